"""Numbers that a cell words: "at least 5", ">10", "5-7", "dozens", "about 300".

They are read as a text would be, and only if nothing else stands in the cell: "3 families" counts
something of its own, and "3,5" may be three and a half or 35, so both are no number here.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from metrics.model import Bound, Mention

LONGEST = 60  # characters of a cell that may word a number
MOST = 5_000  # different cells of a column that are read; a column of more holds other things
Words = Callable[[str], Sequence[Mention]]
_FIGURES = re.compile(r"[\d.,\s]+")
_BETWEEN = re.compile(r"[\s+.]*")


class Worded(NamedTuple):
    """What a cell says: a row of the table ``worded``."""

    cell: str
    bound: Bound
    low: float | None
    best: float | None
    high: float | None


def worded(cells: Iterable[str], words: Words) -> list[Worded]:
    """The cells that word one number each."""
    return [one for cell in cells if (one := _read(cell, words)) is not None]


def _read(cell: str, words: Words) -> Worded | None:
    if len(cell) > LONGEST or _FIGURES.fullmatch(cell):
        return None
    found = words(cell)
    if len(found) != 1:
        return None
    (one,) = found
    spans = [(one.start, one.end), *([one.modifier] if one.modifier else [])]
    rest = "".join(
        letter for at, letter in enumerate(cell) if not any(a <= at < b for a, b in spans)
    )
    if not _BETWEEN.fullmatch(rest):
        return None
    return Worded(cell, one.bound, one.low, one.best, one.high)
