"""What a request gets: a read-only cursor on the published snapshot, closed when it is done.

A build publishes a new file under a new name. The next request sees the name, opens the file and
goes on with it; requests that are under way finish on the file they began with, which stays open
as long as one of their cursors. So no request fails, and none mixes two versions.
"""

import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import duckdb
from fastapi import Depends, Request

from api import queries
from api.problems import NothingPublishedError

_PLACE = (
    *("region_name", "admin_level", "location_code", "location_name", "admin1_code"),
    *("admin1_name", "admin2_code", "admin2_name", "lat", "lon"),
)
NOWHERE: Mapping[str, Any] = dict.fromkeys(_PLACE)


class Snapshot(NamedTuple):
    """One published file, open, with the small tables that every answer needs."""

    version: str
    connection: duckdb.DuckDBPyConnection
    meta: Mapping[str, str]
    places: Mapping[str, Mapping[str, Any]]


class Snapshots:
    """The published snapshot of a data folder, followed from version to version."""

    def __init__(self, home: Path) -> None:
        self._published = home / "published"
        self._lock = threading.Lock()
        self._now: Snapshot | None = None

    def version(self) -> str:
        """The name of the published file; empty where nothing is published."""
        try:
            return self._published.resolve(strict=True).name
        except OSError:
            return ""

    def now(self) -> Snapshot:
        """The snapshot that is published now."""
        version = self.version()
        with self._lock:
            if self._now is None or self._now.version != version:
                self._now = self._opened()
            return self._now

    def _opened(self) -> Snapshot:
        for _ in range(3):  # a file may be cleared away between its name and its opening
            try:
                path = self._published.resolve(strict=True)
                connection = duckdb.connect(str(path), read_only=True, config={"threads": 1})
            except (OSError, duckdb.IOException):
                continue
            return _snapshot(path.name, connection)
        raise NothingPublishedError


def _snapshot(version: str, connection: duckdb.DuckDBPyConnection) -> Snapshot:
    meta = {row["name"]: row["value"] for row in queries.rows(connection, "meta")}
    places = {row.pop("region"): row for row in queries.rows(connection, "region_placed")}
    return Snapshot(version, connection, meta, places)


class Data(NamedTuple):
    """The snapshot of one request and its own cursor on it."""

    snapshot: Snapshot
    db: duckdb.DuckDBPyConnection


def data(request: Request) -> Iterator[Data]:
    """Open a cursor for one request and close it behind it."""
    snapshot = request.app.state.snapshots.now()
    cursor = snapshot.connection.cursor()
    try:
        yield Data(snapshot, cursor)
    finally:
        cursor.close()


WithData = Annotated[Data, Depends(data)]
