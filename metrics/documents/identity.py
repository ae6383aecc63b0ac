"""What a document is called, and how one is made from a text and what is told about it."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from logging import getLogger

from metrics.errors import SourceError
from metrics.model import Document

log = getLogger(__name__)

DETAILS = ("lang", "publisher", "title", "published", "url")
ALIASES = {"date": "published", "language": "lang", "source": "publisher"}


def identify(text: str) -> str:
    """The id of a document: 32 hex digits that depend on its text alone."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def document(text: str, details: Mapping[str, object], where: str = "document") -> Document:
    """A document of a text; ``details`` are the keys of a document line, blank ones not given.

    A date that is none is reported and left out: the text can still be read without it.
    """
    given = {name: _words(details.get(name), name, where) for name in ("id", *DETAILS)}
    return Document(
        id=identify(text),
        text=text,
        lang=given["lang"],
        publisher=given["publisher"],
        title=given["title"],
        published=_day(given["published"], where),
        url=given["url"],
        external_id=given["id"],
    )


def _words(value: object, name: str, where: str) -> str | None:
    if value is None or isinstance(value, str | int | date):
        return None if value is None else str(value).strip() or None
    raise SourceError(f"{where}: {name!r} is {type(value).__name__}, not text")


def _day(value: str | None, where: str) -> date | None:
    """The day of an ISO date or time stamp."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10] if value[10:11] in ("", "T", " ") else value)
    except ValueError:
        log.warning("%s: %r is no date (YYYY-MM-DD); read without one", where, value)
        return None
