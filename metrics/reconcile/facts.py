"""Facts: what clustering reads of a claim that can be counted, one row of the table `fact`."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from metrics.reconcile.scopes import Span

COLUMNS = (
    "claim, document, measure, unit, kind, population_group, facility, country, region, scope, "
    "locality, period_start, period_end, published, originator, low, high, status, vague, part_of, "
    "item"
)


class Block(NamedTuple):
    """What must be equal before two claims can speak of the same thing; the period is left."""

    measure: str
    unit: str
    kind: str
    group: str
    facility: str
    country: str
    region: str
    scope: tuple[str, ...]
    locality: str


class Fact(NamedTuple):
    """One claim, as reconciliation reads it. `item`: what its source counts apart, or None."""

    claim: str
    block: Block
    span: Span
    document: str
    published: date | None
    family: str
    low: float | None
    high: float | None
    status: str
    vague: bool
    part_of: str | None
    item: str | None

    def agrees(self, other: "Fact", ratio: float = 1.25, slack: float = 2) -> bool:
        """Say whether both numbers can be true of one thing, nearly."""
        return _reaches(self, other, ratio, slack) and _reaches(other, self, ratio, slack)

    def near(self, other: "Fact") -> bool:
        """Say whether both are numbers of about one size, whatever their bounds."""
        if self.vague or other.vague or self.low is None or other.low is None:
            return False
        return self.agrees(other) and max(self.low, other.low) <= 2 * min(self.low, other.low)

    def apart(self, other: "Fact") -> bool:
        """Say whether one source counts both apart: two events, not one told twice."""
        return (
            self.family == other.family
            and self.item is not None
            and other.item is not None
            and self.item != other.item
        )


def facts(rows: Iterable[Sequence[Any]]) -> list[Fact]:
    """Make facts of rows of the columns above, in an order that loading has no part in."""
    return sorted(map(_fact, rows), key=_order)


def _fact(row: Sequence[Any]) -> Fact:
    claim, document, measure, unit, kind, group, facility, country, region, scope, locality = row[
        :11
    ]
    start, end, published, family, low, high, status, vague, part_of, item = row[11:]
    where = (facility or "", country or "", region or "", tuple(scope), locality or "")
    return Fact(
        claim,
        Block(measure, unit, kind, group, *where),
        Span(start, end),
        document or "",
        published,
        family,
        low,
        high,
        status,
        vague,
        part_of,
        item,
    )


def _order(fact: Fact) -> tuple[object, ...]:
    return (fact.published or date.max, fact.claim)


def _reaches(one: Fact, other: Fact, ratio: float, slack: float) -> bool:
    if one.low is None or other.high is None:
        return True
    return one.low <= ratio * other.high or one.low - other.high <= slack
