"""Clusters: the claims that speak of the same thing, each with the reason why it is there.

A cluster has an anchor, and a claim joins only by its likeness to the anchor itself, never to
another member: so no chain of small steps can draw a year of reports into one cluster. Claims of
one block (measure, group, place …) differ in their period alone, which makes this a walk along
the calendar.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from metrics.claims import key
from metrics.reconcile.facts import Block, Fact
from metrics.reconcile.scopes import Span

LIKE = 0.5  # of all days of two periods that must be common …
LIKE_LONG = 0.9  # … and where one is longer than LONG days: running totals grow
LONG = 31
STOCK_DAYS = 15  # stocks reported within these days speak of one state
REPORT_DAYS = 3  # undated figures are of one fact only if printed this close together
DAY = timedelta(days=1)


@dataclass(slots=True)
class Cluster:
    """Claims of the same thing: (fact, link, score) for each; the first is the anchor."""

    block: Block
    span: Span
    members: list[tuple[Fact, str, float]] = field(default_factory=list)
    _key: str = ""

    @property
    def id(self) -> str:
        """Its key: the same claims give the same key, in whatever order they came."""
        if not self._key:
            anchor = self.members[0][0].claim if self.span.start is None else ""
            self._key = key(*map(str, self.block), str(self.span), anchor)
        return self._key

    @property
    def families(self) -> set[str]:
        """Who counted."""
        return {fact.family for fact, _, _ in self.members}

    def add(self, facts: Iterable[Fact], link: str, score: float) -> None:
        """Take claims in, by one reason."""
        self.members.extend((fact, link, score) for fact in facts)


def clusters(found: Sequence[Fact]) -> tuple[list[Cluster], dict[str, str]]:
    """Group facts into clusters; a denial that meets no report of its subject is left out."""
    blocks: dict[Block, list[Fact]] = defaultdict(list)
    denials: list[Fact] = []
    for fact in found:
        if fact.status == "denied":
            denials.append(fact)
        else:
            blocks[fact.block].append(fact)
    grouped = {block: list(_grouped(block, facts)) for block, facts in blocks.items()}
    left_out = {
        fact.claim: "denied; no report of it is known"
        for fact in denials
        if not _denied(fact, grouped.get(fact.block, []))
    }
    return [one for block in sorted(grouped) for one in grouped[block]], left_out


def _grouped(block: Block, facts: Sequence[Fact]) -> Iterator[Cluster]:
    dated: dict[Span, list[Fact]] = defaultdict(list)
    undated: list[Fact] = []
    for fact in facts:
        if fact.span.start is None:
            undated.append(fact)
        else:
            dated[fact.span].append(fact)
    if block.kind == "stock":
        found = list(_stocks(block, dated))
    else:
        found = list(_flows(block, dated))
        undated = _joined(found, undated)
    yield from found
    yield from _undated(block, undated)


def _joined(found: Sequence[Cluster], undated: Sequence[Fact]) -> list[Fact]:
    """Join undated facts to the one dated cluster of the same days of report that is near them."""
    by_day: dict[date, list[Cluster]] = defaultdict(list)
    for one in found:
        for day in {fact.published for fact, _, _ in one.members if fact.published}:
            by_day[day].append(one)
    left: list[Fact] = []
    homes: list[tuple[Cluster, Fact]] = []
    for fact in undated:
        near = {id(one): one for day in _around(fact.published) for one in by_day.get(day, ())}
        fit = [one for one in near.values() if all(fact.near(other) for other, _, _ in one.members)]
        if len(fit) == 1:
            homes.append((fit[0], fact))
        else:
            left.append(fact)
    for one, fact in homes:
        one.add([fact], "undated, same days of report", 0.5)
    return left


def _around(day: date | None) -> Iterator[date]:
    if day is not None:
        yield from (day + at * DAY for at in range(-REPORT_DAYS, REPORT_DAYS + 1))


def _stocks(block: Block, dated: dict[Span, list[Fact]]) -> Iterator[Cluster]:
    """Join states reported within a few days; the newest day is the cluster's."""
    current: Cluster | None = None
    first: date = date.min
    for span in sorted(dated):
        day = _day(span)
        if current is None or (day - first).days > STOCK_DAYS:
            if current is not None:
                yield current
            current, first = Cluster(block, span), day
            current.add(dated[span], "anchor", 1.0)
        else:
            apart = (day - first).days
            current.add(dated[span], f"{apart} days apart", 1 - apart / (2 * STOCK_DAYS))
            current.span = span
    if current is not None:
        yield current


