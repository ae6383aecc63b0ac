"""The rows of datasets that made no claim, as the ledger keeps them."""

from collections.abc import Iterator

import duckdb

import sql
from metrics.errors import StoreError
from metrics.store.home import Home

DETAILS = ("dataset", "file", "sheet", "row", "column", "value", "reason", "by_rule")
MANY = 10_000


def datasets(home: Home) -> tuple[str, ...]:
    """The datasets of which anything was loaded."""
    with _open(home) as db:
        rows = db.execute("SELECT DISTINCT dataset FROM dataset_file ORDER BY ALL").fetchall()
    return tuple(str(name) for (name,) in rows)


def rejected(
    home: Home, dataset: str | None = None, *, every: bool = False
) -> Iterator[dict[str, object]]:
    """Each rejected row; with ``every`` also those that a rule of the card leaves out."""
    with _open(home) as db:
        found = db.execute(sql.one("queries", "rejects").body, {"dataset": dataset, "every": every})
        while rows := found.fetchmany(MANY):
            yield from (dict(zip(DETAILS, row, strict=True)) for row in rows)


def _open(home: Home) -> duckdb.DuckDBPyConnection:
    if not home.ledger.is_file():
        raise StoreError(f"{home.path}: nothing is loaded yet; run: humetrics load PATH")
    with home.writing(), home.open_ledger():  # an older ledger gets the tables that it lacks
        pass
    try:
        return duckdb.connect(str(home.ledger), read_only=True)
    except duckdb.Error as error:
        raise StoreError(f"{home.ledger}: {error}") from error
