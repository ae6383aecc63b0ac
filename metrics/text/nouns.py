"""What a number counts: the noun phrase behind it and its head.

"three Krinding IDP camps" counts camps, "10 Indian and Pakistani soldiers" soldiers, "four
militant positions" positions (no figure), "nearly half of them" nothing of its own.
"""

from typing import NamedTuple

from metrics.lexicon import Lexicon, Mark, Marks, Noun
from metrics.text.quantities import COUNT, Quantity
from metrics.text.tokens import Tokens

WINDOW = 8  # tokens behind a number in which its noun may stand
_HYPHENS = frozenset("-–'\"“”‘’")
_PEOPLE = Noun("person", "all", None, None, True, None, "many")


class Phrase(NamedTuple):
    """The noun phrase of a quantity: tokens start..end, its head if the lexicon knows it.

    ``group`` is told by a word before the head; ``unknown`` is the head noun where it is none of
    ours; ``part`` is true for "of whom", "of them"; ``second`` is the noun joined to the head.
    """

    start: int
    end: int
    noun: Noun | None
    head: int
    group: str | None = None
    unknown: str | None = None
    part: bool = False
    second: Noun | None = None


class _Scan(NamedTuple):
    noun: Noun | None
    head: int
    end: int
    group: str | None
    unknown: str | None


def after(tokens: Tokens, marks: Marks, lexicon: Lexicon, quantity: Quantity) -> Phrase:
    """The noun phrase that follows a quantity."""
    start = _over_digits(tokens, quantity.last)
    part = marks.at("part", start)
    if part:
        noun = _behind_part(tokens, marks, part.end)
        return Phrase(
            start,
            noun.end if noun else part.end,
            noun.value if noun else None,
            noun.start if noun else -1,
            part=True,
        )
    first = _over_of(tokens, lexicon, quantity, start)
    if first is None:
        return Phrase(start, start, None, -1)
    scan = _scan(tokens, marks, lexicon, quantity, first)
    noun, end = scan.noun, _over_acronym(tokens, scan.end)
    if noun is not None and noun.number == "one" and scan.unknown and quantity.value != 1:
        noun = None
    second = _second(marks, lexicon, tokens, noun, end)
    unknown = scan.unknown if noun is None else None
    return Phrase(start, end, noun, scan.head, scan.group, unknown, second=second)


def _over_digits(tokens: Tokens, i: int) -> int:
    """Past the digits that repeat a word: "three (3) cases"."""
    if tokens.words[i : i + 1] == ["("] and tokens.words[i + 2 : i + 3] == [")"]:
        return i + 3 if tokens.digits[i + 1] else i
    return i


def _behind_part(tokens: Tokens, marks: Marks, i: int) -> Mark | None:
    """ "half of them children": the part names its own group."""
    mark = marks.at("noun", i)
    return mark if mark and not mark.value.reason and mark.value.number != "one" else None


def _over_of(tokens: Tokens, lexicon: Lexicon, quantity: Quantity, i: int) -> int | None:
    """Past the "of" of "dozens of people"; an exact count has none ("49 of unknown gender")."""
    words = tokens.words
    if words[i : i + 1] != ["of"]:
        return i
    i += 1
    free = quantity.kind != COUNT or quantity.form != "exact"
    start = i
    while i < len(tokens) and (lexicon.has("determiners", words[i]) or words[i] == "of"):
        i += 1
    return i if free or i > start else None


def _over_acronym(tokens: Tokens, i: int) -> int:
    """ "internally displaced persons (IDPs)": the bracket belongs to the phrase."""
    if tokens.words[i : i + 1] == ["("] and tokens.words[i + 2 : i + 3] == [")"]:
        word = tokens.raw(i + 1, i + 2)
        if word[:2].isupper() and not tokens.digits[i + 1]:
            return i + 3
    return i


