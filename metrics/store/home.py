"""The data folder: where its files are, who may write, what is published."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from metrics import ledger, places
from metrics.errors import StoreError
from metrics.places import Gazetteer

STORAGE = {"storage_compatibility_version": "v1.2.0"}


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
