"""Parts of totals: what each says, and what a whole and its parts say together.

A part is counted within its whole, and the larger of both is what there was. The whole says at
least what it says, and at least what its parts say together; this holds for each bound apart. A
part without an upper bound does not open a whole that has one, unless the parts go beyond it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import fsum
from typing import NamedTuple

from metrics.reconcile.scopes import facilities_above, groups_above, measures_above
from metrics.units import Bounds, total


class Value(NamedTuple):
    """Low, best, high and floor of one quantity."""

    low: float | None
    best: float | None
    high: float | None
    floor: float | None


class Part(NamedTuple):
    """An estimate of a stock, as aggregation reads it."""

    estimate: str
    measure: str
    unit: str
    group: str
    facility: str | None
    region: str
    place: str
    last: date | None
    value: Value


class Cell(NamedTuple):
    """What a total is a total of."""

    measure: str
    unit: str
    group: str
    facility: str
    region: str


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
