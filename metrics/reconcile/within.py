"""Which clusters lie within which others: a part and its whole are never added.

One cluster contains another where it does so in all of place, period, group, facility and
measure, or where a text says so ("74 killed, 20 of them children"). Containers are listed from
the smallest; more than `MOST` are not kept for one cluster.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from metrics.reconcile.cluster import Cluster
from metrics.reconcile.scopes import ALSO, groups_above

MOST = 16
Above = Mapping[str, tuple[str, ...]]  # a region -> itself and the regions above it


class Pair(NamedTuple):
    """One row of the table `estimate_within`."""

    inner: str
    outer: str
    nearness: int
    reason: str


def pairs(found: Sequence[Cluster], above: Above) -> list[Pair]:
    """Find for each flow the flows that contain it, nearest first."""
    flows = [one for one in found if one.block.kind == "flow"]
    sizes = {one.id: _size(one, above) for one in flows}
    index = _Index(flows)
    stated = _stated(flows)
    rows: list[Pair] = []
    for one in flows:
        around = (*index.around(one, above), *stated.get(one.id, ()))
        outers = {outer.id: outer for outer in around if sizes[outer.id] > sizes[one.id]}
        nearest = sorted(outers.values(), key=lambda outer: sizes[outer.id])[:MOST]
        rows += (
            Pair(one.id, outer.id, at, _reason(one, outer)) for at, outer in enumerate(nearest, 1)
        )
    return rows


class _Index:
    """Clusters by country, measure and region; within a region along the calendar."""

    def __init__(self, flows: Sequence[Cluster]) -> None:
        self._by_place: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        for one in sorted(flows, key=_calendar):
            for region in one.block.scope:
                self._by_place[_place(one, region, one.block.measure)].append(one)
        self._starts = {
            place: [_calendar(one)[0] for one in ones] for place, ones in self._by_place.items()
        }
        self._longest = {
            place: max(int(one.span.days) if one.span.start else 0 for one in ones)
            for place, ones in self._by_place.items()
        }

    def around(self, one: Cluster, above: Above) -> Iterator[Cluster]:
        """Give every cluster that contains this one."""
        if not one.block.scope:
            return
        measures = [one.block.measure, *filter(None, [ALSO.get(one.block.measure)])]
        for measure in measures:
            for region in above.get(one.block.scope[0], (one.block.scope[0],)):
                for other in self._near(_place(one, region, measure), one):
                    if other is not one and _contains(other, one, above):
                        yield other

    def _near(self, place: tuple[str, ...], one: Cluster) -> Iterator[Cluster]:
        """Give the clusters of one place whose periods can reach this one's."""
        ones = self._by_place.get(place)
        if not ones:
            return
        starts = self._starts[place]
        undated = bisect_left(starts, 1)
        yield from ones[:undated]
        if one.span.start is not None and one.span.end is not None:
            first = bisect_left(starts, one.span.start.toordinal() - self._longest[place])
            last = bisect_left(starts, one.span.end.toordinal() + 1)
            yield from ones[max(first, undated) : last]


def _place(one: Cluster, region: str, measure: str) -> tuple[str, ...]:
    return (measure, one.block.unit, one.block.country, region)


def _calendar(one: Cluster) -> tuple[int, str]:
    return (one.span.start.toordinal() if one.span.start else 0, one.id)


def _contains(outer: Cluster, inner: Cluster, above: Above) -> bool:
    a, b = outer.block, inner.block
    return (
        a.group in groups_above(b.measure, b.group)
        and a.facility in ("", b.facility)
        and a.locality in ("", b.locality)
        and all(set(above.get(code, (code,))) & set(a.scope) for code in b.scope)
        and outer.span.holds(inner.span)
    )


def _size(one: Cluster, above: Above) -> tuple[object, ...]:
    """Order clusters from small to large; of equal ones the later, smaller one is the part."""
    block = one.block
    return (
        one.span.days,
        -len(above.get(block.region, ())),
        not block.locality,
        block.scope == (block.region,),
        len(block.scope),
        -len(groups_above(block.measure, block.group)),
        not block.facility,
        block.measure not in ALSO,
        -(one.span.end or date.min).toordinal(),
        _most(one),
        one.id,
    )


def _most(one: Cluster) -> float:
    return max((fact.low or 0.0 for fact, _, _ in one.members), default=0.0)


def _reason(inner: Cluster, outer: Cluster) -> str:
    a, b = outer.block, inner.block
    parts = (
        ("place", a.scope != b.scope or a.locality != b.locality),
        ("period", outer.span != inner.span),
        ("group", a.group != b.group or a.facility != b.facility),
        ("state", a.measure != b.measure),
    )
    return ", ".join(name for name, differs in parts if differs) or "as the text says"


def _stated(flows: Sequence[Cluster]) -> dict[str, list[Cluster]]:
    """Find what texts say is part of what: a claim's cluster within that of its whole."""
    home = {fact.claim: one for one in flows for fact, _, _ in one.members}
    found: dict[str, list[Cluster]] = defaultdict(list)
    for one in flows:
        for fact, _, _ in one.members:
            whole = home.get(fact.part_of or "")
            if whole is not None and _may_hold(whole, one):
                found[one.id].append(whole)
    return found


def _may_hold(whole: Cluster, part: Cluster) -> bool:
    a, b = whole.block, part.block
    same = a.measure == b.measure or ALSO.get(b.measure) == a.measure
    return same and a.unit == b.unit and whole is not part
