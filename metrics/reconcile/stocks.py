"""Stocks: what was so at a date. Over space they are added at one date, over time never.

Of each place the newest state counts. Parts of a region are added only where they are of about
the same time; a state of the whole region holds until a newer one comes, whatever its age, because
a few of its parts cannot stand for it. Newer is the sum of all its parts, or of some of them that
are more by themselves. An old state that still holds says nothing of the days of newer parts: it
keeps its own day. A sum over some of the regions right below says how many of
how many it covers and has no upper bound: those that are silent are not zero. What every region
has, such as residents, is not added up at all before each of them is reported.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from metrics.reconcile.parts import Cell, Part, Value, add, cells, hold
from metrics.reconcile.scopes import EVERYWHERE

TOLERANCE = timedelta(days=90)  # states of parts further apart than this are not added
UNDATED = date.min


class Cover(NamedTuple):
    """How many of the regions right below are in a sum, and how many there are.

    A region without any below it is its own only one.
    """

    covered: int
    regions: int

    @property
    def whole(self) -> bool:
        """Say whether the sum stands for the region."""
        return self.regions == self.covered


class _Known(NamedTuple):
    """What is known of a place at a day; without a cover it is the place's own report."""

    value: Value
    held: tuple[Part, ...]
    added: int
    open: int
    cover: Cover | None = None

    @property
    def whole(self) -> bool:
        return bool(self.held) and (self.cover is None or self.cover.whole)


NOTHING = _Known(Value(None, None, None, None), (), 0, 0)


class State(NamedTuple):
    """The state of a cell at a day, the parts that it is made of and the day of the oldest."""

    cell: Cell
    day: date | None
    value: Value
    held: tuple[str, ...]
    added: int
    open: int
    oldest: date | None
    newest: date | None
    cover: Cover | None


def states(
    parts: Sequence[Part],
    above: Mapping[str, tuple[str, ...]],
    below: Mapping[str, frozenset[str]],
) -> Iterator[State]:
    """Give each cell's state at each day on which one of its parts was reported.

    `above` gives each region with those above it, `below` the regions right below each. A day on
    which an older state of the whole still holds has no state of its own.
    """
    members: dict[Cell, list[Part]] = defaultdict(list)
    for part in parts:
        for cell in cells(part, above):
            members[cell].append(part)
    for cell, within in members.items():
        dated = [part for part in within if part.last is not None]
        places = _Places(cell, dated or within, above, below)
        found = map(places.at, sorted({part.last or UNDATED for part in dated or within}))
        yield from (state for state in found if state.held and state.newest == state.day)


