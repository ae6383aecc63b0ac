"""The compiled words of one language: what the stations look up, and the trie that finds it.

A `Lexicon` is built once from the TOML files and never changes. Single words are tested in the
sets of its tables (`word in lexicon.grammar.auxiliaries`); phrases are found by `Lexicon.mark`,
which walks the words of a sentence once and files each phrase under its class.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any, Generic, NamedTuple, TypeVar

from metrics.lexicon.schema import Tables

T = TypeVar("T")


class Noun(NamedTuple):
    """A thing counted. ``number`` is one, many or both; ``reason`` says why it is no figure."""

    unit: str
    group: str
    facility: str | None
    measure: str | None
    weak: bool
    number: str
    reason: str | None = None
    never: tuple[str, ...] = ()

    @property
    def is_site(self) -> bool:
        """Whether it is a place or a building, not people or an incident."""
        return self.unit in ("facility", "building")


class Cue(NamedTuple):
    """A word that says what happened; ``role`` is where the thing counted stands.

    active: after it ("killing 3"); passive: before it ("3 slain"); either ("killed"); subject:
    before it ("3 died"); after: a fixed phrase behind the noun ("3 dead"); before: a noun ahead of
    the number ("death toll of 3"); label: in a label or a table's head ("Fully: 3").
    """

    measure: str
    role: str
    kind: str | None
    verb: bool


class Mark(NamedTuple, Generic[T]):
    """A phrase found in a sentence: tokens start..end (end exclusive) and what it is."""

    start: int
    end: int
    value: T


Marked = Mapping[int, Mark[T]]
CueMark = Mark[tuple[Cue, ...]]
# What a phrase is: the cues that it holds, and its value in each other class.
Meanings = tuple[tuple[Cue, ...], tuple[tuple[str, Any], ...]]
# A phrase found in tokens start..end (end exclusive).
Hit = tuple[int, int, Meanings]
_NEW = tuple.__new__  # makes a mark in half the time: there are more of them than of words
NONE: dict[int, Mark[Any]] = {}  # shared by all sentences, never written


class Marks:
    """Everything the lexicon knows in a sentence: by class, keyed by the first token.

    The longest phrase of a class at each place; a class that a sentence does not have is empty.
    """

    cardinals: Marked[int]
    magnitudes: Marked[int]
    multiples: Marked[int]
    vague: Marked[tuple[int, int]]
    fractions: Marked[float]
    halves: Marked[str]
    part_openers: Marked[str]
    in_every: Marked[str]
    clock: Marked[str]
    downed: Marked[str]
    changes: Marked[str]
    no_figure: Marked[str]
    compared: Marked[str]
    nationwide: Marked[str]
    percent: Marked[str]
    before: Marked[str]
    behind: Marked[str]
    nouns: Marked[Noun]
    adjectives: Marked[str]
    including: Marked[str]
    part: Marked[str]
    status: Marked[str]
    says: Marked[str]
    tells: Marked[str]
    according: Marked[str]
    citing: Marked[str]
    months: Marked[int]
    weekdays: Marked[int]
    spans: Marked[str]
    daywords: Marked[int]
    as_of: Marked[str]
    starts: Marked[str]
    ends: Marked[str]
    overnight: Marked[str]
    reporting: Marked[str]
    onsets: Marked[str]
    so_far: Marked[str]

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        self.cues: list[CueMark] = []
        self._cues_at: dict[int, list[CueMark]] = {}
        found: dict[str, dict[int, Mark[Any]]] = self.__dict__
        found.update(_NOTHING)
        for start, end, (cues, others) in hits:
            if cues:
                mark = _NEW(Mark, (start, end, cues))
                self.cues.append(mark)
                self._cues_at.setdefault(start, []).append(mark)
            for kind, value in others:
                mark = _NEW(Mark, (start, end, value))
                marked = found[kind]
                if marked is NONE:
                    found[kind] = {start: mark}
                else:
                    marked[start] = mark

    def cues_at(self, i: int) -> Sequence[CueMark]:
        """The phrases that begin at a token and say what happened, the shortest first."""
        return self._cues_at.get(i, ())


_NOTHING: Mapping[str, dict[int, Mark[Any]]] = dict.fromkeys(Marks.__annotations__, NONE)

# The trie as it is built: the words that may follow, and under "" what ends here, by class.
Growing = dict[str, Any]
# A node of the trie as it is walked: what ends here, and the words that may follow.
Node = tuple[Meanings | None, "dict[str, Node] | None"]


def _grown(node: Growing) -> Node:
    """The node made to be walked: pairs are taken apart in half the time of two look-ups."""
    ends = dict(node.pop("", {}))
    cues = ends.pop("cue", ())
    meanings = (cues, tuple(ends.items())) if cues or ends else None
    return meanings, {word: _grown(child) for word, child in node.items()} or None


class Lexicon:
    """The words of a language, ready to be found. Immutable, safe to share between threads."""

    def __init__(
        self,
        language: str,
        tables: Tables,
        phrases: Iterable[tuple[Sequence[str], str, object]],
        glued: Mapping[str, str],
    ) -> None:
        self.language = language
        self.numbers = tables.numbers
        self.attribution = tables.attribution
        self.times = tables.times
        self.grammar = tables.grammar
        self.rejects = tables.rejects
        self.places = tables.places
        self.glued = glued
        self.below = tuple(p for table in tables.modifiers.values() for p in table.below)
        root: Growing = {}
        for words, kind, value in phrases:
            _add(root, words, kind, value)
        self.vocabulary = _vocabulary(root, tables)
        self._first = {word: _grown(node) for word, node in root.items()}
        self._cues = frozenset(w for w, (ends, _) in self._first.items() if ends and ends[0])
        self._nouns = frozenset(
            w for w, (ends, _) in self._first.items() if ends and "nouns" in dict(ends[1])
        )

    def mark(self, words: Sequence[str]) -> Marks:
        """Every phrase of the lexicon in a sentence's folded words, in one walk."""
        size, first = len(words), self._first
        hits: list[Hit] = []
        for i, word in enumerate(words):
            if word not in first:
                continue
            (meanings, following), j = first[word], i + 1
            if meanings:
                hits.append((i, j, meanings))
            while following and j < size and (node := following.get(words[j])):
                (meanings, following), j = node, j + 1
                if meanings:
                    hits.append((i, j, meanings))
        return Marks(hits)

    def is_cue(self, word: str) -> bool:
        """Whether a single word says what happened."""
        return word in self._cues

    def is_noun(self, word: str) -> bool:
        """Whether a single word is a thing counted."""
        return word in self._nouns


def _add(node: Growing, words: Sequence[str], kind: str, value: object) -> None:
    for word in words[:-1]:
        node = node.setdefault(word, {})
    node = node.setdefault(words[-1], {})
    entries: dict[str, Any] = node.setdefault("", {})
    if kind == "cue":
        known = entries.setdefault(kind, ())
        if value not in known:
            entries[kind] = (*known, value)
    else:
        entries.setdefault(kind, value)


def _vocabulary(root: Growing, tables: Tables) -> frozenset[str]:
    """Every word of at least three letters that stands anywhere in a phrase or a set."""
    found = {word for table in vars(tables).values() for word in _sets(table)}
    nodes = [root]
    while nodes:
        node = nodes.pop()
        for word, child in node.items():
            if word:
                found.add(word)
                nodes.append(child)
    return frozenset(word for word in found if len(word) > 2)


def _sets(table: object) -> Iterable[str]:
    for value in vars(table).values() if is_dataclass(table) else ():
        if isinstance(value, frozenset):
            yield from (word for word in value if isinstance(word, str))
