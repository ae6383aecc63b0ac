"""The spool: what was handed in while nobody could write, one file each, until the writer takes it.

A file is there as a whole or not at all, and many processes may put at once; only the writer takes
away. Names sort by the time of their handing in.
"""

import os
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from metrics.errors import StoreError
from metrics.store.home import Home

MOST = 10_000  # files that may wait: beyond it something is wrong with the writer


class FullError(StoreError):
    """Too much waits in the spool already."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{MOST:,} files wait already to be taken in; run: humetrics spool")

    def __reduce__(self) -> tuple[type, tuple[Path]]:
        return type(self), (self.path,)


def put(home: Home, kind: str, content: Mapping[str, Any]) -> str:
    """Hand something in; when this returns it survives a power cut. Gives the name of its file."""
    try:
        home.spool.mkdir(parents=True, exist_ok=True)
        if sum(1 for _ in home.spool.iterdir()) >= MOST:
            raise FullError(home.spool)
        return _write(home.spool, orjson.dumps({"kind": kind, "content": content}))
    except OSError as error:
        raise StoreError(f"{home.spool}: {error.strerror or error}") from error


def _write(folder: Path, body: bytes) -> str:
    name = f"{time.time_ns():020}-{uuid.uuid4().hex[:12]}.json"
    draft = folder / f".{name}"
    with draft.open("xb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(folder / name)
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return name


def waiting(home: Home) -> Iterator[Path]:
    """The files that wait, the first handed in first."""
    if home.spool.is_dir():
        yield from sorted(home.spool.glob("[0-9]*.json"))
