"""Tables in running text: a line of column heads, and lines of a place with its numbers.

Columns are set apart by tabs, bars or wide spaces. Each number is read as its head says:
"Houses fully damaged" over 9,647 reads as "Houses fully damaged: 9,647", of the place that opens
its line.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from metrics.lexicon import Lexicon

_LINE = re.compile(r"[^\n]+")
GAPS = ("  ", "|", "\t", "\u00a0", "....")  # one of which each gap between cells holds
_GAP = re.compile(r"[ \u00a0]*\|[ \u00a0]*|\t+|[ \u00a0]*\.{4,}[ \u00a0]*|[ \u00a0]{2,}")
_NUMBER = r"[~><≥≤]?\d[\d,.\u00a0 ]*(?:%|(?:{})\b)?\+?$"
_SIGNS = frozenset("-–—.")  # in a cell without a number
_COLUMNS = re.compile(r"\(([^()/]{2,40}(?:/[^()/]{2,40})+)\)\s*:?$")
_WORDED = re.compile(r"([^\d\n]{2,60}?)[ :]+([~><≥≤]?\d[^\n]*)$")
SHORT = 3  # words of a label before several numbers
LEAST = 2  # lines of numbers that make a table


class Cell(NamedTuple):
    """A number of a table: text[start:end] under a head, in the line of a label."""

    start: int
    end: int
    head: str
    label: str


class Table(NamedTuple):
    """A table in text[start:end] and its numbers."""

    start: int
    end: int
    cells: tuple[Cell, ...]


class _Line(NamedTuple):
    start: int
    end: int
    cells: list[tuple[int, int]]


def find(text: str, lexicon: Lexicon) -> list[Table]:
    """The tables of a text, in order."""
    if not any(sign in text for sign in GAPS):
        return []
    lines = [_cut(text, *found.span()) for found in _LINE.finditer(text)]
    out: list[Table] = []
    i = 0
    while i < len(lines):
        size = _rows(text, lines, i, lexicon)
        run = lines[i : i + 1 + size]
        if size >= LEAST and (heads := _heads(text, run)):
            out.append(Table(run[0].start, run[-1].end, tuple(_cells(text, run, heads, lexicon))))
        elif cells := _labelled(text, lines[i], lexicon):
            out.append(Table(lines[i].start, lines[i].end, tuple(cells)))
        i += 1 + (size if size >= LEAST else 0)
    return out


def _cut(text: str, start: int, end: int) -> _Line:
    cells: list[tuple[int, int]] = []
    at = start
    line = text[start:end]  # most lines have no gap, and are not worth the pattern
    gaps = any(sign in line for sign in GAPS)
    for gap in _GAP.finditer(text, start, end) if gaps else ():
        if gap.start() > at:
            cells.append((at, gap.start()))
        at = gap.end()
    if at < end and text[at:end].strip():
        cells.append((at, end))
    return _Line(start, end, cells)


def is_number(words: str, lexicon: Lexicon) -> bool:
    """Whether a line or a cell holds a number and nothing else."""
    return bool(_number(lexicon).match(words.strip()))


@cache
def _number(lexicon: Lexicon) -> re.Pattern[str]:
    """A number alone in a cell, with the magnitude that its language may put behind it."""
    behind = sorted({*lexicon.numbers.suffixes, *lexicon.numbers.magnitudes})
    return re.compile(_NUMBER.format("|".join(map(re.escape, behind))), re.IGNORECASE)


def _is_number(text: str, cell: tuple[int, int], lexicon: Lexicon) -> bool:
    words = text[cell[0] : cell[1]].strip()
    empty = words in _SIGNS or words.lower() in lexicon.numbers.empty
    return empty or is_number(words, lexicon)


def _rows(text: str, lines: list[_Line], i: int, lexicon: Lexicon) -> int:
    """How many lines behind line i are its table's; 0 where line i heads none.

    All are of one width: where a cell is missing nobody can tell whose head stands over the rest.
    A line of one cell may head them all: "Movements (families / individuals)".
    """
    head = lines[i].cells
    if not head or any(_is_number(text, c, lexicon) for c in head):
        return 0
    count, widths = 0, (len(head), len(head) + 1) if len(head) > 1 else _named(text, head[0])
    for line in lines[i + 1 :]:
        label, *cells = line.cells or [(0, 0)]
        whole = len(line.cells) in widths and not _is_number(text, label, lexicon)
        if not whole or not all(_is_number(text, c, lexicon) for c in cells):
            break
        count, widths = count + 1, (len(line.cells), len(line.cells))
    return count


def _named(text: str, caption: tuple[int, int]) -> tuple[int, int]:
    """The width of the lines below a caption: a label, and a number for each name in brackets."""
    found = _COLUMNS.search(text, *caption)
    width = 1 + (found.group(1).count("/") + 1 if found else 1)
    return width, width


def _heads(text: str, run: list[_Line]) -> list[str]:
    """What stands over each number of a table's lines."""
    heads = [text[a:b].strip() for a, b in run[0].cells]
    if len(heads) > 1:
        return heads[len(heads) - (len(run[1].cells) - 1) :]
    found = _COLUMNS.search(heads[0])
    if found is None:
        return heads
    caption = heads[0][: found.start()].strip()
    return [f"{name.strip()} {caption}" for name in found.group(1).split("/")]


def _cells(text: str, run: list[_Line], heads: list[str], lexicon: Lexicon) -> Iterator[Cell]:
    for line in run[1:]:
        label = text[line.cells[0][0] : line.cells[0][1]].strip()
        for head, (start, end) in zip(heads, line.cells[1:], strict=False):
            words = text[start:end].rstrip()
            if is_number(words, lexicon):
                yield Cell(start, start + len(words), head, label)


def _labelled(text: str, line: _Line, lexicon: Lexicon) -> list[Cell]:
    """The numbers of a line that opens with what they are of: "Deaths  Total 559  Male 234"."""
    if len(line.cells) < 2 or any(c.isdecimal() for c in text[slice(*line.cells[0])]):
        return []
    label, out = text[slice(*line.cells[0])].strip(" :"), []
    if not _is_counted(label, lexicon):
        return []
    for start, end in line.cells[1:]:
        found = _WORDED.match(text[start:end].rstrip())
        if found is None or not is_number(found.group(2), lexicon):
            return []
        begin, stop = start + found.start(2), start + found.end(2)
        out.append(Cell(begin, stop, f"{found.group(1)} {label}", ""))
    return out


def _is_counted(label: str, lexicon: Lexicon) -> bool:
    """Whether a label names what is counted, or what happened to it, and nothing more."""
    words = label.lower().split()
    return 0 < len(words) <= SHORT and any(
        lexicon.is_noun(word) or lexicon.is_cue(word) for word in words
    )
