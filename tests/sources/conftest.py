"""`claims_of` stages a file as `humetrics load` would and gives what became of its rows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pytest

from metrics import places, sources
from metrics.lexicon import originators
from metrics.sources import Card, Told

FILES = Path(__file__).parent / "files"
Row = dict[str, Any]


class Read(NamedTuple):
    """What became of the (one) table of a file."""

    card: Card
    staged: sources.Staged
    claims: list[Row]
    rejected: list[Row]

    def of(self, **wanted: object) -> list[Row]:
        """The claims that have these values, in the order of their rows."""
        return [c for c in self.claims if all(c[key] == value for key, value in wanted.items())]

    def left(self) -> list[tuple[object, ...]]:
        """Row, column, value and reason of what was rejected, in the order of the rows."""
        columns = ("row", "column_name", "value", "reason")
        return [tuple(one[column] for column in columns) for one in self.rejected]


@pytest.fixture
def claims_of(tmp_path) -> Callable[..., Read]:
    """The claims and the rejections of a file: a path, or the name of one in `files`."""

    def read(file: Path | str, cards: Sequence[Card] | None = None) -> Read:
        path = FILES / file if isinstance(file, str) else file
        found = sources.found(path, cards or sources.shipped(), limit=1 << 23, fallback="cp1252")
        table, card = next(one for one in found if one.card is not None)
        assert card is not None
        scratch = tmp_path / f"{len(list(tmp_path.iterdir()))}.duckdb"
        told = Told(f"{card.name}-{card.version}", originators.default())
        staged = sources.stage(scratch, table, card, told, places.default())
        with duckdb.connect(str(scratch), read_only=True) as db:
            return Read(
                card,
                staged,
                _rows(db, "FROM claim ORDER BY dataset_row, measure, population_group, claim"),
                _rows(db, "FROM rejected ORDER BY row, column_name NULLS FIRST, reason"),
            )

    return read


def _rows(db: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    answer = db.execute(query)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
