"""Tables of population with a column for each sex and age: one row for each of their cells.

    admin2Pcode, admin1Pcode, F_00_04, M_00_04, … T_TL      a unit a row
    ADM1_PCODE, F_80Plus, T_TL, year                        in every generation and language

Other columns stay beside them, repeated: the card says why it leaves them.
"""

import re
from collections.abc import Iterator, Sequence

import pyarrow as pa

from metrics.errors import SourceError
from metrics.sources.tables import Refuse, Table, batches

COLUMNS = ("pcode", "pcode above", "year", "Gender", "Age_range", "Population")
SEX = {"f": "f", "m": "m", "t": "all"}
ALL = ("tl", "total", "pop", "tot")
_CELL = re.compile(r"([FMT])_(\w+)", re.IGNORECASE)
_CODE = re.compile(r"adm(?:in)?([1-4])_?pcode", re.IGNORECASE)
_AGES = re.compile(r"(\d{1,3})_(\d{1,3})")
_OLDER = re.compile(r"(\d{1,3})_?(?:plus|\+)", re.IGNORECASE)
_YEARS = ("reference_year", "year")


def shape(table: Table) -> Table:
    """The table with sex, age and number in columns of their own."""
    codes = _codes(table.columns)
    groups = {name: group for name in table.columns if (group := _group(name))}
    year = next((name for name in table.columns if name.casefold() in _YEARS), None)
    others = [name for name in table.columns if name not in (*codes, *groups, year)]
    if not codes:
        told = "a table of population without a column of P-codes (admin1Pcode …)"
        raise SourceError(f"{table.path}: {told}")

    def made(wanted: Sequence[str], refuse: Refuse) -> Iterator[pa.RecordBatch]:
        asked = [*codes, *([year] if year else []), *groups]
        rows = _rows(table, asked, len(codes), year is not None, list(groups.values()), refuse)
        return batches(rows, [COLUMNS.index(name) for name in wanted], wanted)

    return table._replace(columns=(*COLUMNS, *others), tags=(), batches=made)


def _codes(columns: Sequence[str]) -> list[str]:
    """The columns of the two finest codes."""
    found = [(int(hit.group(1)), name) for name in columns if (hit := _CODE.fullmatch(name))]
    return [name for _, name in sorted(found, reverse=True)][:2]


def _group(column: str) -> tuple[str, str] | None:
    """The sex and the age that a column counts: F_00_04 is f, 0-4; T_TL is all, all."""
    hit = _CELL.fullmatch(column.strip())
    if hit is None:
        return None
    sex, rest = SEX[hit.group(1).lower()], hit.group(2)
    if rest.lower() in ALL:
        return sex, "all"
    if ages := _AGES.fullmatch(rest):
        return sex, f"{int(ages.group(1))}-{int(ages.group(2))}"
    if older := _OLDER.fullmatch(rest):
        return sex, f"{int(older.group(1))}+"
    return sex, rest


def _rows(
    table: Table,
    asked: Sequence[str],
    codes: int,
    dated: bool,
    groups: Sequence[tuple[str, str]],
    refuse: Refuse,
) -> Iterator[tuple[int, Sequence[str | None]]]:
    first = codes + dated
    for batch in table.batches(asked, refuse):
        columns = [column.to_pylist() for column in batch.columns]
        for number, *cells in zip(*columns, strict=True):
            finest, above = (*cells[:codes], None)[:2]
            year = cells[codes] if dated else None
            for (sex, age), cell in zip(groups, cells[first:], strict=True):
                yield number, (finest, above, year, sex, age, cell)
