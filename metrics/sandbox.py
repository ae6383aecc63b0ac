"""One query of a stranger on the published file: it reads, within limits, and reaches nothing else.

The connection is read-only, sees no file but the one that is open, and its configuration is locked;
the query is stopped after so many seconds, and only so many rows of its answer are fetched.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import NamedTuple

import duckdb

from metrics.errors import BadParameterError, QueryError

ALLOWED = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


class Answer(NamedTuple):
    """The rows of a query; ``more`` where the limit cut them off."""

    names: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    more: bool


def lock(db: duckdb.DuckDBPyConnection, memory: str) -> None:
    """Close every way out of an open connection, and the way to open them again."""
    db.execute(f"SET memory_limit = '{memory}'")
    db.execute("SET temp_directory = ''")  # what does not fit into memory fails, no disk is filled
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")


def run(
    db: duckdb.DuckDBPyConnection, query: str, *, seconds: float, rows: int, memory: str
) -> Answer:
    """Answer one SELECT."""
    lock(db, memory)
    try:
        statements = db.extract_statements(query)
        if len(statements) != 1 or statements[0].type not in ALLOWED:
            raise BadParameterError("one SELECT at a time; nothing else is run")
        with _limited(db, seconds):
            answer = db.execute(statements[0])
            names = tuple(column[0] for column in answer.description or ())
            found = answer.fetchmany(rows + 1)
    except duckdb.InterruptException as error:
        raise QueryError(f"the query took longer than {seconds:g} s and was stopped") from error
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    return Answer(names, tuple(found[:rows]), len(found) > rows)


@contextmanager
def _limited(db: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    timer = Timer(seconds, db.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
