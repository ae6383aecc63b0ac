"""Datasets in the ledger: whole files, once each, newer editions in place of older ones."""

from datetime import date

import duckdb
import pytest

from metrics import build, ledger, store
from metrics.errors import DataError, SourceError, StoreError, UnknownNameError
from metrics.sources.card import parse
from metrics.store import datasets, rejects

CARD = """
title = "Tolls of a field office"
publisher = "Field office"
licence = "CC0"
redistribute = "{redistribute}"
key = ["case"]
slice = ["month"]
recognise = {{ columns = ["case", "dead"] }}
period = {{ day = "day" }}
place = {{ names = ["place"], is = "SYR" }}
ignored = {{ "not a number of ours" = ["note"] }}

[[claims]]
name = "killed"
measure = "killed"
best = "dead"
event = "case"
"""
HEAD = "case,month,day,place,dead,note\n"
MAY = "a,2019-05,2019-05-03,Idlib,5,x\nb,2019-05,2019-05-04,Hama,7,x\n"
JUNE = "c,2019-06,2019-06-01,Idlib,2,x\n"


@pytest.fixture
def home(tmp_path):
    return store.Home(tmp_path / "data")


@pytest.fixture
def load(home, tmp_path):
    """Load rows as a file of the field office."""

    def load(rows, *, published=None, name="tolls.csv", redistribute="yes", head=HEAD):
        path = tmp_path / name
        path.write_text(head + rows, encoding="utf-8")
        card = parse(CARD.format(redistribute=redistribute), "tolls.toml")
        how = datasets.reading(home, cards=(card,), published=published)
        return datasets.load_dataset(home, path, how).tables[0]

    return load


@pytest.fixture
def published(home):
    """Build, and ask what is published."""

    def published(query):
        build.build(home)
        with store.open_published(home) as db:
            return db.execute(query).fetchall()

    return published


TOLLS = "SELECT row_key, region, best, period_start FROM claim ORDER BY row_key"


def test_rows_become_claims_and_points(load, published):
    report = load(MAY + JUNE)
    assert (report.rows, report.used, report.claims) == (3, 3, 3)
    assert report.measures == {"killed": 3}
    assert published(TOLLS) == [
        ("a", "SY07", 5, date(2019, 5, 3)),
        ("b", "SY05", 7, date(2019, 5, 4)),
        ("c", "SY07", 2, date(2019, 6, 1)),
    ]
    assert published(
        "SELECT low, best, high FROM point WHERE indicator = 'CAS-01' AND region = 'SYR' "
        "AND period = 'all'"
    ) == [(14, 14, 14)]


def test_the_same_content_is_known_under_any_name(load, published):
    load(MAY)
    again = load(MAY, name="copy.csv")
    assert again.known
    assert published("SELECT files, rows, claims FROM dataset") == [(1, 2, 2)]


def test_a_file_in_two_parts_is_the_file(load, published, tmp_path):
    load(MAY)
    load(JUNE, name="june.csv")
    split = published(TOLLS)
    other = store.Home(tmp_path / "whole")
    card = parse(CARD.format(redistribute="yes"), "tolls.toml")
    (tmp_path / "all.csv").write_text(HEAD + MAY + JUNE)
    datasets.load_dataset(other, tmp_path / "all.csv", datasets.reading(other, cards=(card,)))
    build.build(other)
    with store.open_published(other) as db:
        assert db.execute(TOLLS).fetchall() == split


def test_a_row_loaded_again_with_another_number_is_corrected(load, published):
    load(MAY)
    load("a,2019-05,2019-05-03,Idlib,9,x\n", name="corrected.csv")
    assert [row[2] for row in published(TOLLS)] == [9, 7]


@pytest.mark.parametrize("newer_first", [False, True])
def test_a_newer_edition_replaces_its_slices_whole_whenever_it_is_loaded(
    load, published, newer_first
):
    editions = [
        {"rows": MAY + JUNE, "published": date(2020, 1, 1), "name": "old.csv"},
        {
            "rows": "a,2019-05,2019-05-03,Idlib,6,x\n",
            "published": date(2021, 1, 1),
            "name": "new.csv",
        },
    ]
    for edition in reversed(editions) if newer_first else editions:
        load(**edition)
    # b was taken back with its month's new edition; June is not in it, and stays
    assert [(row[0], row[2]) for row in published(TOLLS)] == [("a", 6), ("c", 2)]


def test_editions_without_a_day_take_nothing_back(load, published):
    load(MAY)
    load("a,2019-05,2019-05-03,Idlib,6,x\n", name="other.csv")
    assert [(row[0], row[2]) for row in published(TOLLS)] == [("a", 6), ("b", 7)]


def test_every_row_is_accounted_for(load, home, published):
    report = load(
        MAY + "d,2019-05,2019-05-05,Idlib,many,x\n"  # row 4
        "e,2019-05,05/05/2019,Idlib,3,x\n"
        "f,2019-05,2019-05-05,Idlib,-2,x\n"
        "g,2019-05,2019-05-05,Idlib,,x\n"
        "a,2019-05,2019-05-03,Idlib,5,x\n"
        "h,2019-05\n"
    )
    assert (report.rows, report.used) == (8, 2)
    found = [
        (one["row"], one["column"], one["value"], one["reason"])
        for one in rejects.rejected(home, every=True)
    ]
    assert found == [
        (4, "dead", "many", "not a number"),
        (5, "day", "05/05/2019", "not a date (%Y-%m-%d)"),
        (6, "dead", "-2", "below zero"),
        (7, None, None, "no number in it"),
        (8, None, "a", "the same key as row 2"),
        (9, None, None, "2 cells where the head has 6"),
    ]
    assert published("SELECT sum(rows) FROM reject") == [(6,)]
    assert published("SELECT rows, used, claims FROM dataset") == [(8, 2, 2)]


