"""The data folder: where its files are, who may write, what is published."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from logging import getLogger
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple

import duckdb

from metrics import ledger, places
from metrics.errors import StoreError
from metrics.places import Gazetteer

STORAGE = {"storage_compatibility_version": "v1.2.0"}
# How much is written beside the ledger before it is worked in: each time that happens, the last
# hundred thousand claims are packed anew. With 16 MB, the default, that takes twice the time and
# half as much memory again; a log of 64 MB is replayed in seconds after a kill.
LEDGER = {**STORAGE, "checkpoint_threshold": "64MB", "memory_limit": "256MB"}


log = getLogger(__name__)

# What a trial needs of a ledger: what there is and was read; no texts, no claims.
TRIED = ("document_record", "reading", "withdrawal", "loaded_file", "dataset_file")


class Home:
    """A data folder and the places of its files."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.ledger = self.path / "ledger.duckdb"
        self.snapshots = self.path / "snapshots"
        self.published = self.path / "published.duckdb"
        self.originators = self.path / "originators.toml"
        self.places = self.path / "places"
        self.spool = self.path / "spool"

    def gazetteer(self) -> Gazetteer:
        """Give the shipped gazetteer, with what was loaded into this folder."""
        return places.loaded(self.places) if self.places.is_dir() else places.default()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one process that writes; a second one waits."""
        try:
            self.snapshots.mkdir(parents=True, exist_ok=True)
            with (self.path / ".lock").open("w") as lock:
                _wait(lock, self.path)
                yield
        except OSError as error:
            raise StoreError(f"{self.path}: {error.strerror or error}") from error

    @contextmanager
    def open_ledger(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the ledger to write, making it where there is none; needs `writing`."""
        try:
            with duckdb.connect(str(self.ledger), config=dict(LEDGER)) as db:
                ledger.prepare(db)
                yield db
        except duckdb.Error as error:
            raise StoreError(f"{self.ledger}: {error}") from error

    @contextmanager
    def trial(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open a ledger that knows what this one does and is thrown away; no file is touched."""
        with TemporaryDirectory(prefix="humetrics-trial-") as folder:
            try:
                with duckdb.connect(str(Path(folder, "ledger.duckdb")), config=dict(LEDGER)) as db:
                    ledger.prepare(db)
                    self._copy_to(db)
                    yield db
            except duckdb.Error as error:
                raise StoreError(f"{self.ledger}: {error}") from error

    def _copy_to(self, db: duckdb.DuckDBPyConnection) -> None:
        if not self.ledger.is_file():
            return
        quoted = str(self.ledger).replace("'", "''")
        db.execute(f"ATTACH '{quoted}' AS there (READ_ONLY)")
        held = db.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = 'there'"
        ).fetchall()
        for table in {name for (name,) in held}.intersection(TRIED):
            db.execute(f"INSERT INTO {table} BY NAME FROM there.{table}")
        db.execute("DETACH there")


def withdraw(home: Home, kind: str, name: str, reason: str) -> None:
    """Take a document, a claim or a dataset out of all later snapshots, for good."""
    with home.writing(), home.open_ledger() as db:
        db.execute("INSERT INTO withdrawal VALUES (?, ?, ?, ?)", [kind, name, reason, ledger.now()])


class Correction(NamedTuple):
    """What a claim says in truth; an unknown number is None."""

    claim: str
    low: float | None
    best: float | None
    high: float | None
    status: str | None
    reason: str


def correct(home: Home, one: Correction) -> None:
    """Give a claim other numbers in all later snapshots, whichever rules read its words."""
    with home.writing(), home.open_ledger() as db:
        db.execute(
            "INSERT INTO correction SELECT ?, ?, ?, ?, ?, ?, coalesce(max(step), 0) + 1, ? "
            "FROM correction",
            [*one, ledger.now()],
        )


def open_published(home: Home) -> duckdb.DuckDBPyConnection:
    """Open the published snapshot, read-only; it stays the same however often others publish."""
    path = home.published.resolve()
    if not path.is_file():
        raise StoreError(f"{home.path}: nothing is published yet; run: humetrics build")
    try:
        return duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise StoreError(f"{path}: {error}") from error


def _wait(lock: IO[str], path: Path) -> None:
    """Take the lock; whoever has to wait is told for what."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        log.warning("%s: another process writes there; waiting until it is done", path)
        fcntl.flock(lock, fcntl.LOCK_EX)
