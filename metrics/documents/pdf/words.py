"""The words of a PDF page with their places, in the order of the file."""

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from metrics.documents.tidy import raised

HYPHENS = {0x2: "-", 0xFFFE: "-"}  # what pdfium writes for one and the line end behind it
LETTERS = 1_000_000  # of one page; a page of a book has 3,000
_WORD = re.compile("[^\0\2\ufffe\t\n\v\f\r \u2028\u2029]+[\2\ufffe]?|[\2\ufffe]")
BEHIND = ".,;:)]\"'”’»"  # signs that may stand behind the mark of a note
DIGITS = "0123456789"
MARKS = 8  # letters of the marks behind one word, such as "1,12"
SMALL = 0.85  # of the height of a word's first letter: marks of notes are set in two thirds of it
HIGHER = 0.1  # of that height, by which they stand above
Box = tuple[float, float, float, float]  # left, low, right, high
Turn = Callable[[float, float, float, float], Box]


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


def read(page: Any) -> list[Segment]:
    """The words of a page, each in the box of its first and last letter."""
    text = page.get_textpage()
    try:
        return list(_words(text.raw, _turn(page.get_rotation(), *page.get_size())))
    finally:
        text.close()


def _turn(rotation: int, width: float, height: float) -> Turn:
    """How a box of the file lies on a page that is shown turned."""
    if rotation == 90:
        return lambda left, low, right, high: (low, height - right, high, height - left)
    if rotation == 180:
        return lambda left, low, right, high: (
            *(width - right, height - high),
            *(width - left, height - low),
        )
    if rotation == 270:
        return lambda left, low, right, high: (width - high, left, width - low, right)
    return lambda left, low, right, high: (left, low, right, high)


def _words(raw: Any, turn: Turn) -> Iterator[Segment]:
    import pypdfium2.raw as pdfium

    held = pdfium.FS_RECTF()

    def box(at: int) -> Box:
        pdfium.FPDFText_GetLooseCharBox(raw, at, held)
        return turn(held.left, held.bottom, held.right, held.top)

    for found in _WORD.finditer(_letters(raw)):
        first, last = box(found.start()), box(found.end() - 1)
        text = _marked(found[0], found.start(), first, box)
        (left, low), (right, high) = map(min, first[:2], last[:2]), map(max, first[2:], last[2:])
        yield Segment(text.translate(HYPHENS), left, low, right, high)


def _marked(word: str, at: int, first: Box, box: Callable[[int], Box]) -> str:
    """A word with the digits of a note at its end told apart: "1,200" and a raised "3"."""
    end = start = len(word.rstrip(BEHIND))
    least = max(1, end - MARKS)
    while (
        start > least and word[start - 1] in f"{DIGITS}," and _is_raised(box(at + start - 1), first)
    ):
        start -= 1
    return f"{word[:start]}{raised(word[start:end])}{word[end:]}"


def _is_raised(one: Box, first: Box) -> bool:
    """Whether a letter is smaller than the first of its word, and stands higher."""
    height = first[3] - first[1]
    return one[3] - one[1] < SMALL * height and one[1] > first[1] + HIGHER * height


def _letters(raw: Any) -> str:
    """The letters of a page by their numbers in the file."""
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFText_CountChars(raw), LETTERS)
    buffer = (ctypes.c_ushort * (count + 1))()
    size = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(size - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    # some letters are told as none or as several: their numbers do not count
    return "".join(chr(pdfium.FPDFText_GetUnicode(raw, n)) for n in range(count))
