"""How a new snapshot comes to be: built beside the others, verified, named, pointed to."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from metrics.errors import StoreError
from metrics.snapshots import kept, names
from metrics.store import STORAGE, Home


@contextmanager
def building(home: Home) -> Iterator[Path]:
    """Give the path of a file to build in; what is left of it goes away, now or next time."""
    for left in names.leftovers(home):
        left.unlink(missing_ok=True)
    path = home.snapshots / f".build-{os.getpid()}.duckdb"
    try:
        yield path
    finally:
        for left in home.snapshots.glob(f"{path.name}*"):
            left.unlink(missing_ok=True)


@contextmanager
def writer(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a new file to write; when it is closed all of it is in the one file."""
    config: dict[str, str | bool | int | float | list[str]] = {**STORAGE, "threads": 2}
    with duckdb.connect(str(path), config=config) as db:
        yield db
        db.execute("CHECKPOINT")


def publish(home: Home, built: Path, version: str, rule: kept.Keep | None = None) -> Path:
    """Give a finished file its name and let `published.duckdb` point to it."""
    if Path(f"{built}.wal").exists():
        raise StoreError(f"{built}: was not closed")
    told = names.meta(built)
    if told.version != version:
        raise StoreError(f"{built}: says {told.version!r} of itself, not {version!r}")
    names.sync(built)
    built.chmod(0o444)
    number = max(map(names.number, names.every(home)), default=0) + 1
    final = home.snapshots / f"snap-{number:06}-{version[:12]}.duckdb"
    built.rename(final)
    names.sync(home.snapshots)
    names.point(home, final, told)
    kept.clear(home, rule or kept.Keep())
    return final
