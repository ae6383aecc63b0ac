"""The ledger: the tables that only grow, and the few things that are asked of them.

`metrics.store` decides what is added; here it is written. Every function works on an open ledger,
within the transaction of its caller.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

import sql
from metrics.claims import Claim, Place, key
from metrics.errors import StoreError
from metrics.model import Document
from metrics.sources import Card

# One higher with each change of the tables that an older Humetrics must not write beside: it then
# says so. What is there never changes: tables and columns are added (1: 0.1.0; 2: datasets, files).
VERSION = 2
RECORD = ("lang", "publisher", "title", "published")
WHERE = ("external_id", "url")
CLAIMS = ("claim_version", "claim_region_version")
DATED = {"dataset_file": "edition", "document_record": "published"}  # the day from which it counts
CARD = ("title", "publisher", "licence", "redistribute", "about", "url")
STAGED = {
    "claim_version": "claim",
    "claim_region_version": "claim_region",
    "dataset_reject": "rejected",
}


def add_texts(db: duckdb.DuckDBPyConnection, documents: Iterable[Document]) -> None:
    """Add the texts of new documents."""
    rows = [
        {"document": one.id, "text": one.text, "characters": len(one.text)} for one in documents
    ]
    add(db, "document_text", rows)


def add_records(
    db: duckdb.DuckDBPyConnection, records: Sequence[tuple[object, ...]], at: datetime
) -> None:
    """Add records of metadata: (document, record, *RECORD, *WHERE) each."""
    add(db, "document_record", numbered(db, "document_record", listed(records), at))


def add_readings(
    db: duckdb.DuckDBPyConnection, readings: Sequence[tuple[object, ...]], at: datetime
) -> None:
    """Add readings: (reading, document, record, version, refused) each."""
    names = ("reading", "document", "record", "version", "refused")
    rows = [dict(zip(names, reading, strict=True)) for reading in readings]
    add(db, "reading", numbered(db, "reading", rows, at))


def add_files(
    db: duckdb.DuckDBPyConnection, pairs: Sequence[tuple[bytes, bytes]], at: datetime
) -> None:
    """Add which records files gave: (file, record), both hashes."""
    rows = [{"file": file, "record": record, "loaded_at": at} for file, record in pairs]
    add(db, "loaded_file", rows)


def claim_tables(
    made: Iterable[tuple[str, Sequence[Claim]]], schemas: Mapping[str, pa.Schema]
) -> dict[str, pa.Table]:
    """Give the claims of readings, and their places, as tables of the ledger."""
    rows: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    for reading, found in made:
        for claim in found:
            rows.append(claim.model_dump(exclude={"places"}) | {"reading": reading})
            places += (
                {"reading": reading, "claim": claim.claim, "position": at, **_place(place)}
                for at, place in enumerate(claim.places)
            )
    return {
        table: pa.Table.from_pylist(found, schema=schemas[table])
        for table, found in zip(CLAIMS, (rows, places), strict=True)
    }


def add_dataset(
    db: duckdb.DuckDBPyConnection, stage: str, file: dict[str, Any], card: Card, at: datetime
) -> None:
    """Append one staged table: its claims with their places, its rejected rows, its card.

    ``stage`` is the attached scratch database that holds them; ``file`` a row of `dataset_file`.
    """
    told = {"reading": file["reading"]}
    reading = file | {"record": file["content"]}
    add(db, "reading", numbered(db, "reading", [_only(db, "reading", reading)], at))
    add(db, "dataset_file", numbered(db, "dataset_file", [_only(db, "dataset_file", file)], at))
    made = card.model_dump(include=set(CARD)) | {"dataset": card.name, "version": file["version"]}
    add(db, "dataset_card", numbered(db, "dataset_card", [made], at))
    for table, source in STAGED.items():
        db.execute(
            f"INSERT INTO {table} BY NAME SELECT *, $reading AS reading FROM {stage}.{source}",  # noqa: S608
            told,
        )


def _only(db: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> dict[str, Any]:
    """What a table has columns for."""
    names = db.sql(f"FROM {table} LIMIT 0").columns
    return {name: value for name, value in row.items() if name in names}


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


def schemas(db: duckdb.DuckDBPyConnection) -> dict[str, pa.Schema]:
    """Give the columns of the tables of claims."""
    return {table: _columns(db, table) for table in CLAIMS}


def append_all(db: duckdb.DuckDBPyConnection, table: str, parts: Sequence[pa.Table]) -> None:
    """Append tables whose columns have the names of the table's."""
    filled = [part for part in parts if part.num_rows]
    if filled:
        append(db, table, pa.concat_tables(filled))


