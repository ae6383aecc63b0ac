"""Who speaks: where the noun phrase that names a source begins and ends.

Before a verb of saying or behind "according to", over asides and appositions; what the phrase
names is told by `metrics.text.naming`.
"""

from typing import NamedTuple

from metrics.text import naming
from metrics.text.naming import APPOSITION, Names
from metrics.text.tokens import Tokens

LONGEST = 16  # tokens of a noun phrase that names a source
OFFICE = 6  # tokens in which "X, the head of Y" names the office
GROUP = 6  # tokens of "the Britain-based watchdog"
SIGNS = frozenset("-'&.")
BRACKETS = frozenset("()")


class Speaker(NamedTuple):
    """Sources and the tokens start..end that name them; ``anaphor``: they stand for another."""

    sources: Names
    start: int
    end: int
    anaphor: bool = False


def before(tokens: Tokens, i: int) -> Speaker | None:
    """The source before a verb at token i."""
    attribution, grammar = tokens.lexicon.attribution, tokens.lexicon.grammar
    j = i - 1
    while j >= 0:
        word = tokens.words[j]
        if word not in grammar.adverbs and word not in attribution.before_verb and word != ",":
            break
        if word == "," and i - j > 3:
            break
        j -= 1
    if i >= 2 and tokens.words[i - 1] == "," and (aside := _over_aside(tokens, i - 1)):
        j = aside
    if j < 0:
        return None
    word = tokens.words[j]
    if word in grammar.pronouns:
        return Speaker((), j, j + 1, True) if word in attribution.pronouns else None
    start, end = _phrase(tokens, j + 1)
    sources = naming.names(tokens, start, end) if start < end else ()
    if not sources:
        return None
    return Speaker(sources, start, end, _stands_for(tokens, start, end))


def _phrase(tokens: Tokens, end: int) -> tuple[int, int]:
    """The noun phrase that ends at a token, without the place behind it.

    "A spokesman at the hospital in Kafr Takharim said": it is not the place that speaks.
    """
    start, where = _start(tokens, end), tokens.lexicon.attribution.where
    while start > 0 and end > start and tokens.words[start - 1] in where:
        start, end = _start(tokens, start - 1), start - 1
    return start, end


def _over_aside(tokens: Tokens, comma: int) -> int | None:
    """Before "X, who asked not to be named, said" and "X, the agency for refugees, said": X."""
    grammar = tokens.lexicon.grammar
    for k in range(comma - 1, max(0, comma - LONGEST), -1):
        if tokens.words[k] == ",":
            first = tokens.words[k + 1]
            aside = first in grammar.determiners or first in grammar.relatives
            return k - 1 if aside and comma - k > 2 else None
    return None


def behind(tokens: Tokens, i: int) -> Speaker | None:
    """The source behind "according to" or "said"."""
    j = i
    while j < len(tokens) and j - i < LONGEST and _goes_on_behind(tokens, i, j):
        j += 1
    if named := _named_behind(tokens, i, j):
        return named
    while j > i and _is_loose(tokens, j - 1):
        j -= 1
    sources = naming.names(tokens, i, j)
    return Speaker(sources, i, j) if sources else None


def _named_behind(tokens: Tokens, i: int, j: int) -> Speaker | None:
    """ "according to its governor, Bachir Khodr": the name behind the office."""
    if (
        j <= i
        or tokens.word(j) != ","
        or tokens.words[j - 1] not in tokens.lexicon.attribution.people
    ):
        return None
    stop = j + 1
    while stop <= j + APPOSITION and tokens.capital(stop):
        stop += 1
    return Speaker((tokens.raw(j + 1, stop),), i, stop) if stop > j + 1 else None


def _is_loose(tokens: Tokens, j: int) -> bool:
    """Whether a token at the end of a phrase is no part of a name."""
    return _joins(tokens, j) or tokens.words[j] in tokens.lexicon.attribution.by | {"("}


def _goes_on_behind(tokens: Tokens, i: int, j: int) -> bool:
    """Whether token j still belongs to the phrase that begins at token i."""
    word, capital = tokens.words[j], tokens.capitals[j]
    if word in BRACKETS:
        return True
    marks = tokens.marks
    if j > i and (j in marks.weekdays or j in marks.says or j in marks.tells or word in ",.;"):
        return False
    if tokens.digits[j]:
        return False
    if capital:
        return True
    if _joins(tokens, j):
        return True
    return word.isalpha() and (j == i or _describes(tokens, word))


def _describes(tokens: Tokens, word: str) -> bool:
    """Whether a word in lower case may stand in the name of a source."""
    return word in tokens.lexicon.attribution.speaking or _adjective(tokens, word)


