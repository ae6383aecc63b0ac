"""UCDP GED: the low, best and high that its coders give an event, against what we would make of it.

Its rows name several sources but do not say which of them gave which number. So two questions can
be asked: would two reports, one of its low and one of its high, give its best; and would a report
of "at least" its low leave room for its best and its high?
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from metrics.reconcile.montecarlo import Doubtful, interval90, total
from metrics.score.calibration.words import Row, Word, judged, number, tables

COLUMNS = ("id", "type_of_violence", "low", "best", "high")


class Event(NamedTuple):
    """One event and its three numbers."""

    id: str
    low: float
    best: float
    high: float


def rows(folder: Path) -> Iterator[Row]:
    """Give the questions that the events of the folder answer."""
    known = {event.id: event for event in _events(folder)}
    if not known:
        return
    every = list(known.values())
    ordered = [one for one in every if one.low <= one.best <= one.high]
    wide = [one for one in ordered if one.low < one.high]
    yield Row("low, best and high in their order", len(every), len(ordered), "all")
    yield Row("low, best and high are one number", len(every), len(ordered) - len(wide))
    yield from _two_reports(wide)
    yield from _floors([one for one in ordered if one.low >= 1], "events with low >= 1")
    yield from _floors([one for one in wide if one.low >= 1], "events with low >= 1 and a range")


def _events(folder: Path) -> Iterator[Event]:
    for path, found in tables(folder, COLUMNS):
        for row in found:
            low, best, high = (number(path, row, name) for name in ("low", "best", "high"))
            if low is not None and best is not None and high is not None:
                yield Event(row["id"], low, best, high)


def _two_reports(events: Sequence[Event]) -> Iterator[Row]:
    """Hear two sources, one of the low and one of the high: the policy's best is the lower."""
    words = [Word(one.id, "one", one.low, one.low, one.low) for one in events]
    words += [Word(one.id, "other", one.high, one.high, one.high) for one in events]
    ours = judged(words)
    what = "two reports, of its low and its high: our best"
    bests = [(ours[one.id].best or 0.0, one.best) for one in events]
    for name, holds in (
        ("is its best", [ours == theirs for ours, theirs in bests]),
        ("is below its best", [ours < theirs for ours, theirs in bests]),
        ("is above its best", [ours > theirs for ours, theirs in bests]),
    ):
        yield Row(f"{what} {name}", len(bests), sum(holds))


def _floors(events: Sequence[Event], which: str) -> Iterator[Row]:
    """Hear one report of at least its low, and look how far its best and high lie above."""
    words = [Word(one.id, "one", one.low, one.low, None) for one in events]
    ours = judged(words)
    modelled = [(ours[one.id].high_modelled or 0.0, one) for one in events]
    drawn = [(_top(one), one) for one in events]
    told = f'a report of "at least" its low, {which}:'
    n = len(events)
    yield Row(f"{told} its best <= high_modelled", n, sum(e.best <= top for top, e in modelled))
    yield Row(f"{told} its high <= high_modelled", n, sum(e.high <= top for top, e in modelled))
    yield Row(f"{told} its best <= interval90", n, sum(e.best <= top for top, e in drawn), "95 %")
    yield Row(f"{told} its high <= interval90", n, sum(e.high <= top for top, e in drawn))


def _top(event: Event) -> float:
    part = Doubtful(event.id, "one", event.low, event.low, None, event.low)
    return interval90(total([part]))[1]
