"""From the tables of a language to the phrases that its trie holds."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from metrics.lexicon import schema
from metrics.lexicon.inflect import plural, verb
from metrics.lexicon.words import Cue, Noun

Phrase = tuple[tuple[str, ...], str, object]

# Phrases are cut as sentences are: letters with inner apostrophes, digits, single signs.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens of a sentence would give it."""
    return tuple(w.lower().replace("’", "'").removesuffix("'s") for w in _WORD.findall(phrase))


def phrases(
    tables: Mapping[str, schema.Table],
    bounds: Mapping[str, schema.Modifier],
    measures: Mapping[str, schema.MeasureWords],
) -> Iterator[Phrase]:
    """Every phrase of a language with its class and meaning."""
    numbers: Any = tables["numbers"]
    yield from _numbers(numbers)
    yield from _bounds(bounds)
    yield from _nouns(tables["nouns"])
    for measure, table in measures.items():
        yield from _cues(measure, table)
    for name, kinds in _PLAIN.items():
        for kind in kinds:
            yield from _listed(kind, getattr(tables[name], kind))
    yield from _status(tables["status"])
    yield from _speech(tables["attribution"])
    yield from _calendar(tables["times"])


# the lists that are looked up as they stand, by file
_PLAIN: dict[str, tuple[str, ...]] = {
    "grammar": (
        "auxiliaries",
        "adverbs",
        "prepositions",
        "conjunctions",
        "relatives",
        "determiners",
        "pronouns",
        "including",
        "part",
        "breaks",
        "rises",
        "negations",
    ),
    "attribution": (
        "according",
        "citing",
        "tells",
        "bodies",
        "people",
        "unnamed",
        "titles",
        "not_sources",
        "tallies",
        "bare",
    ),
    "rejects": ("labels", "currencies", "ages", "stops", "percent", "in_every"),
    "times": (
        "last",
        "this",
        "since",
        "as_of",
        "parts",
        "start_verbs",
        "spoken",
        "events",
        "anaphors",
        "reporting",
    ),
}


def _listed(kind: str, items: Iterable[str]) -> Iterator[Phrase]:
    for item in items:
        yield words_of(item), kind, item


def _numbers(table: schema.Numbers) -> Iterator[Phrase]:
    for kind, values in (
        ("cardinals", table.cardinals),
        ("magnitudes", table.magnitudes),
        ("vague", table.vague),
        ("fractions", table.fractions),
    ):
        for word, value in values.items():
            yield words_of(word), kind, value
    yield from _listed("ordinals", table.ordinals.words)
    yield from _listed("single", table.single)
    yield from _listed("joiners", table.joiners)


def _bounds(bounds: Mapping[str, schema.Modifier]) -> Iterator[Phrase]:
    for bound, table in bounds.items():
        for phrase in table.before:
            yield words_of(phrase), "before", bound
        for phrase in table.after:
            yield words_of(phrase), "behind", bound


def _nouns(tables: Any) -> Iterator[Phrase]:
    for table in tables.noun:
        for form, number in _noun_forms(table):
            yield (
                words_of(form),
                "noun",
                Noun(
                    table.unit,
                    table.group,
                    table.facility,
                    table.measure,
                    table.weak,
                    table.needs,
                    number,
                    never=table.never,
                ),
            )
    for word, group in tables.adjectives.items():
        yield words_of(word), "adjective", group
    for reason, words in tables.other.items():
        for word in words:
            forms = ((word, "one"), (plural(word), "many")) if len(word) > 3 else ((word, "one"),)
            for form, number in forms:
                noun = Noun("", "all", None, None, True, None, number, reason)
                yield words_of(form), "noun", noun


def _noun_forms(table: schema.NounTable) -> Iterator[tuple[str, str]]:
    for word in table.words:
        yield word, "one"
        yield plural(word), "many"
    for kind, forms in (("both", table.both), ("many", table.plurals), ("one", table.singulars)):
        for form in forms:
            yield form, kind


def _cues(measure: str, table: schema.MeasureWords) -> Iterator[Phrase]:
    stock, flow = set(table.stock), set(table.flow)

    def kind(form: str) -> str | None:
        return "stock" if form in stock else "flow" if form in flow else None

    for base in table.verbs:
        for form, role in _verb_roles(base, table.forms):
            yield words_of(form), "cue", Cue(measure, role, kind(form), True)
    for base in table.subject:
        for form, _ in _verb_roles(base, table.forms):
            yield words_of(form), "cue", Cue(measure, "subject", kind(form), True)
    for role, items in (
        ("active", table.active),
        ("passive", table.passive),
        ("after", table.after),
        ("before", table.before),
    ):
        for form in items:
            yield words_of(form), "cue", Cue(measure, role, kind(form), False)


def _verb_roles(base: str, irregular: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    forms = (base, *irregular[base]) if base in irregular else verb(base)
    third, ing, past, participle = forms[1:5]
    yield base, "active"
    yield third, "active"
    yield ing, "active"
    yield past, "either" if past == participle else "active"
    if participle != past:
        yield participle, "either"


def _status(table: Any) -> Iterator[Phrase]:
    for status in ("certain", "denied", "hypothetical", "feared"):
        for phrase in getattr(table, status):
            yield words_of(phrase), "status", status


def _speech(table: schema.Attribution) -> Iterator[Phrase]:
    for base in table.says:
        for form in verb(base):
            yield words_of(form), "says", base
    for form in table.says_forms:
        yield words_of(form), "says", ""  # irregular: never a base form


def _calendar(table: schema.Times) -> Iterator[Phrase]:
    for kind, values in (
        ("months", table.months),
        ("weekdays", table.weekdays),
        ("spans", table.units),
        ("seasons", table.seasons),
        ("dayword", table.words),
    ):
        for word, value in values.items():
            yield words_of(word), kind, value
