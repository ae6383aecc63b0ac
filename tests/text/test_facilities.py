"""Which buildings and sites are counted."""

import pytest


def test_the_noun_tells_the_kind_of_site(case, reading):
    noun, expected = case
    (figure,) = reading(f"Air strikes destroyed three {noun}.").figures
    assert [figure.unit, figure.facility] == expected


@pytest.mark.parametrize("noun", ["tanks", "checkpoints", "vehicles", "villages", "ambulances"])
def test_what_is_no_civilian_building_is_no_figure(noun, reading):
    assert reading(f"Air strikes destroyed three {noun}.").figures == ()


def test_a_single_named_by_its_article_is_one(reading):
    (figure,) = reading("An air strike hit a hospital.").figures
    assert (figure.quote, figure.best, figure.facility) == ("a hospital", 1, "health")
