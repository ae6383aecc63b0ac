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
from metrics import store
from metrics.errors import StoreError

_PLACE = (
    *("region_name", "admin_level", "location_code", "location_name", "admin1_code"),
    *("admin1_name", "admin2_code", "admin2_name", "lat", "lon"),
)
_ATTEMPTS = 3
NOWHERE: Mapping[str, Any] = dict.fromkeys(_PLACE)


class Snapshot(NamedTuple):
    """One published file, open, with the small tables that every answer needs."""

    version: str
    connection: duckdb.DuckDBPyConnection
    meta: Mapping[str, str]
    places: Mapping[str, Mapping[str, Any]]
    credits: Mapping[str, Mapping[str, Any]]


class Snapshots:
    """The published snapshot of a data folder, followed from version to version."""

    def __init__(self, home: Path) -> None:
        self._home = store.Home(home)
        self._lock = threading.Lock()
        self._now: Snapshot | None = None

    def version(self) -> str:
        """The name of the published file; empty where nothing is published."""
        try:
            return self._home.published.resolve(strict=True).name
        except OSError:
            return ""

    def now(self) -> Snapshot:
        """The snapshot that is published now."""
        with self._lock:
            version = self.version()
            if self._now is None or self._now.version != version:
                self._now = self._opened()
            return self._now

    def close(self) -> None:
        """Let go of the snapshot; the next question opens it again."""
        with self._lock:
            if self._now is not None:
                self._now.connection.close()
            self._now = None

    def _opened(self) -> Snapshot:
        for attempt in range(_ATTEMPTS):
            version = self.version()
            if not version:
                raise NothingPublishedError
            try:
                return _snapshot(version, store.open_published(self._home))
            except StoreError:  # a file may be cleared away between its name and its opening
                if attempt == _ATTEMPTS - 1 and version == self.version():
                    raise
        raise NothingPublishedError


def _snapshot(version: str, connection: duckdb.DuckDBPyConnection) -> Snapshot:
    connection.execute("SET threads TO 1")  # many small questions: one thread each is fastest
    meta = {row["name"]: row["value"] for row in queries.rows(connection, "meta")}
    places = {row.pop("region"): row for row in queries.rows(connection, "region_placed")}
    named = {row["id"]: row for row in queries.rows(connection, "credits")}
    return Snapshot(version, connection, meta, places, named)


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
