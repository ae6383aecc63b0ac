"""Any table file as a head and rows: csv, tsv, xlsx; its encoding found, HXL rows left out."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from metrics.errors import SourceError
from metrics.places import xlsx

LARGEST = 64 * 1024 * 1024
EMPTY = frozenset(("", "<null>", "null", "none", "n/a", "na", "#n/a"))


class Grid(NamedTuple):
    """One table: where it comes from, its head as written, and its rows."""

    label: str
    head: list[str]
    rows: Iterator[list[str]]
    line: Callable[[], int] = lambda: 0

    def numbered(self) -> Iterator[tuple[int, list[str]]]:
        """The rows, each with the number of its line in the file."""
        for row in self.rows:
            yield self.line(), row


def grids(path: Path, warnings: Counter[str]) -> Iterator[Grid]:
    """The tables of a file."""
    if _starts(path, b"PK"):
        for name, rows in xlsx.sheets(path):
            yield _grid(f"{path.name} [{name}]", *_counted(rows))
        return
    if _starts(path, b"\xd0\xcf\x11\xe0"):
        raise SourceError(f"{path.name}: an old xls file; save it as xlsx or csv")
    text = decoded(path, warnings)
    first = text.partition("\n")[0]
    mark = max(",;\t|", key=first.count)
    csv.field_size_limit(2**20)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        yield _grid(path.name, rows, lambda: rows.line_num)
    except csv.Error as error:
        raise SourceError(f"{path.name}: {error}") from error


def decoded(path: Path, warnings: Counter[str]) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else Windows-1252 with a warning."""
    size = path.stat().st_size
    if size > LARGEST:
        raise SourceError(
            f"{path.name}: {size / 2**20:,.0f} MB, more than {LARGEST // 2**20}; of boundaries, "
            "simplified ones are enough for the map"
        )
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise SourceError(f"{path.name}: not a text file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        warnings["not UTF-8, read as Windows-1252"] += 1
        return data.decode("cp1252", errors="replace")


def value(text: str) -> str:
    """A cell's text, "" for the ways in which files write nothing."""
    text = text.strip()
    return "" if text.casefold() in EMPTY else text


def is_hxl(row: list[str]) -> bool:
    """Whether a row holds HXL tags ("#adm1+code")."""
    filled = [cell for cell in row if cell.strip()]
    return len(filled) >= 2 and all(cell.strip().startswith("#") for cell in filled)


def _starts(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def _counted(rows: Iterator[list[str]]) -> tuple[Iterator[list[str]], Callable[[], int]]:
    """The rows, and the number of the one that was given last."""
    last = 0

    def counting() -> Iterator[list[str]]:
        nonlocal last
        for last, row in enumerate(rows, start=1):  # noqa: B007
            yield row

    return counting(), lambda: last


def _grid(label: str, rows: Iterator[list[str]], line: Callable[[], int]) -> Grid:
    """The head, and the rows below it; "\\xa0" and quotes around numbers are the publisher's."""
    head = next((row for row in rows if any(cell.strip() for cell in row)), [])
    body = (row for row in rows if any(cell.strip() for cell in row) and not is_hxl(row))
    return Grid(label, [cell.strip() for cell in head], chain(body), line)
