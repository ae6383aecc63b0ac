"""What a number counts: the noun phrase behind it and its head.

"three Krinding IDP camps" counts camps, "10 Indian and Pakistani soldiers" soldiers, "four
militant positions" positions (no figure), "nearly half of them" nothing of its own.
"""

from typing import NamedTuple

from metrics.lexicon import Lexicon, Marks, Noun
from metrics.text.quantities import Quantity
from metrics.text.tokens import Tokens

WINDOW = 7
_HYPHENS = frozenset("-–'\"“”‘’()")
_PARTS = frozenset(["them", "whom", "which", "these", "those", "it"])


class Phrase(NamedTuple):
    """The noun phrase of a quantity: tokens start..end, its head if the lexicon knows it.

    ``adjectives`` are groups told by words before the head; ``unknown`` is the head noun where it
    is none of ours; ``part`` is true for "of whom", "of them".
    """

    start: int
    end: int
    noun: Noun | None
    head: int
    group: str | None = None
    unknown: str | None = None
    part: bool = False
    second: Noun | None = None
    pronoun: bool = False


def after(tokens: Tokens, marks: Marks, lexicon: Lexicon, quantity: Quantity) -> Phrase:
    """The noun phrase that follows a quantity."""
    words, size = tokens.words, len(tokens)
    start = i = quantity.last
    part = marks.at("part", i)
    if part:
        return Phrase(i, part.end, None, -1, part=True)
    if words[i : i + 1] == ["of"] and (
        quantity.form != "exact" or quantity.kind != "count" or words[i + 1 : i + 2] != [""]
    ):
        i = _over_of(tokens, lexicon, i)
    noun, head, group, unknown = None, -1, None, None
    stop = min(size, i + WINDOW)
    nouns, adjectives = marks.of("noun"), marks.of("adjective")
    while i < stop:
        word = words[i]
        mark = nouns.get(i)
        if mark and not _verb_here(marks, lexicon, tokens, i, noun):
            if noun and noun.number != "one" and not noun.reason and mark.value.reason:
                break
            noun, head, unknown = mark.value, i, None
            i = stop_at = mark.end
            stop = max(stop, min(size, stop_at + 3))
            continue
        if i in adjectives and noun is None:
            group = adjectives[i].value
        if _stops(word, tokens, marks, lexicon, i, noun):
            break
        if not (word in _HYPHENS or lexicon.has("adverbs", word)):
            if noun is not None and noun.number != "one":
                break
            unknown = word
        i += 1
    if noun is not None and noun.number == "one" and unknown and quantity.value != 1:
        noun = None
    return Phrase(
        start,
        i,
        noun,
        head,
        group,
        unknown if noun is None else None,
        second=_second(marks, lexicon, tokens, noun, i),
    )


def _over_of(tokens: Tokens, lexicon: Lexicon, i: int) -> int:
    i += 1
    while i < len(tokens) and (
        lexicon.has("determiners", tokens.words[i]) or tokens.words[i] == "of"
    ):
        i += 1
    return i


def _verb_here(marks: Marks, lexicon: Lexicon, tokens: Tokens, i: int, noun: Noun | None) -> bool:
    """A word that is noun and cue ("killed", "missing") is the cue behind a noun of people."""
    mark = marks.of("noun")[i]
    return (
        noun is not None
        and noun.reason is None
        and mark.value.measure is not None
        and mark.value.number == "both"
        and mark.end == i + 1
    ) or (noun is not None and noun.reason is None and lexicon.has("auxiliaries", tokens.words[i]))


def _stops(
    word: str, tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int, noun: Noun | None
) -> bool:
    if tokens.digits[i] or marks.at("cardinals", i):
        return True
    if word in _HYPHENS:
        return word in '()"“”' or not (tokens.glued(i) or noun is None)
    if not word[0].isalpha():
        return True
    if word in ("and", "or"):
        return noun is not None
    return (
        lexicon.has("prepositions", word)
        or lexicon.has("auxiliaries", word)
        or lexicon.has("relatives", word)
        or lexicon.has("breaks", word)
        or lexicon.has("stops", word)
        or (lexicon.has("pronouns", word) and noun is not None)
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
