"""The words of a PDF page with their places, joined to runs that a wide gap or a line ends.

The order is that of the file: programs write columns and cells one after the other, and no
geometry tells better which comes first.
"""

import re
import statistics
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

SPACES = frozenset((0, 9, 10, 11, 12, 13, 32, 0x2028, 0x2029))
HYPHEN = 2  # what pdfium writes for a hyphen and the line end behind it
BULLET = re.compile(r"(?:[•▪●◦‣■□➢✓·*–—-]|\d{1,2}[.)]|[a-z][.)])$")
NUMBER = re.compile(r"[~><≥≤+-]?\d[\d.,%]*$")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
LETTERS = 1_000_000  # of one page; a page of a book has 3,000
# Gaps, in heights of a line (about 1.2 times the size of the letters):
WIDE = 1.6  # nothing but cells and columns is set so far apart
LOOSE = 0.8  # cells, where the line's other gaps are half as wide: lines set to both margins have
USUAL = 0.3  # between two words
RATIO = 2.0  # gaps that are wide and alike
TIGHT = 0.7  # cells, where most of the line is numbers
EDGE = 1.5  # points by which the edges of lines set to both margins may differ
SAME = 0.5  # of the lower height must be shared by words of one line


class Segment(NamedTuple):
    """A word or a run of words and its place on the page, from the lower left corner."""

    text: str
    left: float
    low: float
    right: float
    high: float

    @property
    def height(self) -> float:
        """The height of the line."""
        return max(self.high - self.low, 0.1)


class Page(NamedTuple):
    """The runs of words of a page, in the order of the file, and the height of the page."""

    segments: tuple[Segment, ...]
    height: float
    pictured: bool = False


EMPTY = Page((), 1.0)
Box = tuple[float, float, float, float]


def read(page: Any) -> Page:
    """The runs of words of a page."""
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    text = page.get_textpage()
    try:
        words = list(_words(text.raw, _turn(page.get_rotation(), width, height)))
    finally:
        text.close()
    segments = tuple(_segments(list(_lines(words))))
    pictured = (
        not segments and next(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]), None) is not None
    )
    return Page(segments, height, pictured)


def _turn(rotation: int, width: float, height: float) -> Any:
    """How a box of the file lies on the page as it is shown."""
    if rotation == 90:
        return lambda a, b, c, d: (b, height - c, d, height - a)
    if rotation == 180:
        return lambda a, b, c, d: (width - c, height - d, width - a, height - b)
    if rotation == 270:
        return lambda a, b, c, d: (width - d, a, width - b, c)
    return lambda *box: box


def _words(raw: Any, turn: Any) -> Iterator[Segment]:
    """The words, each in the box of its first and last letter."""
    import pypdfium2.raw as pdfium

    letters: list[str] = []
    start, count = 0, min(pdfium.FPDFText_CountChars(raw), LETTERS)
    for n in range(count + 1):
        code = pdfium.FPDFText_GetUnicode(raw, n) if n < count else 0
        if code not in SPACES:
            start = start if letters else n
            letters.append("-" if code == HYPHEN else chr(code))
        if letters and (code in SPACES or code == HYPHEN):
            last = n if code == HYPHEN else n - 1
            yield _whole("".join(letters), _box(raw, start, turn), _box(raw, last, turn))
            letters = []


def _whole(text: str, first: Box, last: Box) -> Segment:
    left, low = min(first[0], last[0]), min(first[1], last[1])
    return Segment(text, left, low, max(first[2], last[2]), max(first[3], last[3]))


def _box(raw: Any, n: int, turn: Any) -> Box:
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(raw, n, box)
    left, right = sorted((box.left, box.right))
    low, high = sorted((box.bottom, box.top))
    found: Box = turn(left, low, right, high)
    return found


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
    """Lines cut where their cells are set apart, but not those that are set to both margins."""
    gaps = [[_gap(*two) for two in pairwise(line)] for line in lines]
    plain = [max(found, default=0.0) <= WIDE for found in gaps]
    for n, line in enumerate(lines):
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(lines) and plain[m]]
        if any(_alike(line, lines[m]) for m in beside):
            yield _joined(line)
        else:
            yield from _split(line, gaps[n])


def _alike(one: list[Segment], two: list[Segment]) -> bool:
    """Whether two lines of several words begin and end below each other."""
    edges = (one[0].left - two[0].left, one[-1].right - two[-1].right)
    return len(one) > 1 and len(two) > 1 and all(abs(edge) <= EDGE for edge in edges)


def _split(line: list[Segment], gaps: list[float]) -> Iterator[Segment]:
    """A line cut where its cells are set apart."""
    usual = statistics.median_low(gaps) if len(gaps) > 1 else USUAL
    numbers = sum(bool(NUMBER.match(word.text)) for word in line) * 2 >= len(line) > 1
    run = [line[0]]
    for gap, word in zip(gaps, line[1:], strict=True):
        apart = gap > WIDE or (gap > LOOSE and gap > RATIO * usual) or (numbers and gap > TIGHT)
        if apart and not (len(run) == 1 and BULLET.match(run[0].text)):
            yield _joined(run)
            run = []
        run.append(word)
    yield _joined(run)


def _joined(run: list[Segment]) -> Segment:
    return Segment(
        " ".join(word.text for word in run),
        min(word.left for word in run),
        min(word.low for word in run),
        max(word.right for word in run),
        max(word.high for word in run),
    )