def _start(tokens: Tokens, end: int) -> int:
    """The first token of the noun phrase that ends at a token, at most 16 back."""
    j = end
    while j > 0 and end - j < LONGEST:
        step = _step_back(tokens, j, end)
        if not step:
            break
        j -= step
        word = tokens.words[j]
        article = step == 1 and word in tokens.lexicon.grammar.determiners
        if article and not _goes_on(tokens, j):
            break
    definite = tokens.lexicon.grammar.definite
    while j < end and tokens.words[j] not in definite and _joins(tokens, j):
        j += 1
    return j


def _joins(tokens: Tokens, j: int) -> bool:
    """Whether a token joins the words of a name: "of", "-", "bin"."""
    return tokens.words[j] in tokens.lexicon.attribution.name_words or tokens.words[j] in SIGNS


def _step_back(tokens: Tokens, j: int, end: int) -> int:
    """How many tokens before token j belong to the phrase too: 0, 1 or 2."""
    marks, attribution = tokens.marks, tokens.lexicon.attribution
    word, capital = tokens.words[j - 1], tokens.capitals[j - 1]
    if word in BRACKETS or (word == "," and end - j > 1 and _apposition(tokens, j - 1)):
        return 1
    if j - 1 in marks.says and not capital:
        return 0
    if word in attribution.seats and tokens.word(j - 2) in attribution.people:
        return 2
    if word == "-" and not tokens.glued(j - 1):
        return 0  # "SANAA - Residents said"
    # "disaster ministry": a thing counted elsewhere is here part of a name
    led = j < end and tokens.words[j] in attribution.speakers and tokens.lexicon.is_noun(word)
    stands = _may_stand(tokens, word, capital=capital) or _is_crew(tokens, j, end)
    if not led and not stands:
        return 0
    if j - 1 in marks.cardinals or j - 1 in marks.vague or tokens.digits[j - 1]:
        return 0
    return 0 if capital and j - 1 in marks.weekdays else 1


def _is_crew(tokens: Tokens, j: int, end: int) -> bool:
    """A noun of people at the end of the phrase: "the Greek coast guard said"."""
    noun = tokens.marks.nouns.get(j - 1) if j == end else None
    if noun is None or noun.value.unit != "person":
        return False
    return not (noun.value.measure or noun.value.reason)


def _may_stand(tokens: Tokens, word: str, *, capital: bool) -> bool:
    attribution = tokens.lexicon.attribution
    known = word in attribution.name_words or word in SIGNS or word in attribution.speaking
    if capital or known or word in tokens.lexicon.grammar.determiners:
        return True
    return word.isalpha() and _adjective(tokens, word)


def _goes_on(tokens: Tokens, j: int) -> bool:
    """Whether a phrase that has reached its article goes on before it: "head of the", "X, the"."""
    if j < 1:
        return False
    word, attribution = tokens.words[j - 1], tokens.lexicon.attribution
    if word == ",":
        return _apposition(tokens, j - 1)
    seated = word in attribution.seats and tokens.word(j - 2) in attribution.people
    return word in attribution.office_of or seated


def _adjective(tokens: Tokens, word: str) -> bool:
    """A word of no other class that the rules know."""
    lexicon = tokens.lexicon
    return not (word in lexicon.grammar.small or lexicon.is_cue(word) or lexicon.is_noun(word))


def _apposition(tokens: Tokens, comma: int) -> bool:
    """ "Russia's defence minister, Sergei Shoigu, said": the name and its office are one source."""
    if comma < 1 or comma + 1 >= len(tokens):
        return False
    attribution, grammar = tokens.lexicon.attribution, tokens.lexicon.grammar
    word, after = tokens.words[comma - 1], tokens.words[comma + 1]
    if tokens.capitals[comma + 1] and word in attribution.people:
        return True
    named = tokens.capitals[comma - 1] and (comma < 2 or tokens.capitals[comma - 2])
    led = after in grammar.determiners and any(
        word in attribution.people for word in tokens.words[comma + 2 : comma + 2 + OFFICE]
    )
    return named and (led or after in attribution.people) and after not in attribution.unnamed


def _stands_for(tokens: Tokens, start: int, end: int) -> bool:
    """ "the group", "the Britain-based watchdog": a common noun behind "the"."""
    return (
        tokens.words[start] in tokens.lexicon.grammar.definite
        and not tokens.capitals[end - 1]
        and tokens.words[end - 1] in tokens.lexicon.attribution.people
        and end - start <= GROUP
    )
