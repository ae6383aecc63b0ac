"""Looks a data folder over, changing nothing: what is or soon will be wrong, and what to do."""

import os
import platform
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from typing import NamedTuple

import duckdb

from metrics import ledger
from metrics.errors import MetricsError
from metrics.snapshots import names
from metrics.store import Home

# A build writes a new file beside the old one, and sorts on the disk what memory does not hold.
ROOM = 3
DAY = "%Y-%m-%d %H:%M"
NEWEST = (
    "SELECT max(loaded_at) FROM "
    "(SELECT loaded_at FROM document_record UNION ALL SELECT loaded_at FROM reading)"
)


class Grade(StrEnum):
    """How bad a finding is."""

    FINE = "fine"
    LOOK = "look"
    BROKEN = "broken"


class Finding(NamedTuple):
    """One thing that was looked at, how it is, and what to do where it is not well."""

    grade: Grade
    about: str
    what: str
    remedy: str = ""


def examine(home: Home) -> Iterator[Finding]:
    """Look at versions, folder, disk, ledger, published file, leftovers and gazetteer."""
    yield _versions()
    if not home.path.is_dir():
        yield _broken("folder", f"{home.path} does not exist", "humetrics load PATH, or --home")
        return
    yield _folder(home)
    yield _disk(home)
    yield from _ledger(home)
    yield from _published(home)
    yield from _leftovers(home)
    yield _gazetteer(home)


def _versions() -> Finding:
    told = {"humetrics": version("humetrics"), "duckdb": duckdb.__version__}
    listed = ", ".join(f"{name} {number}" for name, number in told.items())
    return _fine("versions", f"{listed}, Python {platform.python_version()}")


def _folder(home: Home) -> Finding:
    """Every file can be read; folders, ledger and lock can be written."""
    written = (home.path, home.snapshots, home.ledger, home.path / ".lock")
    unread = [path for path in home.path.rglob("*") if not os.access(path, os.R_OK)]
    shut = [path for path in written if path.exists() and not os.access(path, os.W_OK)]
    if unread or shut:
        path = (*unread, *shut)[0]
        who = f"user {os.getuid()} may not {'read' if unread else 'write'} {path}"
        return _broken("permissions", who, "run as its owner, or: chown -R USER the folder")
    return _fine("permissions", f"{home.path} can be read and written")


def _disk(home: Home) -> Finding:
    free = shutil.disk_usage(home.path).free
    files = (home.ledger, home.published)
    wanted = ROOM * sum(path.stat().st_size for path in files if path.is_file())
    told = f"{free / 1e9:.1f} GB free, a build may take {wanted / 1e9:.1f} GB"
    if free < wanted:
        remedy = "make room: humetrics snapshots prune --keep 3 --keep-months 0"
        return Finding(Grade.LOOK, "disk", told, remedy)
    return _fine("disk", told)


def _ledger(home: Home) -> Iterator[Finding]:
    if not home.ledger.is_file():
        yield _broken("ledger", "nothing is loaded", "humetrics load PATH, or humetrics restore")
        return
    try:
        with duckdb.connect(str(home.ledger), read_only=True) as db:
            found = db.execute("SELECT max(version) FROM migration").fetchall()[0][0] or 1
            newest = db.execute(NEWEST).fetchall()[0][0]
    except duckdb.Error as error:
        yield _unopened(error)
        return
    if found > ledger.VERSION:
        told = f"version {found}; this Humetrics knows {ledger.VERSION}"
        yield _broken("ledger", told, "update Humetrics")
    elif found < ledger.VERSION:
        told = f"version {found}, brought to {ledger.VERSION} by the next load or build"
        yield Finding(Grade.LOOK, "ledger", told, "humetrics backup FILE, then humetrics build")
    else:
        yield _fine("ledger", f"opens; newest load {newest:{DAY}}" if newest else "opens, empty")
    yield from _stale(home, newest)


def _unopened(error: duckdb.Error) -> Finding:
    if "lock" in str(error):
        return _fine("ledger", "a process writes in it now; ask again when it is done")
    told = str(error).splitlines()[0]
    return _broken("ledger", told, "restore a backup into a new folder: humetrics restore FILE")


def _stale(home: Home, newest: datetime | None) -> Iterator[Finding]:
    """What is published holds all that is loaded."""
    try:
        told = names.meta(home.published.resolve(strict=True))
        built = datetime.fromisoformat(told.built_at).astimezone(UTC).replace(tzinfo=None)
    except (OSError, ValueError, MetricsError):
        return  # the look at the published file says so
    if newest and newest.replace(microsecond=0) > built:  # a build says its second only
        what = f"loaded {newest:{DAY}}, published {built:{DAY}}"
        yield Finding(Grade.LOOK, "stale", what, "humetrics build")


def _published(home: Home) -> Iterator[Finding]:
    if not home.published.is_symlink():
        yield _broken("published", "nothing is published", "humetrics build")
        return
    path = home.published.resolve()
    if not path.is_file():
        remedy = "humetrics snapshots use NUMBER, or humetrics build"
        yield _broken("published", f"the link names {path.name}, which is gone", remedy)
        return
    try:
        told, lacks = names.meta(path), names.lacking(path)
    except MetricsError as error:
        yield _broken("published", str(error), "humetrics snapshots use NUMBER")
        return
    if lacks:
        what = f"{path.name} was made by an older Humetrics: it lacks {', '.join(lacks[:3])}"
        yield _broken("published", what, "humetrics build")
    else:
        yield _fine("published", f"{path.name}, built {told.built_at}")
    if not _manifest_fits(home, path.name):
        remedy = f"humetrics snapshots use {names.number(path)}"
        yield Finding(Grade.LOOK, "manifest", "manifest.json names another snapshot", remedy)


def _manifest_fits(home: Home, name: str) -> bool:
    manifest = home.path / "manifest.json"
    return manifest.is_file() and f'"{name}"' in manifest.read_text("utf-8", "replace")


def _leftovers(home: Home) -> Iterator[Finding]:
    found = sorted(path.name for path in names.leftovers(home))
    if found:
        what = f"{', '.join(found[:3])}: of a build that runs now or was killed"
        yield Finding(Grade.LOOK, "leftovers", what, "humetrics snapshots prune")


def _gazetteer(home: Home) -> Finding:
    try:
        count = sum(1 for _ in home.gazetteer().regions())
    except (OSError, MetricsError) as error:
        remedy = f"load it anew: move {home.places} away, then humetrics places load FILE"
        return _broken("gazetteer", str(error), remedy)
    return _fine("gazetteer", f"{count:,} regions")


def _fine(about: str, what: str) -> Finding:
    return Finding(Grade.FINE, about, what)


def _broken(about: str, what: str, remedy: str) -> Finding:
    return Finding(Grade.BROKEN, about, what, remedy)
