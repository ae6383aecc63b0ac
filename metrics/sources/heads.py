"""Where a table begins: its head, the HXL tags below it, and the first row of data."""

import re
from collections.abc import Sequence
from typing import NamedTuple

TAG = re.compile(r"#[a-z][a-z0-9_]*(\s*\+\s*[a-z0-9_]+)*", re.IGNORECASE)
SEARCHED = 20  # rows in which the head must stand; above it are titles and notes


class Head(NamedTuple):
    """The head of a table: cells, HXL tags, and how many rows stand before the data."""

    cells: tuple[str, ...]
    tags: tuple[str, ...]
    before: int


def head(rows: Sequence[Sequence[str]]) -> Head | None:
    """The head among the first rows: the widest of them, or the one right above a row of tags.

    None where no row has two cells. Tags may stand in the first or the second row below the head,
    or be the only head there is (https://hxlstandard.org, 1.1).
    """
    found = rows[:SEARCHED]
    tagged = next((at for at, row in enumerate(found) if is_hxl(row)), None)
    if tagged is not None:
        above = next((at for at in range(tagged) if _filled(found[at]) >= 2), None)
        cells = found[tagged if above is None else above]
        return Head(_padded(cells, found[tagged]), tuple(found[tagged]), tagged + 1)
    widest = max((_filled(row) for row in found), default=0)
    if widest < 2:
        return None
    at = next(i for i, row in enumerate(found) if _filled(row) * 2 > widest)
    return Head(tuple(found[at]), (), at + 1)


def is_hxl(row: Sequence[str]) -> bool:
    """Whether a row holds HXL tags: "#adm1+code", "#country +name"; its other cells are empty.

    An error of a workbook ("#N/A", "#REF!") is no tag.
    """
    filled = [cell.strip() for cell in row if cell.strip()]
    return bool(filled) and all(TAG.fullmatch(cell) for cell in filled)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _padded(cells: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
    """As many cells as tags: a column without a title is called by its tag."""
    wide = max(len(cells), len(tags))
    titles = [*cells, *[""] * (wide - len(cells))]
    return tuple(title or (tags[at] if at < len(tags) else "") for at, title in enumerate(titles))
