"""Five articles of a folder of labelled texts, from the text to the estimates.

The folder is named by HUMETRICS_GOLD and holds dev.jsonl; without it nothing can be tested here.
"""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path

import orjson
import pytest

from metrics.build import build
from metrics.model import Document
from metrics.store import Home, load_documents, open_published

GOLD = Path(os.environ.get("HUMETRICS_GOLD", "")) / "dev.jsonl"
NAMES = ("lang", "publisher", "title", "published", "url")

pytestmark = pytest.mark.skipif(
    not GOLD.is_file(), reason="HUMETRICS_GOLD names no folder with dev.jsonl"
)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("seeds"))
    lines = map(orjson.loads, GOLD.read_bytes().splitlines())
    load_documents(home, [_document(line) for line in lines if line["id"].startswith("seed")])
    build(home)
    with open_published(home) as db:
        yield db


def _document(line):
    return Document(
        id=sha256(line["text"].encode()).hexdigest()[:20],
        text=line["text"],
        external_id=line["id"],
        **{name: line[name] for name in NAMES},
    )


# measure, unit, region, a day within the period -> low, best, high, grade, sources
EVENTS = {
    "the dead of a week in Idlib, of two counters": (
        ("killed", "person", "SY07", "2019-05-02"),
        (50, 74, None, "fair", 2),
    ),
    "the dead of a night in Aleppo": (
        ("killed", "person", "SY02", "2016-09-22"),
        (80, 80, None, "weak", 1),
    ),
    "the dead of a war": (
        ("killed", "person", "SYR", "2012-01-01"),
        (250_000, 250_000, None, "weak", 1),
    ),
    "the strikes of a night, estimated": (
        ("airstrikes", "incident", "SY02", "2016-09-23"),
        (36, 40, 44, "weak", 1),
    ),
    "the strikes of a day in two regions": (
        ("airstrikes", "incident", "SYR", "2018-09-08"),
        (68, 68, 68, "weak", 1),
    ),
    "barrel bombs of the same day": (
        ("munitions", "munition", "SYR", "2018-09-08"),
        (19, 19, 19, "weak", 1),
    ),
    "residents, told twice in one text": (
        ("population", "person", "SY07", "2019-05-06"),
        (2_850_000, 3_000_000, 3_150_000, "weak", 1),
    ),
    "half of them displaced": (
        ("displaced", "person", "SY07", "2018-09-09"),
        (1_425_000, 1_500_000, 1_575_000, "weak", 1),
    ),
    "the besieged": (
        ("besieged", "person", "SY02", "2016-09-23"),
        (237_500, 250_000, 262_500, "weak", 1),
    ),
    "rebels that left, without their families": (
        ("evacuated", "person", "SY0401", "2016-09-23"),
        (270, 300, 330, "weak", 1),
    ),
    "one water station": (
        ("destroyed", "facility", "SY02", "2016-09-22"),
        (1, 1, 1, "weak", 1),
    ),
    "two of four centres out of service": (
        ("out_of_service", "facility", "SY02", "2016-09-23"),
        (2, 2, 2, "weak", 1),
    ),
}


@pytest.mark.parametrize(("asked", "expected"), EVENTS.values(), ids=EVENTS)
def test_the_events_of_the_articles(seeds, asked, expected):
    measure, unit, region, day = asked
    rows = seeds.execute(
        "SELECT low, best, high, grade, sources FROM estimate WHERE measure = ? AND unit = ? "
        "AND region = ? AND ? BETWEEN period_start AND period_end ORDER BY days",
        [measure, unit, region, date.fromisoformat(day)],
    ).fetchall()
    assert rows[0] == expected


def test_the_hundreds_that_nobody_dated_are_not_added_to_the_week(seeds):
    best = "SELECT best FROM total WHERE measure = 'killed' AND region = 'SY07' AND period = 'all'"
    assert seeds.execute(best + " AND population_group = 'all'").fetchall() == [(300,)]


def test_what_nobody_counted_is_no_estimate(seeds):
    wrong = "SELECT measure, best FROM estimate WHERE best IN (27000000, 12, 36, 5, 6)"
    assert seeds.execute(wrong).fetchall() == []
    feared = "SELECT count(*) FROM left_out WHERE reason = 'feared'"
    assert seeds.execute(feared).fetchall()[0][0] >= 1
