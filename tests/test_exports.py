"""The public names: what other people's code may rely on."""

import inspect

import pytest

import metrics
from metrics import export

PUBLIC = ["quantities", "read"]


def test_the_public_names_are_these():
    assert sorted(metrics.__all__) == PUBLIC


def test_each_is_there_with_types_and_words():
    for name in metrics.__all__:
        found = getattr(metrics, name)
        assert inspect.getdoc(found), name
        assert "return" in inspect.get_annotations(found), name


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "\n=1"])
def test_no_text_becomes_a_formula(text):
    assert export.cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["SY07", "a=b", -1, 2.5, None, "", "#adm1+code"])
def test_what_is_harmless_stays(value):
    assert export.cell(value) == value
