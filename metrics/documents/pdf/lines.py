"""Words of a PDF page joined to runs that a wide gap or the end of a line parts.

The order is that of the file: programs write columns and cells one after the other, and no
geometry tells better which comes first.
"""

import re
import statistics
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from metrics.documents.pdf import words
from metrics.documents.pdf.words import Segment

BULLET = re.compile(r"(?:[•▪●◦‣■□➢✓·*–—-]|\d{1,2}[.)]|[a-z][.)])$")
NUMBER = re.compile(r"[~><≥≤+-]?\d[\d.,%]*(?:[KkMm]|[Mm]illion)?$")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
# Gaps, in heights of a line (about 1.2 times the size of the letters):
WIDE = 1.6  # nothing but cells and columns is set so far apart
LOOSE = 0.8  # cells, where the line's other gaps are half as wide: lines set to both margins have
USUAL = 0.3  # between two words
RATIO = 2.0  # gaps that are wide and alike
NARROW = 0.45  # heads, over a gap between numbers
TIGHT = 0.7  # cells, where most of the line is numbers
EDGE = 1.5  # points by which the edges of lines set to both margins may differ
SAME = 0.5  # of the lower height must be shared by words of one line


class Page(NamedTuple):
    """The runs of words of a page, in the order of the file, and the height of the page."""

    segments: tuple[Segment, ...]
    height: float
    pictured: bool = False


EMPTY = Page((), 1.0)


def read(page: Any) -> Page:
    """The runs of words of a page."""
    import pypdfium2.raw as pdfium

    segments = tuple(_segments(list(_lines(words.read(page)))))
    pictures = () if segments else page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE])
    return Page(segments, page.get_height(), next(iter(pictures), None) is not None)


def _lines(words: list[Segment]) -> Iterator[list[Segment]]:
    """Words that follow each other on one line."""
    line: list[Segment] = []
    for word in words:
        if line and not _goes_on(line[-1], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _goes_on(before: Segment, word: Segment) -> bool:
    shared = min(before.high, word.high) - max(before.low, word.low)
    if shared < SAME * min(before.height, word.height):
        return False
    leftward = word.right <= before.left + SAME * word.height
    return not leftward or bool(RIGHT_TO_LEFT.search(before.text + word.text))


def _gap(before: Segment, word: Segment) -> float:
    """How far two words of a line are apart, in heights; to whichever side the line runs."""
    wide = max(word.left - before.right, before.left - word.right)
    return wide / max(min(before.height, word.height), 0.1)


def _segments(lines: list[list[Segment]]) -> Iterator[Segment]:
    """Lines cut where their cells are set apart, but not those that are set to both margins.

    Of lines from right to left the file may tell the words in either order, and so no gaps.
    """
    gaps = [[_gap(*two) for two in pairwise(line)] for line in lines]
    plain = [max(found, default=0.0) <= WIDE for found in gaps]
    for n, line in enumerate(lines):
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(lines) and plain[m]]
        whole = any(RIGHT_TO_LEFT.search(word.text) for word in line)
        if whole or any(_alike(line, lines[m]) for m in beside):
            yield _joined(line)
        else:
            yield from _split(line, gaps[n], _gutters(lines[n + 1]) if n + 1 < len(lines) else [])


def _alike(one: list[Segment], two: list[Segment]) -> bool:
    """Whether two lines of several words begin and end below each other."""
    edges = (one[0].left - two[0].left, one[-1].right - two[-1].right)
    return len(one) > 1 and len(two) > 1 and all(abs(edge) <= EDGE for edge in edges)


def _gutters(line: list[Segment]) -> list[tuple[float, float]]:
    """Where the columns of a line of numbers part, so that narrow heads above them do, too."""
    if sum(bool(NUMBER.match(word.text)) for word in line) < 2:
        return []
    return [(a.right, b.left) for a, b in pairwise(line) if NUMBER.match(b.text)]


def _split(
    line: list[Segment], gaps: list[float], gutters: list[tuple[float, float]]
) -> Iterator[Segment]:
    """A line cut where its cells are set apart."""
    usual = statistics.median_low(gaps) if len(gaps) > 1 else USUAL
    numbers = sum(bool(NUMBER.match(word.text)) for word in line) * 2 >= len(line) > 1
    run = [line[0]]
    for gap, word in zip(gaps, line[1:], strict=True):
        apart = gap > WIDE or (gap > LOOSE and gap > RATIO * usual) or (numbers and gap > TIGHT)
        apart = apart or (gap > NARROW and _over(run[-1].right, word.left, gutters))
        if apart and not (len(run) == 1 and BULLET.match(run[0].text)):
            yield _joined(run)
            run = []
        run.append(word)
    yield _joined(run)


def _over(left: float, right: float, gutters: list[tuple[float, float]]) -> bool:
    return any(left < b and a < right for a, b in gutters)


def _joined(run: list[Segment]) -> Segment:
    return Segment(
        " ".join(word.text for word in run),
        min(word.left for word in run),
        min(word.low for word in run),
        max(word.right for word in run),
        max(word.high for word in run),
    )
