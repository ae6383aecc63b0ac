"""RSS and Atom feeds (feedparser): each entry is a document."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from logging import getLogger
from typing import Any

from metrics.documents import stated
from metrics.documents.html import blocks
from metrics.documents.identity import document
from metrics.documents.limits import Found, Terms
from metrics.documents.tidy import one_line, titled
from metrics.errors import SourceError

log = getLogger(__name__)

Entry = Mapping[str, object]
PLAIN = "text/plain"
BROKEN = (ValueError, LookupError, TypeError, AttributeError)  # what its parsers let through


def read(raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The documents of the entries, in order."""
    found = _parsed(raw, where)
    if not found.entries:
        reason = one_line(str(found.get("bozo_exception") or ""))
        raise SourceError(f"{where}: a feed without entries{f' ({reason})' if reason else ''}")
    if found.bozo and "CharacterEncodingOverride" not in type(found.bozo_exception).__name__:
        reason = one_line(str(found.bozo_exception))
        log.warning("%s: broken XML (%s); read as far as it can be", where, reason)
    for number, entry in enumerate(found.entries, start=1):
        try:
            yield _entry(dict(entry), dict(found.feed), f"{where}: entry {number}", terms)
        except SourceError as error:
            yield error


def _parsed(raw: bytes, where: str) -> Any:
    import feedparser

    try:
        # a stream, never the bytes: those might be taken for a name or an address and be opened
        return feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except (*BROKEN, AssertionError, OverflowError) as error:
        raise SourceError(f"{where}: not a readable feed ({error})") from error


def _entry(entry: Entry, feed: Entry, where: str, terms: Terms) -> Found:
    title = one_line(blocks.of_html(_word(entry, "title"), where))
    text = titled(title, _text(entry, where))
    if not text.strip():
        raise SourceError(f"{where}: no text to read")
    told = {
        "id": _word(entry, "id"),
        "title": title,
        "publisher": one_line(_source(entry) or _word(feed, "title")),
        "published": _day(entry),
        "lang": _language(entry, feed),
        "url": _word(entry, "link"),
    }
    told = {name: value for name, value in told.items() if value}
    return document(text, {**terms.details, **told}, where)


def _text(entry: Entry, where: str) -> str:
    """The longest of an entry's contents, else its summary."""
    contents = entry.get("content")
    parts = [*contents] if isinstance(contents, list) else []
    parts.append(entry.get("summary_detail"))
    texts = [(_word(one, "value"), _word(one, "type")) for one in parts if isinstance(one, Mapping)]
    value, kind = max(texts, key=lambda told: len(told[0]), default=("", ""))
    return value if kind == PLAIN and "</" not in value else blocks.of_html(value, where)


def _word(entry: Entry, name: str) -> str:
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _source(entry: Entry) -> str:
    """The feed that an entry was taken from, where it names one."""
    source = entry.get("source")
    return _word(source, "title") if isinstance(source, Mapping) else ""


def _day(entry: Entry) -> str | None:
    """The day of publication as written; feedparser's own would be that of Greenwich."""
    found = stated.day(entry.get("published")) or stated.day(entry.get("updated"))
    return found.isoformat() if found else None


def _language(entry: Entry, feed: Entry) -> str | None:
    contents = entry.get("content")
    first = contents[0] if isinstance(contents, list) and contents else None
    told = _word(first, "language") if isinstance(first, Mapping) else ""
    return (told or _word(feed, "language")).replace("_", "-").partition("-")[0].lower() or None
