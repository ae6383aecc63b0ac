"""Snapshots: files that are written once, published by name, and never changed again.

A new snapshot is a new name; `published.duckdb` is a symbolic link to the newest, moved in one
step. Whoever has an older one open keeps it. A kill at any moment leaves the last one published.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from metrics.errors import StoreError
from metrics.store import STORAGE, Home

KEEP = 30


@contextmanager
def building(home: Home) -> Iterator[Path]:
    """Give the path of a file to build in; what is left of it goes away, now or next time."""
    for left in home.snapshots.glob(".build-*"):
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


def publish(home: Home, built: Path, version: str, built_at: str) -> Path:
    """Give a finished file its name and let `published.duckdb` point to it."""
    if Path(f"{built}.wal").exists():
        raise StoreError(f"{built}: was not closed")
    _sync(built)
    built.chmod(0o444)
    number = max((_number(path) for path in home.snapshots.glob("snap-*.duckdb")), default=0) + 1
    final = home.snapshots / f"snap-{number:06}-{version[:12]}.duckdb"
    built.rename(final)
    _sync(home.snapshots)
    _manifest(home, final, version, built_at)
    _point(home, final)
    _prune(home, final)
    return final


def _point(home: Home, final: Path) -> None:
    link = home.path / f".published-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(final.relative_to(home.path))
    link.replace(home.published)
    _sync(home.path)


def _manifest(home: Home, final: Path, version: str, built_at: str) -> None:
    manifest = {"snapshot": final.name, "data_version": version, "built_at": built_at}
    draft = home.path / f".manifest-{os.getpid()}"
    draft.write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    _sync(draft)
    draft.replace(home.path / "manifest.json")


def _prune(home: Home, final: Path) -> None:
    """Clear away all but the newest; a reader that has one open keeps it all the same."""
    old = sorted(home.snapshots.glob("snap-*.duckdb"), key=_number)[:-KEEP]
    for path in old:
        if path != final:
            path.unlink(missing_ok=True)


def _number(path: Path) -> int:
    return int(path.name.split("-")[1])


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
