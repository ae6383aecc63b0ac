"""Facts: what reconciliation reads of a claim, and the sieve that says which are not counted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from metrics.reconcile.scopes import Span, group_of

COLUMNS = (
    "claim, document, c.measure, c.unit, c.kind, population_group, facility, country, region, "
    "scope, locality, period_start, period_end, published, originator, low, best, high, zero, "
    "status, part_of, same_as, flags, s.reliability, bound"
)
PERSONS, HOUSEHOLDS = "person", "household"


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


class _Row(NamedTuple):
    """The columns above."""

    claim: str
    document: str | None
    measure: str
    unit: str
    kind: str
    group: str
    facility: str | None
    country: str | None
    region: str | None
    scope: list[str]
    locality: str | None
    start: date | None
    end: date | None
    published: date | None
    family: str
    low: float | None
    best: float | None
    high: float | None
    zero: bool
    status: str
    part_of: str | None
    same_as: str | None
    flags: list[str]
    reliability: str
    bound: str


class Fact(NamedTuple):
    """One claim, as reconciliation reads it."""

    claim: str
    block: Block
    span: Span
    document: str
    published: date | None
    family: str
    low: float | None
    high: float | None
    zero: bool
    status: str
    part_of: str | None
    same_as: str | None
    reliability: str
    flags: tuple[str, ...]
    vague: bool

    def agrees(self, other: "Fact", ratio: float = 1.25, slack: float = 2) -> bool:
        """Say whether both numbers can be true of one thing, nearly."""
        return _reaches(self, other, ratio, slack) and _reaches(other, self, ratio, slack)

    def near(self, other: "Fact") -> bool:
        """Say whether both are numbers of about one size, whatever their bounds."""
        if self.vague or other.vague or self.low is None or other.low is None:
            return False
        return self.agrees(other) and max(self.low, other.low) <= 2 * min(self.low, other.low)


def facts(rows: Iterable[Sequence[Any]]) -> list[Fact]:
    """Make facts of rows of the columns above, in an order that loading has no part in."""
    return sorted((_fact(_Row._make(row)) for row in rows), key=_order)


def sieve(found: Sequence[Fact]) -> tuple[list[Fact], dict[str, str]]:
    """Part the facts that can be counted from those that cannot, each with its reason."""
    by_claim = {fact.claim: fact for fact in found}
    twice = _said_in_persons(by_claim)
    left_out: dict[str, str] = {}
    kept: list[Fact] = []
    for fact in found:
        reason = _reason(fact, by_claim, twice)
        if reason:
            left_out[fact.claim] = reason
        else:
            kept.append(fact)
    return kept, left_out


def _fact(row: _Row) -> Fact:
    group = group_of(row.measure, row.unit, row.group)
    where = (row.facility or "", row.country or "", row.region or "", tuple(row.scope))
    block = Block(row.measure, row.unit, row.kind, group, *where, row.locality or "")
    return Fact(
        claim=row.claim,
        block=block,
        span=Span(row.end if row.kind == "stock" else row.start, row.end),
        document=row.document or "",
        published=row.published,
        family=row.family,
        low=row.best if row.low is None else row.low,
        high=row.high,
        zero=row.zero,
        status=row.status,
        part_of=row.part_of,
        same_as=row.same_as,
        reliability=row.reliability,
        flags=tuple(row.flags),
        vague=row.bound == "vague",
    )


def _order(fact: Fact) -> tuple[object, ...]:
    return (fact.published or date.max, fact.claim)


def _reaches(one: Fact, other: Fact, ratio: float, slack: float) -> bool:
    if one.low is None or other.high is None:
        return True
    return one.low <= ratio * other.high or one.low - other.high <= slack


def _said_in_persons(by_claim: Mapping[str, Fact]) -> set[str]:
    """Find figures in households whose fact the same text also gives in persons."""
    pairs = [
        (fact, by_claim[fact.same_as])
        for fact in by_claim.values()
        if fact.same_as and fact.same_as in by_claim
    ]
    both = [*pairs, *((other, one) for one, other in pairs)]
    return {
        one.claim
        for one, other in both
        if one.block.unit == HOUSEHOLDS and other.block.unit == PERSONS
    }


def _reason(fact: Fact, by_claim: Mapping[str, Fact], twice: set[str]) -> str | None:
    whole = by_claim.get(fact.part_of) if fact.part_of else None
    reasons = (
        (fact.status in ("feared", "hypothetical"), fact.status),
        ("implausible" in fact.flags, "implausible"),
        (fact.block.unit == "percent", "percent"),
        (fact.reliability == "discounted", "discounted source"),
        (fact.claim in twice, "same fact in another unit"),
        (
            whole is not None and whole.block == fact.block,
            "part of a claim of the same scope",
        ),
    )
    return next((reason for holds, reason in reasons if holds), None)
