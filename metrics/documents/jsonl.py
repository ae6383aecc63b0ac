"""JSONL: one document a line, as a JSON object.

Its keys are ``id``, ``lang``, ``publisher``, ``title``, ``published``, ``url`` and ``text``; only
``text`` must be there. ``figures`` and keys that are not known are left alone. Memory holds one
line at a time.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import orjson

from metrics.documents.encoding import decode
from metrics.documents.identity import document
from metrics.errors import SourceError
from metrics.model import Document

Refuse = Callable[[SourceError], None]


def lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of a stream; None stands for one over the limit, which is never held whole."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit)
        yield None


def scan(
    found: Iterable[bytes | None],
    where: str,
    *,
    fallback: str,
    details: dict[str, object],
    refuse: Refuse,
) -> Iterator[Document]:
    """The documents of the lines, in order; a broken line goes to ``refuse`` with its number."""
    for number, line in enumerate(found, start=1):
        place = f"{where}: line {number}"
        if line is not None and not line.strip():
            continue
        try:
            yield parse(line, place, fallback, details)
        except SourceError as error:
            refuse(error)


def parse(line: bytes | None, where: str, fallback: str, details: dict[str, object]) -> Document:
    """The document of one line; details from outside fill what the line leaves blank."""
    if line is None:
        raise SourceError(f"{where}: longer than the limit for one document")
    record = _record(decode(line, where, fallback), where)
    if not isinstance(record, dict):
        raise SourceError(f"{where}: not a JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        raise SourceError(f'{where}: no "text"' if text is None else f'{where}: "text" is no text')
    told = {name: value for name, value in record.items() if value not in (None, "")}
    return document(text, details | told, where)


def _record(text: str, where: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise SourceError(f"{where}: broken JSON ({error.msg}, column {error.colno})") from error
