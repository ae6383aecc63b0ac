"""Running totals: figures that grow from one first day ("killed since 7 October").

Each later total holds the earlier ones, so they are never added up. What counts in a shorter
period is the rise from one total to the next; the newest total stands for the whole. A later total
that is lower says that the earlier ones were too high, unless it falls by more than a fifth and
stays there: then the count began anew. A rise may hold deaths of earlier days that were found
late; it is counted on the days on which it was reported.

One count has one series. Its spine is the source with the most totals; those of others that fit
between its totals are part of the series, as of a ministry and an office that report its numbers
in turn. Of a source that counts otherwise only the newest total stands, beside the series and
never with rises of its own: they would be the same days twice.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise
from typing import NamedTuple

from metrics.reconcile.facts import Fact
from metrics.reconcile.scopes import Span

LONG = 31  # days; shorter periods from one first day are a week told thrice, no running total
LEAST = 3  # totals that make a series
FALL = 0.8  # of the total before: what is lower began anew
EARLIER = "an earlier running total"
DAY = timedelta(days=1)
Bounds = tuple[float, float, float]


class _Total(NamedTuple):
    """What is said on a day of all until then, and the claims that say so, newest first."""

    end: date
    bounds: Bounds
    facts: tuple[Fact, ...]


def rises(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts with running totals as rises, each on its own days, and the newest total."""
    if len(facts) < LEAST:
        yield from facts
        return
    running: dict[date, dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        closed = None not in (fact.low, fact.best, fact.high)
        if fact.span.start is not None and fact.item is None and not fact.vague and closed:
            running[fact.span.start][fact.family].append(fact)
    told: dict[str, list[Fact]] = defaultdict(list)
    for by_family in running.values():
        for fact in _series([_totals(ones) for ones in by_family.values()]):
            told[fact.claim].append(fact)
    for fact in facts:
        yield from told.get(fact.claim, [fact])


def _series(sources: Sequence[list[_Total]]) -> Iterator[Fact]:
    """Give what the totals of several sources tell, from one first day on."""
    spine, *others = sorted(sources, key=lambda one: (-len(one), one[0].facts[0].family))
    longest = max((one.end - (one.facts[0].span.start or one.end)).days + 1 for one in spine)
    if len(spine) < LEAST or longest <= LONG:
        return
    phases = _phases(_steady(spine))
    for other in others:
        apart = [one for one in other if not _fitted(phases, one)]
        yield from _newest_alone(apart)
    yield from chain.from_iterable(_told(phases))


def _totals(facts: Iterable[Fact]) -> list[_Total]:
    by_end: dict[date, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_end[fact.span.end or date.max].append(fact)
    return [_total(end, ones) for end, ones in sorted(by_end.items())]


def _total(end: date, facts: Iterable[Fact]) -> _Total:
    ones = sorted(
        facts,
        key=lambda one: (-(one.published or date.min).toordinal(), -_bounds(one)[1], one.claim),
    )
    return _Total(end, _bounds(ones[0]), tuple(ones))


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


def _fitted(phases: Sequence[list[_Total]], one: _Total) -> bool:
    """Put a total of another source into the series, if it lies between those around it."""
    phase = next((phase for phase in phases if one.end <= phase[-1].end), phases[-1])
    at = bisect_left([each.end for each in phase], one.end)
    if at < len(phase) and phase[at].end == one.end:
        fits = phase[at].bounds[1] == one.bounds[1]
        if fits:
            phase[at] = phase[at]._replace(facts=(*phase[at].facts, *one.facts))
        return fits
    fits = (at == 0 or phase[at - 1].bounds[1] <= one.bounds[1]) and (
        at == len(phase) or one.bounds[1] <= phase[at].bounds[1]
    )
    if fits and at:  # before the first nobody says where the count stood
        phase.insert(at, one)
    return fits and at > 0


def _newest_alone(totals: Sequence[_Total]) -> Iterator[Fact]:
    """Give the newest total of a source that counts otherwise; the earlier ones lie in it."""
    for one in totals:
        for fact in one.facts:
            earlier = one is not totals[-1]
            yield fact._replace(span=totals[-1].facts[0].span, rise=EARLIER if earlier else "")


def _told(phases: Sequence[Sequence[_Total]]) -> Iterator[Iterator[Fact]]:
    """Give for each phase its first total, its rises and its newest total."""
    start = phases[0][0].facts[0].span.start
    for phase in phases:
        yield _ends(phase, start)
        for before, after in pairwise(_capped(phase)):
            span = Span(before.end + DAY, after.end)
            bounds = _rise(before.bounds, after.bounds)
            yield (_risen(fact, span, bounds, before.end) for fact in after.facts)
        start = phase[-1].end + DAY


def _ends(phase: Sequence[_Total], start: date | None) -> Iterator[Fact]:
    """Give the first and the newest total of a phase with the days that they speak of."""
    for one in dict.fromkeys((phase[0], phase[-1])):
        yield from (fact._replace(span=Span(start, one.end)) for fact in one.facts)


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
