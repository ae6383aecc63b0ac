"""The ledger: the tables that only grow, and the few things that are asked of them.

`metrics.store` decides what is added; here it is written. Every function works on an open ledger,
within the transaction of its caller.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pyarrow as pa

import sql
from metrics.claims import Claim, Place, key
from metrics.model import Document

RECORD = ("lang", "publisher", "title", "published")
WHERE = ("external_id", "url")


def add_readings(
    db: duckdb.DuckDBPyConnection, readings: Sequence[tuple[object, ...]], at: datetime
) -> None:
    """Add readings: (reading, document, record, version, refused) each."""
    names = ("reading", "document", "record", "version", "refused")
    rows = [dict(zip(names, reading, strict=True)) for reading in readings]
    _append(db, "reading", _numbered(db, "reading", rows, at))


def add_claims(db: duckdb.DuckDBPyConnection, made: Iterable[tuple[str, Sequence[Claim]]]) -> None:
    """Append the claims of readings, with their places."""
    rows: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    for reading, found in made:
        for claim in found:
            rows.append(claim.model_dump(exclude={"places"}) | {"reading": reading})
            places += (
                {"reading": reading, "claim": claim.claim, "position": at, **_place(place)}
                for at, place in enumerate(claim.places)
            )
    _append(db, "claim_version", rows)
    _append(db, "claim_region_version", places)


def _place(place: Place) -> dict[str, Any]:
    located = place.located
    return {
        "role": place.role,
        "name": located.name,
        "country": located.country,
        "region": located.pcode,
        "level": located.level,
        "method": located.method,
    }


def _numbered(
    db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]], at: datetime
) -> list[dict[str, Any]]:
    """Give each row its step in the history of the table, and the time."""
    query = f"SELECT coalesce(max(step), 0) FROM {table}"  # noqa: S608
    last = db.execute(query).fetchall()[0][0]
    return [row | {"step": last + step, "loaded_at": at} for step, row in enumerate(rows, 1)]


def _append(db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    schema = db.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
    db.register("incoming", pa.Table.from_pylist(list(rows), schema=schema))
    db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    db.unregister("incoming")


def newest(
    db: duckdb.DuckDBPyConnection, keys: Sequence[str]
) -> dict[str, dict[str, tuple[object, ...]]]:
    """Give for each known document the newest record of each group that it came from."""
    rows = db.execute(
        f"SELECT document, {', '.join(RECORD + WHERE)} FROM document_record "  # noqa: S608
        "WHERE document IN (SELECT unnest($keys)) ORDER BY step",
        {"keys": list(keys)},
    ).fetchall()
    known: dict[str, dict[str, tuple[object, ...]]] = {}
    for name, *values in rows:
        origin = str(values[len(RECORD)] or values[1] or "")
        known.setdefault(name, {})[origin] = tuple(values)
    return known


def unread(db: duckdb.DuckDBPyConnection, keys: Sequence[str], version: str) -> list[Document]:
    """Give the documents whose record that counts was not read by this version."""
    db.execute(
        "CREATE OR REPLACE TEMP TABLE record_now AS "
        "SELECT * FROM document_record WHERE document IN (SELECT unnest($keys))",
        {"keys": list(keys)},
    )
    rows = db.execute(
        f"SELECT c.document, t.text, {', '.join('c.' + name for name in RECORD + WHERE)} "  # noqa: S608
        f"FROM ({sql.one('ledger', 'current').body}) AS c "
        "JOIN document_text AS t ON t.document = c.document "
        "LEFT JOIN reading AS r ON r.document = c.document AND r.record = c.record "
        "AND r.version = $version WHERE r.reading IS NULL ORDER BY c.document",
        {"version": version},
    ).fetchall()
    names = ("id", "text", *RECORD, *WHERE)
    return [Document(**dict(zip(names, row, strict=True))) for row in rows]


def outdated(db: duckdb.DuckDBPyConnection, version: str) -> list[str]:
    """Give the documents that this version never read."""
    rows = db.execute(
        "SELECT document FROM document_text "
        "EXCEPT SELECT document FROM reading WHERE version = $version "
        "EXCEPT SELECT name FROM withdrawal WHERE kind = 'document' ORDER BY ALL",
        {"version": version},
    ).fetchall()
    return [name for (name,) in rows]


def add_texts(db: duckdb.DuckDBPyConnection, documents: Iterable[Document]) -> None:
    """Add the texts of new documents."""
    rows = [
        {"document": one.id, "text": one.text, "characters": len(one.text)} for one in documents
    ]
    _append(db, "document_text", rows)


def add_records(
    db: duckdb.DuckDBPyConnection, records: Sequence[tuple[object, ...]], at: datetime
) -> None:
    """Add records of metadata: (document, record, *RECORD, *WHERE) each."""
    names = ("document", "record", *RECORD, *WHERE)
    rows = [dict(zip(names, record, strict=True)) for record in records]
    _append(db, "document_record", _numbered(db, "document_record", rows, at))


def row(document: Document) -> tuple[object, ...]:
    """Give all metadata of a document."""
    return tuple(getattr(document, name) for name in RECORD + WHERE)


def record(document: Document) -> str:
    """Give the key of the metadata that reading depends on."""
    parts = (getattr(document, name) for name in RECORD)
    return key(*("" if part is None else _text(part) for part in parts))


def _text(part: object) -> str:
    return part.isoformat() if isinstance(part, date) else str(part)


def group(document: Document) -> str:
    """Say where a record came from: a later one from there is a correction."""
    return document.external_id or document.publisher or ""


def now() -> datetime:
    """Give the time, UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


@contextmanager
def transaction(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Write all or nothing."""
    db.execute("BEGIN")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def prepare(db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of a new ledger; add the columns that an older one lacks."""
    for statement in sql.one("ledger", "ledger").body.split(";\n"):
        db.execute(statement)
    schema = _schema()
    for table, columns in schema.items():
        known = {
            name
            for (name,) in db.execute(
                "SELECT column_name FROM duckdb_columns() WHERE table_name = ? "
                "AND database_name = current_database()",
                [table],
            ).fetchall()
        }
        if not known:
            listed = ", ".join(f"{name} {kind}" for name, kind in columns)
            db.execute(f"CREATE TABLE {table} (reading VARCHAR NOT NULL, {listed})")
        for name, kind in columns if known else ():
            if name not in known:
                db.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")


def _schema() -> dict[str, list[tuple[str, str]]]:
    """Give the columns of the tables that a ledger keeps versions of."""
    with duckdb.connect() as db:
        tables = {}
        for name in ("claim", "claim_region"):
            for statement in sql.one("schema", name).body.split(";\n"):
                db.execute(statement)
            rows = db.execute(f"DESCRIBE {name}").fetchall()
            tables[f"{name}_version"] = [(row[0], row[1]) for row in rows]
    return tables
