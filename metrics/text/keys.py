"""Key figures on lines of their own: a number over its label, or a label over its number.

"23.4 million" and below it "people in need" are one statement. Which stands first shows at the end
of the run: one that ends with a number has its labels first.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

LONGEST = 90  # letters of a label
LEAST = 2  # numbers alone on their line that make a run of key figures

Span = tuple[int, int]


def pairs(text: str, lines: list[Span], is_number: Callable[[str], bool]) -> Iterator[Span]:
    """The lines of a block, where each number that stands alone is one with its label."""
    alone = [i for i, (start, end) in enumerate(lines) if is_number(text[start:end])]
    if len(alone) < LEAST or any(b - a != 2 for a, b in pairwise(alone)):
        yield from lines
        return
    last = alone[-1] + 1
    first = last < len(lines) and _is_label(text, lines[last])
    shift = 1 if first else -1
    joined = {i: i + shift for i in alone if 0 <= i + shift < len(lines)}
    taken = set(joined) | set(joined.values())
    for i, line in enumerate(lines):
        other = joined.get(i)
        if other is not None:
            yield lines[min(i, other)][0], lines[max(i, other)][1]
        elif i not in taken:
            yield line


def _is_label(text: str, line: Span) -> bool:
    words = text[line[0] : line[1]].strip()
    return 0 < len(words) <= LONGEST and words[-1] not in ".!?;"
