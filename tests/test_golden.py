"""The reading on labelled documents: F1 per level, a floor per language, and labels that hold."""

import json
import tomllib
from pathlib import Path

import pytest

from metrics import documents, export, read, score

GOLDEN = Path(__file__).parent / "golden"
FLOORS = tomllib.loads((GOLDEN / "scores.toml").read_text())
SAMPLES = Path(__file__).parents[1] / "metrics" / "samples"


def labelled(lang):
    return [json.loads(line) for line in (GOLDEN / f"{lang}.jsonl").read_text().splitlines()]


def figures(record):
    document = documents.document(record["text"], record)
    return [export.figure(one) for one in read(document).figures]


@pytest.mark.parametrize("lang", FLOORS)
def test_the_reading_reaches_its_floor(lang):
    result = score.score((record, figures(record)) for record in labelled(lang))
    reached = {level: round(rate.f1, 3) for level, rate in result.levels.items()}
    below = {level: f1 for level, f1 in reached.items() if f1 < FLOORS[lang][level]}
    assert not below, f"reached {reached}"


@pytest.mark.parametrize("lang", FLOORS)
def test_every_label_stands_in_its_text(lang):
    for record in labelled(lang):
        for one in record["figures"]:
            assert record["text"][one["start"] : one["end"]] == one["quote"]


def test_the_sample_reports_are_labelled_as_they_stand():
    texts = {path.stem: next(documents.load(path)).text for path in sorted(SAMPLES.iterdir())}
    assert {record["id"]: record["text"] for record in labelled("en")} == texts


def test_the_sample_reports_hold_what_they_are_there_for():
    found = [one for record in labelled("en") for one in record["figures"]]
    families = tomllib.loads((SAMPLES.parent / "lexicon" / "measures.toml").read_text())
    assert {families[one["measure"]]["family"] for one in found} == {
        *("casualty", "displacement", "population", "facility", "incident")
    }
    assert {"denied", "feared", "hypothetical", "reported"} == {one["status"] for one in found}
    assert "half of whom" in [one["quote"] for one in found]
    bounds = {one["bound"] for one in found}
    assert bounds == {
        "exact",
        "approx",
        "at_least",
        "more_than",
        "at_most",
        "less_than",
        "range",
        "vague",
    }
    killed = {s: one["low"] for one in found if one["measure"] == "killed" for s in one["sources"]}
    assert (killed["UOSSM"], killed["SOHR"]) == (50, 74)
