"""Figures as JSON objects and CSV rows: what other programs get.

The keys of a figure are the labelling guide's; ``low``, ``best`` and ``high`` are what the words
state, ``interval`` is how the reading rule named in it reads them, ``regions`` the places in the
world.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TextIO

from metrics.model import Document, Figure, Interval, Located, Mention, Miss, Period, Reading

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MENTION_NAMES = ("quote", "start", "end", "bound", "low", "best", "high", "modifier", "counted")


def number(value: float | None) -> int | float | None:
    """The value without the .0 that whole numbers get as floats."""
    return int(value) if value is not None and float(value).is_integer() else value


def figure(one: Figure) -> dict[str, object]:
    """A figure as a JSON object with the guide's keys, then the reading and the world."""
    return {
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "measure": one.measure,
        "unit": one.unit.value,
        "bound": one.bound.value,
        "low": number(one.low),
        "best": number(one.best),
        "high": number(one.high),
        "group": one.group,
        "facility": one.facility,
        "places": list(one.places),
        "country": one.country,
        "time": _period(one.time),
        "kind": one.kind.value,
        "sources": list(one.sources),
        "status": one.status.value,
        "interval": _interval(one.interval),
        "regions": [_located(place) for place in one.regions],
        "origin": one.origin and _located(one.origin),
        "destination": one.destination and _located(one.destination),
        "part_of": one.part_of,
        "same_as": one.same_as,
        "rules": list(one.rules),
    }


def reading(document: Document, found: Reading, *, why: bool = False) -> dict[str, object]:
    """The line of a document: its id as it came, its figures and its reported zeros."""
    line: dict[str, object] = {
        "id": document.external_id or document.id,
        "figures": [figure(one) for one in found.figures],
        "zeros": [figure(one) for one in found.zeros],
    }
    if found.refused:
        line["refused"] = found.refused
    if why:
        line["misses"] = [_miss(one) for one in found.misses]
    return line


def mention(one: Mention) -> dict[str, object]:
    """A quantity, humanitarian or not, as a JSON object."""
    return {
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "bound": one.bound.value,
        "low": number(one.low),
        "best": number(one.best),
        "high": number(one.high),
        "modifier": one.modifier,
        "counted": one.counted,
    }


def mention_row(text: str, one: Mention) -> dict[str, object]:
    """A quantity as a flat row: the words of its parts, not where they stand."""
    spans = {"modifier": one.modifier, "counted": one.counted}
    return mention(one) | {name: words(text, span) for name, span in spans.items()}


def words(text: str, span: tuple[int, int] | None) -> str:
    """What stands at a span, on one line; nothing where there is none."""
    return " ".join(text[slice(*span)].split()) if span else ""


COLUMNS: dict[str, Callable[[Document, Figure], object]] = {
    "document": lambda document, _: document.external_id or document.id,
    "title": lambda document, _: document.title,
    "publisher": lambda document, _: document.publisher,
    "published": lambda document, _: document.published,
    "quote": lambda _, one: one.quote,
    "start": lambda _, one: one.start,
    "end": lambda _, one: one.end,
    "measure": lambda _, one: one.measure,
    "unit": lambda _, one: one.unit.value,
    "bound": lambda _, one: one.bound.value,
    "stated_low": lambda _, one: number(one.low),
    "stated_best": lambda _, one: number(one.best),
    "stated_high": lambda _, one: number(one.high),
    "low": lambda _, one: number(one.interval.low),
    "best": lambda _, one: number(one.interval.best),
    "high": lambda _, one: number(one.interval.high),
    "rule": lambda _, one: one.interval.rule,
    "group": lambda _, one: one.group,
    "facility": lambda _, one: one.facility,
    "places": lambda _, one: "; ".join(one.places),
    "pcodes": lambda _, one: "; ".join(place.pcode or "" for place in one.regions),
    "country": lambda _, one: one.country,
    "start_date": lambda _, one: one.time and one.time.start,
    "end_date": lambda _, one: one.time and one.time.end,
    "kind": lambda _, one: one.kind.value,
    "sources": lambda _, one: "; ".join(one.sources),
    "status": lambda _, one: one.status.value,
}


def row(document: Document, one: Figure) -> dict[str, object]:
    """A figure as a flat row, lists joined by a semicolon; what is unknown stays empty."""
    return {name: column(document, one) for name, column in COLUMNS.items()}


def write_csv(names: Sequence[str], rows: Iterable[Mapping[str, object]], stream: TextIO) -> None:
    """Rows as CSV with a header; text that a spreadsheet would run as a formula is quoted."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    for one in rows:
        writer.writerow([cell(one.get(name)) for name in names])


def cell(value: object) -> object:
    """A value that is safe in a spreadsheet: a leading ' keeps text from becoming a formula."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + value
    return value


def _interval(one: Interval) -> dict[str, object]:
    return {
        "low": number(one.low),
        "best": number(one.best),
        "high": number(one.high),
        "rule": one.rule,
    }


def _located(place: Located) -> dict[str, object]:
    return {
        "name": place.name,
        "country": place.country,
        "pcode": place.pcode,
        "level": place.level,
        "method": place.method,
        "qualifier": place.qualifier,
        "score": place.score,
        "precision": place.precision,
        "rejected": list(place.rejected),
    }


def _period(period: Period | None) -> dict[str, str] | None:
    if period is None:
        return None
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _miss(one: Miss) -> dict[str, object]:
    return {"quote": one.quote, "start": one.start, "end": one.end, "reason": one.reason}