def _flows(block: Block, dated: dict[Span, list[Fact]]) -> Iterator[Cluster]:
    """Join equal and like periods, then lone days to the day beside them."""
    anchors: list[Cluster] = []
    near: list[Cluster] = []
    for span in sorted(dated):
        near = [one for one in near if _day(Span(one.span.end, one.span.end)) >= _day(span)]
        home = _most_like(span, dated[span], near)
        if home is None:
            home = Cluster(block, span)
            home.add(dated[span], "anchor", 1.0)
            anchors.append(home)
            near.append(home)
        else:
            home.add(dated[span], "like period", home.span.likeness(span))
    yield from _beside(anchors)


def _most_like(span: Span, facts: Sequence[Fact], near: Sequence[Cluster]) -> Cluster | None:
    """Find the cluster whose anchor has the likest period, if any is like enough."""
    best, found = 0.0, None
    for one in near:
        likeness = one.span.likeness(span)
        least = LIKE_LONG if max(one.span.length, span.length) > LONG else LIKE
        if likeness >= least and likeness > best and not _series(one, span, facts):
            best, found = likeness, one
    return found


def _series(one: Cluster, span: Span, facts: Sequence[Fact]) -> bool:
    """Say whether somebody gives figures for this period and apart from it for the cluster's."""
    families = {fact.family for fact in facts}
    known = [fact for fact, _, _ in one.members if fact.family in families and fact.span != span]
    return any(not old.span.common(span) or any(old.apart(fact) for fact in facts) for old in known)


def _beside(anchors: Sequence[Cluster]) -> Iterator[Cluster]:
    """Join a lone day to the next or last day, where others say nearly the same: a night attack."""
    by_start = {one.span.start: one for one in anchors if one.span.length == 1}
    joined: set[int] = set()
    taken: set[int] = set()
    for one in anchors:
        if one.span.length != 1 or len(one.members) != 1 or id(one) in taken:
            continue
        day = _day(one.span)
        for other in (by_start.get(day - DAY), by_start.get(day + DAY)):
            if other and id(other) not in joined and _same_night(one, other):
                other.add([one.members[0][0]], "a day apart", 0.5)
                joined.add(id(one))
                taken.add(id(other))
                break
    yield from (one for one in anchors if id(one) not in joined)


def _same_night(one: Cluster, other: Cluster) -> bool:
    lone = one.members[0][0]
    return lone.family not in other.families and all(
        lone.agrees(fact) for fact, _, _ in other.members
    )


def _undated(block: Block, facts: Sequence[Fact]) -> Iterator[Cluster]:
    """Join undated figures that agree and were printed within days of each other."""
    near: dict[str, list[Cluster]] = defaultdict(list)
    for fact in facts:
        place = "" if fact.published else fact.document
        near[place] = [one for one in near[place] if _close(one.members[0][0], fact)]
        home = next((one for one in near[place] if one.members[0][0].agrees(fact, 1.0)), None)
        if home is not None:
            home.add([fact], "undated, same days of report", 0.5)
            continue
        new = Cluster(block, fact.span)
        new.add([fact], "anchor", 1.0)
        near[place].append(new)
        yield new


def _close(anchor: Fact, fact: Fact) -> bool:
    """Say whether two undated facts were printed within a few days, or in one document."""
    if anchor.published is None or fact.published is None:
        return anchor.document == fact.document
    return abs((anchor.published - fact.published).days) <= REPORT_DAYS


def _denied(fact: Fact, found: Sequence[Cluster]) -> bool:
    """Add a denial to the clusters that it speaks of."""
    hit = [
        one
        for one in found
        if one.span == fact.span
        or (one.span.start is not None and one.span.likeness(fact.span) >= LIKE)
    ]
    for one in hit:
        one.add([fact], "denied", 1.0)
    return bool(hit)


def _day(span: Span) -> date:
    assert span.start is not None
    return span.start
