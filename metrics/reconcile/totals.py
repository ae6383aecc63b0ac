"""Estimates into totals per region and period: the rules of aggregation, for the indicators.

Flows that stand alone are added up in SQL; those that lie within others are rolled up first
(`roll`), and stocks are taken at their dates (`stocks`). The result is a temporary table
`totalled` with the columns of `total`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

import sql
from metrics.reconcile.estimates import arrow, judged, load, make, regions_above, regions_below
from metrics.reconcile.roll import Cell, Items, Part, Rolled, Value, Wider, counted, roll
from metrics.reconcile.scopes import PERIOD_DAYS, facilities_above, groups_above, measures_above
from metrics.reconcile.stocks import State, states

PERIODS = tuple(PERIOD_DAYS)
LONGEST = 10**9
CELL = [
    pa.field(name, pa.string())
    for name in ("measure", "unit", "population_group", "facility", "region")
]
VALUE = [pa.field(name, pa.float64()) for name in ("low", "best", "high", "floor")]
PART = pa.schema(
    [
        pa.field("part", pa.int64()),
        *CELL,
        pa.field("period", pa.string()),
        pa.field("estimate", pa.string()),
        *VALUE,
        pa.field("middle", pa.date32()),
    ]
)
STATE = pa.schema(
    [
        pa.field("part", pa.int64()),
        *CELL,
        pa.field("day", pa.date32()),
        *VALUE,
        pa.field("parts", pa.int64()),
        pa.field("open", pa.int64()),
        pa.field("oldest", pa.date32()),
        pa.field("covered", pa.int64()),
        pa.field("regions", pa.int64()),
    ]
)
WIDER = pa.schema([pa.field(name, pa.string()) for name in ("wider", "estimate")])
WIDER_WORD = pa.schema(
    [
        *(pa.field(name, pa.string()) for name in ("wider", "originator")),
        *(pa.field(name, pa.float64()) for name in ("low", "best", "high")),
    ]
)
HELD = pa.schema([pa.field("part", pa.int64()), pa.field("estimate", pa.string())])
CHOSEN = (
    "SELECT *, "
    "period_start + CAST(floor((days - 1) / 2.0) AS INTEGER) AS middle FROM estimate "
    "WHERE region IS NOT NULL"
)


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
    above = regions_above(db)
    _prepare(db, ask, above)
    rows = db.execute(
        "SELECT estimate, measure, unit, kind, population_group, facility, region, scope, "
        "locality, days, period_end, middle, low, best, high, floor FROM chosen ORDER BY estimate"
    ).fetchall()
    asked = set(ask.regions) or set(above)
    _flows(db, ask, rows, above, asked)
    make(db, "flow_total", sql.one("totals", "flow").body)
    _stocks(db, rows, above, asked)
    make(db, "stock_total", sql.one("totals", "stock").body)
    make(
        db,
        "totalled",
        "FROM flow_total UNION ALL BY NAME FROM stock_total "
        "ORDER BY measure, unit, population_group, facility, region, period, period_start",
    )
    make(db, "population_now", sql.one("totals", "population_near").body)


def _prepare(db: duckdb.DuckDBPyConnection, ask: Ask, above: Mapping[str, object]) -> None:
    make(db, "chosen", CHOSEN)
    if ask.since or ask.until:
        _window(db, ask)
    _table(db, "asked", ["region"], [(code,) for code in ask.regions or above])
    days = [(kind, LONGEST if kind == "all" else int(PERIOD_DAYS[kind])) for kind in ask.periods]
    _table(db, "kinds", ["period", "days"], days)
    stock_kinds = dict.fromkeys((*ask.periods, "day", "all"))
    _table(db, "stock_kinds", ["period"], [(kind,) for kind in stock_kinds])
    kept = db.execute("SELECT DISTINCT coalesce(facility, '') FROM chosen ORDER BY ALL").fetchall()
    _table(
        db,
        "above_facility",
        ["facility", "above"],
        [(one, high) for (one,) in kept for high in facilities_above(one)],
    )
    pairs = db.execute("SELECT DISTINCT measure, population_group FROM chosen").fetchall()
    measures = {measure for measure, _ in pairs}
    _table(
        db,
        "above_measure",
        ["measure", "above"],
        [(one, high) for one in sorted(measures) for high in measures_above(one)],
    )
    _table(
        db,
        "above_group",
        ["measure", "population_group", "above"],
        [(one, group, high) for one, group in sorted(pairs) for high in groups_above(one, group)],
    )


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


def _flows(
    db: duckdb.DuckDBPyConnection,
    ask: Ask,
    rows: Sequence[tuple[object, ...]],
    above: Mapping[str, tuple[str, ...]],
    asked: set[str],
) -> None:
    make(db, "alone", sql.one("totals", "alone").body)
    make(db, "part", "SELECT row_number() OVER () AS part, * FROM alone")
    make(db, "held", "SELECT part, estimate FROM part")
    outers = _outers(db)
    tied = set(outers) | {key for keys in outers.values() for key in keys}
    if not tied:
        return
    inner_first = _inner_first([row for row in rows if row[3] == "flow" and row[0] in tied], outers)
    middles = {str(row[0]): row[11] for row in inner_first}
    parts = [_part(row) for row in inner_first]
    laid = roll(parts, outers, above, ask.periods, _items(db))
    trees = [one for one in laid if one.cell.region in asked]
    more = ((node.part.estimate, node.wider) for one in trees for node in one.nodes if node.wider)
    wider = _wider(db, dict.fromkeys(more), ask.policy)
    rolled = [each for one in trees for each in counted(one, wider)]
    first = db.execute("SELECT coalesce(max(part), 0) + 1 FROM part").fetchall()[0][0]
    _append(db, "part", PART, (_part_row(at, one, middles) for at, one in enumerate(rolled, first)))
    _append(db, "held", HELD, _held(enumerate(rolled, first)))


def _stocks(
    db: duckdb.DuckDBPyConnection,
    rows: Sequence[tuple[object, ...]],
    above: Mapping[str, tuple[str, ...]],
    asked: set[str],
) -> None:
    parts = [_part(row) for row in rows if row[3] == "stock"]
    rolled = states(parts, above, regions_below(db))
    found = [one for one in rolled if one.cell.region in asked]
    db.register("incoming", arrow(STATE, [_state_row(at, one) for at, one in enumerate(found)]))
    make(db, "state", "SELECT * FROM incoming")
    db.register("incoming", arrow(HELD, list(_held(enumerate(found)))))
    make(db, "held", "SELECT * FROM incoming")
    db.unregister("incoming")


def _items(db: duckdb.DuckDBPyConnection) -> dict[str, Items]:
    """Give what sources count apart in the flows that lie within others or hold others."""
    found: dict[str, Items] = defaultdict(dict)
    for estimate, family, item, *value in db.execute(sql.one("totals", "items").body).fetchall():
        found[estimate].setdefault(family, {})[item] = Value._make((*value, None))
    return found


def _wider(
    db: duckdb.DuckDBPyConnection, wanted: Iterable[tuple[str, Wider]], policy: str
) -> dict[tuple[str, Wider], Value]:
    """Judge estimates anew where sources speak of more than what stands in them."""
    asked = [(str(at), *one) for at, one in enumerate(wanted)]
    if not asked:
        return {}
    words = ((key, family, *value[:3]) for key, _, wider in asked for family, value in wider)
    load(db, "wider", WIDER, [one[:2] for one in asked])
    load(db, "wider_word", WIDER_WORD, list(words))
    make(db, "word", sql.one("totals", "wider").body)
    make(
        db,
        "denied",
        "SELECT DISTINCT w.wider AS estimate FROM wider AS w "
        "JOIN estimate_claim AS e ON e.estimate = w.estimate WHERE e.role = 'denial'",
    )
    judged(db, policy)
    rows = db.execute("SELECT estimate, low, best, high, floor FROM policy").fetchall()
    values = {key: Value(*value) for key, *value in rows}
    return {(estimate, wider): values[key] for key, estimate, wider in asked}


def _outers(db: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Give for each chosen flow the chosen flows that contain it, nearest first."""
    rows = db.execute(
        "SELECT inner_estimate, outer_estimate FROM estimate_within "
        "JOIN chosen AS i ON i.estimate = inner_estimate "
        "JOIN chosen AS o ON o.estimate = outer_estimate ORDER BY inner_estimate, nearness"
    ).fetchall()
    outers: dict[str, list[str]] = defaultdict(list)
    for inner, outer in rows:
        outers[inner].append(outer)
    return outers


