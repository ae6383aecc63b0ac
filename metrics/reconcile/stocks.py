"""Stocks: what was so at a date. Over space they are added at one date, over time never.

Of each place the newest state counts. Parts of a region are added only where they are of about
the same time; a state of the whole region holds until a newer one comes, whatever its age, because
a few of its parts cannot stand for it.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from metrics.reconcile.roll import Cell, Part, Value, add, cells, hold

TOLERANCE = timedelta(days=90)  # states of parts further apart than this are not added
UNDATED = date.min


class State(NamedTuple):
    """The state of a cell at a day, the parts that it is made of and the day of the oldest."""

    cell: Cell
    day: date | None
    value: Value
    held: tuple[str, ...]
    added: int
    open: int
    oldest: date | None


def states(parts: Sequence[Part], above: Mapping[str, tuple[str, ...]]) -> Iterator[State]:
    """Give each cell's state at each day on which one of its parts was reported."""
    members: dict[Cell, list[Part]] = defaultdict(list)
    for part in parts:
        for cell in cells(part, above):
            members[cell].append(part)
    for cell, within in members.items():
        dated = [part for part in within if part.last is not None]
        places = _Places(cell, dated or within, above)
        for day in sorted({part.last or UNDATED for part in dated or within}):
            yield places.at(day)


class _Places:
    """The series of every place in a cell: own states by place, and what lies below what."""

    def __init__(
        self, cell: Cell, parts: Sequence[Part], above: Mapping[str, tuple[str, ...]]
    ) -> None:
        self.cell = cell
        self.series: dict[str, list[Part]] = defaultdict(list)
        self.below: dict[str, set[str]] = defaultdict(set)
        for part in sorted(parts, key=lambda part: (part.last or UNDATED, part.estimate)):
            chain = [part.region, *above.get(part.region, ())[1:]]
            inside = chain[: chain.index(cell.region) + 1] if cell.region in chain else chain
            path = [part.place, *inside] if part.place != part.region else inside
            self.series[path[0]].append(part)
            for low, high in pairwise(path):
                self.below[high].add(low)
        self.days = {
            place: [part.last or UNDATED for part in ones] for place, ones in self.series.items()
        }

    def at(self, day: date) -> State:
        value, held, added, open_parts = self._state(self.cell.region, day, whole=True)
        oldest = min((part.last or UNDATED for part in held), default=UNDATED)
        return State(
            self.cell,
            None if day == UNDATED else day,
            value,
            tuple(part.estimate for part in held),
            added,
            open_parts,
            None if oldest == UNDATED else oldest,
        )

    def _state(
        self, place: str, day: date, *, whole: bool = False
    ) -> tuple[Value, tuple[Part, ...], int, int]:
        own = self._own(place, day, whole=whole)
        below = [self._state(low, day) for low in sorted(self.below.get(place, ()))]
        parts = [one for one in below if one[1]]
        values = [value for value, _, _, _ in parts]
        held = tuple(part for _, ones, _, _ in parts for part in ones)
        if own:
            value = hold(_most([part.value for part in own]), values)
            return value, (*own, *held), 1, int(value.high is None)
        if not parts:
            return Value(None, None, None, None), (), 0, 0
        return add(values), held, sum(one[2] for one in parts), sum(one[3] for one in parts)

    def _own(self, place: str, day: date, *, whole: bool) -> list[Part]:
        """Give the newest state of a place, one for each group; old ones only of the whole."""
        ones = self.series.get(place, [])
        newest: dict[str, Part] = {}
        for part in ones[: bisect_right(self.days.get(place, []), day)]:
            if whole or day == UNDATED or day - (part.last or UNDATED) <= TOLERANCE:
                newest[part.group] = part
        return list(newest.values())


def _most(values: Sequence[Value]) -> Value:
    """Give the state of the widest of several groups of one place."""
    first, *others = sorted(values, key=lambda value: value.best or value.floor or 0, reverse=True)
    for other in others:
        first = hold(first, [other])
    return first
