"""Which files are datasets, and how they are loaded: the one place where a load asks for them."""

from collections.abc import Sequence
from functools import cached_property

import duckdb

from metrics import documents
from metrics.errors import SourceError
from metrics.loading.files import Terms
from metrics.loading.inputs import TABLES, Found
from metrics.sources import Card
from metrics.store import Home, datasets
from metrics.store.datasets import DatasetReport, Reading, TableReport

EITHER = frozenset((".json",))  # one called so may be either
FEW = 8  # columns that are named where no card reads a table


class Datasets:
    """The datasets among the files of a load. Cards and places are read when a file needs them."""

    def __init__(self, home: Home, terms: Terms, cards: Sequence[Card] = ()) -> None:
        self._home, self._terms, self._cards = home, terms, cards

    @cached_property
    def _how(self) -> Reading:
        return datasets.reading(
            self._home,
            cards=self._cards,
            published=self._terms.published,
            publisher=self._terms.publisher,
            fallback=self._terms.fallback,
            limit=self._terms.row_bytes,
            country=self._terms.country,
        )

    def has(self, file: Found) -> bool:
        """Say whether a file is a dataset: by its name, where that leaves it open by content."""
        suffix = file.path.suffix.lower()
        if suffix in TABLES:
            return True
        if file.path == documents.STDIN or (suffix in documents.SUFFIXES and suffix not in EITHER):
            return False
        return datasets.recognised(file.path, self._how)

    def load(self, file: Found, db: duckdb.DuckDBPyConnection) -> DatasetReport:
        """Load a file, as a whole or not at all; one that no card reads is an error."""
        report = datasets.load_dataset(self._home, file.path, self._how, db)
        if not report.read:
            raise SourceError(f"{file.name}: {no_card(report)}")
        return report


def no_card(report: DatasetReport) -> str:
    """Why nothing of a file is read: its columns, for whoever writes a card."""
    told = "; ".join(_columns(table) for table in report.tables) or "no table with a head"
    return f"no card reads it; a card of your own can: --card FILE ({told})"


def _columns(table: TableReport) -> str:
    names = ", ".join(table.columns[:FEW]) + (", …" if len(table.columns) > FEW else "")
    told = f"columns: {names}; {table.why}" if table.why else f"columns: {names}"
    return f"sheet {table.sheet!r}, {told}" if table.sheet else told
