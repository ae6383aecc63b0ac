"""Running totals: figures of one source that grow from one first day ("killed since 7 October").

Each later total holds the earlier ones, so they are never added up. What counts in a shorter
period is the rise from one total to the next; the newest total stands for the whole. A later total
that is lower says that the earlier ones were too high, unless it falls by more than a fifth and
stays there: then the count began anew. A rise may hold deaths of earlier days that were found
late; it is counted on the days on which it was reported.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from metrics.reconcile.facts import Fact
from metrics.reconcile.scopes import Span

LONG = 31  # days; shorter periods from one first day are a week told thrice, no running total
LEAST = 3  # totals that make a series
FALL = 0.8  # of the total before: what is lower began anew
DAY = timedelta(days=1)
Bounds = tuple[float, float, float]


class _Total(NamedTuple):
    """What a source says on a day of all until then, and the claims that say so, newest first."""

    end: date
    bounds: Bounds
    facts: tuple[Fact, ...]


def rises(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts with running totals as rises, each on its own days, and the newest total."""
    running: dict[tuple[str, date], list[Fact]] = defaultdict(list)
    for fact in facts:
        closed = None not in (fact.low, fact.best, fact.high)
        if fact.span.start is not None and fact.item is None and not fact.vague and closed:
            running[fact.family, fact.span.start].append(fact)
    apart: dict[str, list[Fact]] = {}
    for ones in running.values():
        if _is_series(ones):
            apart |= _told(ones)
    for fact in facts:
        yield from apart.get(fact.claim, [fact])


def _is_series(facts: Sequence[Fact]) -> bool:
    ends = {fact.span.end for fact in facts}
    return len(ends) >= LEAST and max(fact.span.length for fact in facts) > LONG


def _told(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """Give for each claim of a series what it tells: a rise, a new beginning, the newest total."""
    told: dict[str, list[Fact]] = defaultdict(list)
    totals = _steady(_totals(facts))
    for phase in _phases(totals):
        start = phase[0].facts[0].span.start if phase[0] is totals[0] else _behind(totals, phase[0])
        for fact, span in _spans(phase, start):
            told[fact.claim].append(fact._replace(span=span))
        for before, after in pairwise(_capped(phase)):
            span = Span(before.end + DAY, after.end)
            bounds = _rise(before.bounds, after.bounds)
            for fact in after.facts:
                told[fact.claim].append(_risen(fact, span, bounds, before.end))
    return told


def _totals(facts: Iterable[Fact]) -> list[_Total]:
    by_end: dict[date, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_end[fact.span.end or date.max].append(fact)
    return [
        _Total(end, _bounds(ones[0]), ones)
        for end, ones in sorted((end, tuple(_newest_first(ones))) for end, ones in by_end.items())
    ]


def _newest_first(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(
        facts,
        key=lambda one: (-(one.published or date.min).toordinal(), -_bounds(one)[1], one.claim),
    )


def _bounds(fact: Fact) -> Bounds:
    return (fact.low or 0.0, fact.best or 0.0, fact.high or 0.0)


def _steady(totals: Sequence[_Total]) -> list[_Total]:
    """Leave out a lone total far below both the one before and the one behind it: a slip."""
    kept = [
        one
        for before, one, after in zip(totals, totals[1:], totals[2:], strict=False)
        if not (_fell(before, one) and not _fell(before, after))
    ]
    return [totals[0], *kept, totals[-1]]


def _fell(before: _Total, after: _Total) -> bool:
    return after.bounds[1] < FALL * before.bounds[1]


def _phases(totals: Sequence[_Total]) -> list[list[_Total]]:
    """Part a series where the count begins anew."""
    phases = [[totals[0]]]
    for at, (before, one) in enumerate(pairwise(totals)):
        rose_alone = at > 0 and not _fell(totals[at - 1], one)  # the one before was a slip upwards
        if _fell(before, one) and not rose_alone:
            phases.append([one])
        else:
            phases[-1].append(one)
    return phases


def _behind(totals: Sequence[_Total], first: _Total) -> date:
    before = totals[[one.end for one in totals].index(first.end) - 1]
    return before.end + DAY


def _spans(phase: Sequence[_Total], start: date | None) -> Iterator[tuple[Fact, Span]]:
    """Give the first and the newest total of a phase with the days that they speak of."""
    for one in dict.fromkeys((phase[0], phase[-1])):
        yield from ((fact, Span(start, one.end)) for fact in one.facts)


def _capped(phase: Sequence[_Total]) -> list[_Total]:
    """Lower each total to the lowest that follows: a later word on more days says more."""
    least = phase[-1].bounds
    capped = []
    for one in reversed(phase):
        low, best, high = (min(pair) for pair in zip(one.bounds, least, strict=True))
        least = (low, best, high)
        capped.append(one._replace(bounds=least))
    return capped[::-1]


def _rise(before: Bounds, after: Bounds) -> Bounds:
    """Give the difference; where the bests err alike it is the best, and the bounds hold it."""
    low = max(0.0, after[0] - before[2])
    best = after[1] - before[1]
    return low, best, max(best, after[2] - before[0])


def _risen(fact: Fact, span: Span, bounds: Bounds, since: date) -> Fact:
    low, best, high = bounds
    return fact._replace(span=span, low=low, best=best, high=high, rise=f"rise since {since}")
