"""A stranger's query reads the published file, within limits, and reaches nothing else."""

import duckdb
import pytest

from metrics import sandbox
from metrics.errors import BadParameterError, QueryError


@pytest.fixture
def ask(tmp_path):
    path = tmp_path / "data.duckdb"
    with duckdb.connect(path) as db:
        db.execute("CREATE TABLE point AS SELECT range AS low FROM range(5)")
    (tmp_path / "secret.csv").write_text("name\nsecret\n")
    opened = []

    def run(query, *, seconds=5.0, rows=100):
        db = duckdb.connect(path, read_only=True)
        opened.append(db)
        return sandbox.run(db, query, seconds=seconds, rows=rows, memory="200MB")

    yield run
    for db in opened:
        db.close()


def test_a_query_is_answered(ask):
    answer = ask("SELECT low, NULL AS high FROM point ORDER BY low LIMIT 2")
    assert answer == sandbox.Answer(("low", "high"), ((0, None), (1, None)), more=False)


def test_rows_over_the_limit_are_cut_and_told(ask):
    answer = ask("SELECT low FROM point ORDER BY low", rows=3)
    assert answer.rows == ((0,), (1,), (2,))
    assert answer.more


REFUSED = [
    "INSERT INTO point VALUES (9)",
    "CREATE TABLE mine (x INTEGER)",
    "DROP TABLE point",
    "COPY point TO 'out.csv'",
    "ATTACH 'other.duckdb'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "PRAGMA database_list",
    "EXPORT DATABASE 'folder'",
    "SELECT 1; SELECT 2",
    "",
]


@pytest.mark.parametrize("query", REFUSED)
def test_only_one_select_is_run(ask, query):
    with pytest.raises(BadParameterError, match="one SELECT at a time"):
        ask(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('{folder}/secret.csv')",
        "SELECT * FROM '{folder}/secret.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
    ],
)
def test_no_other_file_is_reached(ask, tmp_path, query):
    with pytest.raises(QueryError):
        ask(query.format(folder=tmp_path))


def test_a_query_that_takes_too_long_is_stopped(ask):
    with pytest.raises(QueryError, match=r"longer than 0\.2 s"):
        ask("SELECT count(*) FROM range(100000000) a, range(1000000) b", seconds=0.2)


def test_a_query_that_takes_too_much_memory_fails_and_writes_nothing(ask, tmp_path):
    with pytest.raises(QueryError, match="Out of Memory"):
        ask("SELECT count(DISTINCT hash(i) || repeat('x', 400)) FROM range(999999) t(i)")
    assert {path.name for path in tmp_path.iterdir()} == {"data.duckdb", "secret.csv"}


@pytest.mark.parametrize("statement", ["COPY point TO 'out.csv'", "CREATE TABLE mine (x INTEGER)"])
def test_to_explain_is_not_to_do(ask, tmp_path, statement):
    with pytest.raises(QueryError):
        ask(f"EXPLAIN ANALYZE {statement}")
    assert not (tmp_path / "out.csv").exists()


def test_a_slip_is_told_in_duckdbs_words(ask):
    with pytest.raises(QueryError, match="pointt"):
        ask("SELECT * FROM pointt")
