"""Estimates into totals per region and period: the rules of aggregation, for the indicators.

Flows are laid out in SQL and rolled up on columns (`roll`); stocks are taken at their dates
(`stocks`). The result is a temporary table `totalled` with the columns of `total`; the tables
between have the names of the files that make them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa

import sql
from metrics.reconcile.estimates import (
    judged,
    load,
    make,
    regions_above,
    regions_below,
)
from metrics.reconcile.parts import Part, Value
from metrics.reconcile.roll import Columns, Laid, rolled, tops
from metrics.reconcile.scopes import (
    PERIOD_DAYS,
    depth_of,
    facilities_above,
    groups_above,
    measures_above,
    side_of,
)
from metrics.reconcile.stocks import State, states

PERIODS = tuple(PERIOD_DAYS)
LONGEST = 10**9
CELL = ("measure", "unit", "population_group", "facility", "region")
VALUE = ("low", "best", "high", "floor")
STATE = pa.schema(
    [
        pa.field("part", pa.int64()),
        *(pa.field(name, pa.string()) for name in CELL),
        pa.field("day", pa.date32()),
        *(pa.field(name, pa.float64()) for name in VALUE),
        *(pa.field(name, pa.int64()) for name in ("parts", "open")),
        pa.field("oldest", pa.date32()),
        *(pa.field(name, pa.int64()) for name in ("covered", "regions")),
    ]
)
HELD = pa.schema([pa.field("part", pa.int64()), pa.field("estimate", pa.string())])


class Ask(NamedTuple):
    """Which totals are wanted: of all regions and time if nothing is said."""

    regions: tuple[str, ...] = ()
    periods: tuple[str, ...] = PERIODS
    since: date | None = None
    until: date | None = None
    policy: str = "default"


EVERYTHING = Ask()


def totalled(db: duckdb.DuckDBPyConnection, ask: Ask = EVERYTHING) -> None:
    """Make the temporary table `totalled` from the estimates that the connection holds."""
    _prepare(db, ask)
    _flows(db, ask.policy)
    _stocks(db, ask)
    make(
        db,
        "totalled",
        "FROM flow UNION ALL BY NAME FROM stock "
        "ORDER BY measure, unit, population_group, facility, region, period, period_start",
    )
    make(db, "population_now", sql.one("totals", "population_near").body)


def _steps(db: duckdb.DuckDBPyConnection, *names: str) -> None:
    for name in names:
        make(db, name, sql.one("totals", name).body)


def _prepare(db: duckdb.DuckDBPyConnection, ask: Ask) -> None:
    """Number what totals can be about, the regions asked for and the kinds of periods."""
    found = db.execute(
        "SELECT DISTINCT measure, unit, population_group, coalesce(facility, '') FROM estimate "
        "ORDER BY ALL"
    ).fetchall()
    above = {row: tuple(_about_above(*row)) for row in found}
    abouts = {
        about: at for at, about in enumerate(sorted({x for ones in above.values() for x in ones}))
    }
    numbers = {row: at for at, row in enumerate(found)}
    sides = {one: at for at, one in enumerate(sorted({_side(row) for row in found}))}
    rows = [(*row, numbers[row], sides[_side(row)], _depth(row)) for row in found]
    _table(db, "about", (*CELL[:4], "about", "side", "depth"), rows)
    _table(
        db,
        "about_above",
        ("about", "above"),
        [(numbers[row], abouts[one]) for row in found for one in above[row]],
    )
    _table(db, "above_as", (*CELL[:4], "above"), [(*one, at) for one, at in abouts.items()])
    regions = ask.regions or sorted(regions_above(db))
    _table(db, "asked", ("region", "place"), [(code, at) for at, code in enumerate(regions)])
    days = {kind: LONGEST if kind == "all" else int(PERIOD_DAYS[kind]) for kind in ask.periods}
    _table(
        db,
        "kinds",
        ("period", "days", "place"),
        [(kind, most, at) for at, (kind, most) in enumerate(days.items())],
    )
    stock_kinds = dict.fromkeys((*ask.periods, "day", "all"))
    _table(db, "stock_kinds", ("period",), [(kind,) for kind in stock_kinds])
    _steps(db, "chosen")
    if ask.since or ask.until:
        _window(db, ask)


def _side(row: tuple[str, str, str, str]) -> tuple[str, str, bool]:
    measure, _, group, facility = row
    return side_of(measure, group, facility)


def _depth(row: tuple[str, str, str, str]) -> int:
    measure, _, group, facility = row
    return depth_of(measure, group, facility)


def _about_above(
    measure: str, unit: str, group: str, facility: str
) -> Iterator[tuple[str, str, str, str]]:
    for high in measures_above(measure):
        for people in groups_above(measure, group):
            yield from ((high, unit, people, place) for place in facilities_above(facility))


def _window(db: duckdb.DuckDBPyConnection, ask: Ask) -> None:
    """Keep the flows that count between two days, and the stocks known by the second."""
    since, until = ask.since or date.min, ask.until or date.max
    db.execute(
        "DELETE FROM chosen WHERE kind = 'flow' AND (middle IS NULL OR middle < $since "
        "OR middle > $until OR days > $days)",
        {"since": since, "until": until, "days": min((until - since).days + 1, LONGEST)},
    )
    db.execute(
        "DELETE FROM chosen WHERE kind = 'stock' AND (period_end IS NULL OR period_end > $until)",
        {"until": until},
    )


def _flows(db: duckdb.DuckDBPyConnection, policy: str) -> None:
    """Add up flows; what lies within others is rolled up first."""
    _steps(db, "counts_in", "node", "item", "taken_in", "wider", "word", "denied")
    judged(db, policy)
    _steps(db, "own")
    found = db.sql("FROM own ORDER BY place").to_arrow_table()
    own = Columns(*(_numbers(found, name) for name in VALUE))
    laid = Laid(*(found[name].to_numpy().astype(np.int64) for name in Laid._fields))
    said = dict(zip(VALUE, rolled(own, laid), strict=True))
    columns = {name: pa.array(column, from_pandas=True) for name, column in said.items()}
    places = {"place": np.arange(len(laid.whole)), "top": tops(laid.whole)}
    db.register("incoming", pa.table(places | columns))
    make(db, "rolled", "FROM incoming")
    db.unregister("incoming")
    _steps(db, "across", "part", "held", "cell", "flow")


def _numbers(table: pa.Table, name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Give a column with NaN for what is unknown."""
    return np.array(table[name].to_numpy(), np.float64)


