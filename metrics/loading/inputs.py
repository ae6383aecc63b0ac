"""Which files the paths of a command stand for: files, folders, patterns, standard input.

Files are found as they are needed, never all at once, so that a folder may hold any number.
"""

import glob
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from metrics import documents
from metrics.documents.folders import walk
from metrics.errors import SourceError, shown

PATTERN = frozenset("*?[")
Refuse = Callable[[SourceError], None]


class Found(NamedTuple):
    """A file as it was when it was found: bytes, and when it was last changed (nanoseconds)."""

    path: Path
    size: int = 0
    changed: int = 0
    url: str | None = None  # where it was fetched from

    @property
    def name(self) -> str:
        """Say what messages call it."""
        if self.url is not None:
            return shown(self.url)
        return "standard input" if self.path == documents.STDIN else shown(self.path)


Fetch = Callable[[str], Found]


def is_url(name: str) -> bool:
    """Say whether a name is an address on the web."""
    return name.lower().startswith(("http://", "https://"))


class Inputs:
    """The files of some paths. `home` is never looked into: it is not made of reports.

    `fetch` gets what is on the web; without it such addresses are refused.
    """

    def __init__(
        self,
        paths: Sequence[str],
        refuse: Refuse,
        home: Path | None = None,
        fetch: Fetch | None = None,
    ) -> None:
        self._paths, self._refuse, self._fetch = paths, refuse, fetch
        self._home = home.resolve() if home else None
        self.left: Counter[str] = Counter()  # files of folders that no reader takes, by suffix

    def __iter__(self) -> Iterator[Found]:
        self.left.clear()
        for path in self._paths:
            yield from self._of(path)

    def measure(self) -> int:
        """Count the bytes of all of them, without saying what is wrong with any."""
        paths = [path for path in self._paths if not is_url(path)]
        quiet = Inputs(paths, lambda _: None, self._home)
        return sum(one.size for one in quiet)

    def _of(self, name: str) -> Iterator[Found]:
        path = Path(name)
        if is_url(name):
            yield from self._url(name)
        elif path == documents.STDIN:
            yield Found(path)
        elif path.is_dir():
            yield from self._folder(path)
        elif PATTERN.intersection(name) and not os.path.lexists(name):
            yield from self._pattern(name)
        else:
            yield from self._file(path)

    def _url(self, url: str) -> Iterator[Found]:
        try:
            if self._fetch is None:
                raise SourceError(f"{shown(url)}: an address on the web; allow it: --allow-network")
            yield self._fetch(url)
        except SourceError as error:
            self._refuse(error)

    def _pattern(self, name: str) -> Iterator[Found]:
        matches = sorted(glob.iglob(name, recursive=True))  # noqa: PTH207 (of any root)
        if not matches:
            self._refuse(SourceError(f"{shown(name)}: no file is called so"))
        for match in matches:
            path = Path(match)
            yield from self._folder(path) if path.is_dir() else self._file(path)

    def _folder(self, folder: Path) -> Iterator[Found]:
        """The files below a folder that some reader takes, by name; the others are counted."""
        some = False
        for path in walk(folder, self._refuse, self._home):
            suffix = path.suffix.lower()
            if suffix in TAKEN:
                some = True
                yield from self._file(path, below=True)
            else:
                self.left[shown(suffix) or "no suffix"] += 1
        if not some:
            self._refuse(
                SourceError(f"{shown(folder)}: no file in it ends in {', '.join(sorted(TAKEN))}")
            )

    def _file(self, path: Path, *, below: bool = False) -> Iterator[Found]:
        """A file; in a folder no pipe and no device, which may never end."""
        try:
            found = path.stat()
        except (OSError, ValueError) as error:
            self._refuse(SourceError(f"{shown(path)}: {_reason(error)}"))
            return
        if S_ISREG(found.st_mode):
            yield Found(path, found.st_size, found.st_mtime_ns)
        elif below:
            self._refuse(SourceError(f"{shown(path)}: not a file"))
        else:
            yield Found(path, 0, found.st_mtime_ns)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return getattr(error, "strerror", None) or str(error)


TABLES = frozenset((".csv", ".tsv", ".xlsx", ".geojson"))  # a file called so is no document
TAKEN = TABLES | frozenset(documents.SUFFIXES)
