"""Claims into estimates: clusters in Python, what they say together in SQL.

Works on a connection that holds the tables claim, source and region_up of the schema, and fills
estimate, estimate_claim, estimate_within and left_out. Temporary tables hold the steps between.
"""

from collections.abc import Iterator, Mapping, Sequence

import duckdb
import pyarrow as pa

import sql
from metrics.errors import UnknownNameError
from metrics.reconcile.cluster import Cluster, clusters
from metrics.reconcile.facts import COLUMNS, facts
from metrics.reconcile.scopes import NAMED_PARTS, group_of
from metrics.reconcile.within import Pair, pairs

POLICIES = ("default", "ucdp_like", "acled_floor", "minmax")

CLUSTER = pa.schema(
    [
        *(pa.field(name, pa.string()) for name in ("estimate", "measure", "unit", "kind")),
        *(pa.field(name, pa.string()) for name in ("population_group", "facility", "country")),
        pa.field("region", pa.string()),
        pa.field("scope", pa.list_(pa.string())),
        pa.field("locality", pa.string()),
        pa.field("period_start", pa.date32()),
        pa.field("period_end", pa.date32()),
        pa.field("days", pa.int32()),
    ]
)
MEMBER = pa.schema(
    [
        pa.field("estimate", pa.string()),
        pa.field("claim", pa.string()),
        pa.field("link", pa.string()),
        pa.field("score", pa.float64()),
        pa.field("item", pa.string()),
    ]
)
PAIR = pa.schema(
    [
        pa.field("inner_estimate", pa.string()),
        pa.field("outer_estimate", pa.string()),
        pa.field("nearness", pa.int32()),
        pa.field("reason", pa.string()),
    ]
)
GROUP_AS = pa.schema(
    [pa.field(name, pa.string()) for name in ("measure", "unit", "population_group", "counted_as")]
)
NAMED_PART = pa.schema([pa.field(name, pa.string()) for name in ("population_group", "sex", "age")])
LEFT_OUT = pa.schema([pa.field("claim", pa.string()), pa.field("reason", pa.string())])


def estimate(db: duckdb.DuckDBPyConnection, policy: str = "default") -> None:
    """Fill the tables of estimates from the claims that the connection holds."""
    _countable(db)
    found, unmet = clusters(facts(db.execute(f"SELECT {COLUMNS} FROM fact").fetchall()))  # noqa: S608
    _table(db, "cluster", CLUSTER, map(_cluster, found))
    _table(db, "member", MEMBER, _members(found))
    for name in ("heard", "word", "voice"):
        make(db, name, sql.one("estimates", name).body)
    _insert(db, "estimate_within", PAIR, pairs(found, regions_above(db)))
    db.execute("INSERT INTO left_out SELECT claim, reason FROM refused ORDER BY claim")
    _insert(db, "left_out", LEFT_OUT, sorted(unmet.items()))
    db.execute("INSERT INTO estimate_claim BY NAME FROM voice ORDER BY estimate, claim")
    db.execute("INSERT INTO estimate_source BY NAME FROM word ORDER BY estimate, originator")
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


def _countable(db: duckdb.DuckDBPyConnection) -> None:
    """Part the claims that can be counted (fact) from those that cannot (refused)."""
    kinds = db.execute(
        "SELECT DISTINCT measure, unit, population_group FROM claim ORDER BY ALL"
    ).fetchall()
    _table(db, "group_as", GROUP_AS, ((*one, group_of(*one)) for one in kinds))
    _table(db, "named_part", NAMED_PART, iter(NAMED_PARTS))
    make(db, "refused", sql.one("estimates", "refused").body)
    make(db, "fact", sql.one("estimates", "fact").body)


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


def _cluster(one: Cluster) -> tuple[object, ...]:
    block = one.block
    return (
        one.id,
        block.measure,
        block.unit,
        block.kind,
        block.group,
        block.facility or None,
        block.country or None,
        block.region or None,
        list(block.scope),
        block.locality or None,
        one.span.start,
        one.span.end,
        one.span.length if one.span.start else None,
    )


def _members(found: Sequence[Cluster]) -> Iterator[tuple[object, ...]]:
    for one in found:
        for fact, link, score in one.members:
            yield one.id, fact.claim, link, score, fact.item


def _insert(
    db: duckdb.DuckDBPyConnection,
    table: str,
    schema: pa.Schema,
    rows: Sequence[tuple[object, ...] | Pair],
) -> None:
    db.register("incoming", arrow(schema, rows))
    db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    db.unregister("incoming")


def _table(
    db: duckdb.DuckDBPyConnection,
    name: str,
    schema: pa.Schema,
    rows: Iterator[tuple[object, ...]],
) -> None:
    db.register("incoming", arrow(schema, list(rows)))
    make(db, name, "SELECT * FROM incoming")
    db.unregister("incoming")


def arrow(schema: pa.Schema, rows: Sequence[Sequence[object]]) -> pa.Table:
    """Make an Arrow table of rows: the fast way into DuckDB."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [
        pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
