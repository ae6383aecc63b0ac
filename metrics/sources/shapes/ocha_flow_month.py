"""OCHA's sheets of movements by community: one month, which no cell of the sheet tells.

The sheet's name is copied from an older month in real files, so it is not asked. The summary in
the same workbook is: the month is the one whose numbers are the sums of this sheet, governorate
by governorate. Where none is, or two are, the rows have no period.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from metrics.places.xlsx import sheets
from metrics.sources.shapes.ocha_flow_series import movements
from metrics.sources.tables import Refuse, Table

PLACE, NUMBERS = "Mohafaza", ("IDP_Flow_Estimation", "Ret_Flow_Estimation")
ADDED = ("year", "month")
SLACK = 0.5  # people: sums of fractions


def shape(table: Table) -> Table:
    """The table with the year and the month of its rows."""
    found = _month(table.path, table) if table.path else None
    told = tuple(map(str, found)) if found else (None, None)

    def made(wanted: Sequence[str], refuse: Refuse) -> Iterator[pa.RecordBatch]:
        given = [name for name in wanted if name not in ADDED]
        for batch in table.batches(given, refuse):
            for name, value in zip(ADDED, told, strict=True):
                column = pa.array([value] * batch.num_rows, type=pa.string())
                batch = batch.append_column(name, column)
            yield batch.select([batch.schema.names[0], *wanted])

    return table._replace(columns=(*table.columns, *ADDED), batches=made)


def _month(path: Path, table: Table) -> tuple[int, int] | None:
    """The one month of the summaries that has the sums of this sheet."""
    sums = _sums(path, table)
    told: dict[tuple[str, int, int], dict[str, float]] = defaultdict(dict)
    for one in movements(path):
        value = _number(one.value)
        if value:
            told[one.sheet, one.year, one.month][one.place.casefold()] = value
    fitting = {(year, month) for (_, year, month), by in told.items() if _same(by, sums)}
    return fitting.pop() if len(fitting) == 1 else None


def _same(told: Mapping[str, float], sums: Mapping[str, float]) -> bool:
    """Whether each governorate has its sum; totals below them are passed by."""
    return bool(sums) and all(
        abs(told.get(place, 0) - value) <= SLACK for place, value in sums.items()
    )


def _sums(path: Path, table: Table) -> dict[str, float]:
    """People by governorate, as the rows of the sheet add up."""
    counted = next((table.columns.index(name) for name in NUMBERS if name in table.columns), None)
    sums: dict[str, float] = defaultdict(float)
    if counted is None:
        return sums
    at = table.columns.index(PLACE)
    for row in (row for name, rows in sheets(path) if name == table.sheet for row in rows):
        number = _number(row[counted]) if counted < len(row) else 0.0
        if number and row[at].strip():
            sums[row[at].strip().casefold()] += number
    return sums


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
