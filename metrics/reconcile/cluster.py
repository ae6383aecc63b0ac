"""Clusters: the claims that speak of the same thing, each with the reason why it is there.

A cluster has an anchor, and a claim joins only by its likeness to the anchor itself, never to
another member: so no chain of small steps can draw a year of reports into one cluster. Claims of
one block (measure, group, place …) differ in their period alone, which makes this a walk along
the calendar. What was nearly joined is kept too, with the reason why it was not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from math import inf
from typing import NamedTuple

from metrics.reconcile.facts import Block, Fact
from metrics.reconcile.running import open_series
from metrics.reconcile.scopes import Span
from metrics.reconcile.series import LONG, rises

LIKE = 0.5  # of all days of two periods that must be common …
LIKE_LONG = 0.9  # … and where one is longer than LONG days: running totals grow
NEARLY = 0.25  # less in common is no near miss
STOCK_DAYS = 15  # stocks reported within these days speak of one state
REPORT_DAYS = 3  # undated figures are of one fact only if printed this close together
MISSES = 3  # near misses that are kept of one cluster
ANCHORS = 200  # undated numbers that one is compared with, reports that one denial is held against:
# of more than these no text speaks, and a list of thousands takes no longer for each
DAY = timedelta(days=1)


class Miss(NamedTuple):
    """A cluster that was nearly joined with another, and why it was not."""

    other: "Cluster"
    score: float
    reason: str


@dataclass(slots=True, eq=False)
class Cluster:
    """Claims of the same thing: (fact, link, score) for each; the first is the anchor."""

    span: Span
    members: list[tuple[Fact, str, float]] = field(default_factory=list)
    alone: bool = False  # others may have the same span and are not of the same thing
    misses: list[Miss] = field(default_factory=list)

    @property
    def anchor(self) -> Fact:
        """The claim that all others are compared with."""
        return self.members[0][0]

    @property
    def families(self) -> set[str]:
        """Who counted."""
        return {fact.family for fact, _, _ in self.members}

    def add(self, facts: Iterable[Fact], link: str, score: float) -> None:
        """Take claims in, by one reason."""
        self.members.extend((fact, fact.rise or link, score) for fact in facts)

    def miss(self, other: "Cluster", score: float, reason: str) -> None:
        """Keep why another one stays apart, if it tells of another source."""
        if len(self.misses) < MISSES and self.families - other.families:
            self.misses.append(Miss(other, round(score, 3), reason))


def clusters(block: Block) -> tuple[list[Cluster], list[Fact]]:
    """Group the facts of a block; give also the denials that meet no report of their subject."""
    said = [fact for fact in block.facts if fact.status != "denied"]
    denials = [fact for fact in block.facts if fact.status == "denied"]
    found = list(_grouped(block.kind, said))
    return found, [fact for fact in denials if not _denied(fact, found)]


def _grouped(kind: str, facts: Sequence[Fact]) -> Iterator[Cluster]:
    dated: dict[Span, list[Fact]] = defaultdict(list)
    undated: list[Fact] = []
    series, single = open_series(facts) if kind == "flow" else ([], facts)
    for fact in rises(single) if kind == "flow" else single:
        if fact.span.start is None:
            undated.append(fact)
        else:
            dated[fact.span].append(fact)
    if kind == "stock":
        found = list(_stocks(dated))
    else:
        found = [*_flows(dated), *_of_series(series)]
        undated = _joined(found, undated)
    yield from found
    yield from _undated(undated)


def _of_series(series: Sequence[Sequence[Fact]]) -> Iterator[Cluster]:
    """Make clusters of the newest totals of each series, and of each of its rises."""
    for facts in series:
        by_span: dict[Span, Cluster] = {}
        for fact in facts:
            home = by_span.setdefault(fact.span, Cluster(fact.span, alone=True))
            home.add([fact], "like total" if home.members else "anchor", 1.0)
        yield from by_span.values()


def _stocks(dated: dict[Span, list[Fact]]) -> Iterator[Cluster]:
    """Join states reported within a few days; the newest day is the cluster's."""
    current: Cluster | None = None
    first: date = date.min
    for span in sorted(dated):
        day = _day(span)
        apart = (day - first).days
        if current is None or apart > STOCK_DAYS:
            new = Cluster(span)
            new.add(dated[span], "anchor", 1.0)
            if current is not None:
                if apart <= 2 * STOCK_DAYS:
                    new.miss(current, 1 - apart / (2 * STOCK_DAYS), f"{apart} days apart")
                yield current
            current, first = new, day
        else:
            current.add(dated[span], f"{apart} days apart", 1 - apart / (2 * STOCK_DAYS))
            current.span = span
    if current is not None:
        yield current


def _flows(dated: dict[Span, list[Fact]]) -> Iterator[Cluster]:
    """Join equal and like periods, then lone days to the day beside them."""
    anchors: list[Cluster] = []
    near: list[Cluster] = []
    for span in sorted(dated):
        if near:
            near = [one for one in near if one.span.end >= span.start]  # type: ignore[operator]
        home, misses = _most_like(span, dated[span], near)
        if home is None:
            home = Cluster(span)
            home.add(dated[span], "anchor", 1.0)
            for other, likeness, reason in misses:
                home.miss(other, likeness, reason)
            anchors.append(home)
            near.append(home)
        else:
            home.add(dated[span], "like period", home.span.likeness(span))
    yield from _beside(anchors)


