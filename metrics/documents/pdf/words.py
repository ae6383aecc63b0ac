"""The words of a PDF page with their places, in the order of the file."""

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

HYPHENS = {0x2: "-", 0xFFFE: "-"}  # what pdfium writes for one and the line end behind it
LETTERS = 1_000_000  # of one page; a page of a book has 3,000
_WORD = re.compile("[^\0\2\ufffe\t\n\v\f\r \u2028\u2029]+[\2\ufffe]?|[\2\ufffe]")
Box = tuple[float, float, float, float]  # left, low, right, high


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
        turn = _turn(page.get_rotation(), *page.get_size())
        words = list(_words(text.raw))
    finally:
        text.close()
    return [Segment(one.text, *turn(*one[1:])) for one in words] if turn else words


def _turn(rotation: int, width: float, height: float) -> Callable[..., Box] | None:
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
    return None


def _words(raw: Any) -> Iterator[Segment]:
    import pypdfium2.raw as pdfium

    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    for found in _WORD.finditer(_letters(raw)):
        pdfium.FPDFText_GetLooseCharBox(raw, found.start(), first)
        pdfium.FPDFText_GetLooseCharBox(raw, found.end() - 1, last)
        xs = (first.left, first.right, last.left, last.right)
        ys = (first.bottom, first.top, last.bottom, last.top)
        yield Segment(found[0].translate(HYPHENS), min(xs), min(ys), max(xs), max(ys))


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