def _inner_first(
    rows: Sequence[tuple[object, ...]], outers: Mapping[str, Sequence[str]]
) -> list[tuple[object, ...]]:
    """Order estimates so that each comes before all that contain it."""
    by_key = {str(row[0]): row for row in rows}
    ordered: dict[str, tuple[object, ...]] = {}

    def visit(key: str) -> None:
        stack = [key]
        while stack:
            top = stack[-1]
            waiting = [one for one in inner.get(top, ()) if one not in ordered and one in by_key]
            if waiting:
                stack.append(waiting[0])
            else:
                ordered.setdefault(stack.pop(), by_key[top])

    inner: dict[str, list[str]] = defaultdict(list)
    for key, ones in outers.items():
        for one in ones:
            inner[one].append(key)
    for key in by_key:
        visit(key)
    return list(ordered.values())


def _part(row: tuple[Any, ...]) -> Part:
    key, measure, unit, _, group, facility, region, scope, locality, days, end, *rest = row
    place = region if scope == [region] and not locality else f"{region}/{scope}/{locality}"
    return Part(
        estimate=key,
        measure=measure,
        unit=unit,
        group=group,
        facility=facility,
        region=region,
        place=place,
        days=float("inf") if days is None else float(days),
        last=end,
        value=Value(*rest[1:]),
    )


def _cell(cell: Cell) -> tuple[str, ...]:
    return (cell.measure, cell.unit, cell.group, cell.facility, cell.region)


def _part_row(at: int, one: Rolled, middles: Mapping[str, object]) -> tuple[object, ...]:
    return (at, *_cell(one.cell), one.period, one.estimate, *one.value, middles[one.estimate])


def _state_row(at: int, one: State) -> tuple[object, ...]:
    cover = one.cover or (None, None)
    return (at, *_cell(one.cell), one.day, *one.value, one.added, one.open, one.oldest, *cover)


def _held(found: Iterable[tuple[int, Rolled | State]]) -> Iterator[tuple[object, ...]]:
    return ((at, key) for at, one in found for key in dict.fromkeys(one.held))


def _append(
    db: duckdb.DuckDBPyConnection,
    table: str,
    schema: pa.Schema,
    rows: Iterable[tuple[object, ...]],
) -> None:
    db.register("incoming", arrow(schema, list(rows)))
    db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    db.unregister("incoming")


def _table(
    db: duckdb.DuckDBPyConnection,
    name: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> None:
    types = [pa.int64() if name == "days" else pa.string() for name in columns]
    schema = pa.schema([pa.field(*pair) for pair in zip(columns, types, strict=True)])
    db.register("incoming", arrow(schema, rows))
    make(db, name, "SELECT * FROM incoming")
    db.unregister("incoming")
