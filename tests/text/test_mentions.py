"""Every quantity of a sentence, whether or not it is a figure."""

import tomllib
from pathlib import Path

import pytest

from metrics import quantities

FILE = Path(__file__).parents[1] / "cases" / "en" / "mentions.toml"
CASES = tomllib.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "quotes"), CASES["quotes"].items())
def test_each_quantity_and_nothing_else(text, quotes):
    assert [one.quote for one in quantities(text)] == quotes


@pytest.mark.parametrize(("text", "stated"), CASES["values"].items())
def test_what_it_states(text, stated):
    (found,) = quantities(text)
    want = [None if one == "-" else pytest.approx(one) for one in stated]
    assert [found.low, found.best, found.high] == want


def cut(text, span):
    return text[slice(*span)] if span else ""


@pytest.mark.parametrize(("text", "modifiers"), CASES["modifiers"].items())
def test_the_modifier_is_what_states_the_bound(text, modifiers):
    assert [cut(text, one.modifier) for one in quantities(text)] == modifiers


@pytest.mark.parametrize(("text", "things"), CASES["counted"].items())
def test_what_is_counted(text, things):
    assert [cut(text, one.counted) for one in quantities(text)] == things
