"""Where a figure applies."""

import pytest


def test_a_figure_takes_the_nearest_places(case, reading):
    text, places = case
    assert list(reading(text).figures[-1].places) == places


def test_the_places_are_also_regions_of_the_world(reading):
    (figure,) = reading("Shelling killed five people in Idlib, Syria.").figures
    assert figure.country == "SYR"
    assert [region.country for region in figure.regions] == ["SYR"]


def test_a_text_without_a_place_speaks_of_its_country(reading):
    figures = reading("Floods in Pakistan. A dam broke. At least 50 people were killed.").figures
    assert figures[-1].country == "PAK"


def test_a_figure_of_a_country_that_nobody_names_has_no_place(reading):
    text = "The ministry said 30 people have been killed, nine of them in Zedburgh."
    first, second = reading(text).figures
    assert (first.places, first.country) == ((), None)
    assert second.best == 9


@pytest.mark.parametrize("digits", ["²", "7" * 5000])
def test_a_distance_that_is_no_number_breaks_nothing(digits, reading):
    (figure,) = reading(f"Some 20 people died in Redwater, {digits} km from Idlib, Syria.").figures
    assert figure.best == 20