def test_columns_are_taken_left_with_a_reason_or_told(load):
    report = load("a,2019-05,2019-05-03,Idlib,5,x,y\n", head="case,month,day,place,dead,note,new\n")
    assert report.ignored == {"note": "not a number of ours"}
    assert report.unknown == ("new",)


def test_what_cannot_be_placed_says_its_name(load, published):
    load("a,2019-05,2019-05-03,Nowhere Known,5,x\n")
    assert published("SELECT region, locality, flags FROM claim") == [
        ("SYR", "Nowhere Known", ["coarser_place"])
    ]


@pytest.mark.parametrize(
    ("redistribute", "quotes", "points"),
    [("yes", [("dead: 5",)], 1), ("aggregate", [(None,)], 1), ("no", [], 0)],
)
def test_what_may_not_be_passed_on_is_not_published(load, published, redistribute, quotes, points):
    load("a,2019-05,2019-05-03,Idlib,5,x\n", redistribute=redistribute)
    assert published("SELECT quote FROM claim") == quotes
    assert published(
        "SELECT count(*) FROM point WHERE indicator = 'CAS-01' AND region = 'SY07' "
        "AND period = 'all' AND best IS NOT NULL"
    ) == [(points,)]


def test_nothing_of_a_file_that_breaks_is_left(load, home, monkeypatch):
    load(MAY)
    monkeypatch.setitem(ledger.STAGED, "dataset_reject", "no_such_table")
    with pytest.raises(StoreError):
        load(JUNE, name="june.csv")
    monkeypatch.undo()
    with duckdb.connect(str(home.ledger), read_only=True) as db:
        for table, rows in (("claim_version", 2), ("dataset_file", 1), ("reading", 1)):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchall() == [(rows,)]  # noqa: S608
    assert load(JUNE, name="june.csv").claims == 1


def test_examining_a_file_keeps_nothing(home, tmp_path):
    path = tmp_path / "tolls.csv"
    path.write_text(HEAD + MAY)
    card = parse(CARD.format(redistribute="yes"), "tolls.toml")
    report = datasets.examine(path, datasets.reading(home, cards=(card,)), 1)
    assert [(one["measure"], one["best"], one["region"]) for one in report.read[0].sample] == [
        ("killed", 5, "SY07")
    ]
    assert not home.path.exists()


def test_a_dataset_that_was_withdrawn_stays_out(load, home, published):
    load(MAY)
    store.withdraw(home, "dataset", "tolls", "asked to")
    load(JUNE, name="june.csv")
    assert published("SELECT count(*) FROM claim") == [(0,)]
    assert published("SELECT count(*) FROM dataset") == [(0,)]


def test_a_file_that_is_not_there_is_named(home, tmp_path):
    with pytest.raises(SourceError, match=r"nothing\.csv"):
        datasets.load_dataset(home, tmp_path / "nothing.csv", datasets.reading(home))


def test_a_card_that_counts_nothing_is_refused():
    with pytest.raises(DataError, match="no column of a number"):
        parse(CARD.replace('best = "dead"', "").format(redistribute="yes"), "tolls.toml")


def test_the_country_of_a_table_that_names_none_is_told(home, tmp_path):
    card = parse(CARD.format(redistribute="yes").replace(', is = "SYR"', ""), "tolls.toml")
    (tmp_path / "t.csv").write_text(HEAD + MAY)
    regions = {
        country: [
            one["region"]
            for one in datasets.examine(
                tmp_path / "t.csv", datasets.reading(home, cards=(card,), country=country), 2
            )
            .read[0]
            .sample
        ]
        for country in (None, "SYR", "syria")
    }
    assert regions == {None: [None, None], "SYR": ["SY07", "SY05"], "syria": ["SY07", "SY05"]}
    with pytest.raises(UnknownNameError, match="no country 'Nowhere'"):
        datasets.reading(home, country="Nowhere")


def test_a_number_whose_range_is_empty_is_exact(home, tmp_path):
    wide = 'best = "dead"\nlow = "least"\nhigh = "most"\n'
    card = parse(
        CARD.format(redistribute="yes").replace('best = "dead"\n', wide),
        "tolls.toml",
    )
    (tmp_path / "t.csv").write_text(
        "case,month,day,place,dead,least,most\n"
        "a,2019-05,2019-05-03,Idlib,5,,\n"
        "b,2019-05,2019-05-03,Idlib,5,,9\n"
        "c,2019-05,2019-05-03,Idlib,5,4,9\n"
    )
    report = datasets.examine(tmp_path / "t.csv", datasets.reading(home, cards=(card,)), 3)
    assert [(one["low"], one["best"], one["high"]) for one in report.read[0].sample] == [
        (5, 5, 5),
        (None, 5, 9),
        (4, 5, 9),
    ]
