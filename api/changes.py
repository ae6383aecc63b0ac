"""What changed since another version of the data: two snapshots, side by side.

Snapshots stay for a while after a newer one is published (`metrics.snapshots`), so a client that
remembers the version it had can ask what is other now.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from api import queries
from api.deps import Data
from api.params import Page
from metrics.errors import UnknownNameError
from metrics.store import Home

_KEY = {
    **{"indicator": "after_code", "region": "after_region"},
    **{"period": "after_period", "day": "after_day"},
}
_SHORT = 12  # letters of a version in the name of its file


def since(
    home: Home, data: Data, version: str, page: Page, *, codes: list[str], regions: list[str] | None
) -> queries.Rows:
    """One page of the answers that changed."""
    with _both(home, data, version) as db:
        found = queries.paged(db, "changes", page, _KEY, codes=codes, regions=regions)
    rows = [{name: row[name] for name in row if name != "day"} for row in found.rows]
    return found._replace(rows=rows)


def claims(home: Home, data: Data, version: str) -> list[queries.Row]:
    """How many claims of whom came, went or changed."""
    with _both(home, data, version) as db:
        return queries.rows(db, "changed_claims")


@contextmanager
def _both(home: Home, data: Data, version: str) -> Iterator[duckdb.DuckDBPyConnection]:
    was = _file(home, version)
    now = home.snapshots / data.snapshot.version
    with duckdb.connect(config={"threads": 1}) as db:
        for name, path in (("now", now), ("was", was)):
            quoted = str(path).replace("'", "''")
            db.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")
        yield db


def _file(home: Home, version: str) -> Path:
    """The newest snapshot of a version; an unknown one is told with those that are there."""
    there: dict[str, Path] = {}
    for path in sorted(home.snapshots.glob("snap-*.duckdb")):
        there[path.stem.rpartition("-")[2]] = path
    if len(version) < _SHORT or version[:_SHORT] not in there:
        raise UnknownNameError("version of the data (any more)", version[:64], there)
    return there[version[:_SHORT]]
