"""What was known on a day, and what changed between two.

A picture is a build that is not published: of what had been loaded by a day, or of what had been
published by it. The ledger forgets nothing, so every day can be looked at again; what was
withdrawn since stays withdrawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

import duckdb

import sql
from metrics import build
from metrics.errors import BadParameterError, StoreError
from metrics.places import Gazetteer
from metrics.reconcile.views import published_by
from metrics.store import Home

ROWS = (
    *("point", "claim", "estimate_claim", "estimate_within", "left_out"),
    "source",
)


class Change(NamedTuple):
    """One answer that is not what it was, and why: None where there is or was no answer."""

    indicator: str
    region: str
    period: str
    period_start: date | None
    was_low: float | None
    was_best: float | None
    was_high: float | None
    low: float | None
    best: float | None
    high: float | None
    change: str
    why: str
    claims: tuple[str, ...]


@contextmanager
def picture(
    home: Home,
    *,
    known_by: date | None = None,
    as_of: date | None = None,
    gazetteer: Gazetteer | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the data as it was known by a day, or as it was published by one, in memory."""
    if not home.ledger.is_file():
        raise StoreError(f"{home.path}: nothing is loaded yet; run: humetrics load PATH")
    with duckdb.connect(config={"threads": 2}) as db:
        with home.writing():
            with home.open_ledger():  # an older ledger gets the tables that it lacks
                pass
            built_at = str(known_by or as_of)
            build.fill(db, home, gazetteer, built_at=built_at, known_by=known_by, as_of=as_of)
        if as_of is not None:
            published_by(db, as_of)
            build.reconcile(db)
        yield db


def differences(
    home: Home,
    since: date,
    until: date,
    *,
    by_publication: bool = False,
    gazetteer: Gazetteer | None = None,
) -> tuple[Change, ...]:
    """List the answers that changed from one day to another, each with the claims that did it."""
    if since > until:
        raise BadParameterError(f"from {since} is after to {until}")
    name = "as_of" if by_publication else "known_by"
    with (
        picture(home, gazetteer=gazetteer, **{name: since}) as was,
        picture(home, gazetteer=gazetteer, **{name: until}) as now,
    ):
        for table in ROWS:
            now.register("incoming", was.sql(f"FROM {table}").to_arrow_table())
            now.execute(f"CREATE TEMP TABLE was_{table} AS FROM incoming")
            now.unregister("incoming")
        rows = now.execute(sql.one("queries", "differences").body).fetchall()
    return tuple(Change._make((*row[:-1], tuple(row[-1]))) for row in rows)
