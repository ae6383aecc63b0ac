"""The data folder: a ledger that only grows, and the snapshots that are published from it.

The ledger holds every text, every record of its metadata and every claim that was ever made of
it; loading twice changes nothing, a corrected record or better reading rules add and supersede.
One process writes at a time; readers use the published snapshot and are never in the way.
"""

import fcntl
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from pathlib import Path

import duckdb

from metrics import ledger, places
from metrics.claims import VERSION, Claim, claims, key
from metrics.errors import StoreError
from metrics.lexicon import originators
from metrics.model import Document, Frozen, Reading
from metrics.places import Gazetteer

BATCH = 500
STORAGE = {"storage_compatibility_version": "v1.2.0"}
Read = Callable[[Document], Reading]


class Home:
    """A data folder and the places of its files."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.ledger = self.path / "ledger.duckdb"
        self.snapshots = self.path / "snapshots"
        self.published = self.path / "published.duckdb"
        self.originators = self.path / "originators.toml"
        self.places = self.path / "places"

    def gazetteer(self) -> Gazetteer:
        """Give the shipped gazetteer, with what was loaded into this folder."""
        return places.loaded(self.places) if self.places.is_dir() else places.default()

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
                ledger.prepare(db)
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
    gazetteer: Gazetteer | None = None,
) -> LoadReport:
    """Add documents and what they say; each batch is loaded as a whole or not at all."""
    line = _Line(home, read, rules, gazetteer)
    tally: Counter[str] = Counter()
    waiting = iter(documents)
    with home.writing(), home.open_ledger() as db:
        while batch := list(islice(waiting, BATCH)):
            with ledger.transaction(db):
                tally += _load(db, batch, line)
    return LoadReport(**tally)


def read_again(home: Home, *, gazetteer: Gazetteer | None = None) -> LoadReport:
    """Read what was read with other rules, sources or places than those of now."""
    line = _Line(home, None, None, gazetteer)
    tally: Counter[str] = Counter()
    if not home.ledger.is_file():
        return LoadReport()
    with home.writing(), home.open_ledger() as db:
        waiting = iter(ledger.outdated(db, line.version))
        while batch := list(islice(waiting, BATCH)):
            with ledger.transaction(db):
                tally += _read(db, batch, line, ledger.now())
    return LoadReport(**tally)


def withdraw(home: Home, kind: str, name: str, reason: str) -> None:
    """Take a document, a claim or a dataset out of all later snapshots, for good."""
    with home.writing(), home.open_ledger() as db:
        db.execute("INSERT INTO withdrawal VALUES (?, ?, ?, ?)", [kind, name, reason, ledger.now()])


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

    def __init__(
        self, home: Home, read: Read | None, rules: str | None, gazetteer: Gazetteer | None
    ) -> None:
        own = home.originators
        self._read, self._rules = read, rules
        self._gazetteer = gazetteer or home.gazetteer()
        self._originators = originators.beside(own)
        tables = [own.read_text("utf-8")] if own.is_file() else []
        tables += sorted(path.stem for path in home.places.glob("*.json"))
        self._own = f"+{key(*tables)[:6]}" if tables else ""

    @property
    def version(self) -> str:
        """Name the rules; who changes the table of sources or the places changes them too."""
        return f"{self._name}+{VERSION}"

    @property
    def _name(self) -> str:
        from metrics.text import RULES

        return f"{self._rules or RULES}{self._own}"

    def claims(self, document: Document) -> tuple[Reading, tuple[Claim, ...]]:
        from metrics import text

        gazetteer = self._gazetteer
        reading = self._read(document) if self._read else text.read(document, gazetteer=gazetteer)
        made = claims(document, reading, gazetteer, rules=self._name, originators=self._originators)
        return reading, made


def _load(db: duckdb.DuckDBPyConnection, batch: Sequence[Document], line: _Line) -> Counter[str]:
    now = ledger.now()
    known = ledger.newest(db, [document.id for document in batch])
    texts: dict[str, Document] = {}
    records: list[tuple[object, ...]] = []
    tally: Counter[str] = Counter(documents=len(batch))
    for document in batch:
        seen = known.setdefault(document.id, {})
        row, group = ledger.row(document), ledger.group(document)
        tally[_sort(seen, group, row)] += 1
        if not seen:
            texts[document.id] = document
        if seen.get(group) != row:
            seen[group] = row
            records.append((document.id, ledger.record(document), *row))
    ledger.add_texts(db, texts.values())
    ledger.add_records(db, records, now)
    return tally + _read(db, [document.id for document in batch], line, now)


def _read(
    db: duckdb.DuckDBPyConnection, documents: Sequence[str], line: _Line, now: datetime
) -> Counter[str]:
    """Read the documents whose record that counts was not read by this version."""
    unread = ledger.unread(db, documents, line.version)
    made = [(document, *line.claims(document)) for document in unread]
    names = [key(document.id, ledger.record(document), line.version) for document in unread]
    ledger.add_readings(
        db,
        [
            (name, document.id, ledger.record(document), line.version, reading.refused)
            for name, (document, reading, _) in zip(names, made, strict=True)
        ],
        now,
    )
    ledger.add_claims(db, [(name, one[2]) for name, one in zip(names, made, strict=True)])
    return sum((_tally(reading, found) for _, reading, found in made), Counter[str]())


def _sort(seen: dict[str, tuple[object, ...]], group: str, row: tuple[object, ...]) -> str:
    if not seen:
        return "new"
    return "corrected" if group in seen and seen[group] != row else "duplicate"


def _tally(reading: Reading, made: Sequence[Claim]) -> Counter[str]:
    return Counter(
        read=1,
        refused=int(reading.refused is not None),
        figures=len(reading.figures),
        zeros=len(reading.zeros),
        misses=len(reading.misses),
        unresolved=sum(claim.region_method == "unresolved" for claim in made),
    )
