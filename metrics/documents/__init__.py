"""Files in, documents out: text files, Markdown and JSONL.

`load` goes through a file or a folder and yields a `metrics.model.Document` for each text, in a
fixed order. What cannot be read is named with file and line, and the rest is still read.
"""

import sys
from collections.abc import Iterator
from datetime import date
from io import BufferedReader, FileIO, RawIOBase
from pathlib import Path
from typing import cast

from metrics.documents import detect, jsonl, plain
from metrics.documents.identity import document, identify
from metrics.documents.jsonl import Refuse
from metrics.errors import SourceError
from metrics.model import Document

__all__ = ["STDIN", "Refuse", "document", "files", "identify", "load"]

STDIN = Path("-")
SUFFIXES = (".txt", ".text", ".md", ".jsonl", ".ndjson")


def load(
    path: Path,
    *,
    lang: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    refuse: Refuse | None = None,
    limit: int = 16_000_000,
    fallback: str = "cp1252",
) -> Iterator[Document]:
    """The documents of a file, a folder or standard input (``-``).

    What the file says of itself goes before ``lang``, ``publisher`` and ``published``. Files and
    lines that cannot be read go to ``refuse``; without it they are raised as one `SourceError`
    after the last good document.
    """
    refused: list[SourceError] = []
    details: dict[str, object] = {"lang": lang, "publisher": publisher, "published": published}
    for file in files(path):
        try:
            yield from _file(file, details, refuse or refused.append, limit, fallback)
        except SourceError as error:
            (refuse or refused.append)(error)
    if refused:
        raise SourceError("\n".join(str(error) for error in refused))


def files(path: Path) -> tuple[Path, ...]:
    """The files that a path stands for: itself, or those of a folder that a reader takes."""
    if path == STDIN or path.is_file():
        return (path,)
    if not path.is_dir():
        raise SourceError(f"{path}: no such file or folder")
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and file.is_file() and not file.name.startswith(".")
    )
    if not found:
        raise SourceError(f"{path}: no file in it ends in {', '.join(SUFFIXES)}")
    return tuple(found)


def _file(
    path: Path, details: dict[str, object], refuse: Refuse, limit: int, fallback: str
) -> Iterator[Document]:
    name = "standard input" if path == STDIN else str(path)
    try:
        with _open(path) as stream:
            if detect.kind(name, stream.peek()) == "jsonl":
                found = jsonl.lines(stream, limit)
                yield from jsonl.scan(
                    found, name, fallback=fallback, details=details, refuse=refuse
                )
            else:
                yield plain.parse(_whole(stream, name, limit), name, fallback, details)
    except OSError as error:
        raise SourceError(f"{name}: {error.strerror or error}") from error


def _open(path: Path) -> BufferedReader:
    """A stream whose first bytes can be looked at, from a pipe too."""
    raw = cast(RawIOBase, sys.stdin.buffer) if path == STDIN else FileIO(path)
    return BufferedReader(raw, detect.HEAD)


def _whole(stream: BufferedReader, name: str, limit: int) -> bytes:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise SourceError(f"{name}: over {limit:,} bytes, the limit for one document")
    return raw
