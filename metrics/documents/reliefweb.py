"""JSON of the ReliefWeb API: ``{"data": [{"id": .., "fields": {"title", "body", ...}}]}``.

A list of items and a single item are read as well, and so are objects with the keys of a line of
JSONL. Fields as described at https://apidoc.reliefweb.int/fields-tables#reports.
"""

from collections.abc import Iterator

import orjson

from metrics.documents import stated
from metrics.documents.encoding import decode
from metrics.documents.identity import document
from metrics.documents.jsonl import KEYS, of_record
from metrics.documents.limits import Found, Terms
from metrics.documents.tidy import one_line, tidy, titled
from metrics.errors import SourceError

Record = dict[str, object]


def read(raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The documents of the items, in order; one without a text is refused by its number."""
    try:
        data = orjson.loads(decode(raw, where, terms.fallback))
    except orjson.JSONDecodeError as error:
        raise SourceError(f"{where}: broken JSON ({error.msg}, line {error.lineno})") from error
    told = {*KEYS, "figures"}
    for number, item in enumerate(_items(data, where), start=1):
        place = f"{where}: item {number}"
        try:
            if "fields" in item:
                yield _report(item, place, terms)
            else:
                yield of_record(item, place, terms.details, told)
        except SourceError as error:
            yield error


def _items(data: object, where: str) -> list[Record]:
    """The items of the file; anything but objects with a text is no file of documents."""
    inner = data.get("data", data) if isinstance(data, dict) else data
    items = inner if isinstance(inner, list) else [inner]
    known = [one for one in items if isinstance(one, dict) and ("fields" in one or "text" in one)]
    if not known or len(known) < len(items):
        raise SourceError(f"{where}: JSON, but not of the ReliefWeb API, nor objects with a text")
    return known


def _report(item: Record, where: str, terms: Terms) -> Found:
    fields = item["fields"]
    if not isinstance(fields, dict):
        raise SourceError(f"{where}: 'fields' is no object")
    title = one_line(_word(fields.get("title")) or "")
    text = _body(fields, where)
    if not text:
        raise SourceError(f"{where}: no body{f' ({title[:80]!r})' if title else ''}")
    told: Record = {
        "id": _word(item.get("id")) or _word(fields.get("id")),
        "title": title,
        "publisher": "; ".join(_names(fields.get("source"))),
        "published": _day(fields.get("date")),
        "lang": _language(fields.get("language")),
        "url": _word(fields.get("url")) or _word(fields.get("url_alias")),
    }
    told = {name: value for name, value in told.items() if value}
    return document(titled(title, text), {**terms.details, **told}, where)


def _body(fields: Record, where: str) -> str:
    body = fields.get("body")
    if isinstance(body, str) and body.strip():
        return tidy(body)
    page = fields.get("body-html")
    if not isinstance(page, str):
        return ""
    from metrics.documents.html.blocks import of_html

    return of_html(page, where)


def _word(value: object) -> str | None:
    return str(value).strip() or None if isinstance(value, str | int) else None


def _names(sources: object) -> list[str]:
    """The short names of the sources, or their names, as the API tells them."""
    listed = sources if isinstance(sources, list) else [sources]
    told = (one.get("shortname") or one.get("name") for one in listed if isinstance(one, dict))
    return [one_line(name) for name in told if isinstance(name, str) and name.strip()]


def _day(dates: object) -> str | None:
    """The day on which the source published; else that on which ReliefWeb did."""
    told = dates if isinstance(dates, dict) else {}
    found = stated.day(told.get("original")) or stated.day(told.get("created"))
    return found.isoformat() if found else None


def _language(languages: object) -> str | None:
    """The code of a report's language; one in several languages names none."""
    listed = languages if isinstance(languages, list) else [languages]
    codes = [one.get("code") for one in listed if isinstance(one, dict)]
    return codes[0] if len(codes) == 1 and isinstance(codes[0], str) else None
