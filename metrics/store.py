"""The data folder: a ledger that only grows, and the snapshots that are published from it.

The ledger holds every text, every record of its metadata and every claim that was ever made of
it; loading twice changes nothing, a corrected record or better reading rules add and supersede.
One process writes at a time; readers use the published snapshot and are never in the way.
"""

import fcntl
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

import sql
from metrics.claims import VERSION, Claim, Places, claims, key
from metrics.errors import StoreError
from metrics.model import Document, Frozen, Reading

BATCH = 500
STORAGE = {"storage_compatibility_version": "v1.2.0"}
RECORD = ("lang", "publisher", "title", "published")
WHERE = ("external_id", "url")
Read = Callable[[Document], Reading]


class Home:
    """A data folder and the places of its files."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.ledger = self.path / "ledger.duckdb"
        self.snapshots = self.path / "snapshots"
        self.published = self.path / "published.duckdb"

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one process that writes; a second one waits."""
        try:
            self.snapshots.mkdir(parents=True, exist_ok=True)
            with (self.path / ".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise StoreError(f"{self.path}: {error.strerror or error}") from error

    @contextmanager
    def open_ledger(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the ledger to write, making it where there is none; needs `writing`."""
        try:
            with duckdb.connect(str(self.ledger), config=dict(STORAGE)) as db:
                _prepare(db)
                yield db
        except duckdb.Error as error:
            raise StoreError(f"{self.ledger}: {error}") from error


class LoadReport(Frozen):
    """What one loading did."""

    documents: int = 0
    new: int = 0
    duplicate: int = 0
    corrected: int = 0
    read: int = 0
    refused: int = 0
    figures: int = 0
    zeros: int = 0
    misses: int = 0
    unresolved: int = 0

    def __str__(self) -> str:
        """Say it in one line."""
        return (
            f"{self.documents} documents: {self.new} new, {self.duplicate} known already, "
            f"{self.corrected} corrected, {self.refused} refused; {self.figures} figures and "
            f"{self.zeros} reported zeros, {self.unresolved} of them in no known region"
        )


def load_documents(
    home: Home,
    documents: Iterable[Document],
    read: Read | None = None,
    *,
    rules: str | None = None,
    gazetteer: Places | None = None,
) -> LoadReport:
    """Add documents and what they say; each batch is loaded as a whole or not at all."""
    line = _Line(read, rules, gazetteer)
    tally: Counter[str] = Counter()
    waiting = iter(documents)
    with home.writing(), home.open_ledger() as db:
        while batch := list(islice(waiting, BATCH)):
            with _transaction(db):
                tally += _load(db, batch, line)
    return LoadReport(**tally)


def withdraw(home: Home, kind: str, name: str, reason: str) -> None:
    """Take a document, a claim or a dataset out of all later snapshots, for good."""
    with home.writing(), home.open_ledger() as db:
        db.execute("INSERT INTO withdrawal VALUES (?, ?, ?, ?)", [kind, name, reason, _now()])


def open_published(home: Home) -> duckdb.DuckDBPyConnection:
    """Open the published snapshot, read-only; it stays the same however often others publish."""
    path = home.published.resolve()
    if not path.is_file():
        raise StoreError(f"{home.path}: nothing is published yet; run: humetrics build")
    try:
        return duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise StoreError(f"{path}: {error}") from error


class _Line:
    """How texts are read: by the line of `metrics.text`, unless told otherwise."""

    def __init__(self, read: Read | None, rules: str | None, gazetteer: Places | None) -> None:
        self._read, self._rules, self._gazetteer = read, rules, gazetteer

    @property
    def version(self) -> str:
        from metrics.text import RULES

        return f"{self._rules or RULES}+{VERSION}"

    def claims(self, document: Document) -> tuple[Reading, tuple[Claim, ...]]:
        from metrics import places, text

        gazetteer = self._gazetteer or places.default()
        reading = self._read(document) if self._read else text.read(document)
        return reading, claims(document, reading, gazetteer, rules=self._rules or text.RULES)


def _load(db: duckdb.DuckDBPyConnection, batch: Sequence[Document], line: _Line) -> Counter[str]:
    now = _now()
    known = _newest(db, [document.id for document in batch])
    texts: dict[str, Document] = {}
    records: list[tuple[object, ...]] = []
    tally: Counter[str] = Counter(documents=len(batch))
    for document in batch:
        seen, row, group = known.setdefault(document.id, {}), _row(document), _group(document)
        tally[_sort(seen, group, row)] += 1
        if not seen:
            texts[document.id] = document
        if seen.get(group) != row:
            seen[group] = row
            records.append((document.id, _record(document), *row))
    _add_texts(db, texts.values())
    _add_records(db, records, now)
    for document in _unread(db, [document.id for document in batch], line.version):
        tally += _read_one(db, document, line, now)
    return tally


def _sort(seen: dict[str, tuple[object, ...]], group: str, row: tuple[object, ...]) -> str:
    if not seen:
        return "new"
    return "corrected" if group in seen and seen[group] != row else "duplicate"


def _read_one(
    db: duckdb.DuckDBPyConnection, document: Document, line: _Line, now: datetime
) -> Counter[str]:
    reading, made = line.claims(document)
    name = key(document.id, _record(document), line.version)
    db.execute(
        "INSERT INTO reading SELECT ?, ?, NULL, ?, ?, ?, nextval('step'), ?",
        [name, document.id, _record(document), line.version, reading.refused, now],
    )
    if made:
        add_claims(db, name, made)
    return Counter(
        read=1,
        refused=int(reading.refused is not None),
        figures=len(reading.figures),
        zeros=len(reading.zeros),
        misses=len(reading.misses),
        unresolved=sum(claim.region_method == "unresolved" for claim in made),
    )


def add_claims(db: duckdb.DuckDBPyConnection, reading: str, made: Sequence[Claim]) -> None:
    """Append the claims of one reading, with their places."""
    rows = [claim.model_dump(exclude={"places"}) | {"reading": reading} for claim in made]
    places = [
        {
            "reading": reading,
            "claim": claim.claim,
            "position": at,
            "role": place.role,
            "name": place.located.name,
            "country": place.located.country,
            "region": place.located.pcode,
            "level": place.located.level,
            "method": place.located.method,
        }
        for claim in made
        for at, place in enumerate(claim.places)
    ]
    _append(db, "claim_version", rows)
    _append(db, "claim_region_version", places)


def _append(db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    schema = db.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
    db.register("incoming", pa.Table.from_pylist(list(rows), schema=schema))
    db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    db.unregister("incoming")


def _newest(
    db: duckdb.DuckDBPyConnection, keys: Sequence[str]
) -> dict[str, dict[str, tuple[object, ...]]]:
    """Give for each known document the newest record of each group that it came from."""
    rows = db.execute(
        f"SELECT document, {', '.join(RECORD + WHERE)} FROM document_record "  # noqa: S608
        "WHERE document IN (SELECT unnest($keys)) ORDER BY step",
        {"keys": list(keys)},
    ).fetchall()
    known: dict[str, dict[str, tuple[object, ...]]] = {}
    for name, *row in rows:
        group = str(row[len(RECORD)] or row[1] or "")
        known.setdefault(name, {})[group] = tuple(row)
    return known


def _unread(db: duckdb.DuckDBPyConnection, keys: Sequence[str], version: str) -> list[Document]:
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


def _add_texts(db: duckdb.DuckDBPyConnection, documents: Iterable[Document]) -> None:
    rows = [
        {"document": one.id, "text": one.text, "characters": len(one.text)} for one in documents
    ]
    if rows:
        _append(db, "document_text", rows)


def _add_records(
    db: duckdb.DuckDBPyConnection, records: Sequence[tuple[object, ...]], now: datetime
) -> None:
    if not records:
        return
    last = db.execute("SELECT coalesce(max(step), 0) FROM document_record").fetchall()[0][0]
    names = ("document", "record", *RECORD, *WHERE)
    rows = [
        dict(zip(names, record, strict=True)) | {"step": last + at, "loaded_at": now}
        for at, record in enumerate(records, 1)
    ]
    _append(db, "document_record", rows)


def _row(document: Document) -> tuple[object, ...]:
    return tuple(getattr(document, name) for name in RECORD + WHERE)


def _record(document: Document) -> str:
    parts = (getattr(document, name) for name in RECORD)
    return key(*("" if part is None else _text(part) for part in parts))


def _text(part: object) -> str:
    return part.isoformat() if isinstance(part, date) else str(part)


def _group(document: Document) -> str:
    return document.external_id or document.publisher or ""


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


@contextmanager
def _transaction(db: duckdb.DuckDBPyConnection) -> Iterator[None]:
    db.execute("BEGIN")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _prepare(db: duckdb.DuckDBPyConnection) -> None:
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
