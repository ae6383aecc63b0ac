"""The guide for linguists names every rule and every reason that the reading gives."""

import json
from pathlib import Path

import pytest

from metrics import documents, read
from metrics.lexicon import FOLDER
from metrics.lexicon.schema import FILES
from metrics.text import figures, refusals, rejects

TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")
GOLDEN = Path(__file__).parents[1] / "golden"
OPEN = ("counts ",)  # reasons that name the thing counted
REASONS = {
    *rejects.NO_QUANTITY,
    *(rejects.AGE, rejects.AGE_OR_SPAN, rejects.MONEY, rejects.CHANGE, rejects.RATE, rejects.ZERO),
    *(rejects.COMPOUND, rejects.TOO_VAGUE, rejects.NOT_WHOLE, rejects.TOO_LARGE),
    *(*refusals.REFUSALS, refusals.NOTHING_NEAR, refusals.NOTHING_BESIDE),
    figures.REFERS,
}


@pytest.fixture(scope="module")
def readings():
    records = [
        json.loads(line)
        for path in sorted(GOLDEN.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [read(documents.document(record["text"], record)) for record in records]


def test_every_rule_of_a_figure_is_explained(readings):
    bounds = {figure.bound.value for found in readings for figure in found.figures}
    rules = {rule for found in readings for figure in found.figures for rule in figure.rules}
    assert not sorted(rule for rule in rules - bounds if f"`{rule}`" not in TEXT)


def test_every_reason_of_a_miss_is_explained(readings):
    reasons = {miss.reason for found in readings for miss in found.misses}
    named = {why for why in reasons if not why.startswith(OPEN)}
    assert not sorted(why for why in named if f"`{why}`" not in TEXT)


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_of_a_language_is_listed(name):
    assert f"`{name}.toml`" in TEXT


@pytest.mark.parametrize("reason", sorted(REASONS))
def test_every_reason_of_the_rules_is_explained(reason):
    assert f"`{reason}`" in TEXT