class _Places:
    """The series of every place in a cell: own states by place, and what lies below what.

    Days are asked for in order; what is known of a place is kept until a report comes in at or
    below it, or one there grows too old.
    """

    def __init__(
        self,
        cell: Cell,
        parts: Sequence[Part],
        above: Mapping[str, tuple[str, ...]],
        children: Mapping[str, frozenset[str]],
    ) -> None:
        self.cell = cell
        self.children = children
        self.series: dict[str, list[Part]] = defaultdict(list)
        self.below: dict[str, set[str]] = defaultdict(set)
        self.up: dict[str, str] = {}
        self.kept: dict[str, _Known] = {}
        for part in sorted(parts, key=lambda part: (part.last or UNDATED, part.estimate)):
            chain = [part.region, *above.get(part.region, ())[1:]]
            inside = chain[: chain.index(cell.region) + 1] if cell.region in chain else chain
            path = [part.place, *inside] if part.place != part.region else inside
            self.series[path[0]].append(part)
            for low, high in pairwise(path):
                self.below[high].add(low)
                self.up[low] = high
        self.days = {
            place: [part.last or UNDATED for part in ones] for place, ones in self.series.items()
        }
        news = {(day, place) for place, days in self.days.items() for day in days}
        self.news = sorted(news | {(_stale(day), place) for day, place in news}, reverse=True)

    def at(self, day: date) -> State:
        while self.news and self.news[-1][0] <= day:
            self._forget(self.news.pop()[1])
        value, held, added, open_parts, cover = self._state(self.cell.region, day, whole=True)
        days = [part.last for part in held if part.last is not None]
        return State(
            self.cell,
            None if day == UNDATED else day,
            value,
            tuple(part.estimate for part in held),
            added,
            open_parts,
            min(days, default=None),
            max(days, default=None),
            cover,
        )

    def _forget(self, place: str | None) -> None:
        while place is not None:
            self.kept.pop(place, None)
            place = self.up.get(place)

    def _state(self, place: str, day: date, *, whole: bool = False) -> _Known:
        if place not in self.kept:
            self.kept[place] = self._summed(place, day, whole=whole)
        return self.kept[place]

    def _summed(self, place: str, day: date, *, whole: bool) -> _Known:
        own = self._own(place, day, whole=whole)
        below = {low: self._state(low, day) for low in sorted(self.below.get(place, ()))}
        added = self._added(place, below)
        if not own:
            return added
        reported = _reported(own, ())
        if max(part.last or UNDATED for part in own) >= _since(day):
            return _reported(own, [one for one in below.values() if one.held])
        return added if _outgrown(reported, added) else reported

    def _added(self, place: str, below: Mapping[str, _Known]) -> _Known:
        """Add up what is known below a place."""
        parts = [one for one in below.values() if one.held]
        if not parts:
            return NOTHING
        value = add([one.value for one in parts])
        held = tuple(part for one in parts for part in one.held)
        added, open_parts = sum(one.added for one in parts), sum(one.open for one in parts)
        cover = self._cover(place, below)
        if cover.whole:
            return _Known(value, held, added, open_parts, cover)
        if self.cell.measure in EVERYWHERE:
            return NOTHING
        silent = cover.regions - cover.covered
        return _Known(value._replace(high=None), held, added, open_parts + silent, cover)

    def _cover(self, place: str, below: Mapping[str, _Known]) -> Cover:
        """Count the regions right below a place whose whole number is known."""
        children = self.children.get(place, frozenset())
        covered = sum(one.whole for low, one in below.items() if low in children)
        return Cover(covered, max(len(children), 1))

    def _own(self, place: str, day: date, *, whole: bool) -> list[Part]:
        """Give the newest state of a place, one for each group; old ones only of the whole."""
        ones = self.series.get(place, [])
        newest: dict[str, Part] = {}
        for part in ones[: bisect_right(self.days.get(place, []), day)]:
            if whole or (part.last or UNDATED) >= _since(day):
                newest[part.group] = part
        return list(newest.values())


def _reported(own: Sequence[Part], parts: Sequence[_Known]) -> _Known:
    """Give what is reported of a place, which is at least what its parts say together."""
    value = hold(_most([part.value for part in own]), [one.value for one in parts])
    held = (*own, *(part for one in parts for part in one.held))
    return _Known(value, held, 1, int(value.high is None))


def _outgrown(old: _Known, newer: _Known) -> bool:
    """Say whether a newer sum of parts takes the place of an old report of the whole."""
    if newer.cover is None or newer.cover.whole:
        return newer.whole
    least = newer.value.low
    return least is not None and least > (old.value.best or old.value.floor or 0)


def _since(day: date) -> date:
    """Give the first day whose reports may be added to those of a day."""
    return max(date.min + TOLERANCE, day) - TOLERANCE


def _stale(day: date) -> date:
    """Give the day from which a report is too old to be added to others."""
    after = TOLERANCE + timedelta(days=1)
    return day if day == UNDATED else min(day, date.max - after) + after


def _most(values: Sequence[Value]) -> Value:
    """Give the state of the widest of several groups of one place."""
    first, *others = sorted(values, key=lambda value: value.best or value.floor or 0, reverse=True)
    for other in others:
        first = hold(first, [other])
    return first
