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
