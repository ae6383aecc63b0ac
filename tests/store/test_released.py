"""A ledger of every released version opens with this one, whole, and goes on.

`released/<version>.sql` holds the tables as that version made them, with two reports in them.
"""

from pathlib import Path

import duckdb
import pytest

from metrics import ledger, store
from metrics.errors import StoreError

RELEASED = sorted(Path(__file__).with_name("released").glob("*.sql"))
FOUND = "SELECT region, low, best, high FROM point WHERE indicator = 'CAS-01' AND period = 'all'"
READ = ("5 killed in Idlib on 2019-05-03 by SOHR", "at least 7 killed in Hama on 2019-05-04")


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def older(folder, request):
    folder.home.path.mkdir(parents=True)
    with duckdb.connect(str(folder.home.ledger), config=store.STORAGE) as db:
        db.execute(request.param.read_text())
    return folder


def test_there_is_one_for_the_first_release():
    assert "0.1.0" in [path.stem for path in RELEASED]


def test_what_is_in_an_older_ledger_is_published_and_added_to(older, folders, say):
    older.build()
    assert sorted(older.rows(FOUND)) == [
        *(("SY05", 7, 7, None), ("SY07", 5, 5, 5)),
        ("SYR", 12, 12, None),
    ]
    report = older.load(*map(say, READ), say("3 killed in Hama on 2019-06-01"))
    assert (report.new, report.duplicate) == (1, 2)
    older.build()
    fresh = folders()
    fresh.load(*map(say, READ), say("3 killed in Hama on 2019-06-01"))
    fresh.build()
    assert sorted(older.rows(FOUND)) == sorted(fresh.rows(FOUND))


def test_its_version_is_written_once(older, say):
    for _ in range(2):
        older.load(say("3 killed in Hama on 2019-06-01"))
    with duckdb.connect(str(older.home.ledger), read_only=True) as db:
        assert db.execute("SELECT version FROM migration").fetchall() == [(ledger.VERSION,)]


def test_a_migration_that_stops_half_way_changes_nothing(older, monkeypatch, say):
    def tables(path):
        with duckdb.connect(str(path), read_only=True) as db:
            return db.execute(
                "SELECT table_name, column_name FROM duckdb_columns() ORDER BY ALL"
            ).fetchall()

    before = tables(older.home.ledger)
    complete = ledger._complete

    def stops(db, table, columns):
        if table == "claim_region_version":
            raise KeyboardInterrupt
        complete(db, table, columns)

    monkeypatch.setattr(ledger, "_complete", stops)
    with pytest.raises(KeyboardInterrupt):
        older.load(say("3 killed in Hama on 2019-06-01"))
    assert tables(older.home.ledger) == before


def test_a_ledger_of_a_newer_version_is_left_alone(older, say):
    older.load(say("3 killed in Hama on 2019-06-01"))
    with duckdb.connect(str(older.home.ledger)) as db:
        db.execute("INSERT INTO migration VALUES (99, now()::TIMESTAMP)")
    before = older.home.ledger.read_bytes()
    for act in (lambda: older.load(say("4 killed in Hama on 2019-06-02")), older.build):
        with pytest.raises(StoreError, match=r"newer Humetrics wrote this ledger \(version 99"):
            act()
    assert older.home.ledger.read_bytes() == before
