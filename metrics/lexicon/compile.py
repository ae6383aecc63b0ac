"""From the tables of a language to the phrases that its trie holds."""

from collections.abc import Iterable, Iterator, Mapping

from metrics.lexicon import schema
from metrics.lexicon.fold import words_of
from metrics.lexicon.inflect import Inflection
from metrics.lexicon.listed import Attribution
from metrics.lexicon.words import Cue, Noun

Phrase = tuple[tuple[str, ...], str, object]
SHORT = 3  # letters of a sign of measure ("km"), which has no plural

# the lists whose phrases are found as they stand, by file
_LISTS: dict[str, tuple[str, ...]] = {
    "numbers": ("halves", "part_openers", "in_every"),
    "grammar": ("including", "part", "compared"),
    "attribution": ("according", "citing", "tells"),
    "rejects": ("percent", "clock", "downed", "changes", "no_figure"),
    "places": ("nationwide",),
    "times": ("as_of", "starts", "ends", "overnight", "reporting", "onsets", "so_far"),
}


def phrases(tables: schema.Tables, inflection: Inflection) -> Iterator[Phrase]:
    """Every phrase of a language with its class and meaning."""
    yield from _values("cardinals", tables.numbers.cardinals)
    yield from _values("magnitudes", tables.numbers.magnitudes)
    yield from _values("multiples", tables.numbers.multiples)
    yield from _values("vague", tables.numbers.vague)
    yield from _values("fractions", tables.numbers.fractions)
    yield from _values("fractions", _hyphened(tables.numbers.fractions))
    yield from _values("months", tables.times.months)
    yield from _values("weekdays", tables.times.weekdays)
    yield from _values("spans", tables.times.units)
    yield from _values("daywords", tables.times.words)
    yield from _bounds(tables.modifiers)
    yield from _nouns(tables.nouns, inflection)
    for measure, table in tables.measures.items():
        yield from _cues(measure, table, inflection)
    for file, kinds in _LISTS.items():
        for kind in kinds:
            yield from _listed(kind, getattr(getattr(tables, file), kind))
    yield from _status(tables.status)
    yield from _speech(tables.attribution, inflection)


def _values(kind: str, values: Mapping[str, object]) -> Iterator[Phrase]:
    for word, value in values.items():
        yield words_of(word), kind, value


def _hyphened(values: Mapping[str, object]) -> Mapping[str, object]:
    """ "two-thirds" beside "two thirds"."""
    return {word.replace(" ", "-"): value for word, value in values.items() if " " in word}


def _listed(kind: str, items: Iterable[str]) -> Iterator[Phrase]:
    for item in items:
        yield words_of(item), kind, item


def _bounds(bounds: Mapping[str, schema.Modifier]) -> Iterator[Phrase]:
    for bound, table in bounds.items():
        for phrase in (*table.before, *table.below):
            yield words_of(phrase), "before", bound
        for phrase in table.after:
            yield words_of(phrase), "behind", bound


def _nouns(tables: schema.Nouns, inflection: Inflection) -> Iterator[Phrase]:
    for table in tables.noun:
        for form, number in _noun_forms(table, inflection):
            yield words_of(form), "nouns", _noun(table, number)
    yield from _values("adjectives", tables.adjectives)
    for reason, words in tables.other.items():
        for word in words:
            yield words_of(word), "nouns", _other(reason, "one")
            if len(word) > SHORT:
                yield words_of(inflection.plural(word)), "nouns", _other(reason, "many")


def _noun(table: schema.NounTable, number: str) -> Noun:
    return Noun(
        table.unit,
        table.group,
        table.facility,
        table.measure,
        table.weak,
        number,
        never=table.never,
    )


def _other(reason: str, number: str) -> Noun:
    return Noun("", "all", None, None, weak=True, number=number, reason=reason)


def _noun_forms(table: schema.NounTable, inflection: Inflection) -> Iterator[tuple[str, str]]:
    for word in table.words:
        yield word, "one"
        yield inflection.plural(word), "many"
    for kind, forms in (("both", table.both), ("many", table.plurals), ("one", table.singulars)):
        for form in forms:
            yield form, kind


def _cues(measure: str, table: schema.MeasureWords, inflection: Inflection) -> Iterator[Phrase]:
    kinds = dict.fromkeys(table.flow, "flow") | dict.fromkeys(table.stock, "stock")

    def cue(form: str, role: str, *, verb: bool) -> Phrase:
        return words_of(form), "cue", Cue(measure, role, kinds.get(form), verb)

    for base in table.verbs:
        for form, role in _verb_roles(base, table.forms, inflection):
            yield cue(form, role, verb=True)
    for base in table.subject:
        for form, _ in _verb_roles(base, table.forms, inflection):
            yield cue(form, "subject", verb=True)
    for role in ("active", "passive", "after", "before", "label"):
        for form in getattr(table, role):
            yield cue(form, role, verb=False)


def _verb_roles(
    base: str, irregular: Mapping[str, tuple[str, str, str, str]], inflection: Inflection
) -> Iterator[tuple[str, str]]:
    forms = irregular[base] if base in irregular else inflection.verb(base)[1:]
    third, ing, past, participle = forms
    yield base, "active"
    yield third, "active"
    yield ing, "active"
    yield past, "either" if past == participle else "active"
    if participle != past:
        yield participle, "either"


def _status(table: schema.StatusWords) -> Iterator[Phrase]:
    for status in ("certain", "denied", "hypothetical", "feared"):
        for phrase in getattr(table, status):
            yield words_of(phrase), "status", status


def _speech(table: Attribution, inflection: Inflection) -> Iterator[Phrase]:
    for base in table.says:
        for form in inflection.verb(base):
            yield words_of(form), "says", base
    for form in table.says_forms:
        yield words_of(form), "says", ""  # irregular: never a base form
