"""Running totals with no first day: "as of 9 May, 40 people have been killed", "risen to 48".

Reports of one disaster say so day after day, and each total holds the ones before. Totals of one
block are taken for one series where each follows the one before within 31 days and is not lower
by more than a fifth; that of another originator may be half as large. Of several series that a
total would fit into it goes on with the one that is nearest in number.

The period of a series is from its first day of report to its last. In it each originator says its
newest total; the earlier ones are superseded. Those of several originators are rivals, if they are
of the last three days or higher than what came later. Texts that name nobody are one originator.
For shorter windows the originator with the most totals gives its first total and its rises, as in
`series`. What else is told within the period (the dead of a day) lies within the total; it is no
rival of a total of that very day that is twice as large. Where one total of a series tells a first
day, all of the series begin there, and `series` goes on with them.

The limits: what was told of days before the first report is not known to lie within; two disasters
of one region within a month, of which the second cost more, are taken for one; totals of a region
and of its parts lie within each other only as far as their periods do, so that a lone total of a
country and one of its province a day later are added.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise

from metrics.reconcile.facts import Fact
from metrics.reconcile.scopes import Span
from metrics.reconcile.series import DAY, EARLIER, FALL, LONG
from metrics.units import Bounds

STILL = 3  # days for which the newest total of one originator is a rival of that of another
NAMELESS = ("document", "unnamed")  # kinds of originators that nobody named: one for each text
RIVAL = 0.5  # of another originator's total: what is lower counts something else


@dataclass(slots=True, eq=False)
class _Series:
    """Totals that go on with each other, in the order of their days, and their first day."""

    totals: list[tuple[date, Fact]] = field(default_factory=list)
    newest: dict[str, float] = field(default_factory=dict)  # of each originator
    begun: date | None = None

    def add(self, day: date, fact: Fact) -> None:
        self.totals.append((day, fact))
        self.newest[_family(fact)] = _value(fact)
        self.begun = self.begun or _begun(fact)

    def fits(self, day: date, fact: Fact) -> bool:
        """Say whether a later total goes on with these."""
        own = self.newest.get(_family(fact))
        least = RIVAL * self.largest if own is None else FALL * own
        known = {begun for begun in (self.begun, _begun(fact)) if begun}
        late = (day - self.totals[-1][0]).days > LONG
        return not late and len(known) < 2 and _value(fact) >= least

    @property
    def largest(self) -> float:
        """The largest of the newest totals."""
        return max(self.newest.values())

    def apart(self, fact: Fact) -> float:
        """How many times as large the larger one is of a total and the last of these."""
        pair = sorted((_value(fact), _value(self.totals[-1][1])))
        return (pair[1] + 1) / (pair[0] + 1)


def open_series(facts: Sequence[Fact]) -> tuple[list[list[Fact]], list[Fact]]:
    """Part the facts of a block: what the series without a first day tell, and all others."""
    totals = sorted(
        ((day, fact) for fact in facts if (day := _day(fact)) and _counts(fact)),
        key=lambda one: (one[0], one[1].published or date.min, _value(one[1]), one[1].claim),
    )
    happened: dict[Span, float] = defaultdict(float)  # what is told of each span, and no total
    for fact in facts:
        if not fact.running:
            happened[fact.span] = max(happened[fact.span], _value(fact))
    series: list[list[Fact]] = []
    taken: dict[str, Fact | None] = {}
    for one in _series(totals):
        first, last = one.totals[0][0], one.totals[-1][0]
        if one.begun:
            taken |= {fact.claim: _since(one.begun, day, fact) for day, fact in one.totals}
        elif first < last or 0 < happened.get(Span(first, last), 0) < RIVAL * one.largest:
            series.append(list(_told(one)))
            taken |= dict.fromkeys(fact.claim for _, fact in one.totals)
    left = (taken.get(fact.claim, fact) for fact in facts)
    return series, [fact for fact in left if fact]


def _counts(fact: Fact) -> bool:
    known = fact.running and fact.item is None and not fact.vague and fact.status == "reported"
    return known and (fact.best is not None or fact.low is not None)


def _day(fact: Fact) -> date | None:
    """The day up to which a total counts: that of the report where it names none."""
    return fact.span.end or fact.published


def _begun(fact: Fact) -> date | None:
    """The first day of a total that tells one."""
    return fact.span.start if fact.span.start != fact.span.end else None


def _family(fact: Fact) -> str:
    """Who counted; what texts tell without naming anybody is taken for one word."""
    kind = fact.family.partition(":")[0]
    return kind if kind in NAMELESS else fact.family


def _value(fact: Fact) -> float:
    return (fact.low or 0.0) if fact.best is None else fact.best


def _since(begun: date, day: date, fact: Fact) -> Fact:
    return fact._replace(span=Span(min(begun, day), day))


def _series(totals: Iterable[tuple[date, Fact]]) -> list[_Series]:
    """Let each total, in the order of their days, go on with the series that is nearest to it."""
    found: list[_Series] = []
    near: list[_Series] = []
    for day, fact in totals:
        near = [one for one in near if (day - one.totals[-1][0]).days <= LONG]
        fit = [one for one in near if one.fits(day, fact)]
        home = min(fit, key=lambda one: one.apart(fact)) if fit else _Series()
        if not fit:
            found.append(home)
            near.append(home)
        home.add(day, fact)
    return found


def _told(series: _Series) -> Iterator[Fact]:
    """Give each total over the whole period, and the first and the rises of one originator."""
    by_family: dict[str, list[tuple[date, Fact]]] = defaultdict(list)
    for day, fact in series.totals:
        by_family[_family(fact)].append((day, fact))
    (first, _), (last, newest) = series.totals[0], series.totals[-1]
    whole = Span(first, last)
    for totals in by_family.values():
        for day, fact in totals:
            rival = (last - day).days <= STILL or _value(fact) > _value(newest)
            stands = rival and fact is totals[-1][1]
            yield fact._replace(span=whole, rise="" if stands else EARLIER)
    spine = min(by_family.values(), key=lambda one: (-len(one), one[0][1].family))
    yield from _rises(first, whole, spine)


def _rises(first: date, whole: Span, spine: Sequence[tuple[date, Fact]]) -> Iterator[Fact]:
    """Give the first total of an originator and its rises, where they are known, by their days."""
    told = dict(spine)  # the newest word on each day
    days, capped = sorted(told), _capped(told)
    if (start := Span(first, days[0])) != whole:
        yield told[days[0]]._replace(span=start)
    for before, after in pairwise(days):
        low, best, high = _rise(capped[before], capped[after])
        span, since = Span(before + DAY, after), f"rise since {before}"
        yield told[after]._replace(span=span, low=low, best=best, high=high, rise=since)


def _capped(told: Mapping[date, Fact]) -> dict[date, Fact]:
    """Lower each total to the lowest that follows: a later word on more days says more."""
    days = sorted(told, reverse=True)
    least = accumulate((told[day] for day in days), _lower)
    return dict(zip(days, least, strict=True))


def _lower(one: Fact, other: Fact) -> Fact:
    return other if _value(other) < _value(one) else one


def _rise(before: Fact, after: Fact) -> Bounds:
    """Give the difference, open where a total is; bests that are known rise at least by nothing."""
    best = None
    if before.best is not None and after.best is not None:
        best = max(0.0, after.best - before.best)
    low = 0.0 if before.high is None else max(0.0, (after.low or 0.0) - before.high)
    if after.high is None:
        return Bounds(low, best, None)
    return Bounds(low, best, max(best or 0.0, after.high - (before.low or 0.0)))
