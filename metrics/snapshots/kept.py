"""Which snapshots stay, which one is published, and which go.

The rule, the first that fits (`Kept.why`): the one that is published; what a link in the data
folder names; what another process has open; the newest so many; the last of each month, so many
months back. All others go when a new one is published, or by `humetrics snapshots prune`.
"""

import fcntl
import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from metrics.errors import StoreError, UnknownNameError
from metrics.snapshots import names
from metrics.store import Home

# struct flock of Linux on 64 bits: type, whence, start, length, process
FLOCK = "hhqqi4x"

Found = tuple[Path, datetime, int]


class Keep(NamedTuple):
    """How many stay: the newest so many, and the last of each month for so many months."""

    newest: int = 30
    months: int = 12


class Kept(NamedTuple):
    """One snapshot, and why it stays; `why` is empty where the rule would clear it away."""

    path: Path
    number: int
    written: datetime
    size: int
    why: str


def listed(home: Home, rule: Keep, today: datetime | None = None) -> list[Kept]:
    """Give all snapshots, the newest first, each with the reason why it stays."""
    found = list(_found(home))
    named, ends = _named(home), _ends(found, rule.months, today or datetime.now(UTC))
    return [
        Kept(path, names.number(path), at, size, why)
        for place, (path, at, size) in enumerate(found)
        for why in (named.get(path.resolve(), "") or _held(path) or _age(place, path, ends, rule),)
    ]


def clear(home: Home, rule: Keep) -> list[Kept]:
    """Remove what the rule does not keep; needs `writing`."""
    gone = [one for one in listed(home, rule) if not one.why]
    for one in gone:
        one.path.unlink(missing_ok=True)
    return gone


def prune(home: Home, rule: Keep) -> list[Kept]:
    """Remove what the rule does not keep, and what killed processes left; say what went."""
    if not home.snapshots.is_dir():
        return []
    with home.writing():
        for left in list(names.leftovers(home)):
            left.unlink(missing_ok=True)
        return clear(home, rule)


def use(home: Home, name: str) -> Path:
    """Publish a snapshot that there is, by its number, its name or its link; a build moves on."""
    with home.writing():
        path = _find(home, name)
        told, lacks = names.meta(path), names.lacking(path)
        if lacks:
            raise StoreError(
                f"{path}: an older Humetrics made it, it lacks {', '.join(lacks[:3])}"
                f"{' …' if lacks[3:] else ''}; run: humetrics build"
            )
        names.point(home, path, told)
        return path


def _find(home: Home, name: str) -> Path:
    known = names.every(home)
    for path in known:
        if name in (str(names.number(path)), path.name, path.stem):
            return path
    link = home.path / name
    if link.is_symlink() and link.resolve() in {path.resolve() for path in known}:
        return link.resolve()
    raise UnknownNameError("snapshot", name, (str(names.number(path)) for path in known[-10:]))


def _named(home: Home) -> dict[Path, str]:
    """Give what links in the data folder name; the published one by that word."""
    links = sorted(home.path.iterdir()) if home.path.is_dir() else []
    found = {link.resolve(): f"link {link.name}" for link in links if link.is_symlink()}
    return found | {home.published.resolve(): "published"}


def _held(path: Path) -> str:
    """Say whether another process has a snapshot open: DuckDB locks what it reads.

    Where the system cannot say (it is asked as Linux is) none counts as open: whoever has a file
    open then keeps its content, only the name goes.
    """
    ask = getattr(fcntl, "F_OFD_GETLK", None)
    if ask is None:
        return ""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return ""
    try:
        told = fcntl.fcntl(handle, ask, struct.pack(FLOCK, fcntl.F_WRLCK, 0, 0, 0, 0))
        return "" if struct.unpack(FLOCK, told)[0] == fcntl.F_UNLCK else "open"
    except OSError:
        return ""
    finally:
        os.close(handle)


def _age(place: int, path: Path, ends: set[Path], rule: Keep) -> str:
    if place < rule.newest:
        return "new"
    return "month" if path in ends else ""


def _ends(found: Sequence[Found], months: int, today: datetime) -> set[Path]:
    """Give the last snapshot of each of the last months, this one included."""
    first = today.year * 12 + today.month - months
    ends: dict[int, Path] = {}
    for path, at, _ in found:  # the newest first
        ends.setdefault(at.year * 12 + at.month, path)
    return {path for month, path in ends.items() if month > first}


def _found(home: Home) -> Iterator[Found]:
    """Give the snapshots, the newest first; one that goes meanwhile is not there."""
    for path in reversed(names.every(home)):
        with suppress(FileNotFoundError):
            told = path.stat()
            yield path, datetime.fromtimestamp(told.st_mtime, UTC), told.st_size
