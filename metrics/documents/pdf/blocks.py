"""Runs of words as paragraphs and tables: lines below each other, cells beside each other."""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from metrics.documents import tables
from metrics.documents.pdf import columns
from metrics.documents.pdf.lines import BULLET, NUMBER, RIGHT_TO_LEFT, Page
from metrics.documents.pdf.words import Segment

NEAR = 0.35  # heights between the lines of one paragraph, or half more than is usual on the page
LARGE = 0.8  # heights between a number in large letters and what it counts
ALIKE = 1.3  # times that lines of one paragraph may differ in height
BESIDE = 0.1  # of the lower height must be shared by cells of one row
CELL_LINES, CELL_LETTERS = 4, 160  # of a cell; what is longer is a column of text
SHORT = 60  # letters of a line behind which a number or a capital may begin something new
FULL = 0.85  # of a paragraph's width is filled by a line that goes on in the next
_OPENS = re.compile(r"[\dA-Z]")


@dataclass
class Block:
    """Lines below each other."""

    lines: list[Segment]

    @property
    def left(self) -> float:
        """The left edge."""
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        """The right edge."""
        return max(line.right for line in self.lines)

    @property
    def high(self) -> float:
        """The upper edge."""
        return self.lines[0].high

    @property
    def low(self) -> float:
        """The lower edge."""
        return self.lines[-1].low

    @property
    def text(self) -> str:
        """The lines as one, for a cell."""
        return " ".join(line.text for line in self.lines)

    @property
    def small(self) -> bool:
        """Whether this may be a cell."""
        letters = sum(len(line.text) for line in self.lines)
        return len(self.lines) <= CELL_LINES and letters <= CELL_LETTERS


Row = list[Block]


def paragraphs(pages: Sequence[Page]) -> str:
    """The text of pages: paragraphs and tables, an empty line between them."""
    return "\n\n".join(part for page in pages for part in _parts(page) if part)


def _parts(page: Page) -> Iterator[str]:
    rows = list(_rows(_blocks(page.segments)))
    n = 0
    while n < len(rows):
        size = columns.table(rows[n:])
        if size:
            yield tables.lines(columns.grid(rows[n : n + size]))
        else:
            yield from _row(rows[n])
        n += size or 1


def _row(row: Row) -> Iterator[str]:
    """A row that stands alone: its cells as a line, or each as a paragraph."""
    if len(row) > 1 and all(len(block.lines) == 1 for block in row):
        yield tables.BAR.join(block.text for block in row)
    else:
        yield from map(_paragraph, row)


def _blocks(segments: Sequence[Segment]) -> list[Block]:
    usual = _usual_gap(segments)
    blocks: list[Block] = []
    for one in segments:
        if blocks and _goes_on(blocks[-1].lines[-1], one, usual):
            blocks[-1].lines.append(one)
        else:
            blocks.append(Block([one]))
    return blocks


def _usual_gap(segments: Sequence[Segment]) -> float:
    """The usual distance of lines below each other, in heights."""
    gaps = [_gap(above, one) for above, one in pairwise(segments) if _below(above, one)]
    return statistics.median(gaps) if gaps else 0.0


def _gap(above: Segment, one: Segment) -> float:
    return (above.low - one.high) / min(above.height, one.height)


def _below(above: Segment, one: Segment) -> bool:
    overlap = min(above.right, one.right) - max(above.left, one.left)
    return overlap > 0 and -0.6 < _gap(above, one) < 1


def _goes_on(above: Segment, one: Segment, usual: float) -> bool:
    """Whether a line goes on the paragraph of the one before it."""
    number = NUMBER.match(above.text)
    near = max(NEAR, 1.5 * usual + 0.1, LARGE if number else 0)
    if not _below(above, one) or _gap(above, one) > near:
        return False
    if BULLET.match(one.text.partition(" ")[0]) and " " in one.text:
        return False
    sizes = sorted((above.height, one.height))
    return sizes[1] <= ALIKE * sizes[0] or bool(number)


def _rows(blocks: Sequence[Block]) -> Iterator[Row]:
    """Blocks that stand beside each other, from the left or from the right."""
    row: Row = []
    for block in blocks:
        if row and not (block.small and row[-1].small and _beside(row, block)):
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _beside(row: Row, block: Block) -> bool:
    low, high = min(one.low for one in row), max(one.high for one in row)
    shared = min(high, block.high) - max(low, block.low)
    lowest = min(high - low, block.high - block.low)
    apart = block.left >= row[-1].right - 1 or block.right <= min(one.left for one in row) + 1
    first = len(row) == 1 or (block.left > row[0].left) == (row[1].left > row[0].left)
    return shared >= BESIDE * lowest and apart and first


def _paragraph(block: Block) -> str:
    """The lines of a paragraph; those that fill its width go on in the next, others end."""
    wide = block.right - block.left
    out = [block.lines[0].text]
    for above, line in pairwise(block.lines):
        leftward = RIGHT_TO_LEFT.search(above.text)
        filled = block.right - above.left if leftward else above.right - block.left
        begins = len(above.text) < SHORT and _OPENS.match(line.text)
        wrapped = filled >= FULL * wide and not begins
        goes_on = wrapped or above.text[-1] == "-" or NUMBER.match(above.text)
        out.append((" " if goes_on else "\n") + line.text)
    return "".join(out)
