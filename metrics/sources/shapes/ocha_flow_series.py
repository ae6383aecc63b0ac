"""OCHA's summary of population movements: months in columns, with their years in the row above.

    "", 2018, "", …, 2019, …                      a year stands above its January
    Governorate, January, …, December, Total 2018, "", January …

The years decide, not the sheet's name and not the heads of the totals: both are copied from an
older month and wrong in real files. The text of the row of daily averages says what is counted.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from metrics.errors import SourceError
from metrics.places.xlsx import sheets
from metrics.sources.tables import Refuse, Table, batches

COLUMNS = ("Governorate", "year", "month", "value", "what")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
HEADS = ("governorate", "mohafaza")
MOST = 500  # rows of such a sheet: one for each governorate, and totals
WORDS = ("idp flow", "return movement")


class Movement(NamedTuple):
    """One cell: how many people moved in a month, as the sheet writes it."""

    sheet: str
    row: int
    place: str
    year: int
    month: int
    value: str
    what: str


def shape(table: Table) -> Table:
    """The summary with one row for each governorate and month."""
    path = table.path
    if path is None:
        raise SourceError("a summary of movements is read from its file")

    def made(wanted: Sequence[str], _: Refuse) -> Iterator[pa.RecordBatch]:
        rows = (
            (one.row, (one.place, str(one.year), str(one.month), one.value, one.what))
            for one in movements(path)
            if one.sheet == table.sheet
        )
        return batches(rows, [COLUMNS.index(name) for name in wanted], wanted)

    return table._replace(columns=COLUMNS, tags=(), batches=made)


def movements(path: Path) -> Iterator[Movement]:
    """The cells of all summaries of a workbook."""
    for sheet, rows in sheets(path):
        yield from _cells(sheet, list(islice(rows, MOST)))


def _cells(sheet: str, rows: Sequence[Sequence[str]]) -> Iterator[Movement]:
    if len(rows) < 3 or not rows[1] or rows[1][0].strip().casefold() not in HEADS:
        return
    months = _months(rows[0], rows[1])
    what = _what(rows)
    for number, row in enumerate(rows[2:], start=3):
        for at, (year, month) in months.items():
            value = row[at].strip() if at < len(row) else ""
            if row[0].strip() and value:
                yield Movement(sheet, number, row[0].strip(), year, month, value, what)


def _months(years: Sequence[str], heads: Sequence[str]) -> dict[int, tuple[int, int]]:
    """The columns that are months: year and month of each."""
    found: dict[int, tuple[int, int]] = {}
    year = None
    for at, head in enumerate(heads):
        above = years[at].strip() if at < len(years) else ""
        year = int(above) if above.isdigit() and len(above) == 4 else year
        name = head.strip().casefold()
        if year is not None and name in MONTHS:
            found[at] = (year, MONTHS.index(name) + 1)
    return found


def _what(rows: Sequence[Sequence[str]]) -> str:
    """The label that says whether arrivals or returns are counted."""
    labels = (row[0].strip() for row in rows if row)
    return next((one for one in labels if any(word in one.casefold() for word in WORDS)), "")