def _scan(tokens: Tokens, marks: Marks, lexicon: Lexicon, quantity: Quantity, start: int) -> _Scan:
    """Walk over adjectives to the last noun of the phrase."""
    noun: Noun | None = None
    head, group, unknown, end, i = -1, None, None, start, start
    stop = min(len(tokens), start + WINDOW)
    while i < stop:
        mark = marks.at("noun", i)
        if (skip := _over_acronym(tokens, i)) > i and noun is None:
            i = skip
            continue
        if mark and not _is_verb(tokens, marks, lexicon, i, noun, start):
            if noun and noun.number != "one" and not noun.reason and mark.value.reason:
                break
            noun, head, unknown = mark.value, i, None
            end = i = mark.end
            stop = max(stop, min(len(tokens), i + 3))
            continue
        if noun is None and (found := marks.at("adjective", i)):
            group = found.value
        word = tokens.words[i]
        if _stops(tokens, marks, lexicon, i, noun, unknown) or _acts(tokens, marks, i, noun):
            break
        if not (word in _HYPHENS or lexicon.has("adverbs", word)):
            if noun is not None and noun.number != "one":
                break
            unknown = word
            if noun is None and _is_people(tokens, i, quantity):
                noun, head, unknown, end = _PEOPLE, i, None, i + 1
        i += 1
    if unknown and unknown.endswith(("ing", "ed")) and noun is None:
        unknown, end = None, start
    return _Scan(noun, head, end if noun or not unknown else i, group, unknown)


def _is_people(tokens: Tokens, i: int, quantity: Quantity) -> bool:
    """A capitalised plural names a people: "seven Indians", "12 Muslims"."""
    word = tokens.words[i]
    return (
        tokens.capital(i)
        and len(word) > 3
        and word.endswith(("s", "ese"))
        and (i == quantity.last or not tokens.capital(quantity.start))
        and not word.endswith(("ss", "us"))
    )


def _acts(tokens: Tokens, marks: Marks, i: int, noun: Noun | None) -> bool:
    """A cue right behind a number or its noun is the verb ("28 died"), unless a noun follows it
    ("30 wounded people")."""
    for cue in marks.cues:
        if cue.start > i:
            break
        if cue.start == i and any(
            c.role in ("either", "subject", "after", "passive") for c in cue.value
        ):
            if noun is not None and noun.number != "one":
                return True
            ahead = marks.at("noun", cue.end)
            return ahead is None or ahead.value.number == "one"
    return False


def _is_verb(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int, noun: Noun | None, start: int
) -> bool:
    """A word that is noun and cue ("killed", "missing") is the verb behind a number or a noun."""
    value = marks.of("noun")[i].value
    single = marks.of("noun")[i].end == i + 1
    if i == start and value.reason and value.number == "one":
        # "191,000 need help": a verb behind a number of people
        return any(c.start == i and c.value[0].role == "subject" for c in marks.cues)
    if noun is not None and noun.reason is None and noun.number != "one":
        return bool(value.measure and value.number == "both" and single) or lexicon.has(
            "auxiliaries", tokens.words[i]
        )
    return False


def _stops(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int, noun: Noun | None, unknown: str | None
) -> bool:
    word = tokens.words[i]
    if tokens.digits[i] or marks.at("cardinals", i):
        return True
    if word in _HYPHENS:
        return noun is not None and not tokens.glued(i)
    if not word[0].isalpha():
        return True
    if word in ("and", "or"):
        return noun is not None or unknown is None
    if lexicon.has("single", word):
        return True
    has = lexicon.has
    if noun is None and (has("determiners", word) or word in ("have", "to")):
        return has("auxiliaries", word)
    return (
        has("prepositions", word)
        or has("auxiliaries", word)
        or has("relatives", word)
        or has("breaks", word)
        or has("stops", word)
        or (has("pronouns", word) and noun is not None)
        or (noun is not None and marks.at("says", i) is not None)
    )


def _second(
    marks: Marks, lexicon: Lexicon, tokens: Tokens, noun: Noun | None, i: int
) -> Noun | None:
    """The noun joined to the head: "homes and shops", "soldiers and civilians"."""
    if noun is None or i >= len(tokens) or not lexicon.has("conjunctions", tokens.words[i]):
        return None
    for j in (i + 1, i + 2):
        mark = marks.at("noun", j)
        if mark and not mark.value.reason and mark.value.unit == noun.unit:
            return mark.value if mark.value.number != "one" else None
        if j < len(tokens) and not tokens.words[j].isalpha():
            break
    return None
