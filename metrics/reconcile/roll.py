"""Roll-up: a part is counted within its whole, and the larger of both is what there was.

The whole says at least what it says, and at least what its parts say together; this holds for
each bound apart. A part without an upper bound does not open a whole that has one, unless the
parts go beyond it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import fsum
from typing import NamedTuple

from metrics.reconcile.scopes import PERIOD_DAYS, facilities_above, groups_above, measures_above
from metrics.units import Bounds, total


class Value(NamedTuple):
    """Low, best, high and floor of one quantity."""

    low: float | None
    best: float | None
    high: float | None
    floor: float | None


class Part(NamedTuple):
    """An estimate, as aggregation reads it. `size` orders parts within their wholes."""

    estimate: str
    measure: str
    unit: str
    group: str
    facility: str | None
    region: str
    place: str
    days: float
    last: date | None
    value: Value


class Cell(NamedTuple):
    """What a total is a total of."""

    measure: str
    unit: str
    group: str
    facility: str
    region: str


Items = dict[str, dict[str, Value]]  # what each source counts apart: originator -> item -> value
Wider = tuple[tuple[str, Value], ...]  # originator and its word, with all that it counts within


class Node(NamedTuple):
    """A part in a tree: the place of its whole there (None at the top), and what it takes in."""

    part: Part
    whole: int | None
    wider: Wider


class Tree(NamedTuple):
    """The parts of a cell that lie within each other, each before its whole."""

    cell: Cell
    period: str
    nodes: tuple[Node, ...]


class Rolled(NamedTuple):
    """One part that counts in a cell for periods of one kind, with what it holds."""

    cell: Cell
    period: str
    estimate: str
    value: Value
    held: tuple[str, ...]


def add(values: Iterable[Value]) -> Value:
    """Add disjoint parts."""
    rows = tuple(values)
    low, best, high = total(Bounds(row.low, row.best, row.high) for row in rows)
    floor = total(Bounds(row.floor, None, None) for row in rows).low
    return Value(low, best, high, floor)


def hold(whole: Value, parts: Sequence[Value]) -> Value:
    """Give what the whole and its parts say of the whole.

    Nothing counted is less than none, so the parts that are known bound the whole from below even
    where others are not.
    """
    if not parts:
        return whole
    low = _larger(whole.low, _known(part.low for part in parts))
    best = _larger(whole.best, _known(part.best for part in parts))
    floor = _larger(whole.floor, _known(part.floor for part in parts))
    inner = add(parts).high
    known = [bound for bound in (low, best, floor, inner) if bound is not None]
    high = None if whole.high is None else max([whole.high, *known])
    if inner is None and high is not None and whole.high is not None and high > whole.high:
        high = None
    if low is not None and best is not None and best < low:
        best = low
    return Value(low, best, high, floor)


def _known(bounds: Iterable[float | None]) -> float | None:
    known = [bound for bound in bounds if bound is not None]
    return fsum(known) if known else None


def _larger(one: float | None, other: float | None) -> float | None:
    known = [value for value in (one, other) if value is not None]
    return max(known, default=None)


def cells(part: Part, above: Mapping[str, tuple[str, ...]]) -> Iterator[Cell]:
    """Give every total that a part belongs to."""
    for measure in measures_above(part.measure):
        for group in groups_above(part.measure, part.group):
            for facility in facilities_above(part.facility):
                for region in above.get(part.region, (part.region,)):
                    yield Cell(measure, part.unit, group, facility, region)


def roll(
    parts: Sequence[Part],
    outers: Mapping[str, Sequence[str]],
    above: Mapping[str, tuple[str, ...]],
    periods: Sequence[str],
    items: Mapping[str, Items],
) -> Iterator[Tree]:
    """Lay out the flows that lie within others; `parts` go from small to large."""
    members: dict[Cell, list[Part]] = defaultdict(list)
    for part in parts:
        for cell in cells(part, above):
            members[cell].append(part)
    for cell, within in members.items():
        for period in periods:
            chosen = [part for part in within if part.days <= PERIOD_DAYS[period]]
            yield Tree(cell, period, tuple(_nodes(chosen, outers, items)))


def _nodes(
    chosen: Sequence[Part], outers: Mapping[str, Sequence[str]], items: Mapping[str, Items]
) -> Iterator[Node]:
    places = {part.estimate: at for at, part in enumerate(chosen)}
    within: dict[int, list[Items]] = defaultdict(list)
    for at, part in enumerate(chosen):
        said, wider = widened(items.get(part.estimate), within.pop(at, ()))
        key = next((key for key in outers.get(part.estimate, ()) if key in places), None)
        whole = None if key is None else places[key]
        if whole is not None and said and _alike(part, chosen[whole]):
            within[whole].append(said)
        yield Node(part, whole, wider)


def _alike(one: Part, other: Part) -> bool:
    return one[1:5] == other[1:5]


def widened(own: Items | None, within: Sequence[Items]) -> tuple[Items, Wider]:
    """Give all that sources count apart here and within, and the sums of those who do so here.

    A source that counts one event of a region and others of its districts speaks of all of them:
    none of them is part of another, and its word on the region is their sum.
    """
    if not within:
        return own or {}, ()
    said: Items = {}
    for found in (*within, own or {}):
        for family, ones in found.items():
            said.setdefault(family, {}).update(ones)
    sums = (
        (family, add(said[family].values()))
        for family in sorted(own or ())
        if len(said[family]) > len((own or {})[family])
    )
    return said, tuple(sums)


def counted(tree: Tree, wider: Mapping[tuple[str, Wider], Value]) -> Iterator[Rolled]:
    """Give what each top part of a tree says together with all within it.

    `wider` are the values of estimates whose sources speak of more than what stands in them.
    """
    values: dict[int, list[Value]] = defaultdict(list)
    held: dict[int, list[str]] = defaultdict(list)
    for at, (part, whole, more) in enumerate(tree.nodes):
        own = wider[part.estimate, more] if more else part.value
        value, keys = hold(own, values.pop(at, ())), (part.estimate, *held.pop(at, ()))
        if whole is None:
            yield Rolled(tree.cell, tree.period, part.estimate, value, keys)
        else:
            values[whole].append(value)
            held[whole] += keys
