"""Words with offsets: the first station after the sentences.

A token keeps the offsets of the verbatim text; `Tokens.words` holds the folded form that lexicons
are matched on. Numbers keep their grouping ("1 500", "2,307", "1.5") as one token, so that what
is glued to them ("37people", "2.3m") stays a token of its own.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import sub

from metrics.lexicon import Lexicon, Marks
from metrics.lexicon.fold import word as fold

# A group of thousands may be set off by comma, point, apostrophe or a space of any width.
_GROUPS = (
    r"\d{1,3}(?:(?:,\d{3})+(?!\d)|(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,.]\d|\d)"
    r"|(?:['’]\d{3})+(?!\d)|, \d{3}(?= [^\W\d]| ?[()]|[A-Z]\b))(?:\.\d+)?"
)
_INDIAN = r"\d{1,2}(?:,\d\d)+,\d{3}(?!,?\d)(?:\.\d+)?"
# A comma is a decimal one only where no other is near: "22,24,26" are three numbers.
_PLAIN = r"\d++(?:\.\d++)+(?:,\d+)?|(?<!\d,)\d++,\d++(?:\.\d++)*(?!,\d)|\d+"
_NUMBER = rf"{_GROUPS}|{_INDIAN}|{_PLAIN}"
# the marks of footnotes, ¹ to ⁹, are letters to a pattern and no part of a word
_NOTES = "\u00b2\u00b3\u00b9\u2070-\u2079"
_LETTER = rf"[^\W\d_{_NOTES}]"
_WORD = rf"{_LETTER}+(?:[\u00ad'’]{_LETTER}+)*[\u00ad]?"
# Words first: most tokens are.
_LEAD = re.compile(rf"[\s{_NOTES}]*")
PIECE = re.compile(rf"[\s{_NOTES}]*(?:{_WORD}|{_NUMBER}|\.{{2,}}|[^\w\s]|_)")
KNOWN = 32_768  # pieces of text of which it is kept what they are
GLUED = 7  # letters that a run-together pair has at least
HALF = 3  # letters that each of its halves has at least, where a capital parts them
WHOLE = 4  # the same where nothing does ("pre" and "sent" make one word)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one sentence and what the lexicon knows of them.

    ``words`` are folded; ``starts`` and ``ends`` are offsets into ``text``, the whole document;
    ``digits`` and ``capitals`` tell which tokens are numerals and which begin with a capital.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    digits: list[bool]
    capitals: list[bool]
    marks: Marks
    lexicon: Lexicon

    def __len__(self) -> int:
        return len(self.words)

    def word(self, i: int) -> str:
        """The folded word at token i, or an empty one outside the sentence."""
        if i < 0:
            return ""
        try:  # asked at every turn, and nearly always inside
            return self.words[i]
        except IndexError:
            return ""

    def raw(self, start: int, end: int) -> str:
        """The verbatim text of tokens start..end (end exclusive)."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def capital(self, i: int) -> bool:
        """Whether there is a token i and it begins with a capital letter."""
        return 0 <= i < len(self.words) and self.capitals[i]

    def glued(self, i: int) -> bool:
        """Whether no space stands between token i and the one before."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]


def tokenise(text: str, start: int, end: int, lexicon: Lexicon) -> Tokens:
    """The tokens of text[start:end], with offsets into the whole text."""
    # blanks at the end belong to no token, and the search would try each of them anew
    pieces = PIECE.findall(text, start, start + len(text[start:end].rstrip()))
    # what a piece of text is does not change: columns of what is known take half the time
    columns = zip(*map(_read, pieces), strict=True) if pieces else ((),) * 5
    words, digits, capitals, sizes, lengths = map(list, columns)
    ends = list(accumulate(lengths, initial=start))[1:]
    starts = list(map(sub, ends, sizes))
    if True in digits:
        words, starts, ends, digits = _unglued(text, words, starts, ends, digits, lexicon)
        capitals = [text[i].isupper() for i in starts]
    marks = lexicon.mark(words)
    return Tokens(text, words, starts, ends, digits, capitals, marks, lexicon)


@lru_cache(maxsize=KNOWN)
def _read(piece: str) -> tuple[str, bool, bool, int, int]:
    """A token with the space before it: folded, a numeral, with a capital, its two lengths."""
    lead = _LEAD.match(piece)
    raw = piece[lead.end() :] if lead else piece
    return fold(raw), raw[0].isdecimal(), raw[0].isupper(), len(raw), len(piece)


_Columns = tuple[list[str], list[int], list[int], list[bool]]


def _unglued(
    text: str,
    words: list[str],
    starts: list[int],
    ends: list[int],
    digits: list[bool],
    lexicon: Lexicon,
) -> _Columns:
    """Part words that a PDF has run together: "peoplecould", "fledShirqat", "displacedabout"."""
    known = lexicon.vocabulary
    words, starts, ends, digits = _rejoined(words, starts, ends, digits, known)
    words, starts, ends, digits = _undated(words, starts, ends, digits, lexicon.times.months)
    cuts = {
        i: cut
        for i, word in enumerate(words)
        if len(word) >= GLUED
        and word not in known
        and not digits[i]
        and (cut := _cut(word, text[starts[i] : starts[i] + len(word)], lexicon))
    }
    if not cuts:
        return words, starts, ends, digits
    out: _Columns = ([], [], [], [])
    for i, word in enumerate(words):
        at = [0, cuts[i], len(word)] if i in cuts else [0, len(word)]
        for a, b in pairwise(at):
            out[0].append(word[a:b])
            out[1].append(starts[i] + a)
            out[2].append(ends[i] if b == len(word) else starts[i] + b)
            out[3].append(digits[i])
    return out


def _rejoined(
    words: list[str],
    starts: list[int],
    ends: list[int],
    digits: list[bool],
    known: frozenset[str],
) -> _Columns:
    """Words that a line's end has parted are one again: "fami- lies"."""
    if "-" not in words:
        return words, starts, ends, digits
    joins = {
        i
        for i, word in enumerate(words[:-1])
        if i
        and word == "-"
        and starts[i] == ends[i - 1]
        and starts[i + 1] > ends[i]
        and words[i - 1] + words[i + 1] in known
    }
    if not joins:
        return words, starts, ends, digits
    out: _Columns = ([], [], [], [])
    i = 0
    while i < len(words):
        stop = i + 3 if i + 1 in joins else i + 1
        out[0].append(words[i] + words[i + 2] if stop > i + 1 else words[i])
        out[1].append(starts[i])
        out[2].append(ends[stop - 1])
        out[3].append(digits[i])
        i = stop
    return out


