"""The form of every lexicon file: what may stand in it, checked at load.

A misspelt key or a value of the wrong kind stops the load with the file's name, so that a running
service never has half-read words.
"""

from pydantic import BaseModel, ConfigDict


class Table(BaseModel):
    """A table of a lexicon file; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Ordinals(Table):
    """Words and endings that make a number a rank."""

    words: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


class Numbers(Table):
    """numbers.toml: see the head of the file."""

    cardinals: dict[str, int]
    magnitudes: dict[str, int]
    suffixes: dict[str, int]
    vague: dict[str, tuple[int, int]]
    fractions: dict[str, float]
    ordinals: Ordinals
    single: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()


class Modifier(Table):
    """The words of one bound."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    glued_after: tuple[str, ...] = ()


class NounTable(Table):
    """Words that name one thing counted. ``words`` get a regular plural, ``both`` are as they are.

    ``plurals`` are forms that stand for several only ("men"), ``singulars`` for one only ("man").
    """

    unit: str
    group: str = "all"
    facility: str | None = None
    words: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    singulars: tuple[str, ...] = ()
    measure: str | None = None
    weak: bool = True
    needs: str | None = None
    never: tuple[str, ...] = ()


class Nouns(Table):
    """nouns.toml: what is counted, and what is counted but is no figure."""

    noun: tuple[NounTable, ...]
    adjectives: dict[str, str] = {}
    other: dict[str, tuple[str, ...]] = {}


class MeasureWords(Table):
    """The words of one measure in one language; see the head of measures.toml."""

    verbs: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    forms: dict[str, tuple[str, ...]] = {}
    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    stock: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Attribution(Table):
    """attribution.toml: who says so."""

    says: tuple[str, ...]
    says_forms: tuple[str, ...] = ()
    tells: tuple[str, ...]
    according: tuple[str, ...]
    citing: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    bodies: tuple[str, ...]
    people: tuple[str, ...]
    unnamed: tuple[str, ...]
    titles: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    tallies: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


class StatusWords(Table):
    """status.toml: how sure."""

    feared: tuple[str, ...]
    hypothetical: tuple[str, ...]
    denied: tuple[str, ...]
    certain: tuple[str, ...] = ()


class Times(Table):
    """times.toml: calendar words."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, tuple[int, int]] = {}
    words: dict[str, int]
    last: tuple[str, ...]
    this: tuple[str, ...]
    since: tuple[str, ...]
    as_of: tuple[str, ...]
    parts: tuple[str, ...] = ()
    start_verbs: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()


class Function(Table):
    """grammar.toml: small words that the rules need to tell apart."""

    auxiliaries: tuple[str, ...]
    adverbs: tuple[str, ...]
    prepositions: tuple[str, ...]
    conjunctions: tuple[str, ...]
    relatives: tuple[str, ...]
    determiners: tuple[str, ...]
    pronouns: tuple[str, ...]
    including: tuple[str, ...]
    part: tuple[str, ...]
    breaks: tuple[str, ...]
    rises: tuple[str, ...]
    negations: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()


class Rejects(Table):
    """rejects.toml: numbers that are no quantity of anything."""

    labels: tuple[str, ...]
    currencies: tuple[str, ...]
    ages: tuple[str, ...]
    stops: tuple[str, ...] = ()
    percent: tuple[str, ...] = ()
    in_every: tuple[str, ...] = ()
