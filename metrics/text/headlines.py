"""What a headline or a lead takes from the text that it announces: its time."""

from collections.abc import Sequence
from typing import Protocol

from metrics.model import Kind, Period
from metrics.text.sentences import BODY, Sentence

LEAD = 3  # sentences at the head of a text that announce what the text then tells
TIMES = 5  # figures behind an announcement that may tell its time
CLOSE = 2  # sentences behind it whose time it may take though they count something else


class Announced(Protocol):
    """What this module asks of a figure that is still being read."""

    measure: str
    kind: Kind
    time: Period | None
    sentence: Sentence
    number: int


def announce(sketches: Sequence[Announced]) -> None:
    """A headline without a time takes that of the figure that it announces."""
    told: dict[str, Period] = {}
    for sketch in sketches:
        if sketch.sentence.role == BODY and sketch.time is not None:
            told.setdefault(sketch.measure, sketch.time)
    for n, sketch in enumerate(sketches):
        if sketch.sentence.role == BODY and sketch.number > LEAD:
            continue
        if sketch.time is None and sketch.kind is Kind.FLOW:
            sketch.time = told.get(sketch.measure) or _near(sketch, sketches[n + 1 : n + 1 + TIMES])
            if sketch.sentence.role == BODY and sketch.time is not None:
                told.setdefault(sketch.measure, sketch.time)


def _near(sketch: Announced, later: Sequence[Announced]) -> Period | None:
    """The time of the next flow, whatever it counts."""
    for other in later:
        if other.number > sketch.number + CLOSE:
            return None
        if other.time is not None and other.kind is Kind.FLOW:
            return other.time
    return None