def _undated(
    words: list[str],
    starts: list[int],
    ends: list[int],
    digits: list[bool],
    months: Container[str],
) -> _Columns:
    """A day and the number behind it are two: "On May 12, 200 people …"."""
    dated = [
        i
        for i in range(len(words) - 1, 0, -1)
        if digits[i] and ", " in words[i] and words[i - 1] in months
    ]
    for i in dated:
        head, tail = words[i].split(", ", 1)
        cut = starts[i] + len(head)
        words[i : i + 1] = [head, ",", tail]
        starts[i : i + 1] = [starts[i], cut, cut + 2]
        ends[i : i + 1] = [cut, cut + 1, ends[i]]
        digits[i : i + 1] = [True, False, True]
    return words, starts, ends, digits


@lru_cache(maxsize=KNOWN)
def _cut(word: str, raw: str, lexicon: Lexicon) -> int:
    """Where a word is parted: both halves are known, or a capital begins the second one.

    A short half must be a small word that opens a phrase: "newdisplacements", "allpeople".
    """
    known, openers = lexicon.vocabulary, lexicon.grammar.determiners
    for at in range(len(word) - HALF + 1, HALF - 1, -1):
        if word[:at] not in known:
            continue
        long = WHOLE <= at <= len(word) - WHOLE
        opener = at < WHOLE <= len(word) - at and word[:at] in openers
        capital = raw[at : at + 1].isupper() and raw[at - 1 : at].islower()
        if capital or ((long or opener) and word[at:] in known):
            return at
    return 0
