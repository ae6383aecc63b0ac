"""Files in, documents out: text, Markdown, HTML, PDF, Word, JSONL, ReliefWeb, feeds, e-mails.

`load` goes through a file or a folder and yields a `metrics.model.Document` for each text, in a
fixed order. What cannot be read is named with file and place, and the rest is still read. Formats
are known by content; `metrics.documents.formats` lists them, README.md says what each gives.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import BufferedReader, FileIO, RawIOBase
from logging import getLogger
from pathlib import Path
from typing import cast

from metrics.documents import apart, detect, folders, jsonl
from metrics.documents.formats import SUFFIXES, Format
from metrics.documents.identity import document, identify
from metrics.documents.jsonl import Refuse
from metrics.documents.limits import Found, Limits, Terms
from metrics.errors import SourceError, shown
from metrics.model import Document

__all__ = ["STDIN", "SUFFIXES", "Limits", "Refuse", "document", "files", "identify", "load"]

log = getLogger(__name__)

STDIN = Path("-")


def load(
    path: Path,
    *,
    lang: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    refuse: Refuse | None = None,
    limit: int | None = None,
    fallback: str = "cp1252",
    limits: Limits | None = None,
) -> Iterator[Document]:
    """The documents of a file, a folder or standard input (``-``).

    What the file says of itself goes before ``lang``, ``publisher`` and ``published``. Files and
    lines that cannot be read go to ``refuse``; without it they are raised as one `SourceError`
    after the last good document. ``limit`` is the first of the ``limits``.
    """
    within = limits or Limits()
    if limit is not None:
        within = within._replace(document_bytes=limit)
    details = {"lang": lang, "publisher": publisher, "published": published}
    terms = Terms(details, fallback, within)
    refused: list[SourceError] = []
    for file in _listed(path, refuse or refused.append):
        try:
            yield from _file(file, terms, refuse or refused.append)
        except SourceError as error:
            (refuse or refused.append)(error)
    if refused:
        raise SourceError("\n".join(str(error) for error in refused))


def files(path: Path) -> tuple[Path, ...]:
    """The files that a path stands for: itself, or those of a folder that a reader takes."""
    if path == STDIN or path.is_file():
        return (path,)
    if not path.is_dir():
        raise SourceError(f"{shown(path)}: no such file or folder")
    return tuple(_taken(path, lambda _: None))


def _listed(path: Path, refuse: Refuse) -> Iterable[Path]:
    return _taken(path, refuse) if path != STDIN and path.is_dir() else files(path)


def _taken(folder: Path, refuse: Refuse) -> Iterator[Path]:
    """The files of a folder that a reader takes, by name; a warning counts the others."""
    taken, left = 0, Counter[str]()
    for file in folders.walk(folder, refuse):
        suffix = file.suffix.lower()
        if suffix in SUFFIXES and file.is_file():
            taken += 1
            yield file
        else:
            left[shown(suffix) or "no suffix"] += 1
    if not taken:
        raise SourceError(f"{shown(folder)}: no file in it ends in {', '.join(SUFFIXES)}")
    if left:
        told = ", ".join(f"{suffix} ({count:,})" for suffix, count in left.most_common())
        log.warning("%s: left out, for no reader takes them: %s", shown(folder), told)


def _file(path: Path, terms: Terms, refuse: Refuse) -> Iterator[Document]:
    name = "standard input" if path == STDIN else shown(path)
    try:
        with _open(path) as stream:
            kind = detect.kind(name, stream.peek())
            for one in _found(kind, stream, name, terms, refuse):
                if isinstance(one, SourceError):
                    refuse(one)
                else:
                    yield one
    except OSError as error:
        raise SourceError(f"{name}: {error.strerror or error}") from error


def _found(
    kind: Format, stream: BufferedReader, name: str, terms: Terms, refuse: Refuse
) -> Iterator[Found]:
    """What the reader of a format finds: lines as they come, other files as a whole."""
    if kind.name == "jsonl":
        lines = jsonl.lines(stream, terms.limits.document_bytes)
        details: Mapping[str, object] = terms.details
        return jsonl.scan(lines, name, fallback=terms.fallback, details=details, refuse=refuse)
    raw = _whole(stream, name, terms.limits.of_file(packed=kind.packed))
    if kind.apart:
        return apart.read(kind, raw, name, terms)
    return kind.reader()(raw, name, terms)


def _open(path: Path) -> BufferedReader:
    """A stream whose first bytes can be looked at, from a pipe too."""
    raw = cast(RawIOBase, sys.stdin.buffer) if path == STDIN else FileIO(path)
    return BufferedReader(raw, detect.HEAD)


def _whole(stream: BufferedReader, name: str, limit: int) -> bytes:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise SourceError(f"{name}: over {limit:,} bytes, the limit for one document")
    return raw