def append(db: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    """Append rows whose columns have the names of the table's."""
    db.register("incoming", rows)
    db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    db.unregister("incoming")


def add(db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Append rows."""
    if rows:
        append(db, table, pa.Table.from_pylist(list(rows), schema=_columns(db, table)))


def _columns(db: duckdb.DuckDBPyConnection, table: str) -> pa.Schema:
    return db.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema


def numbered(
    db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]], at: datetime
) -> list[dict[str, Any]]:
    """Give each row its step in the history of the table, and the time."""
    query = f"SELECT coalesce(max(step), 0) FROM {table}"  # noqa: S608
    last = db.execute(query).fetchall()[0][0]
    return [row | {"step": last + step, "loaded_at": at} for step, row in enumerate(rows, 1)]


def listed(records: Sequence[tuple[object, ...]]) -> list[dict[str, Any]]:
    """Name the values of records."""
    names = ("document", "record", *RECORD, *WHERE)
    return [dict(zip(names, record, strict=True)) for record in records]


def row(document: Document) -> tuple[object, ...]:
    """Give all metadata of a document."""
    return tuple(getattr(document, name) for name in RECORD + WHERE)


def record(document: Document) -> str:
    """Give the key of the metadata that reading depends on."""
    parts = (getattr(document, name) for name in RECORD)
    return key(*(told(part) or "" for part in parts))


def told(part: object) -> str | None:
    """Write one value of a record as the ledger does."""
    return part.isoformat() if isinstance(part, date) else None if part is None else str(part)


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
    """Make the tables of a new ledger; bring an older one to this version, whole or not at all."""
    db.execute("SET enable_progress_bar = false")  # it writes over what the commands say
    with transaction(db):
        for statement in sql.one("ledger", "ledger").body.split(";\n"):
            db.execute(statement)
        found = _version(db)
        if found > VERSION:
            raise StoreError(
                f"a newer Humetrics wrote this ledger (version {found}, this one knows {VERSION}): "
                "update Humetrics, or restore a backup from before"
            )
        for table, columns in _schema().items():
            _complete(db, table, columns)
        if found < VERSION:
            db.execute("INSERT INTO migration VALUES (?, ?)", [VERSION, now()])


def _version(db: duckdb.DuckDBPyConnection) -> int:
    found: int | None = db.execute("SELECT max(version) FROM migration").fetchall()[0][0]
    return found or 0


def _complete(
    db: duckdb.DuckDBPyConnection, table: str, columns: Sequence[tuple[str, str]]
) -> None:
    """Make a table of versions, or add the columns that it lacks."""
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


@contextmanager
def seen(
    db: duckdb.DuckDBPyConnection, path: Path, known_by: date | None, as_of: date | None = None
) -> Iterator[None]:
    """Let a connection see the ledger as `ledger`, or of it what was loaded by a day.

    As of another day, editions and corrections that were published after it supersede nothing.
    What was withdrawn since is withdrawn from every day.
    """
    part = known_by is not None or as_of is not None
    name = "whole_ledger" if part else "ledger"
    quoted = str(path).replace("'", "''")
    db.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")
    if part:
        _views(db, known_by, as_of)
    yield
    if part:
        db.execute("DROP SCHEMA ledger CASCADE")
    db.execute(f"DETACH {name}")


def _views(db: duckdb.DuckDBPyConnection, known_by: date | None, as_of: date | None) -> None:
    db.execute("CREATE SCHEMA ledger")
    tables = db.execute(
        "SELECT table_name, list_contains(list(column_name), 'loaded_at') FROM duckdb_columns() "
        "WHERE database_name = 'whole_ledger' GROUP BY table_name"
    ).fetchall()
    for table, timed in tables:
        loaded = f"CAST(loaded_at AS DATE) <= DATE '{known_by}'" if timed and known_by else "TRUE"
        day = DATED.get(table)
        dated = f"coalesce({day} <= DATE '{as_of}', TRUE)" if day and as_of else "TRUE"
        rows = f"SELECT * FROM whole_ledger.{table} WHERE {loaded} AND {dated}"  # noqa: S608
        db.execute(f"CREATE VIEW ledger.{table} AS {rows}")
