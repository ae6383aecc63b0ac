"""What analysts ask: views and macros with stable names, each column with its meaning."""

import io
import re
from pathlib import Path

import duckdb
import pytest

import sql
from metrics import build, export, sandbox, store

PAGE = (Path(sql.__file__).parent / "QUESTIONS.md").read_text()
ASKED = re.findall(
    r"^## \d+\. (.*?)\n.*?```sql\n(.*?)\n```\n\n```csv\n(.*?)\n```", PAGE, re.MULTILINE | re.DOTALL
)
VIEWS = {
    *("regions", "documents", "claims", "estimates", "points", "indicators", "sources"),
    *("datasets", "rejects", "sentences"),
}


@pytest.fixture(scope="module")
def empty():
    with duckdb.connect() as db:
        build.create(db)
        yield db


def test_the_page_has_twenty_questions():
    assert len(ASKED) == 20


@pytest.mark.parametrize(
    ("query", "answer"), [one[1:] for one in ASKED], ids=[one[0] for one in ASKED]
)
def test_each_has_the_answer_that_the_page_gives(demo_home, query, answer):
    """Asked as a stranger's query is: one SELECT within limits."""
    with store.open_published(store.Home(demo_home)) as db:
        found = sandbox.run(db, query, seconds=20, rows=100, memory="500MB")
    text = io.StringIO(newline="")
    export.write_csv(
        found.names, (dict(zip(found.names, row, strict=True)) for row in found.rows), text
    )
    assert text.getvalue().replace("\r\n", "\n").rstrip("\n") == answer


def test_the_names_are_those_and_each_column_says_what_it_is(empty):
    named = dict(
        empty.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
    )
    assert set(named) == VIEWS
    assert all(named.values())
    bare = empty.execute(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert bare == []


def test_each_macro_says_what_it_is(empty):
    bare = empty.execute(
        "SELECT function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL "
        "AND function_type LIKE '%macro'"
    ).fetchall()
    assert bare == []


SUMS = [
    ([(1, 2, 3), (4, 5, 6)], (5, 7, 9, 9, 0, 2)),
    ([(1, 2, 3), (4, 5, None)], (5, 7, None, 3, 1, 2)),
    ([(None, 2, 3), (4, None, 6)], (None, None, 9, 9, 0, 2)),
    ([(0.1, 0.2, 0.3)] * 3, (0.3, 0.6, 0.9, 0.9, 0, 3)),
    ([], (None, None, None, None, 0, 0)),
]


@pytest.mark.parametrize(("rows", "total"), SUMS)
def test_a_sum_is_open_where_a_part_is(empty, rows, total):
    empty.execute("CREATE OR REPLACE TEMP TABLE part (low DOUBLE, best DOUBLE, high DOUBLE)")
    for row in rows:
        empty.execute("INSERT INTO part VALUES (?, ?, ?)", row)
    answer = empty.execute("SELECT unnest(interval_sum(low, best, high)) FROM part").fetchall()
    assert answer == [total]


WORDS = [
    ((5, 5, 5), "5"),
    ((1500, 2000, 2500), "1,500 to 2,500, best 2,000"),
    ((50, 74, None), "at least 50, best 74"),
    ((50, 50, None), "at least 50"),
    ((None, None, 9), "at most 9"),
    ((None, 4, 9), "at most 9, best 4"),
    ((None, 4, None), "about 4, ends unknown"),
    ((None, None, None), "unknown"),
    ((0.0125, 0.02, 0.5), "0.0125 to 0.5, best 0.02"),
    ((0, 0, 0), "0"),
]


@pytest.mark.parametrize(("interval", "words"), WORDS)
def test_an_interval_in_words(empty, interval, words):
    assert empty.execute("SELECT interval_text(?, ?, ?)", interval).fetchall() == [(words,)]


def test_estimates_and_indicators_use_no_macro(empty):
    """They run on other engines, too; analysts alone have macros."""
    names = {
        name
        for (name,) in empty.execute(
            "SELECT function_name FROM duckdb_functions() WHERE NOT internal"
        ).fetchall()
    }
    called = re.compile(rf"\b({'|'.join(names)})\(")
    for folder in ("estimates", "totals", "beside", "indicators", "checks", "queries"):
        for file in sql.folder(folder):
            assert not called.search(file.body), f"{folder}/{file.name}"


def test_the_whole_is_printed(humetrics):
    ran = humetrics("schema", "--format", "csv")
    assert ran.code == 0
    assert "view,points,high,DOUBLE,Highest value" in ran.out
    assert 'macro,interval_sum,"low, best, high",' in ran.out
    assert "table,estimate_within,reason,VARCHAR," in ran.out
    one = humetrics("schema", "indicator", "--format", "csv").out.splitlines()
    assert {line.split(",")[1] for line in one} == {"name", "indicator"}
    assert "no view, table or macro 'nothing'" in humetrics("schema", "nothing").err
    assert "interval_sum" in humetrics("schema").out
