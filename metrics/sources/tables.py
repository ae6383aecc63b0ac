"""Any data file as tables of text: CSV, XLSX, JSON and GeoJSON, with the numbers of their rows.

A table gives its columns and, for the columns that are wanted, batches in Arrow: ``row`` (its
number in the file, the head is row 1 of most) and the cells as text. Nothing is held whole but
one batch. Rows that are none (too few or too many cells) go to ``refuse`` with the reason.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

import pyarrow as pa

from metrics.errors import SourceError

ROW = "row"
BATCH = 20_000
WIDEST = 5_000  # columns; a table of more is none
LONGEST = 300  # letters of the name of a column
NO_TEXT = re.compile(r"[\x00-\x1f\x7f\x85\xa0\ud800-\udfff]")
Refuse = Callable[[int, str], None]
Batches = Callable[[Sequence[str], Refuse], Iterator[pa.RecordBatch]]


class Table(NamedTuple):
    """One table of a file: the sheet it is on ("" where there is one), columns, HXL tags, rows.

    ``path`` is told to shapes, which may look at the sheets beside their own.
    """

    sheet: str
    columns: tuple[str, ...]
    tags: tuple[str, ...]
    batches: Batches
    path: Path | None = None


def read(path: Path, *, limit: int, fallback: str) -> Iterator[Table]:
    """The tables of a file; `SourceError` where it is no table at all.

    ``limit`` is the largest size in bytes that one row may have; ``fallback`` the encoding of text
    that is not Unicode.
    """
    from metrics.sources import delimited, records, workbook

    before = _state(path)
    head = _head(path)
    if head.startswith(b"PK\x03\x04"):
        found = workbook.tables(path)
    elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        found = records.tables(path, limit)
    else:
        found = iter([delimited.table(path, limit, fallback)])
    for table in found:
        yield table._replace(batches=_watched(path, before, table.batches))


def _watched(path: Path, before: object, batches: Batches) -> Batches:
    """Batches of a file that stays as it is; one that is written meanwhile is not half read."""

    def made(wanted: Sequence[str], refuse: Refuse) -> Iterator[pa.RecordBatch]:
        yield from batches(wanted, refuse)
        if _state(path) != before:
            raise SourceError(f"{path}: changed while it was read; load it again")

    return made


def _state(path: Path) -> object:
    try:
        stat = path.stat()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from error
    if not S_ISREG(stat.st_mode):
        raise SourceError(f"{path}: no file")
    return stat.st_size, stat.st_mtime_ns


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """The names of columns, blanks mended: of two alike, the second is "name (2)".

    Alike are also those that differ in case alone: SQL takes them for one.
    """
    seen: dict[str, int] = {}
    found = []
    for at, name in enumerate(names):
        plain = " ".join(NO_TEXT.sub(" ", name).split())[:LONGEST].strip() or f"column {at + 1}"
        found.append(_another(plain, seen))
    return tuple(found)


def _another(plain: str, seen: dict[str, int]) -> str:
    """The name with the first number that makes it a new one."""
    name, key = plain, plain.casefold()
    while name.casefold() in seen:
        seen[key] = seen.get(key, 1) + 1
        name = f"{plain} ({seen[key]})"
    seen[name.casefold()] = 1
    return name


def batches(
    rows: Iterator[tuple[int, Sequence[str | None]]], places: Sequence[int], names: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """Rows of Python as batches; ``places`` are the positions of the wanted columns."""
    schema = pa.schema([(ROW, pa.int64()), *((name, pa.string()) for name in names)])
    numbers: list[int] = []
    cells: list[list[str | None]] = [[] for _ in places]
    for number, row in rows:
        numbers.append(number)
        for column, place in zip(cells, places, strict=True):
            column.append(row[place] if place < len(row) else None)
        if len(numbers) == BATCH:
            yield pa.RecordBatch.from_arrays([pa.array(numbers), *_arrays(cells)], schema=schema)
            numbers, cells = [], [[] for _ in places]
    if numbers:
        yield pa.RecordBatch.from_arrays([pa.array(numbers), *_arrays(cells)], schema=schema)


def _arrays(cells: Sequence[list[str | None]]) -> list[pa.Array]:
    return [pa.array(column, type=pa.string()) for column in cells]


def _head(path: Path, most: int = 4096) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from error
