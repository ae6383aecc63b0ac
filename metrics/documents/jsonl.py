"""JSONL: one document a line, as a JSON object.

Its keys are ``id``, ``lang``, ``publisher``, ``title``, ``published``, ``url`` and ``text``; only
``text`` must be there. ``figures`` are left alone; another key is left out with a warning, once a
file, for a date under a wrong name is a date that nobody has. Memory holds one line at a time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from logging import getLogger
from typing import BinaryIO

import orjson

from metrics.documents.encoding import decode
from metrics.documents.identity import ALIASES, DETAILS, document
from metrics.documents.limits import Found, Terms
from metrics.errors import SourceError
from metrics.model import Document

log = getLogger(__name__)

KEYS = ("id", *DETAILS, "text")
MOST = 30  # keys that are told of in one file
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
    details: Mapping[str, object],
    refuse: Refuse,
) -> Iterator[Document]:
    """The documents of the lines, in order; a broken line goes to ``refuse`` with its number."""
    told: set[str] = {*KEYS, "figures"}
    for number, line in enumerate(found, start=1):
        place = f"{where}: line {number}"
        if line is not None and not line.strip():
            continue
        try:
            yield parse(line, place, fallback, details, told)
        except SourceError as error:
            refuse(error)


def read(raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The documents of a file that is in memory; broken lines as errors behind them."""
    refused: list[SourceError] = []
    yield from scan(
        lines(BytesIO(raw), terms.limits.document_bytes),
        where,
        fallback=terms.fallback,
        details=terms.details,
        refuse=refused.append,
    )
    yield from refused


def parse(
    line: bytes | None, where: str, fallback: str, details: Mapping[str, object], told: set[str]
) -> Document:
    """The document of one line; details from outside fill what the line leaves blank.

    A key that is not among ``told`` is warned of, and told from then on.
    """
    if line is None:
        raise SourceError(f"{where}: longer than the limit for one document")
    return of_record(_record(decode(line, where, fallback), where), where, details, told)


def of_record(
    record: object, where: str, details: Mapping[str, object], told: set[str]
) -> Document:
    """The document of an object with the keys of a line."""
    if not isinstance(record, dict):
        raise SourceError(f"{where}: not a JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        raise SourceError(f'{where}: no "text"' if text is None else f'{where}: "text" is no text')
    for name in sorted(record.keys() - told)[: max(MOST - len(told), 0)]:
        _unknown(name, where)
        told.add(name)
    given = {name: value for name, value in record.items() if value not in (None, "")}
    return document(text, {**details, **given}, where)


def _unknown(name: str, where: str) -> None:
    meant = ALIASES.get(name.lower())
    hint = f"write {meant!r}" if meant else f"there are: {', '.join(KEYS)}"
    log.warning("%s: the key %r is not known and left out; %s", where, name[:64], hint)


def _record(text: str, where: str) -> object:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise SourceError(f"{where}: broken JSON ({error.msg}, column {error.colno})") from error
