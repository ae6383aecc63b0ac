"""Tables of pages and files as lines of text: heads, then rows, cells set apart by bars.

The reader of texts finds such tables again; what a place and its numbers stand under is told by
their heads, so each row gets as many cells as there are columns, and heads of several lines
become one.
"""

import re
from collections.abc import Sequence

from metrics.documents.tidy import one_line

BAR = " | "
NOTHING = "-"
WIDEST = 1_000  # columns; what lies beyond is cut off
HEADS = 4  # lines of heads at most
LONG = 400  # letters that no cell of figures has: a table with longer ones sets out a page
_DIGIT = re.compile(r"[~><≥≤]?\s?\d")
_NUMBER = re.compile(
    r"[~><≥≤+]?\s?\d[\d.,\u00a0\u202f ]*+(?:[KkMm]|%|(?:thousand|million|billion))?+"
)
_SAID = re.compile(rf"{_NUMBER.pattern}\s*[^\W\d_]{{3}}")

Rows = Sequence[Sequence[str]]


def is_layout(rows: Rows) -> bool:
    """Whether the cells only place text on a page: a single column, or paragraphs in cells."""
    wide = max((len(row) for row in rows), default=0) > 1
    return not wide or any(len(cell) > LONG for row in rows for cell in row)


def lines(rows: Rows) -> str:
    """The lines of a table; one of labels and single numbers reads as "label: number"."""
    cut = [[_cell(cell) for cell in row[:WIDEST]] for row in rows]
    filled = _square([row for row in cut if any(row)])
    if is_layout(filled):
        return "\n\n".join(cell for row in filled for cell in row if cell)
    if told := _boxes(filled):
        return "\n\n".join(told)
    if len(filled[0]) == 2 and all(
        map(_is_number, next(zip(*[r[1:] for r in filled], strict=True)))
    ):
        return "\n".join(f"{label}: {number}" if label else number for label, number in filled)
    heads = _heads(filled)
    body = [_merged(filled[:heads]), *filled[heads:]] if heads else filled
    return "\n".join(BAR.join(cell or NOTHING for cell in row) for row in body)


def _boxes(rows: list[list[str]]) -> list[str]:
    """Key figures set beside each other: "45 killed" in each cell, or numbers over their words."""
    if len(rows) == 1 and all(map(_SAID.match, rows[0])):
        return rows[0]
    if len(rows) != 2 or not all(map(_NUMBER.fullmatch, rows[0])):
        return []
    if not all(label and not any(map(str.isdigit, label)) for label in rows[1]):
        return []
    return [f"{number} {label}" for number, label in zip(*rows, strict=True)]


def _cell(text: str) -> str:
    return one_line(text).replace("|", "/")


def _square(rows: list[list[str]]) -> list[list[str]]:
    """Rows of one width; columns that are empty throughout left out."""
    width = max((len(row) for row in rows), default=0)
    full = [row + [""] * (width - len(row)) for row in rows]
    kept = [n for n in range(width) if any(row[n] for row in full)]
    return [[row[n] for n in kept] for row in full]


def _heads(rows: list[list[str]]) -> int:
    """How many lines of heads there are: those above the first number, if not too many."""
    first = next((n for n, row in enumerate(rows) if any(map(_is_number, row[1:]))), 0)
    return first if first <= HEADS else 1


def _merged(rows: list[list[str]]) -> list[str]:
    """Heads of several lines as one: "Killed" over "Men" is "Killed Men"."""
    columns = zip(*rows, strict=True)
    return [" ".join(dict.fromkeys(cell for cell in column if cell)) for column in columns]


def _is_number(cell: str) -> bool:
    return bool(_DIGIT.match(cell))