def _most_like(
    span: Span, facts: Sequence[Fact], near: Sequence[Cluster]
) -> tuple[Cluster | None, list[Miss]]:
    """Find the cluster whose anchor has the likest period, if any is like enough."""
    best, found = 0.0, None
    misses: list[Miss] = []
    for one in near:
        likeness = one.span.likeness(span)
        if likeness < NEARLY:
            continue
        least = LIKE_LONG if max(one.span.length, span.length) > LONG else LIKE
        if likeness < least:
            misses.append(Miss(one, likeness, f"only {likeness:.0%} of their days in common"))
        elif _series(one, span, facts):
            misses.append(Miss(one, likeness, "one source counts both apart"))
        elif likeness > best:
            best, found = likeness, one
    return found, misses


def _series(one: Cluster, span: Span, facts: Sequence[Fact]) -> bool:
    """Say whether somebody gives figures for this period and apart from it for the cluster's."""
    families = {fact.family for fact in facts}
    known = [fact for fact, _, _ in one.members if fact.family in families and fact.span != span]
    claims = {fact.claim for fact in facts}  # a running total is no word on its own rise
    return any(
        not old.span.common(span) or old.claim in claims or any(old.apart(fact) for fact in facts)
        for old in known
    )


def _beside(anchors: Sequence[Cluster]) -> Iterator[Cluster]:
    """Join a lone day to the next or last day, where others say nearly the same: a night attack."""
    by_start = {one.span.start: one for one in anchors if one.span.start == one.span.end}
    joined: set[int] = set()
    taken: set[int] = set()
    for one in anchors:
        if one.span.start != one.span.end or len(one.members) != 1 or id(one) in taken:
            continue
        day = _day(one.span)
        for other in (by_start.get(day - DAY), by_start.get(day + DAY)):
            if other is None or id(other) in joined or one.anchor.family in other.families:
                continue
            if all(one.anchor.agrees(fact) for fact, _, _ in other.members):
                other.add([one.anchor], "a day apart", 0.5)
                joined.add(id(one))
                taken.add(id(other))
                break
            one.miss(other, 0.5, "a day apart, and the numbers exclude each other")
    yield from (one for one in anchors if id(one) not in joined)


def _joined(found: Sequence[Cluster], undated: Sequence[Fact]) -> list[Fact]:
    """Join undated facts to the one dated cluster of the same days of report that is near them."""
    if not undated:
        return []
    by_day: dict[date, list[Cluster]] = defaultdict(list)
    for one in found:
        for day in {fact.published for fact, _, _ in one.members if fact.published}:
            by_day[day].append(one)
    ends = {id(one): _ends(one) for one in found}
    left: list[Fact] = []
    homes: list[tuple[Cluster, Fact]] = []
    for fact in undated:
        near = {id(one): one for day in _around(fact.published) for one in by_day.get(day, ())}
        fit = [one for one in near.values() if all(map(fact.near, ends[id(one)]))]
        if len(fit) == 1:
            homes.append((fit[0], fact))
        else:
            left.append(fact)
    for one, fact in homes:
        one.add([fact], "undated, same days of report", 0.5)
    return left


def _ends(one: Cluster) -> tuple[Fact, ...]:
    """Give the members that decide for all: a number near these is near every one."""
    facts = [fact for fact, _, _ in one.members]
    for fact in facts:
        if fact.vague or fact.low is None:
            return (fact,)  # nothing is near it
    lows = sorted(facts, key=lambda fact: fact.low or 0.0)
    return lows[0], lows[-1], min(facts, key=lambda fact: inf if fact.high is None else fact.high)


def _around(day: date | None) -> Iterator[date]:
    if day is not None:
        yield from (day + at * DAY for at in range(-REPORT_DAYS, REPORT_DAYS + 1))


def _undated(facts: Sequence[Fact]) -> Iterator[Cluster]:
    """Join undated figures that agree and were printed within days of each other."""
    near: dict[str, list[Cluster]] = defaultdict(list)
    for fact in facts:
        place = "" if fact.published else fact.document
        near[place] = [one for one in near[place] if _close(one.anchor, fact)]
        home = next((one for one in near[place] if _same(one, fact)), None)
        if home is not None:
            home.add([fact], "undated, same days of report", 0.5)
            continue
        new = Cluster(fact.span)
        new.add([fact], "anchor", 1.0)
        for other in near[place]:
            new.miss(other, 0.5, "undated, and the numbers exclude each other")
        near[place] = [*near[place][1 - ANCHORS :], new]
        yield new


def _same(one: Cluster, fact: Fact) -> bool:
    return one.anchor.agrees(fact, 1.0) or any(old.apart(fact) for old, _, _ in one.members)


def _close(anchor: Fact, fact: Fact) -> bool:
    """Say whether two undated facts were printed within a few days, or in one document."""
    if anchor.published is None or fact.published is None:
        return anchor.document == fact.document
    return abs((anchor.published - fact.published).days) <= REPORT_DAYS


def _denied(fact: Fact, found: Sequence[Cluster]) -> bool:
    """Add a denial to the clusters that it speaks of."""
    spoken_of = (
        one
        for one in found
        if (one.span.likeness(fact.span) >= LIKE if one.span.start else _meets(one, fact))
    )
    hit = list(islice(spoken_of, ANCHORS))
    for one in hit:
        one.add([fact], "denied", 1.0)
    return bool(hit)


def _meets(one: Cluster, denial: Fact) -> bool:
    """Say whether a denial may be of an undated report: undated too, and of the same days."""
    return denial.span.start is None and _close(one.anchor, denial)


def _day(span: Span) -> date:
    assert span.start is not None
    return span.start
