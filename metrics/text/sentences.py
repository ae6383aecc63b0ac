"""Split a document into sentences, with the role that each plays.

Offsets point into the verbatim text. A blank line or two line breaks end a sentence, a single
line break does so where the line before is a heading or a bullet, or where the next one opens one:
line breaks inside running text are a PDF's or a mailer's, not a writer's.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

HEADLINE, HEADING, BODY = "headline", "heading", "body"

_BLOCK = re.compile(r"[ \t\u00a0]*\n(?:[ \t\u00a0]*\n)+[ \t\u00a0]*")
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[ \t\u00a0]*(?:[•●▪■◦‣·*>–—-]|\(?[0-9a-z][.)])[ \t\u00a0]+")
_END = re.compile(
    r"[.!?][\"'”’)\]]*(?=\s|$)|…|[.!?](?=[\"“][A-Z])|\s{2,}|(?<=[a-z]{2})\.(?=[A-Z][a-z])"
)
_WORD_BEFORE = re.compile(r"(\S+)$")
_OPENS = re.compile(r"[\s\"'“‘(\[]*([A-Z0-9\u00c0-\u00de•#@]|[^\x00-\x7f])")
_LAST = re.compile(r"[.!?:;,][\"'”’)\]]*\s*$")


class Sentence(NamedTuple):
    """One sentence: text[start:end], its role and the number of its paragraph."""

    start: int
    end: int
    role: str
    paragraph: int


def split(text: str, abbreviations: frozenset[str], title: str | None = None) -> list[Sentence]:
    """The sentences of a text in order; the first line is the headline where it reads like one."""
    out: list[Sentence] = []
    # a justified PDF sets wide spaces between all its words: there they end nothing
    justified = text.count("  ") * 5 > text.count(" ")
    for number, (start, end) in enumerate(_blocks(text)):
        for line_start, line_end in _lines(text, start, end):
            whole = text[line_start:line_end]
            if _is_heading(whole, title, first=not out):
                role = HEADLINE if not out else HEADING
                out.append(Sentence(line_start, line_end, role, number))
                continue
            out.extend(
                Sentence(s, e, BODY, number)
                for s, e in _sentences(
                    text, line_start, line_end, abbreviations, justified=justified
                )
            )
    return out


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _BLOCK.finditer(text):
        # a page break inside a sentence: the next block goes on in lower case
        after = text[gap.end() : gap.end() + 1]
        before = text[start : gap.start()].rstrip()[-1:]
        if after.islower() and before and before not in ".!?:":
            continue
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines of a block, joined where a line break stands inside a sentence."""
    run_start = run_end = -1
    for line in _LINE.finditer(text, start, end):
        begin, stop = line.span()
        if not text[begin:stop].strip():
            continue
        if run_start < 0:
            run_start, run_end = begin, stop
        elif _continues(text[run_start:run_end], text[begin:stop]):
            run_end = stop
        else:
            yield run_start, run_end
            run_start, run_end = begin, stop
    if run_start >= 0:
        yield run_start, run_end


def _continues(before: str, line: str) -> bool:
    if _BULLET.match(line):
        return False
    first = line.lstrip()[:1]
    if _LAST.search(before[-8:]) and not before.rstrip().endswith(","):
        return False
    return first.islower() or (len(before.rsplit("\n", 1)[-1]) > 60 and not first.isupper())


def _is_heading(line: str, title: str | None, *, first: bool) -> bool:
    stripped = line.strip()
    if first and title and stripped.startswith(title.strip()[:60]):
        return len(stripped) < len(title) + 20
    return len(stripped) <= 120 and "\n" not in stripped and stripped[-1:] not in '.!?;,:”"'


def _sentences(
    text: str, start: int, end: int, abbreviations: frozenset[str], *, justified: bool
) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _END.finditer(text, start, end):
        if stop.group()[0] == "." and not _ends(text, begin, stop, abbreviations):
            continue
        if stop.group().isspace() and (justified or _goes_on(text, begin, stop.start())):
            continue
        if not _OPENS.match(text, stop.end(), min(end, stop.end() + 12)) and stop.end() < end:
            continue
        if text[begin : stop.end()].strip():
            yield begin, stop.end()
        begin = stop.end()
    if text[begin:end].strip():
        yield begin, end


_OPEN_WORDS = frozenset(
    "of in the a an and or to for with at on by from as its their his her than that is was".split()
)


def _goes_on(text: str, begin: int, end: int) -> bool:
    """Wide spaces behind a small word or a comma stand inside a sentence."""
    word = _WORD_BEFORE.search(text, max(begin, end - 24), end)
    return word is not None and (word.group(1).lower() in _OPEN_WORDS or word.group(1)[-1] == ",")


def _ends(text: str, begin: int, stop: re.Match[str], abbreviations: frozenset[str]) -> bool:
    word = _WORD_BEFORE.search(text, max(begin, stop.start() - 24), stop.start())
    if word is None:
        return True
    last = word.group(1).strip("(\"'“‘[").lower()
    return not (last in abbreviations or (len(last) == 1 and last.isalpha()))
