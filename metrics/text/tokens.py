"""Words with offsets: the first station after the sentences.

A token keeps the offsets of the verbatim text; `Tokens.words` holds the folded form that lexicons
are matched on. Numbers keep their grouping ("1 500", "2,307", "1.5") as one token, so that what
is glued to them ("37people", "2.3m") stays a token of its own.
"""

import re
from collections.abc import Container
from itertools import pairwise
from typing import NamedTuple

# A group of thousands may be set off by comma, point, apostrophe or a space of any width.
_GROUPS = (
    r"\d{1,3}(?:(?:,\d{3})+(?!\d)|(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,.]\d|\d)"
    r"|(?:['’]\d{3})+(?!\d)|, \d{3}(?= [^\W\d]|\)))(?:\.\d+)?"
)
_NUMBER = rf"{_GROUPS}|\d+(?:[.,]\d+)*"
_WORD = r"[^\W\d_]+(?:[\u00ad'’][^\W\d_]+)*[\u00ad]?"
TOKEN = re.compile(rf"({_NUMBER})|({_WORD})|(\.{{2,}}|[^\w\s]|_)")

_FOLD = str.maketrans({"\u00ad": None, "’": "'", "\u2018": "'"})


class Tokens(NamedTuple):
    """The words of one sentence: folded forms, offsets into the text, and which are digits."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    digits: list[bool]

    def __len__(self) -> int:
        return len(self.words)

    def raw(self, start: int, end: int) -> str:
        """The verbatim text of tokens start..end (end exclusive)."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def capital(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def glued(self, i: int) -> bool:
        """Whether no space stands between token i and the one before."""
        return i > 0 and self.ends[i - 1] == self.starts[i]


def unglue(tokens: Tokens, known: Container[str]) -> Tokens:
    """Part words that a PDF has run together: "peoplecould", "fledShirqat", "displacedabout".

    A word is parted where both halves are known, or the first is and a capital begins the second.
    """
    cuts = {
        i: cut
        for i, word in enumerate(tokens.words)
        if len(word) >= _GLUED
        and word not in known
        and not tokens.digits[i]
        and (cut := _cut(tokens, i, known))
    }
    if not cuts:
        return tokens
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    digits: list[bool] = []
    for i, word in enumerate(tokens.words):
        at = [0, cuts[i], len(word)] if i in cuts else [0, len(word)]
        for a, b in pairwise(at):
            words.append(word[a:b])
            starts.append(tokens.starts[i] + a)
            ends.append(tokens.ends[i] if b == len(word) else tokens.starts[i] + b)
            digits.append(tokens.digits[i])
    return Tokens(tokens.text, words, starts, ends, digits)


_GLUED = 7  # letters that a run-together pair has at least


def _cut(tokens: Tokens, i: int, known: Container[str]) -> int:
    word = tokens.words[i]
    raw = tokens.text[tokens.starts[i] : tokens.starts[i] + len(word)]
    for at in range(len(word) - 2, 2, -1):
        if word[:at] in known and (word[at:] in known or raw[at].isupper()):
            return at
    return 0


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of text[start:end], with offsets into the whole text."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    digits: list[bool] = []
    for match in TOKEN.finditer(text, start, end):
        word = match.group()
        number = match.lastindex == 1
        if not number:
            word = word.lower()
            if not word.isascii() or "'" in word:
                word = word.translate(_FOLD).removesuffix("'s")
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
        digits.append(number)
    return Tokens(text, words, starts, ends, digits)
