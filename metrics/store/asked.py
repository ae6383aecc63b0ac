"""What a loading asks of the ledger.

No question looks at the texts of other documents than those it gives, and none is asked for each
document: a ledger has no index, each question looks at a whole column.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

import sql
from metrics import ledger
from metrics.ledger import RECORD, WHERE
from metrics.model import Document


def newest(
    db: duckdb.DuckDBPyConnection, keys: Sequence[str]
) -> dict[str, dict[str, tuple[object, ...]]]:
    """Give for each known document the newest record of each group that it came from."""
    known: dict[str, dict[str, tuple[object, ...]]] = {}
    if not keys:
        return known
    rows = db.execute(
        f"SELECT document, {', '.join(RECORD + WHERE)} FROM document_record "  # noqa: S608
        "WHERE document IN (SELECT unnest($keys)) ORDER BY step",
        {"keys": list(keys)},
    ).fetchall()
    for name, *values in rows:
        origin = str(values[len(RECORD)] or values[1] or "")
        known.setdefault(name, {})[origin] = tuple(values)
    return known


def unread(
    db: duckdb.DuckDBPyConnection,
    keys: Sequence[str],
    coming: Sequence[tuple[object, ...]],
    version: str,
) -> dict[str, dict[str, Any]]:
    """Give, of documents with some records and those that are coming, what this version must read.

    That is the record of each that counts, by document, if it was not read yet.
    """
    db.execute(
        "CREATE OR REPLACE TEMP TABLE record_now AS "
        "SELECT * FROM document_record WHERE document IN (SELECT unnest($keys))",
        {"keys": list(keys)},
    )
    ledger.add(
        db,
        "record_now",
        ledger.numbered(db, "document_record", ledger.listed(coming), ledger.now()),
    )
    rows = db.execute(
        f"SELECT c.document, {', '.join('c.' + name for name in RECORD + WHERE)} "  # noqa: S608
        f"FROM ({_current()}) AS c "
        "LEFT JOIN reading AS r ON r.document = c.document AND r.record = c.record "
        "AND r.version = $version WHERE r.reading IS NULL",
        {"version": version},
    ).fetchall()
    return {name: dict(zip(RECORD + WHERE, values, strict=True)) for name, *values in rows}


def outdated(db: duckdb.DuckDBPyConnection, version: str, most: int) -> Iterator[list[Document]]:
    """Give the documents that this version never read, some at a time, as the ledger has them."""
    db.execute(
        "CREATE OR REPLACE TEMP TABLE outdated AS "  # noqa: S608
        "WITH record_now AS (FROM document_record WHERE document NOT IN "
        "(SELECT name FROM withdrawal WHERE kind = 'document') AND document NOT IN "
        "(SELECT document FROM reading WHERE version = $version AND document IS NOT NULL)) "
        f"SELECT t.rowid AS place, c.* FROM ({_current()}) AS c "
        "JOIN document_text AS t ON t.document = c.document ORDER BY place",
        {"version": version},
    )
    last = -1
    names = ("id", "text", *RECORD, *WHERE)
    while rows := _texts(db, last, most):
        last = rows[-1][0]
        yield [Document(**dict(zip(names, values, strict=True))) for _, *values in rows]


def _texts(db: duckdb.DuckDBPyConnection, last: int, most: int) -> list[tuple[Any, ...]]:
    """Fetch texts by their place in the table: by name, all of it would be looked at."""
    places = db.execute(
        "SELECT min(place), max(place) FROM "
        "(SELECT place FROM outdated WHERE place > ? ORDER BY place LIMIT ?)",
        [last, most],
    ).fetchall()[0]
    columns = ", ".join("o." + name for name in RECORD + WHERE)
    return db.execute(
        f"SELECT o.place, o.document, t.text, {columns} FROM outdated AS o "  # noqa: S608
        "JOIN (SELECT rowid AS place, text FROM document_text WHERE rowid BETWEEN ? AND ?) AS t "
        "USING (place) ORDER BY o.place",
        list(places),
    ).fetchall()


def hashes(db: duckdb.DuckDBPyConnection, query: str) -> bytes:
    """Give a hash of each row that a query answers, one behind the other."""
    columns = db.sql(query).columns
    parts = ", ".join(f"coalesce(CAST({name} AS VARCHAR), chr(30))" for name in columns)
    found = db.execute(
        f"SELECT unhex(sha256(concat_ws(chr(31), {parts}))[:32]) FROM ({query})"  # noqa: S608
    )
    return _joined(found)[0]


def settled(db: duckdb.DuckDBPyConnection, version: str) -> bytes:
    """Give the hashes of the records with which nothing is left to do."""
    db.execute(
        "CREATE OR REPLACE TEMP TABLE settled AS "
        f"WITH record_now AS (FROM document_record), current_record AS ({_current()}) "
        f"{sql.one('ledger', 'settled').body}",
        {"version": version},
    )
    found = hashes(db, f"SELECT document, {', '.join(RECORD + WHERE)} FROM settled")  # noqa: S608
    db.execute("DROP TABLE settled")
    return found


def loaded_files(db: duckdb.DuckDBPyConnection) -> tuple[bytes, bytes]:
    """Give the hashes of the files that were loaded, and beside them those of their records."""
    files, records = _joined(db.execute("SELECT DISTINCT file, record FROM loaded_file"), 2)
    return files, records


def _joined(found: duckdb.DuckDBPyConnection, columns: int = 1) -> list[bytes]:
    parts: list[list[bytes]] = [[] for _ in range(columns)]
    while rows := found.fetchmany(10_000):
        for part, values in zip(parts, zip(*rows, strict=True), strict=True):
            part.append(b"".join(values))
    return [b"".join(part) for part in parts]


def _current() -> str:
    return sql.one("ledger", "current").body
