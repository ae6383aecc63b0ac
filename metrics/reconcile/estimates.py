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
from metrics.reconcile.facts import COLUMNS, facts, sieve
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
        pa.field("credited", pa.bool_()),
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
LEFT_OUT = pa.schema([pa.field("claim", pa.string()), pa.field("reason", pa.string())])


def estimate(db: duckdb.DuckDBPyConnection, policy: str = "default") -> None:
    """Fill the tables of estimates from the claims that the connection holds."""
    found, left_out = _clusters(db)
    above = regions_above(db)
    _table(db, "cluster", CLUSTER, map(_cluster, found))
    _table(db, "member", MEMBER, _members(db, found))
    make(db, "voice", sql.one("estimates", "voice").body)
    _insert(db, "estimate_within", PAIR, pairs(found, above))
    _insert(db, "left_out", LEFT_OUT, sorted(left_out.items()))
    db.execute(
        "INSERT INTO estimate_claim BY NAME "
        "SELECT estimate, claim, role, reason, link, score FROM voice ORDER BY estimate, claim"
    )
    judge(db, policy)


def judge(db: duckdb.DuckDBPyConnection, policy: str) -> None:
    """Fill the table estimate by one policy; the table voice must be there."""
    if policy not in POLICIES:
        raise UnknownNameError("policy", policy, POLICIES)
    make(db, "policy", sql.one("estimates", policy).body)
    db.execute("DELETE FROM estimate")
    body = sql.one("estimates", "estimate").body
    db.execute("INSERT INTO estimate BY NAME " + body)


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


def _clusters(db: duckdb.DuckDBPyConnection) -> tuple[list[Cluster], dict[str, str]]:
    query = f"SELECT {COLUMNS} FROM claim AS c JOIN source AS s ON s.source = c.originator"  # noqa: S608
    found, left_out = sieve(facts(db.execute(query).fetchall()))
    grouped, denied = clusters(found)
    return grouped, left_out | denied


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


def _members(
    db: duckdb.DuckDBPyConnection, found: Sequence[Cluster]
) -> Iterator[tuple[object, ...]]:
    uncredited = db.execute("SELECT claim FROM claim WHERE zero AND chain = []").fetchall()
    silent = {claim for (claim,) in uncredited}
    for one in found:
        for fact, link, score in one.members:
            yield one.id, fact.claim, link, score, fact.claim not in silent


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
