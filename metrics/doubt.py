"""The interval of a point that holds 90 % of what its parts leave possible, by Monte Carlo.

`bounds` (the low and high of the point) are sums of lows and of highs: sure, and wide. This is
narrower, rests on a stated dependence between sources, and is shown beside the bounds, never
instead of them. Sums, stocks and rates of residents have one. A ratio of two reported totals has
none: its parts err together in ways that nobody has stated.
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
from metrics.reconcile.montecarlo import DRAWS, RHO, SEED, Doubtful, interval90, total
from metrics.reconcile.totals import Ask, totalled

_CONSTANT = re.compile(r"(measure|unit|population_group|facility) = '(\w+)'")
_SCALE = re.compile(r"n\.best \* ([0-9.]+)")
_DAYS = "date_diff("


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
    *,
    rho: float = RHO,
    seed: int = SEED,
    draws: int = DRAWS,
) -> Interval90 | None:
    """Give the 90 % interval of a point; None where a part has no best value or is silent."""
    if not drawable(point.indicator):
        raise QueryError(f"{point.indicator} has no 90 % interval: only sums, stocks and rates do")
    if point.covered != point.regions:
        return None
    parts = _parts(db, point)
    if not parts or any(part.best is None for part in parts):
        return None
    drawn = total(parts, rho=rho, seed=seed, draws=draws)
    if named(point.indicator).kind == "ratio":
        below = _population(db, point, seed, draws)
        if below is None:
            return None
        drawn = _rate(point) * drawn / np.maximum(below, 1)
    low, high = interval90(drawn)
    if point.unit == "percent":
        low, high = min(low, 100.0), min(high, 100.0)
    return Interval90(low, high, rho, seed, draws)


def drawable(code: str) -> bool:
    """Say whether an indicator is a sum, a stock or a rate of residents."""
    asked = body(code)
    if named(code).kind == "ratio":
        return "population_near" in asked
    return "household_size" not in asked


def _parts(db: duckdb.DuckDBPyConnection, point: Point) -> list[Doubtful]:
    """Give the parts of a flow; a stock is one part, as it stands."""
    asked = body(point.indicator)
    cell = dict(_CONSTANT.findall(asked))
    if "kind = 'stock'" in asked:
        row = _stock(db, point, cell)
        return [Doubtful._make((point.region, "stock", *row))] if row else []
    with db.cursor() as own:
        window = (point.period_start, point.period_end) if point.period != "all" else (None, None)
        totalled(own, Ask((point.region,), ("all",), *window))
        behind = {"parts": point.parts, "estimates": list(point.estimates)}
        rows = own.execute(
            _question("interval_parts"), cell | {"region": point.region} | behind
        ).fetchall()
    return [Doubtful._make(row) for row in rows]


def _stock(db: duckdb.DuckDBPyConnection, point: Point, cell: dict[str, str]) -> Sequence[Any]:
    rows = db.execute(
        _question("interval_stock"),
        cell | {"region": point.region, "dated": point.dated},
    ).fetchall()
    return rows[0] if rows else ()


def _population(
    db: duckdb.DuckDBPyConnection, point: Point, seed: int, draws: int
) -> np.ndarray[Any, Any] | None:
    """Draw the denominator of a rate: one error, apart from that of the numerator."""
    rows = db.execute(
        _question("interval_population"),
        {"region": point.region, "dated": point.denominator_dated},
    ).fetchall()
    if not rows or rows[0][1] is None:
        return None
    name = f"population of {point.region}"
    part = Doubtful._make((name, "population", *rows[0], rows[0][0]))
    return total([part], seed=seed, draws=draws)


def _question(name: str) -> str:
    return sql.one("queries", name).body


def _rate(point: Point) -> float:
    asked = body(point.indicator)
    scale = _SCALE.search(asked)
    days = 1
    if _DAYS in asked and point.period_start and point.period_end:
        days = (point.period_end - point.period_start).days + 1
    return (float(scale[1]) if scale else 1.0) / days
