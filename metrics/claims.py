"""Claims: figures and rows of datasets placed in the world.

A claim says who counted what, where, when and how surely. Its key is the hash of the document (or
dataset), the span (or row key) and the measure, so that loading twice changes nothing; its version
names the rules that read it. A claim is never changed: better rules make a new version.
"""

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

from metrics.model import Bound, Document, Frozen, Kind, Located, Reading, Region, Status, Unit

Role = Literal["at", "shared", "origin", "destination"]
Precision = Literal["day", "range", "week", "month", "year", "long", "report", "unresolved"]


class Places(Protocol):
    """What claims ask of a gazetteer."""

    def ancestors(self, pcode: str) -> Sequence[Region]:
        """Give the regions above this one, nearest first."""
        ...


class Place(Frozen):
    """One place that a claim names, and what it is to the claim."""

    role: Role
    located: Located


class Claim(Frozen):
    """One row of the table `claim`, column for column, and its places (`claim_region`)."""

    claim: str
    version: str
    document: str | None = None
    dataset: str | None = None
    row_key: str | None = None
    span_start: int | None = None
    span_end: int | None = None
    quote: str | None = None
    excerpt: str | None = None
    excerpt_start: int | None = None
    measure: str
    unit: Unit
    kind: Kind
    population_group: str = "all"
    facility: str | None = None
    bound: Bound
    stated_low: float | None = None
    stated_best: float | None = None
    stated_high: float | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    rule: str
    zero: bool = False
    status: Status = Status.REPORTED
    country: str | None = None
    region: str | None = None
    scope: tuple[str, ...] = ()
    locality: str | None = None
    level: int | None = None
    region_method: str = "unresolved"
    origin: str | None = None
    destination: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    precision: Precision = "unresolved"
    published: date | None = None
    publisher: str | None = None
    originator: str
    originator_name: str | None = None
    chain: tuple[str, ...] = ()
    part_of: str | None = None
    same_as: str | None = None
    event: str | None = None
    cause: str | None = None
    sex: str | None = None
    age: str | None = None
    sector: str | None = None
    round: str | None = None
    flags: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


def claims(document: Document, reading: Reading, gazetteer: Places) -> tuple[Claim, ...]:
    """Place every figure and every reported zero of a document in the world."""
    raise NotImplementedError
