"""Another view of the same claims: as of a day, or under another policy.

Temporary tables with the names of the schema's own stand before them on one connection, so that
everything that reads estimates reads these; they go away with the connection.
"""

from datetime import date

import duckdb

from metrics.reconcile.estimates import estimate, judge, make

COPIED = (
    *(
        "estimate",
        "estimate_claim",
        "estimate_source",
        "estimate_within",
        "estimate_near",
        "estimate_across",
    ),
    "left_out",
)
ANSWERS = ("total", "population_near", "indicator", "point")


def look(db: duckdb.DuckDBPyConnection, *, policy: str = "default", as_of: date | None) -> None:
    """Let this connection see estimates of what was published by a day, under a policy."""
    if as_of is not None:
        _as_of(db, policy, as_of)
    elif policy != "default":
        _again(db, policy)


def published_by(db: duckdb.DuckDBPyConnection, day: date) -> None:
    """Leave of a database that may be written only the claims published by a day, unreconciled."""
    db.execute("DELETE FROM claim WHERE published IS NULL OR published > $day", {"day": day})
    for table in (*COPIED, *ANSWERS):
        db.execute(f"DELETE FROM {table}")  # noqa: S608


def _as_of(db: duckdb.DuckDBPyConnection, policy: str, as_of: date) -> None:
    db.execute(
        "CREATE TEMP TABLE claim AS SELECT * FROM main.claim WHERE published <= $as_of",
        {"as_of": as_of},
    )
    for table in COPIED:
        make(db, table, f"SELECT * FROM main.{table} LIMIT 0")  # noqa: S608
    estimate(db, policy)


def _again(db: duckdb.DuckDBPyConnection, policy: str) -> None:
    """Judge the same clusters by another policy."""
    make(db, "cluster", "FROM main.estimate")
    make(db, "estimate", "FROM main.estimate LIMIT 0")
    judge(db, policy)
