"""The names of snapshots, what one says of itself, and the link to the published one."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb

import sql
from metrics.errors import StoreError
from metrics.store import Home

PATTERN = "snap-[0-9]*-*.duckdb"


class Meta(NamedTuple):
    """What a snapshot says of itself in its table `meta`."""

    version: str
    built_at: str


def every(home: Home) -> list[Path]:
    """Give all snapshots, the oldest first."""
    return sorted(home.snapshots.glob(PATTERN), key=number)


def number(path: Path) -> int:
    """Give the number of a snapshot: each is one higher than the highest before it."""
    return int(path.name.split("-")[1])


def meta(path: Path) -> Meta:
    """Open a snapshot as a reader does and take what it says of itself."""
    try:
        with duckdb.connect(str(path), read_only=True) as db:
            told = dict(db.execute("SELECT name, value FROM meta").fetchall())
    except duckdb.Error as error:
        raise StoreError(f"{path}: {error}") from error
    return Meta(told.get("data_version", ""), told.get("built_at", ""))


def lacking(path: Path) -> list[str]:
    """Name the columns that this version asks for and a snapshot does not have."""
    with duckdb.connect() as db:
        for file in sql.folder("schema"):
            for statement in file.body.split(";\n"):
                db.execute(statement)
        wanted = _columns(db)
    try:
        with duckdb.connect(str(path), read_only=True) as db:
            return sorted(wanted - _columns(db))
    except duckdb.Error as error:
        raise StoreError(f"{path}: {error}") from error


def point(home: Home, final: Path, told: Meta) -> None:
    """Let `published.duckdb` name a snapshot, in one step; then write the manifest."""
    link = home.path / f".published-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(final.relative_to(home.path))
    link.replace(home.published)
    manifest = {"snapshot": final.name, "data_version": told.version, "built_at": told.built_at}
    draft = home.path / f".manifest-{os.getpid()}"
    draft.write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    sync(draft)
    draft.replace(home.path / "manifest.json")
    sync(home.path)


def leftovers(home: Home) -> Iterator[Path]:
    """Give what a process that was killed left behind; needs `writing` to be removed."""
    yield from home.snapshots.glob(".build-*")
    yield from home.path.glob(".published-*")
    yield from home.path.glob(".manifest-*")


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _columns(db: duckdb.DuckDBPyConnection) -> set[str]:
    rows = db.execute(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "WHERE NOT internal AND database_name = current_database()"
    ).fetchall()
    return {f"{table}.{column}" for table, column in rows}
