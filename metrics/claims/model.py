"""The claim: one row of the table `claim`, and the small rules that all claims share."""

from datetime import date
from hashlib import sha256
from typing import Literal

from metrics.model import Bound, Frozen, Kind, Located, Status, Unit

Role = Literal["at", "shared", "origin", "destination"]
Precision = Literal["day", "range", "week", "month", "year", "long", "report", "unresolved"]
Bounds = tuple[float | None, float | None, float | None]
SPANS: tuple[tuple[int, Precision], ...] = (
    (1, "day"),
    (6, "range"),
    (7, "week"),
    (27, "range"),
    (31, "month"),
    (364, "range"),
    (366, "year"),
)


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
    dataset_row: int | None = None
    slice: str | None = None
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


def key(*parts: str) -> str:
    """Give the key of whatever has these parts: the same parts, the same key, on any machine."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:20]


def ordered(bounds: Bounds) -> tuple[Bounds, bool]:
    """Give low, best and high in their order, and whether they had to be repaired."""
    low, best, high = bounds
    known = sorted(value for value in bounds if value is not None)
    right = [value for value in (low, best, high) if value is not None]
    if known == right and (not known or known[0] >= 0):
        return bounds, False
    queue = iter(max(value, 0.0) for value in known)
    return (
        None if low is None else next(queue),
        None if best is None else next(queue),
        None if high is None else next(queue),
    ), True


def precision(start: date | None, end: date | None) -> Precision:
    """Name how long a period is."""
    if start is None or end is None:
        return "unresolved"
    days = (end - start).days + 1
    return next((name for most, name in SPANS if days <= most), "long")
