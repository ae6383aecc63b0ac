"""The form of every lexicon file: what may stand in it, checked at load.

A misspelt key, a value of the wrong kind or a word that no sentence could hold stops the load with
the file's name, so that a running service never has half-read words. What each list is for stands
in the head of its TOML file.
"""

from pydantic import Field

from metrics.lexicon.forms import Phrases, Words, table
from metrics.lexicon.grammar import Grammar
from metrics.lexicon.listed import Attribution, Places, Rejects, Times


@table
class Numbers:
    """numbers.toml: number words, and what joins two numbers to a range."""

    cardinals: dict[str, int]
    magnitudes: dict[str, int]
    multiples: dict[str, int]
    suffixes: dict[str, int]
    money_suffixes: dict[str, int]
    vague: dict[str, tuple[int, int]]
    fractions: dict[str, float]
    rank_endings: Words
    single: Words
    another: Words
    joiners: Words
    halves: Phrases
    points: Words
    range_between: Words
    range_pairs: Words
    range_from: Words
    range_to: Words
    range_and: Words
    range_or: Words
    range_rising: Words
    ranging: Words
    minus: Words
    lengths: Words
    degrees: frozenset[str]
    part_openers: Phrases
    in_every: Phrases
    empty: frozenset[str]
    ordinals: Words


@table
class Modifier:
    """modifiers.toml, one table: the words of one bound."""

    before: Phrases = ()
    after: Phrases = ()
    glued: tuple[str, ...] = ()
    glued_after: tuple[str, ...] = ()
    below: Phrases = ()


@table
class NounTable:
    """nouns.toml, one table: words that name one kind of thing counted."""

    unit: str
    group: str = "all"
    facility: str | None = None
    words: Phrases = ()
    both: Phrases = ()
    plurals: Phrases = ()
    singulars: Phrases = ()
    measure: str | None = None
    weak: bool = True
    never: tuple[str, ...] = ()


@table
class Nouns:
    """nouns.toml: what is counted, and what is counted but is no figure."""

    noun: tuple[NounTable, ...]
    adjectives: dict[str, str] = Field(default_factory=dict)
    other: dict[str, Phrases] = Field(default_factory=dict)


@table
class MeasureWords:
    """measures.toml, one table: the words of one measure."""

    verbs: Phrases = ()
    subject: Phrases = ()
    forms: dict[str, tuple[str, str, str, str]] = Field(default_factory=dict)
    active: Phrases = ()
    passive: Phrases = ()
    after: Phrases = ()
    before: Phrases = ()
    label: Phrases = ()
    stock: Phrases = ()
    flow: Phrases = ()


@table
class StatusWords:
    """status.toml: how sure."""

    feared: Phrases
    hypothetical: Phrases
    denied: Phrases
    certain: Phrases = ()


@table
class Tables:
    """All files of one language, each under its name."""

    numbers: Numbers
    modifiers: dict[str, Modifier]
    nouns: Nouns
    measures: dict[str, MeasureWords]
    attribution: Attribution
    status: StatusWords
    times: Times
    grammar: Grammar
    rejects: Rejects
    places: Places


FILES = tuple(Tables.__annotations__)
"""The names of a language's files."""
