"""What a headline or a lead takes from the text that it announces: its time."""

from collections.abc import Sequence
from typing import Protocol

from metrics.model import Kind, Period
from metrics.text.fields import Stated
from metrics.text.sentences import BODY, Sentence

LEAD = 3  # sentences at the head of a text that announce what the text then tells
TIMES = 5  # figures behind an announcement that may tell its time
AHEAD = 11  # figures behind a heading that may be of its text
EVENT = 14  # days that an event lasts at most
CLOSE = 2  # sentences behind it whose time it may take though they count something else


class Announced(Protocol):
    """What this module asks of a figure that is still being read."""

    measure: str
    stated: Stated
    kind: Kind
    time: Period | None
    sentence: Sentence
    number: int


def announce(sketches: Sequence[Announced]) -> None:
    """A headline without a time takes that of the figure that it announces."""
    for n, sketch in enumerate(sketches):
        if sketch.sentence.role == BODY and sketch.number > LEAD:
            continue
        if sketch.time is None and sketch.kind is Kind.FLOW:
            later = _behind(sketches, n)
            sketch.time = _same(sketch, later) or _near(sketch, later[:TIMES])


def _behind(sketches: Sequence[Announced], n: int) -> list[Announced]:
    """The figures behind the sentence of one: all of them where it opens the text."""
    first = sketches[n]
    last = len(sketches) if first.number <= LEAD else n + 1 + AHEAD
    return [other for other in sketches[n + 1 : last] if other.number > first.number]


def _same(sketch: Announced, later: Sequence[Announced]) -> Period | None:
    """The time of what counts the same: of all that follows where it opens the text."""
    same = [o for o in later if o.sentence.role == BODY and o.measure == sketch.measure]
    if sketch.number > LEAD:
        same = [other for other in same if other.number <= sketch.number + CLOSE]
    equal = next((other for other in same if other.stated == sketch.stated), None)
    if equal is not None:
        return equal.time
    return next((other.time for other in same if other.time), None)


def _near(sketch: Announced, later: Sequence[Announced]) -> Period | None:
    """The time of the next flow, whatever it counts."""
    for other in later:
        if other.number > sketch.number + CLOSE:
            return None
        if other.time is not None and other.kind is Kind.FLOW:
            return other.time if _is_event(other.time) else None
    return None


def _is_event(time: Period) -> bool:
    """Whether a time is that of an event: a month or a year is of what it counts alone."""
    return (time.end - time.start).days <= EVENT
