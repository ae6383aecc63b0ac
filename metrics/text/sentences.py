"""Split a document into sentences, with the role that each plays.

Offsets point into the verbatim text. A blank line or two line breaks end a sentence, a single
line break does so where the line before is a heading or a bullet, or where the next one opens one:
line breaks inside running text are a PDF's or a mailer's, not a writer's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from metrics.lexicon import Lexicon
from metrics.text import keys, tables

HEADLINE, HEADING, BODY = "headline", "heading", "body"

LONGEST = 3000  # letters of a sentence: a longer run without a point is cut
HEADING_LENGTH = 120
WRAPPED = 60  # letters of a line that a mailer or a PDF has wrapped
WORD = 24  # letters of the word before a point
_BLOCK = re.compile(r"\n(?:[ \t\u00a0]*+\n)++[ \t\u00a0]*+")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[ \t\u00a0]*(?:[•●▪■◦‣·*>–—-]|\(?[0-9a-z][.)])[ \t\u00a0]+")
# A point, wide spaces, or a point without a space behind it. Every branch begins with the one
# class of signs, so that the search passes by all other letters: that halves its time.
_END = re.compile(
    r"[.!?…\s](?:(?<=\s)\s+|(?<=[.!?])[\"'”’)\]]*(?=\s|$)|(?<=…)"
    r"|(?<=[.!?])(?=[\"“][A-Z])|(?<=[a-z]{2}\.)(?=[A-Z][a-z]))"
)
# a number on either side of a wide space: cells of a line, not a heading
_CELLS = re.compile(r"\d {2,}\S|\S {2,}\d|\d\t|\t\d")
_OPENS = re.compile(r"[\s\"'“‘(\[]*([A-Z0-9\u00c0-\u00de•#@]|[^\x00-\x7f])")
_LAST = re.compile(r"[.!?:;,][\"'”’)\]]*\s*$")


Span = tuple[int, int]


class Sentence(NamedTuple):
    """One sentence: text[start:end], its role and the number of its paragraph."""

    start: int
    end: int
    role: str
    paragraph: int


def split(text: str, lexicon: Lexicon, title: str | None = None) -> Iterator[Sentence]:
    """The sentences of a text in order; the first line is the headline where it reads like one."""
    # a justified PDF sets wide spaces between all its words: there they end nothing
    justified = text.count("  ") * 5 > text.count(" ")
    first = True
    for number, (start, end, key) in enumerate(_all_lines(text, lexicon)):
        if not key and _is_heading(text, start, end, title, first=first):
            yield Sentence(start, end, HEADLINE if first else HEADING, number)
        else:
            whole = [(start, end)]
            parts = whole if key else _sentences(text, start, end, lexicon, justified=justified)
            for a, b in parts:
                for c, d in _cut(text, a, b) if b - a > LONGEST else ((a, b),):
                    yield Sentence(c, d, BODY, number)
        first = False


def _all_lines(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """Every line of a text, joined where it goes on, and whether it is a number with its label."""
    blocks = [
        [m.span() for m in _LINE.finditer(text, start, end) if not m.group().isspace()]
        for start, end in _blocks(text)
    ]
    alone, told = partial(tables.is_number, lexicon=lexicon), partial(keys.tells, lexicon=lexicon)
    labels = keys.pairs(text, [line for block in blocks for line in block], alone, told)
    if not labels:
        for block in blocks:
            yield from ((*line, False) for line in _lines(text, block, lexicon))
    else:
        yield from _keyed(text, blocks, labels, lexicon)


def _keyed(
    text: str, blocks: list[list[Span]], labels: Mapping[int, int], lexicon: Lexicon
) -> Iterator[tuple[int, int, bool]]:
    """The lines of blocks some of which are key figures."""
    lines = [line for block in blocks for line in block]
    taken = {*labels, *labels.values()}
    i = 0
    for block in blocks:
        plain: list[Span] = []
        for _ in block:
            other = labels.get(i, next((n for n in (i - 1, i + 1) if labels.get(n) == i), i))
            if i not in taken:
                plain.append(lines[i])
            elif i < other:
                yield from ((*line, False) for line in _lines(text, plain, lexicon))
                plain = []
                yield lines[i][0], lines[other][1], True
            i += 1
        yield from ((*line, False) for line in _lines(text, plain, lexicon))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLOCK.finditer(text):
        # a page break inside a sentence: the next block goes on in lower case
        after = text[gap.end() : gap.end() + 1]
        stop = _without_blanks(text, gap.start())
        before = text[max(start, stop - 1) : stop]
        if after.islower() and before and before not in ".!?:":
            continue
        if stop > start:
            yield start, stop
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _without_blanks(text: str, end: int) -> int:
    """Where a line ends whose last letters are blanks."""
    while end and text[end - 1] in " \t\u00a0":
        end -= 1
    return end


def _lines(text: str, lines: Iterable[Span], lexicon: Lexicon) -> Iterator[Span]:
    """Lines of a block, joined where a line break stands inside a sentence."""
    run_start = run_end = last = -1
    for begin, stop in lines:
        if run_start >= 0 and not _continues(text, (last, run_end), (begin, stop), lexicon):
            yield run_start, run_end
            run_start = -1
        run_start = begin if run_start < 0 else run_start
        run_end, last = stop, begin
    if run_start >= 0:
        yield run_start, run_end


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a line goes on with the sentence of the line before: "… set up in / Onslow"."""
    if _BULLET.match(text, *line):
        return False
    tail = text[max(before[0], before[1] - 8) : before[1]]
    if _LAST.search(tail) and not tail.rstrip().endswith(","):
        return False
    first = text[line[0] : line[1]].lstrip()[:1]
    if first.islower() or (before[1] - before[0] > WRAPPED and not first.isupper()):
        return True
    word = _word_before(text, before[0], before[1])
    return word.islower() and word in lexicon.grammar.open_words


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or a run of text too long for one in pieces that end with a word."""
    while end - start > LONGEST:
        stop = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield start, stop
        start = stop
    yield start, end


def _is_heading(text: str, start: int, end: int, title: str | None, *, first: bool) -> bool:
    if end - start > HEADING_LENGTH * 4:
        return False
    line = text[start:end]
    stripped = line.strip()
    if first and title and stripped.startswith(title.strip()[:60]):
        return len(stripped) < len(title) + 20
    short = len(stripped) <= HEADING_LENGTH and "\n" not in stripped
    if short and _CELLS.search(stripped):
        return False
    return short and stripped[-1:] not in '.!?;,:”"'


def _sentences(
    text: str, start: int, end: int, lexicon: Lexicon, *, justified: bool
) -> Iterator[tuple[int, int]]:
    begin = start
    for found in _END.finditer(text, start, end):
        at, stop = found.span()
        sign = text[at]
        if sign == "." and not _ends(text, begin, at, lexicon):
            continue
        if sign.isspace() and (justified or _goes_on(text, begin, at, lexicon)):
            continue
        if stop < end and not _OPENS.match(text, stop, min(end, stop + 12)):
            continue
        if not text[begin:stop].isspace():
            yield begin, stop
        begin = stop
    if begin < end and not text[begin:end].isspace():
        yield begin, end


def _goes_on(text: str, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Wide spaces behind a small word or a comma stand inside a sentence."""
    word = _word_before(text, begin, end)
    return word.lower() in lexicon.grammar.open_words or word.endswith(",")


def _ends(text: str, begin: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a point ends a sentence: it does not behind an abbreviation or an initial."""
    last = _word_before(text, begin, end).strip("(\"'“‘[").lower()
    return not (last in lexicon.grammar.abbreviations or (len(last) == 1 and last.isalpha()))


def _word_before(text: str, begin: int, end: int) -> str:
    """The word that ends at an offset, or an empty one."""
    tail = text[max(begin, end - WORD) : end]
    return "" if not tail or tail[-1].isspace() else tail.split()[-1]