def _stocks(db: duckdb.DuckDBPyConnection, ask: Ask) -> None:
    rows = db.execute(
        "SELECT estimate, measure, unit, population_group, facility, region, scope, locality, "
        "period_end, low, best, high, floor FROM chosen WHERE kind = 'stock' ORDER BY estimate"
    ).fetchall()
    above = regions_above(db) if rows else {}
    asked = set(ask.regions or above)
    parts = map(_part, rows)
    laid = states(list(parts), above, regions_below(db))
    found = [one for one in laid if one.cell.region in asked]
    load(db, "state", STATE, [_state_row(at, one) for at, one in enumerate(found)])
    load(db, "held", HELD, list(_held(enumerate(found))))
    _steps(db, "stock")


def _part(row: tuple[Any, ...]) -> Part:
    key, measure, unit, group, facility, region, scope, locality, end, *value = row
    place = region if scope == [region] and not locality else f"{region}/{scope}/{locality}"
    return Part(
        estimate=key,
        measure=measure,
        unit=unit,
        group=group,
        facility=facility,
        region=region,
        place=place,
        last=end,
        value=Value(*value),
    )


def _state_row(at: int, one: State) -> tuple[object, ...]:
    cover = one.cover or (None, None)
    return (at, *one.cell, one.day, *one.value, one.added, one.open, one.oldest, *cover)


def _held(found: Iterable[tuple[int, State]]) -> Iterator[tuple[object, ...]]:
    return ((at, key) for at, one in found for key in dict.fromkeys(one.held))


def _table(
    db: duckdb.DuckDBPyConnection,
    name: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> None:
    """Make a temporary table of names and numbers."""
    numbers = ("days", "place", "about", "above", "side", "depth")
    types = (pa.int64() if column in numbers else pa.string() for column in columns)
    load(db, name, pa.schema([pa.field(*pair) for pair in zip(columns, types, strict=True)]), rows)
