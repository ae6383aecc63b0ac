"""Facts: what clustering reads of a claim that can be counted, one row of the table `fact`."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from metrics.reconcile.scopes import Span

COLUMNS = (
    "block, kind, claim, document, period_start, period_end, published, originator, low, best, "
    "high, status, vague, item, running"
)


class Fact(NamedTuple):
    """One claim, as clustering reads it.

    `item` is what its source counts apart, if anything; `running`: it counts all up to the end of
    its span, perhaps since long before; `rise` says of a running total since when
    its numbers here have risen.
    """

    claim: str
    document: str
    span: Span
    published: date | None
    family: str
    low: float | None
    best: float | None
    high: float | None
    status: str
    vague: bool
    item: str | None
    running: bool = False
    rise: str = ""

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


class Block(NamedTuple):
    """Facts that differ in their period alone, in an order that loading has no part in."""

    block: int
    kind: str
    facts: tuple[Fact, ...]


def blocks(rows: Iterable[Sequence[Any]]) -> Iterator[Block]:
    """Make blocks of rows of the columns above; they come ordered by block, day and claim."""
    for (block, kind), ones in groupby(rows, key=itemgetter(0, 1)):
        yield Block(block, kind, tuple(map(_fact, ones)))


def _fact(row: Sequence[Any]) -> Fact:
    _, _, claim, document, start, end, *rest = row
    return Fact(claim, document or "", Span(start, end), *rest)


def _reaches(one: Fact, other: Fact, ratio: float, slack: float) -> bool:
    if one.low is None or other.high is None:
        return True
    return one.low <= ratio * other.high or one.low - other.high <= slack
