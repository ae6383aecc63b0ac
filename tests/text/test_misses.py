"""Numbers that are no figures say why."""

import tomllib
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / "cases" / "en" / "misses.toml"
REASONS = tomllib.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [(text, quote, why) for why, lines in REASONS.items() for text, quote in lines.items()],
)
def test_a_number_left_out_says_why(text, quote, reason, reading):
    found = reading(text)
    assert found.figures == ()
    assert (quote, reason) in [(miss.quote, miss.reason) for miss in found.misses]
