"""The questions of the API: each a file of ``sql/queries``, run by its name.

A page of rows goes on behind the key of its last row, not at a row number: rows that are
added or withdrawn between two pages make none come twice and none be lost.
"""

import base64
import binascii
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import duckdb
import orjson

import sql
from api.params import Page
from api.problems import WrongParametersError

Row = dict[str, Any]
Key = Mapping[str, str]
BY_DAY = {"key_day": "after_day"}
_CONDITION = "-- if "
_NO_CURSOR = "no cursor of this list: take `links.next` of the page before"


class Rows(NamedTuple):
    """One page: its rows, how many there are on all pages, and the cursor of the next one."""

    rows: list[Row]
    total: int
    cursor: str | None


def rows(db: duckdb.DuckDBPyConnection, name: str, /, **values: Any) -> list[Row]:
    """Run one question; its answer as rows by column name."""
    return _rows(db, sql.one("queries", name).body, values)


def _rows(db: duckdb.DuckDBPyConnection, body: str, values: Row) -> list[Row]:
    found = db.execute(body, values)
    columns = [column[0] for column in found.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


def asked(db: duckdb.DuckDBPyConnection, name: str, given: Row) -> list[Row]:
    """Run a question of whose filters only those hold that are given: lines that end in "if"."""
    lines = sql.one("queries", name).body.splitlines()
    held = (line for line in lines if _CONDITION not in line or _name(line) in given)
    return _rows(db, "\n".join(held), given)


def _name(line: str) -> str:
    return line.rpartition(_CONDITION)[2].strip()


def paged(db: duckdb.DuckDBPyConnection, name: str, page: Page, key: Key, /, **values: Any) -> Rows:
    """One page of a question that takes ``limit`` and the key of the row to go on behind.

    ``key`` names the columns that order the rows, each with the parameter that takes its value.
    """
    after = _after(page.cursor, key) if page.cursor else dict.fromkeys(key.values())
    found = rows(db, name, limit=page.limit + 1, **after, **values)
    more, found = len(found) > page.limit, found[: page.limit]
    cursor = packed([found[-1][column] for column in key]) if more else None
    total = found[0]["total"] if found else 0
    if page.cursor and not found:
        first = rows(db, name, limit=1, **dict.fromkeys(key.values()), **values)
        total = first[0]["total"] if first else 0
    return Rows([_shown(row) for row in found], total, cursor)


def _shown(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in {"total", "key_day"}}


def packed(values: list[Any]) -> str:
    """The key of a last row as a cursor."""
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def unpacked(cursor: str, length: int) -> list[str]:
    """The key in a cursor that has so many parts."""
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(values, list) or len(values) != length:
            raise ValueError
    except (binascii.Error, ValueError):
        raise WrongParametersError([("cursor", _NO_CURSOR)]) from None
    return [str(value) for value in values]


def _after(cursor: str, key: Key) -> Row:
    values = unpacked(cursor, len(key))
    try:
        if "key_day" in key and values[0]:
            date.fromisoformat(values[0])
    except ValueError:
        raise WrongParametersError([("cursor", _NO_CURSOR)]) from None
    return dict(zip(key.values(), values, strict=True))


def filters(name: str) -> Row:
    """The filters that a question takes, all left open: what its line ``takes`` names."""
    taken = [one.strip() for one in sql.one("queries", name).header["takes"].split(",")]
    return {one: None for one in taken if one != "limit" and not one.startswith("after")}
