"""Units, and arithmetic of low, best and high that knows what is unknown.

pint stays in this module: it turns the name of a unit into a scalar factor and refuses to mix
dimensions. Its contexts are not thread-safe and are never used; households become persons by
multiplying with a size whose source is named. An unknown bound is None and makes every result
that needs it None.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from math import fsum
from typing import NamedTuple, Self

import pint

from metrics.errors import BadParameterError, UnknownNameError
from metrics.model import Frozen


@cache
def _registry() -> "pint.UnitRegistry[float]":
    registry: pint.UnitRegistry[float] = pint.UnitRegistry(None, cache_folder=None)
    registry.load_definitions(files("metrics").joinpath("units.txt").read_text().splitlines())
    return registry


def canonical(unit: str) -> str:
    """Give the one spelling of a unit: "people/hh" is "person / household", none is "1"."""
    try:
        found = str(_registry().parse_units(unit))
    except (pint.UndefinedUnitError, pint.DefinitionSyntaxError, ValueError) as error:
        raise UnknownNameError("unit", unit) from error
    return "1" if found == "dimensionless" else found


def factor(source: str, target: str) -> float:
    """Say how many of the one unit make one of the other: factor("week", "day") is 7."""
    parse = _registry().parse_units
    try:
        quantity = _registry().Quantity(1.0, parse(canonical(source)))
        return float(quantity.to(parse(canonical(target))).magnitude)
    except pint.DimensionalityError as error:
        raise BadParameterError(f"{source} cannot become {target}") from error


class Bounds(NamedTuple):
    """Low, best and high of one quantity; None where unknown."""

    low: float | None
    best: float | None
    high: float | None

    @classmethod
    def exactly(cls, value: float) -> Self:
        """Give a quantity that is known."""
        return cls(value, value, value)

    def plus(self, other: "Bounds") -> "Bounds":
        """Add two disjoint quantities."""
        return total((self, other))

    def minus(self, other: "Bounds") -> "Bounds":
        """Take one quantity from another: the low is this low less the other's high."""
        return Bounds(
            _both(_subtract, self.low, other.high),
            _both(_subtract, self.best, other.best),
            _both(_subtract, self.high, other.low),
        )

    def times(self, other: "Bounds") -> "Bounds":
        """Multiply two quantities of which neither is negative."""
        return Bounds(*(_both(_multiply, a, b) for a, b in zip(self, other, strict=True)))

    def over(self, other: "Bounds") -> "Bounds":
        """Divide by a quantity; None where the divisor may be zero."""
        return Bounds(
            _both(_divide, self.low, other.high),
            _both(_divide, self.best, other.best),
            _both(_divide, self.high, other.low),
        )


def total(parts: Iterable[Bounds]) -> Bounds:
    """Add disjoint quantities: each bound is None where one of its parts is."""
    rows = tuple(parts) or (Bounds(0, 0, 0),)
    return Bounds(*(_sum(column) for column in zip(*rows, strict=True)))


class HouseholdSize(Frozen):
    """Persons in a household, and who says so. Its error is shared by all that it multiplies."""

    low: float
    best: float
    high: float
    source: str


def persons(households: Bounds, size: HouseholdSize) -> Bounds:
    """Turn households into persons by a size whose source is named."""
    return households.times(Bounds(size.low, size.best, size.high))


def _both(
    rule: Callable[[float, float], float | None], a: float | None, b: float | None
) -> float | None:
    return None if a is None or b is None else rule(a, b)


def _subtract(a: float, b: float) -> float:
    return a - b


def _multiply(a: float, b: float) -> float:
    return a * b


def _divide(a: float, b: float) -> float | None:
    return a / b if b else None


def _sum(column: Iterable[float | None]) -> float | None:
    values = tuple(column)
    known = [value for value in values if value is not None]
    return fsum(known) if len(known) == len(values) else None
