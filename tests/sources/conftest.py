"""`claims_of` stages a file as `humetrics load` would and gives what became of its rows."""

import csv
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import duckdb
import pytest

from metrics import places, sources
from metrics.lexicon import originators
from metrics.sources import Card, Told

FILES = Path(__file__).parent / "files"
ORDERED = (
    "FROM claim ORDER BY dataset_row, measure, population_group, "
    "part_of IS NOT NULL, sex NULLS FIRST, age NULLS FIRST, claim"
)
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
    """The claims and the rejections of a file: a path, or the name of one in `files`.

    ``sheet`` says which table of a workbook; else it is the first that a card reads.
    """

    def read(
        file: Path | str, cards: Sequence[Card] | None = None, sheet: str | None = None
    ) -> Read:
        path = FILES / file if isinstance(file, str) else file
        found = sources.found(path, cards or sources.shipped(), limit=1 << 23, fallback="cp1252")
        table, card = next(
            one for one in found if one.card is not None and sheet in (None, one.table.sheet)
        )
        assert card is not None
        scratch = tmp_path / f"{len(list(tmp_path.iterdir()))}.duckdb"
        told = Told(f"{card.name}-{card.version}", originators.default())
        staged = sources.stage(scratch, table, card, told, places.default())
        with duckdb.connect(str(scratch), read_only=True) as db:
            return Read(
                card,
                staged,
                _rows(db, ORDERED),
                _rows(db, "FROM rejected ORDER BY row, column_name NULLS FIRST, reason"),
            )

    return read


def _rows(db: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    answer = db.execute(query)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKED = "http://schemas.openxmlformats.org/package/2006/relationships"
Sheets = dict[str, list[list[str]]]


@pytest.fixture
def workbook(tmp_path) -> Callable[..., Path]:
    """An xlsx file of sheets (name to rows of texts); cells that are numbers become numbers."""

    def write(name: str, sheets: Sheets) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", _book(sheets))
            links = "".join(
                f'<Relationship Id="r{at}" Target="worksheets/sheet{at}.xml"/>'
                for at in range(len(sheets))
            )
            archive.writestr(
                "xl/_rels/workbook.xml.rels",
                f'<Relationships xmlns="{PACKED}">{links}</Relationships>',
            )
            for at, rows in enumerate(sheets.values()):
                archive.writestr(f"xl/worksheets/sheet{at}.xml", _sheet(rows))
        return path

    return write


def table(name: str) -> list[list[str]]:
    """The rows of a CSV file in `files`, for sheets of workbooks."""
    with (FILES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def rows_of() -> Callable[[str], list[list[str]]]:
    """See `table`."""
    return table


def _book(sheets: Iterable[str]) -> str:
    listed = "".join(
        f'<sheet name={quoteattr(name)} r:id="r{at}"/>' for at, name in enumerate(sheets)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{LINKED}"><sheets>{listed}</sheets></workbook>'


def _sheet(rows: Iterable[Sequence[str]]) -> str:
    body = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'


def _cell(text: str) -> str:
    if text.replace(".", "", 1).isdigit():
        return f"<c><v>{text}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else "<c/>"
