"""Claims into estimates: clusters in Python, all else in SQL.

Works on a connection that holds the tables claim, source and region_up of the schema, and fills
estimate, estimate_claim, estimate_source, estimate_within, estimate_near and left_out. Temporary
tables hold the steps between, each with the name of the file that makes it.
"""

from collections.abc import Iterator, Mapping, Sequence

import duckdb
import pyarrow as pa

import sql
from metrics.errors import UnknownNameError
from metrics.reconcile.cluster import Cluster, clusters
from metrics.reconcile.facts import COLUMNS, blocks
from metrics.reconcile.scopes import ALSO, NAMED_PARTS, group_of, groups_above

POLICIES = ("default", "ucdp_like", "acled_floor", "minmax")
ROWS = 20_000  # taken from the database at a time
UNMET = "denied; no report of it is known"

Rows = Sequence[Sequence[object]]


def _columns(kind: pa.DataType, *names: str) -> list[pa.Field]:
    return [pa.field(name, kind) for name in names]


GROUPED = pa.schema(
    [
        *_columns(pa.int64(), "number", "block"),
        *_columns(pa.date32(), "period_start", "period_end"),
        *_columns(pa.string(), "anchor"),
    ]
)
JOINED = pa.schema(
    [
        *_columns(pa.int64(), "number"),
        *_columns(pa.string(), "claim", "link"),
        *_columns(pa.float64(), "score"),
        *_columns(pa.bool_(), "risen"),
        *_columns(pa.float64(), "low", "best", "high"),
    ]
)
MISSED = pa.schema(
    [
        *_columns(pa.int64(), "number", "other"),
        *_columns(pa.float64(), "score"),
        *_columns(pa.string(), "reason"),
    ]
)
UNMET_DENIAL = pa.schema(_columns(pa.string(), "claim"))


def estimate(db: duckdb.DuckDBPyConnection, policy: str = "default") -> None:
    """Fill the tables of estimates from the claims that the connection holds."""
    _scopes(db)
    _steps(db, "refused", "fact", "placed")
    make(db, "place_up", "FROM placed")
    _cluster(db)
    _steps(db, "cluster", "member", "heard", "word", "voice", "within", "near")
    db.execute("INSERT INTO left_out FROM refused ORDER BY claim")
    db.execute("INSERT INTO left_out SELECT claim, $reason FROM unmet", {"reason": UNMET})
    db.execute("INSERT INTO estimate_claim BY NAME FROM voice ORDER BY estimate, claim")
    db.execute("INSERT INTO estimate_source BY NAME FROM word ORDER BY estimate, originator")
    pair = "SELECT inner_estimate, outer_estimate"
    found = f"{pair}, nearness, reason FROM within WHERE NOT crosses"
    db.execute(f"INSERT INTO estimate_within {found}")
    db.execute(f"INSERT INTO estimate_across {pair} FROM within WHERE crosses")
    db.execute("INSERT INTO estimate_near BY NAME FROM near")
    judge(db, policy)


def judge(db: duckdb.DuckDBPyConnection, policy: str) -> None:
    """Fill the table estimate by one policy, from what its sources say and the table cluster."""
    make(db, "word", "FROM estimate_source")
    make(db, "denied", "SELECT DISTINCT estimate FROM estimate_claim WHERE role = 'denial'")
    judged(db, policy)
    db.execute("DELETE FROM estimate")
    body = sql.one("estimates", "estimate").body
    db.execute("INSERT INTO estimate BY NAME " + body)


def judged(db: duckdb.DuckDBPyConnection, policy: str) -> None:
    """Make the table policy: what a policy makes of the tables word and denied."""
    if policy not in POLICIES:
        raise UnknownNameError("policy", policy, POLICIES)
    make(db, "policy", sql.one("estimates", policy).body)


