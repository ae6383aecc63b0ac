"""Cells of a page's tables that cover several columns or rows: repeated where they reach."""

from collections.abc import Set

from lxml import etree

CELLS = frozenset(("td", "th", "cell"))
SPAN = 50  # columns or rows that one cell may cover
COVERED = 20_000  # cells that spans of a page may add
Waiting = dict[int, tuple[etree._Element, int]]  # by column: a cell from above, rows to go


def innermost(root: etree._Element) -> Set[etree._Element]:
    """The tables that hold no other; those that do set out a page."""
    tables = list(root.iter("table"))
    outer = {next(table.iterancestors("table"), None) for table in tables}
    return set(tables) - outer


def cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row."""
    return [one for one in row if one.tag in CELLS]


def spread(root: etree._Element) -> None:
    """Repeat wide and high cells, so that each number stands under its heads."""
    left = COVERED
    for table in innermost(root):
        waiting: Waiting = {}
        for row in table.iter("tr"):
            left = _row(row, waiting, left)


def _row(row: etree._Element, waiting: Waiting, left: int) -> int:
    """One row with the cells that reach into it from above; how many more may be added."""
    made: list[etree._Element] = []
    for cell in cells(row):
        _reach(made, waiting)
        down, wide = _span(cell, "rowspan"), _span(cell, "colspan")
        for name in ("rowspan", "colspan"):
            cell.attrib.pop(name, None)  # what follows would spread them again
        for n in range(wide):
            if down > 1:
                waiting[len(made)] = (cell, down - 1)
            made.append(_copy(cell) if n else cell)
    _reach(made, waiting)
    added = len(made) - len(cells(row))
    if added > left:
        return 0
    if added:
        row[:] = made
    return left - added


def _reach(made: list[etree._Element], waiting: Waiting) -> None:
    """Put what reaches from above into the next columns of a row."""
    while len(made) in waiting:
        column = len(made)
        cell, times = waiting.pop(column)
        made.append(_copy(cell))
        if times > 1:
            waiting[column] = (cell, times - 1)


def _copy(cell: etree._Element) -> etree._Element:
    made = cell.makeelement(cell.tag)
    made.text = " ".join("".join(cell.itertext()).split())
    return made


def _span(cell: etree._Element, name: str) -> int:
    told = cell.get(name, "1").strip()
    return max(1, min(int(told), SPAN)) if told.isdecimal() and len(told) < 6 else 1
