"""Every number of a text labelled with its span, its modifier's and that of what it counts.

{"text": …, "expect": {"quantities": [{"start", "end", "modifier": {"start", "end"} or null,
"unit": {"start", "end"} or null}]}}. Spans of numbers and modifiers must be the same; what is
counted must overlap. A span that several quantities share is one.
"""

from collections.abc import Iterable, Sequence

from metrics.model import Mention
from metrics.score.figures import Rate
from metrics.score.rows import Record, Row, f1, touch
from metrics.text import quantities

Span = tuple[int, int]


def rows(records: Sequence[Record]) -> list[Row]:
    """F1 of numbers, modifiers and units."""
    pairs = [
        (record["expect"]["quantities"], quantities(record["text"], record.get("lang") or "en"))
        for record in records
    ]
    number = _sum(_same({_span(q) for q in g}, {(m.start, m.end) for m in p}) for g, p in pairs)
    hedge = _sum(_same(_parts(g, "modifier"), _modifiers(p)) for g, p in pairs)
    unit = _sum(_overlapping(_parts(g, "unit"), _counted(p)) for g, p in pairs)
    return [
        f1("number, exact span, F1", number),
        f1("modifier, exact span, F1", hedge),
        f1("unit, overlap, F1", unit),
    ]


def _span(part: Record) -> Span:
    return part["start"], part["end"]


def _parts(labels: Sequence[Record], name: str) -> set[Span]:
    return {_span(label[name]) for label in labels if label.get(name)}


def _modifiers(found: Sequence[Mention]) -> set[Span]:
    return {one.modifier for one in found if one.modifier}


def _counted(found: Sequence[Mention]) -> set[Span]:
    return {one.counted for one in found if one.counted}


def _same(gold: set[Span], found: set[Span]) -> Rate:
    return Rate(len(gold & found), len(gold), len(found))


def _overlapping(gold: set[Span], found: set[Span]) -> Rate:
    """One to one, in the order of the text."""
    free, matched = sorted(found), 0
    for span in sorted(gold):
        hit = next((one for one in free if touch(span, one)), None)
        if hit is not None:
            free.remove(hit)
            matched += 1
    return Rate(matched, len(gold), len(found))


def _sum(rates: Iterable[Rate]) -> Rate:
    matched, gold, found = (sum(column) for column in zip(*rates, strict=True))
    return Rate(matched, gold, found)
