"""Rows of blocks as the grid of a table: which column each stands in, told by where it stands."""

from collections.abc import Sequence
from typing import Protocol

from metrics.documents.pdf.lines import NUMBER

BODY = 8  # rows that tell the columns of those below them
LEAST = 2  # rows of a table, and cells of a row


class Cell(Protocol):
    """What is asked of a block."""

    @property
    def left(self) -> float:
        """The left edge."""

    @property
    def right(self) -> float:
        """The right edge."""

    @property
    def text(self) -> str:
        """The words."""

    @property
    def small(self) -> bool:
        """Whether it may be a cell."""


Span = tuple[float, float]


def table(rows: Sequence[Sequence[Cell]]) -> int:
    """How many of the rows make a table; 0 where they begin none.

    A row of a single cell, such as the name of a section, may stand between others.
    """
    size = 0
    while size < len(rows) and len(rows[size]) >= LEAST and not _is_other(rows[:size], rows[size]):
        size += 1
        if size + 1 < len(rows) and size >= LEAST and _section(rows, size):
            size += 1
    return size if size >= LEAST else 0


def _is_other(above: Sequence[Sequence[Cell]], row: Sequence[Cell]) -> bool:
    """Whether a row belongs to another table: two of its cells stand in one column of this one."""
    body = [one for one in above[-BODY:] if any(NUMBER.match(cell.text) for cell in one)]
    if not body:
        return False
    columns = _columns([*above[:1], *body])
    places = [n for cell in row for n in _places(cell, columns, single=True)]
    return len(set(places)) < len(places)


def _section(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether the row at a place is one cell over columns that go on below it."""
    row, after = rows[at], rows[at + 1]
    if len(row) != 1 or not row[0].small or len(after) < LEAST:
        return False
    before = rows[at - 1]
    return len(after) == len(before) and all(
        _share((one.left, one.right), (two.left, two.right))
        for one, two in zip(before, after, strict=True)
    )


def grid(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The texts of the cells by column; one over several columns is in each of them."""
    columns = _columns(rows)
    out = []
    for row in rows:
        cells = [""] * len(columns)
        for cell in sorted(row, key=lambda one: one.left):
            for n in _places(cell, columns, single=len(row) == 1):
                cells[n] = f"{cells[n]} {cell.text}".strip()
        out.append(cells)
    return out


def _columns(rows: Sequence[Sequence[Cell]]) -> list[Span]:
    """Where the columns lie: by the fullest rows, widened by what stands in one column alone."""
    most = max(map(len, rows))
    fullest = [sorted(row, key=lambda one: one.left) for row in rows if len(row) == most]
    columns = [(cell.left, cell.right) for cell in fullest[0]]
    for row in [*fullest, *rows]:
        for cell in row:
            met = [n for n, span in enumerate(columns) if _share(span, (cell.left, cell.right))]
            if len(met) == 1:
                left, right = columns[met[0]]
                columns[met[0]] = (min(left, cell.left), max(right, cell.right))
    return columns


def _places(cell: Cell, columns: Sequence[Span], *, single: bool) -> list[int]:
    met = [n for n, span in enumerate(columns) if _share(span, (cell.left, cell.right))]
    if met:
        return met[:1] if single else met
    middle = (cell.left + cell.right) / 2
    return [min(range(len(columns)), key=lambda n: abs(sum(columns[n]) / 2 - middle))]


def _share(one: Span, two: Span) -> bool:
    return min(one[1], two[1]) > max(one[0], two[0])