def make(db: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
    """Make a temporary table of a query from one of our files."""
    db.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")


def regions_above(db: duckdb.DuckDBPyConnection) -> Mapping[str, tuple[str, ...]]:
    """Give each region with itself and those above it, nearest first."""
    rows = db.execute("SELECT region, list(above ORDER BY steps) FROM region_up GROUP BY region")
    return {region: tuple(above) for region, above in rows.fetchall()}


def regions_below(db: duckdb.DuckDBPyConnection) -> Mapping[str, frozenset[str]]:
    """Give for each region the units in use right below it; no towns, no informal areas."""
    rows = db.execute(
        "SELECT u.above, list(u.region) FROM region_up AS u "
        "JOIN region AS r ON r.region = u.region JOIN region AS a ON a.region = u.above "
        "WHERE u.steps = 1 AND r.exact AND r.level = a.level + 1 AND r.valid_to IS NULL "
        "GROUP BY u.above"
    )
    return {above: frozenset(regions) for above, regions in rows.fetchall()}


def load(db: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, rows: Rows) -> None:
    """Make a temporary table of rows."""
    db.register("incoming", arrow(schema, rows))
    make(db, name, "FROM incoming")
    db.unregister("incoming")


def arrow(schema: pa.Schema, rows: Rows) -> pa.Table:
    """Make an Arrow table of rows: the fast way into DuckDB."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [
        pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _steps(db: duckdb.DuckDBPyConnection, *names: str) -> None:
    for name in names:
        make(db, name, sql.one("estimates", name).body)


def _scopes(db: duckdb.DuckDBPyConnection) -> None:
    """Make tables of the rules that say which groups and measures lie within which."""
    found = db.execute("SELECT DISTINCT measure, unit, population_group FROM claim").fetchall()
    counted = [(*one, group_of(*one)) for one in found]
    above = {
        (measure, group, high)
        for measure, _, _, group in counted
        for high in groups_above(measure, group)
    }
    measures = sorted({measure for measure, _, _ in found})
    also = [(one, one) for one in measures] + [(one, ALSO[one]) for one in measures if one in ALSO]
    _words(db, "group_as", ("measure", "unit", "population_group", "counted_as"), counted)
    _words(db, "above_group", ("measure", "population_group", "above"), sorted(above))
    _words(db, "also", ("measure", "above"), also)
    _words(db, "named_part", ("population_group", "sex", "age"), NAMED_PARTS)


def _words(db: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str], rows: Rows) -> None:
    load(db, name, pa.schema(_columns(pa.string(), *columns)), rows)


def _cluster(db: duckdb.DuckDBPyConnection) -> None:
    """Group the facts, block by block; what nothing comes near is settled in SQL."""
    _steps(db, "settled")
    waiting = db.execute(
        f"SELECT {COLUMNS} FROM fact AS f WHERE NOT EXISTS (FROM settled AS s "  # noqa: S608
        "WHERE s.block = f.block AND s.period_start = f.period_start "
        "AND s.period_end = f.period_end) ORDER BY block, published NULLS LAST, claim"
    )
    grouped: list[tuple[object, ...]] = []
    joined: list[tuple[object, ...]] = []
    missed: list[tuple[object, ...]] = []
    unmet: list[tuple[str]] = []
    for block in blocks(_rows(waiting)):
        found, denials = clusters(block)
        first = len(grouped)
        numbers = {id(one): at for at, one in enumerate(found, first)}
        for at, one in enumerate(found, first):
            grouped.append(_grouped(at, block.block, one))
            joined += _joined(at, one)
            missed += _missed(at, one, numbers)
        unmet += ((fact.claim,) for fact in denials)
    load(db, "grouped_near", GROUPED, grouped)
    load(db, "joined_near", JOINED, joined)
    load(db, "missed", MISSED, missed)
    load(db, "unmet", UNMET_DENIAL, unmet)
    _steps(db, "grouped", "joined")


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[Sequence[object]]:
    while rows := found.fetchmany(ROWS):
        yield from rows


def _missed(at: int, one: Cluster, numbers: Mapping[int, int]) -> Iterator[tuple[object, ...]]:
    for miss in one.misses:
        if id(miss.other) in numbers:
            yield at, numbers[id(miss.other)], miss.score, miss.reason


def _grouped(at: int, block: int, one: Cluster) -> tuple[object, ...]:
    return (at, block, *one.span, one.anchor.claim if one.alone or one.span.start is None else "")


def _joined(at: int, one: Cluster) -> Iterator[tuple[object, ...]]:
    for fact, link, score in one.members:
        risen = bool(fact.rise)
        bounds = (fact.low, fact.best, fact.high) if risen else (None, None, None)
        yield (at, fact.claim, link, score, risen, *bounds)
