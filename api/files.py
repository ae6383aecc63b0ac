"""Whole tables as files: made once for each snapshot, page by page, so that memory stays flat.

The rows are those of the lists, with the same columns; what may not be passed on is not there.
"""

import csv
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet
from pydantic import BaseModel

from api import forms, points, queries
from api.deps import Data
from api.evidence import ClaimRow, DatasetRow, DocumentRow, EstimateRow, SourceRow
from api.models import PointRow, RegionRow
from api.params import MAX_ROWS, Page, Span
from metrics import indicators

KINDS = {"csv": forms.KINDS["csv"], "parquet": forms.KINDS["parquet"]}
Ask = Callable[[Data, Page], queries.Rows]


class Table(NamedTuple):
    """A table: the shape of its rows, and how a page of them is asked for."""

    model: type[BaseModel]
    ask: Ask


def _paged(name: str, key: queries.Key) -> Ask:
    def ask(data: Data, page: Page) -> queries.Rows:
        return queries.paged(data.db, name, page, key, **queries.filters(name))

    return ask


def _whole(name: str) -> Ask:
    def ask(data: Data, page: Page) -> queries.Rows:
        del page
        rows = queries.rows(data.db, name)
        return queries.Rows(rows, len(rows), None)

    return ask


def _points(period: Any) -> Ask:
    def ask(data: Data, page: Page) -> queries.Rows:
        codes = [one.code for one in indicators.catalogue()]
        question = points.Question([], Span(None, None), period, reported_only=True)
        return points.answer(data, codes, question, page)

    return ask


_KEPT = 2  # snapshots whose files are kept
_BY_DAY = queries.BY_DAY
TABLES = {
    "points": Table(PointRow, _points("all")),
    "points-by-month": Table(PointRow, _points("month")),
    "points-by-year": Table(PointRow, _points("year")),
    "estimates": Table(EstimateRow, _paged("estimates", {"estimate": "after"})),
    "claims": Table(ClaimRow, _paged("claims", _BY_DAY | {"claim": "after"})),
    "documents": Table(DocumentRow, _paged("documents", _BY_DAY | {"id": "after"})),
    "regions": Table(RegionRow, _paged("regions", {"pcode": "after"})),
    "datasets": Table(DatasetRow, _whole("datasets")),
    "sources": Table(SourceRow, _whole("sources")),
}


class Files:
    """The files of one process, in a folder that goes away with it."""

    def __init__(self) -> None:
        self._folders: dict[str, Path] = {}
        self._lock = threading.Lock()

    def file(self, name: str, kind: str, data: Data) -> Path:
        """The file of a table; made where it is not there yet, one at a time."""
        with self._lock:
            folder = self._of(data.snapshot.version)
            path = folder / f"{name}.{kind}"
            if not path.exists():
                draft = folder / f".{name}.{kind}"
                _write(draft, TABLES[name], kind, data)
                draft.rename(path)
            return path

    def _of(self, version: str) -> Path:
        """The folder of a snapshot. That of the one before stays: its files may still be sent."""
        if version not in self._folders:
            for old in list(self._folders)[: -(_KEPT - 1)]:
                shutil.rmtree(self._folders.pop(old), ignore_errors=True)
            self._folders[version] = Path(tempfile.mkdtemp(prefix="humetrics-"))
        return self._folders[version]

    def close(self) -> None:
        """Clear the files away."""
        with self._lock:
            for folder in self._folders.values():
                shutil.rmtree(folder, ignore_errors=True)
            self._folders.clear()


def _write(path: Path, table: Table, kind: str, data: Data) -> None:
    if kind == "csv":
        _write_csv(path, table, data)
    else:
        _write_parquet(path, table, data)


def _write_csv(path: Path, table: Table, data: Data) -> None:
    with path.open("w", encoding="utf-8", newline="") as sink:
        writer = csv.writer(sink, lineterminator="\r\n")
        writer.writerow(table.model.model_fields)
        for rows in _pages(table, data):
            writer.writerows(forms.cells(rows, table.model))


def _write_parquet(path: Path, table: Table, data: Data) -> None:
    schema = forms.schema(table.model)
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _pages(table, data):
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _pages(table: Table, data: Data) -> Iterator[list[queries.Row]]:
    cursor: str | None = None
    while True:
        found = table.ask(data, Page(MAX_ROWS, cursor))
        yield found.rows
        if found.cursor is None:
            return
        cursor = found.cursor
