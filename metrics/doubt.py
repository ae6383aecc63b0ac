"""The interval of a point that holds 90 % of what its parts leave possible, by Monte Carlo.

`bounds` (the low and high of the point) are sums of lows and of highs: sure, and wide. This is
narrower, rests on a stated dependence between sources, and is shown beside the bounds, never
instead of them. Sums, stocks, households times their size and rates of residents have one. A ratio
or a difference of reported totals has none: its parts err together in ways that nobody has stated.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import duckdb
import numpy as np

import sql
from metrics.catalogue import body, named
from metrics.errors import QueryError
from metrics.indicators import Point
from metrics.questions import Asked
from metrics.reconcile.montecarlo import DRAWS, RHO, SEED, Doubtful, interval90, total
from metrics.reconcile.totals import Ask, totalled
from metrics.units import factor

_CONSTANT = re.compile(r"\b(measure|unit|population_group|facility) = '(\w+)'")
_MEASURE = "measure = "
_RESIDENTS, _HOUSEHOLDS, _DAYS = "per_resident", "household_size", "date_diff("


class Interval90(NamedTuple):
    """Low and high of the central 90 %, and how they were drawn."""

    low: float
    high: float
    rho: float
    seed: int
    draws: int


def interval(
    db: duckdb.DuckDBPyConnection,
    point: Point,
    asked: Asked | None = None,
    *,
    rho: float = RHO,
    seed: int = SEED,
    draws: int = DRAWS,
) -> Interval90 | None:
    """Give the 90 % interval of a point; None where a part has no best value or is silent.

    `asked` is what it answers, where that is not all time under the default policy. The connection
    sees what it was answered from, and keeps the tables that are made on the way.
    """
    if not drawable(point.indicator):
        raise QueryError(f"{point.indicator} has no 90 % interval: only sums, stocks and rates do")
    statement = body(point.indicator)
    if point.covered != point.regions:
        return None
    people = _population(db, point) if _RESIDENTS in statement else None
    parts = _parts(db, point, asked or Asked(point.indicator, point.region))
    if not parts or any(part.best is None for part in parts):
        return None
    drawn = total(parts, rho=rho, seed=seed, draws=draws)
    if _HOUSEHOLDS in statement:
        drawn = drawn * _drawn(_size(db, point), "size", draws, seed)
    if people:
        drawn = _rate(point) * drawn / np.maximum(_drawn(people, "population", draws, seed), 1)
    elif _RESIDENTS in statement:
        return None
    low, high = interval90(drawn)
    if point.unit == "percent":
        low, high = min(low, 100.0), min(high, 100.0)
    return Interval90(low, high, rho, seed, draws)


def drawable(code: str) -> bool:
    """Say whether an indicator is a sum, a stock or a rate of residents."""
    asked = body(code)
    return asked.count(_MEASURE) == 1 and (named(code).kind != "ratio" or _RESIDENTS in asked)


def _parts(db: duckdb.DuckDBPyConnection, point: Point, asked: Asked) -> list[Doubtful]:
    """Give the parts of a flow; a stock is one part, as it stands."""
    statement = body(point.indicator)
    cell = dict(_CONSTANT.findall(statement))
    if "kind = 'stock'" in statement:
        row = _stock(db, point, cell)
        return [Doubtful._make((point.region, "stock", *row))] if row else []
    whole = point.period == "all"
    since, until = (asked.since, asked.until) if whole else (point.period_start, point.period_end)
    totalled(db, Ask((point.region,), ("all",), since, until, asked.policy))
    behind = {"parts": point.parts, "estimates": list(point.estimates)}
    values = cell | {"region": point.region} | behind
    rows = db.execute(_question("interval_parts"), values).fetchall()
    return [Doubtful._make(row) for row in rows]


def _stock(db: duckdb.DuckDBPyConnection, point: Point, cell: dict[str, str]) -> Sequence[Any]:
    rows = db.execute(
        _question("interval_stock"),
        cell | {"region": point.region, "dated": point.dated},
    ).fetchall()
    return rows[0] if rows else ()


def _population(db: duckdb.DuckDBPyConnection, point: Point) -> Sequence[Any] | None:
    """Give low, best and high of the residents under a rate; None where their best is unknown."""
    asked = {"region": point.region, "dated": point.denominator_dated}
    rows = db.execute(_question("interval_population"), asked).fetchall()
    return rows[0] if rows and rows[0][1] is not None else None


def _size(db: duckdb.DuckDBPyConnection, point: Point) -> Sequence[Any]:
    """Give low, best and high of the size of households that the whole point is multiplied by."""
    rows = db.execute(_question("interval_household"), {"region": point.region}).fetchall()
    return rows[0]


def _drawn(bounds: Sequence[Any], what: str, draws: int, seed: int) -> np.ndarray[Any, Any]:
    """Draw one number that all parts of a point share: its error is one, and apart from theirs."""
    low, best, high = bounds
    return total([Doubtful(what, what, low, best, high, low)], seed=seed, draws=draws)


def _question(name: str) -> str:
    return sql.one("queries", name).body


def _rate(point: Point) -> float:
    """Give what one of the numerator per resident (and day) is in the unit of the point."""
    asked = body(point.indicator)
    ratio = f"{dict(_CONSTANT.findall(asked))['unit']} / person"
    if _DAYS not in asked or not point.period_start or not point.period_end:
        return factor(ratio, point.unit)
    return factor(f"{ratio} / day", point.unit) / ((point.period_end - point.period_start).days + 1)
