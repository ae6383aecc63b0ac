"""UCDP: monthly Candidate Events stand side by side; what comes later takes a month's place."""

import csv
from datetime import date
from pathlib import Path

import pytest

from metrics import build, pictures, store
from metrics.store import datasets

SAMPLE = Path(__file__).parents[1] / "sources" / "files" / "ucdp_ged_19.csv"
APRIL, MAY = ["900001"], ["900002", "900003", "900004"]
KILLED = (
    "SELECT event, best FROM claim "
    "WHERE measure = 'killed' AND population_group = 'all' ORDER BY event"
)


@pytest.fixture
def home(tmp_path):
    return store.Home(tmp_path / "data")


@pytest.fixture
def release(home, tmp_path):
    """Load some events of the sample, as published on a day."""

    def load(events, published):
        with SAMPLE.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        path = tmp_path / f"{published}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *(row for row in rows if row[0] in events)])
        datasets.load_dataset(home, path, datasets.reading(home, published=published))

    return load


@pytest.fixture
def killed(home):
    """The events that count, each with its dead."""

    def asked():
        build.build(home)
        with store.open_published(home) as db:
            return dict(db.execute(KILLED).fetchall())

    return asked


def test_a_month_takes_nothing_of_another_and_an_edition_takes_back_what_it_dropped(
    release, killed
):
    release(APRIL, date(2019, 5, 20))
    release(MAY, date(2019, 6, 20))
    assert killed() == {"900001": 10, "900002": 6, "900003": 2, "900004": 0}

    release([*APRIL, "900002", "900004"], date(2020, 6, 1))
    assert killed() == {"900001": 10, "900002": 6, "900004": 0}


def test_between_two_editions_the_older_one_counts(home, release):
    first, second = date(2019, 5, 20), date(2019, 6, 20)
    release(APRIL, first)
    with store.open_published(build_of(home)) as db:
        [(_, told)] = db.execute(KILLED).fetchall()
    release([*APRIL, "900005"], second)  # the event again: its claim is now one of this edition
    for day in (first, date(2019, 6, 1)):
        with pictures.picture(home, as_of=day) as db:
            assert db.execute(KILLED).fetchall() == [("900001", told)]
    with pictures.picture(home, as_of=second) as db:
        assert len(db.execute(KILLED).fetchall()) == 2


def build_of(home):
    build.build(home)
    return home
