"""The compiled words of one language: what the stations look up, and the trie that finds it.

A `Lexicon` is built once from the TOML files and never changes. `Lexicon.mark` walks the tokens of
a sentence once and files every phrase under its class, the longest at each place first.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

# Classes of single words that rules test by membership; phrases of several words go to the trie.
SETS = [
    "auxiliaries",
    "adverbs",
    "prepositions",
    "conjunctions",
    "relatives",
    "determiners",
    "pronouns",
    "breaks",
    "rises",
    "negations",
    "joiners",
    "bodies",
    "people",
    "unnamed",
    "titles",
    "not_sources",
    "last",
    "this",
    "since",
    "as_of",
    "parts",
    "start_verbs",
    "spoken",
    "events",
    "anaphors",
    "tallies",
    "bare",
    "ordinals",
    "single",
    "labels",
    "currencies",
    "ages",
    "stops",
]


class Noun(NamedTuple):
    """A thing counted. ``number`` is "one", "many" or "both"; ``reason`` says why it is no figure."""

    unit: str
    group: str
    facility: str | None
    measure: str | None
    weak: bool
    needs: str | None
    number: str
    reason: str | None = None
    never: tuple[str, ...] = ()


class Cue(NamedTuple):
    """A word that says what happened; ``role`` is where the thing counted stands.

    active: after it ("killing 3"); passive: before it ("3 slain"); either ("killed"); subject:
    before it ("3 died"); after: a fixed phrase behind the noun ("3 dead"); before: a noun ahead of
    the number ("death toll of 3").
    """

    measure: str
    role: str
    kind: str | None
    verb: bool


class Mark(NamedTuple):
    """A phrase found in a sentence: tokens start..end (end exclusive) and what it is."""

    start: int
    end: int
    value: Any


class Marks(NamedTuple):
    """Everything the lexicon knows in a sentence, by class, keyed by the first token."""

    by_class: dict[str, dict[int, Mark]]
    cues: list[Mark]

    def at(self, kind: str, i: int) -> Mark | None:
        """The longest phrase of a class that begins at token i."""
        found = self.by_class.get(kind)
        return found.get(i) if found else None

    def of(self, kind: str) -> dict[int, Mark]:
        """All phrases of a class, by first token."""
        return self.by_class.get(kind) or {}


def _vocabulary(root: dict[str, Any], sets: dict[str, frozenset[str]]) -> frozenset[str]:
    """Every word of at least three letters that stands anywhere in a phrase."""
    found = {w for words in sets.values() for w in words}
    nodes = [root]
    while nodes:
        node = nodes.pop()
        for word, child in node.items():
            if word:
                found.add(word)
                nodes.append(child)
    return frozenset(w for w in found if len(w) > 2)


class Lexicon:
    """The words of a language, ready to be found. Immutable, safe to share between threads."""

    def __init__(
        self,
        language: str,
        phrases: Iterable[tuple[Sequence[str], str, object]],
        glued: dict[str, str],
        suffixes: dict[str, int],
        abbreviations: frozenset[str],
        single: frozenset[str],
        ordinal_endings: frozenset[str],
    ) -> None:
        self.language = language
        self.glued = glued
        self.suffixes = suffixes
        self.abbreviations = abbreviations
        self.single = single
        self.ordinal_endings = ordinal_endings
        self._root: dict[str, Any] = {}
        sets: dict[str, set[str]] = {kind: set() for kind in SETS}
        for words, kind, value in phrases:
            if kind in sets and len(words) == 1:
                sets[kind].add(words[0])
            else:
                self._add(words, kind, value)
        self.sets = {kind: frozenset(words) for kind, words in sets.items()}
        self.vocabulary = _vocabulary(self._root, self.sets)

    def _add(self, words: Sequence[str], kind: str, value: object) -> None:
        node = self._root
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

    def mark(self, words: Sequence[str]) -> Marks:
        """Every phrase of the lexicon in a sentence's folded words, in one walk."""
        root, size = self._root, len(words)
        by_class: dict[str, dict[int, Mark]] = {}
        cues: list[Mark] = []
        for i, word in enumerate(words):
            node = root.get(word)
            j = i + 1
            while node is not None:
                entries = node.get("")
                if entries is not None:
                    for kind, value in entries.items():
                        if kind == "cue":
                            cues.append(Mark(i, j, value))
                        else:
                            by_class.setdefault(kind, {})[i] = Mark(i, j, value)
                if j >= size:
                    break
                node = node.get(words[j])
                j += 1
        return Marks(by_class, cues)

    def has(self, kind: str, word: str) -> bool:
        """Whether a single word stands in one of the `SETS`."""
        return word in self.sets[kind]

    def get(self, kind: str, word: str) -> Any:
        """What a single word means under a class, or None."""
        node = self._root.get(word)
        return node.get("", {}).get(kind) if node is not None else None
