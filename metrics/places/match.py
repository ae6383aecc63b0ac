"""Place names in running text: whole words, longest first, at the offsets of the text as given.

A name is looked up where a word begins that is not in lower case, so a name costs a look-up per
capitalised word and the rest of the text next to nothing. What is kept is decided per text
(`keep.py`): a name must lie in a country that the text speaks of, or be known everywhere.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from metrics.places.fold import ARTICLES, LONG, fold
from metrics.places.index import Index
from metrics.places.tables import Entry, words

_MARK = r"\u0300-\u036f\u064b-\u065f\u0670"
_LETTER = rf"(?:[^\W\d_][{_MARK}]*)"
_WORD = rf"(?:[A-Z]\.){{2,}}|{_LETTER}+(?:['’ʼ`´ʿʾ]{_LETTER}+)*"
_ANY = re.compile(_WORD)
# The first letter is not one of the lower-case letters that make up nearly all of a text.
_BIG = re.compile(rf"(?<![^\W\d_])(?![a-zß-öø-ÿ])(?:{_WORD})")
_FOLLOWING = re.compile(rf"(?:[ \t]*[-–][ \t]*|[ \t\u00a0]+|[ \t]*\r?\n[ \t]*|[.] )({_WORD})")
_BEHIND = re.compile(rf"(?:[ \t\u00a0]+|-|[ \t]*\r?\n[ \t]*)({_WORD})")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
# Words within a name that may stand in lower case ("Bahr el Ghazal", "Khyber and Kurram").
_SMALL = 4
_LONGEST = 7
# Those that are no words of English, so that a space may follow.
# "in Idlib", "and Aleppo" are one word in Arabic.
_ARABIC_PREFIXES = frozenset("وبلفك")
_JOINTS = frozenset("-'’ ")
_LONE_ARTICLES = frozenset(("al", "el", "ul", "ad", "ash", "az", "ez", "esh"))


class Name(NamedTuple):
    """A place name in a text. ``countries`` = where it may lie (ISO alpha-3), likeliest first.

    ``kind`` is country, place, area, demonym or water. ``head`` is the span of the bare name: in
    "southern Idlib province" that of "Idlib".
    """

    start: int
    end: int
    text: str
    countries: tuple[str, ...]
    level: int | None
    kind: str
    head: tuple[int, int] = (0, 0)


class Found(NamedTuple):
    """A spelling of the index in a text, before it is decided whether it is a place."""

    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]


class Word(NamedTuple):
    """A word of the text, folded; ``low`` where it begins in lower case."""

    start: int
    end: int
    key: str
    low: bool


def spellings(index: Index, text: str) -> Iterator[Found]:
    """Every longest spelling of the index in the text, left to right, none overlapping."""
    loose = text.islower()
    begin = _ANY if loose else _BIG
    initials = words().initials
    free = 0
    for hit in begin.finditer(text):
        start, end = hit.span()
        if start < free:
            continue
        found, written = None, hit.group()
        if index.begins(written) or _compound(text, start, end):
            found = _at(index, text, _word(written, start), loose)
        if found is None and text[end + 1 : end + 2] in initials:
            found = _unlisted(text, start, end, free)
        if found is not None:
            yield found
            free = found.end


def _compound(text: str, start: int, end: int) -> bool:
    """Whether a word may hold or follow something that is no part of a name, or an article."""
    mark = text[start - 1 : start]
    article = mark in _JOINTS and (mark != " " or text[start - 2 : start - 1] in "lLdDhHzZ")
    return article or text[end - 2 : end - 1] in ("'", "’") or text[start] in _ARABIC_PREFIXES


def _at(index: Index, text: str, first: Word, loose: bool) -> Found | None:
    most = index.longest(first.key)
    if not most and first.end - first.start > 2 and text[first.end - 1] in "sS":
        first = _owner(first, text)
        most = index.longest(first.key)
    if not most and text[first.start] in _ARABIC_PREFIXES and first.end - first.start > 3:
        first = Word(first.start + 1, first.end, fold(text[first.start + 1 : first.end]), False)
        most = index.longest(first.key)
    article = _article(text, first.start)
    if article is not None:
        longest = max(most + 1, index.longest(article.key))
        found = _longest(index, text, [article, first], longest, loose)
        if found is not None and found.end >= first.end:
            return found
    return _longest(index, text, [first], most, loose) if most else None


def _unlisted(text: str, first: int, end: int, free: int) -> Found | None:
    """A name that no table has, with its kind beside it ("Sangi Hesar village")."""
    if end - first < 3:
        return None
    hit = _ANY.match(text, end + 1)
    level = words().unlisted.get(hit.group().lower()) if hit else None
    if level is None or text[end] != " " or text[first:end].isupper():
        return None
    start = first
    while (begin := _word_before(text, start)) is not None and begin >= free:
        before = text[begin : start - 1]
        if not before[0].isupper() or before.lower() in words().stop:
            break
        start = begin
    name = text[start:end]
    if fold(name) in words().stop or (start == first and _begins(text, start)):
        return None
    return Found(start, end, fold(name), (Entry("", "", level, "place", name, 0, "unlisted"),))


def _begins(text: str, start: int) -> bool:
    """Whether a sentence or a bullet begins here, so that a capital says nothing."""
    before = text[max(0, start - 9) : start].rstrip(" *•-–\t")
    return not before or before[-1] in "\n.:!?|"


def _article(text: str, start: int) -> Word | None:
    """The article in lower case right before a word ("al-Bab")."""
    mark = text[start - 1] if start > 2 else ""
    if (mark == " " and text[start - 2] not in "lLdDhHzZ") or mark not in _JOINTS:
        return None
    known = ARTICLES if mark != " " else _LONE_ARTICLES
    for length in (2, 3):
        begin = start - 1 - length
        word = text[max(0, begin) : start - 1].lower()
        if word in known and (begin <= 0 or not text[begin - 1].isalnum()):
            return Word(begin, start - 1, word, False)
    return None


def _longest(index: Index, text: str, sequence: list[Word], most: int, loose: bool) -> Found | None:
    most = min(most, _LONGEST)
    while len(sequence) < most and (loose or not _goes_on_plain(text, sequence[-1].end)):
        following = _next(text, sequence[-1])
        if following is None or (_is_plain(following) and not loose):
            break
        sequence.append(following)
    for count in range(len(sequence), 0, -1):
        found = _look(index, text, sequence[:count], loose)
        if found is not None:
            return found
    return None


def _look(index: Index, text: str, sequence: list[Word], loose: bool) -> Found | None:
    last = sequence[-1]
    if len(sequence) == 1:
        key = last.key
    else:
        if last.key in ARTICLES or (not loose and (last.low or any(map(_is_plain, sequence)))):
            return None
        key = " ".join([word.key for word in sequence])
    first = sequence[0]
    loosely = first.key not in words().articles or text[first.end : first.end + 1] != " "
    entries = index.any(key) if loosely or len(sequence) == 1 else index.exact(key)
    end = last.end
    if not entries and (owner := _POSSESSIVE.search(text, last.start, last.end)):
        key, end = fold(text[sequence[0].start : owner.start()]), owner.start()
        entries = index.any(key)
    if not entries or (index.acronym(key) and not text[sequence[0].start : end].isupper()):
        return None
    return Found(sequence[0].start, end, key, entries)


def _goes_on_plain(text: str, end: int) -> bool:
    """Whether a word as `_is_plain` means it follows after a space, seen by its first letters: it
    is what follows nearly always."""
    ahead = text[end + 1 : end + 1 + _SMALL]
    short = len(ahead) < _SMALL or text[end] != " "
    return not short and ahead.isascii() and ahead.isalpha() and ahead.islower()


def _is_plain(word: Word) -> bool:
    """Too long for a word in lower case within a name: no name goes on over it."""
    return word.low and len(word.key) >= _SMALL


def _next(text: str, word: Word) -> Word | None:
    hit = _FOLLOWING.match(text, word.end)
    return _word(hit.group(1), hit.start(1)) if hit else None


def _owner(word: Word, text: str) -> Word:
    """The word without an English genitive, where it has one ("Syria's")."""
    end = word.end - 2
    if text[end : word.end] in ("'s", "’s", "'S", "’S") and end > word.start:
        return word._replace(end=end, key=fold(text[word.start : end]))
    return word


def _word(text: str, start: int) -> Word:
    key = fold(text) if len(text) <= LONG else ""  # no name, but it must not be read in pieces
    return Word(start, start + len(text), key, text[0].islower())


def widened(text: str, found: Found) -> tuple[int, int]:
    """The span with what belongs to it: "southern Idlib", "Kunduz provinces", "Krinding camp"."""
    end = found.end
    if found.entries[0].kind != "country":
        end = _after(text, end, words().kinds)
    return _before(text, found.start, words().span), end


def _after(text: str, end: int, known: frozenset[str]) -> int:
    if text[end + 1 : end + 2].lower() not in words().firsts and text[end : end + 1] != "\r":
        return end
    best, at, phrase = end, end, ""
    for _ in range(3):
        hit = _BEHIND.match(text, at)
        if hit is None:
            break
        phrase, at = f"{phrase} {fold(hit.group(1))}".strip(), hit.end()
        if phrase in known:
            best = at
        elif phrase not in words().openers:
            break
    return best


def _before(text: str, start: int, known: frozenset[str]) -> int:
    if text[start - 2 : start - 1].lower() not in words().lasts:
        return start
    best, at, phrase = start, start, ""
    close = _word_before(text, start)
    if close is None or text[close : start - 1].lower() not in words().compass:
        return start
    for _ in range(2):
        begin = _word_before(text, at)
        if begin is None:
            break
        phrase = f"{fold(text[begin : at - 1])} {phrase}".strip()
        at = begin
        if phrase in known:
            best = at
    return best


def _word_before(text: str, start: int) -> int | None:
    """Where the word begins that ends one space or hyphen before ``start``."""
    if start < 2 or text[start - 1] not in " -\n\u00a0" or not text[start - 2].isalpha():
        return None
    begin = start - 2
    while begin and text[begin - 1].isalpha() and start - begin < 20:
        begin -= 1
    return begin
