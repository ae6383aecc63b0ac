"""Who speaks in a noun phrase: the sources that it names, and where the phrase begins and ends.

"police chief Amina Diallo" is Amina Diallo; "the Syrian Observatory for Human Rights (SOHR)" is
SOHR, as the text binds the acronym; "the SOHR and the Idlib Media Centre" are two sources.
"""

import re
from typing import NamedTuple

from metrics.text.tokens import Tokens

LONGEST = 16  # tokens of a noun phrase that names a source
APPOSITION = 4  # tokens of a person's name before a comma
OFFICE = 6  # tokens in which "X, the head of Y" names the office
GROUP = 6  # tokens of "the Britain-based watchdog"
SIGNS = frozenset("-'&.")
BRACKETS = frozenset("()")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z&.-]{0,10}[A-Z]$|^[A-Z]{2,}s?$")
_SPACES = re.compile(r"\s+")

Names = tuple[str, ...]


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
    if j < 0:
        return None
    word = tokens.words[j]
    if word in grammar.pronouns:
        return Speaker((), j, j + 1, True) if word in attribution.pronouns else None
    start = _start(tokens, j + 1)
    sources = names(tokens, start, j + 1)
    if not sources:
        return None
    return Speaker(sources, start, j + 1, _stands_for(tokens, start, j + 1))


def behind(tokens: Tokens, i: int) -> Speaker | None:
    """The source behind "according to" or "said"."""
    j = i
    while j < len(tokens) and j - i < LONGEST and _goes_on_behind(tokens, i, j):
        j += 1
    while j > i and _is_loose(tokens, j - 1):
        j -= 1
    sources = names(tokens, i, j)
    return Speaker(sources, i, j) if sources else None


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
    if not led and not _may_stand(tokens, word, capital=capital):
        return 0
    if j - 1 in marks.cardinals or j - 1 in marks.vague or tokens.digits[j - 1]:
        return 0
    return 0 if capital and j - 1 in marks.weekdays else 1


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


def names(tokens: Tokens, start: int, end: int) -> Names:
    """The sources in a noun phrase: a person's name before the office, bodies joined by "and"."""
    attribution, grammar = tokens.lexicon.attribution, tokens.lexicon.grammar
    while start < end and (
        tokens.words[start] in grammar.determiners
        or tokens.words[start] in "-,"
        or tokens.words[start] in attribution.by
    ):
        start += 1
    if not any(_can_speak(tokens, j) for j in range(start, end)) or _is_count(tokens, start, end):
        return ()
    if acronym := _acronym(tokens, start, end):
        return (acronym,)
    if person := _person(tokens, start, end):
        body = _body(tokens, start, person[0])
        name = tokens.raw(*person)
        return (name, body) if body else (name,)
    return tuple(_clean(tokens.raw(a, b)) for a, b in _split(tokens, start, end))


def _is_count(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a phrase is what is reported, not who reports: "deaths", "reports" alone."""
    attribution, last = tokens.lexicon.attribution, tokens.words[end - 1]
    if end - start == 1 and last in attribution.bare:
        return True
    noun = tokens.marks.nouns.get(end - 1)
    counted = noun is not None and (noun.value.measure or noun.value.reason)
    return bool(counted) and last not in attribution.speakers


def _can_speak(tokens: Tokens, j: int) -> bool:
    word, attribution = tokens.words[j], tokens.lexicon.attribution
    if word in attribution.speakers:
        return True
    return tokens.capitals[j] and word not in attribution.not_sources and len(word) > 1


def _acronym(tokens: Tokens, start: int, end: int) -> str | None:
    """The acronym that the text binds to a name: "(SOHR)", "(UN/OCHA)", or at its end."""
    for j in range(start + 1, end - 1):
        if tokens.words[j] != "(":
            continue
        if tokens.word(j + 2) == ")" and _ACRONYM.match(word := tokens.raw(j + 1, j + 2)):
            return word
        if tokens.word(j + 2) == "/" and tokens.word(j + 4) == ")":
            return tokens.raw(j + 1, j + 4)
    last = tokens.raw(end - 1, end)
    bound = end - start > 1 and len(last) > 2 and not tokens.capitals[end - 2]
    return last if bound and _ACRONYM.match(last) else None


def _person(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """A run of capitals behind an office or a title, or behind its comma."""
    attribution = tokens.lexicon.attribution
    for j in range(end - 1, start - 1, -1):
        word = tokens.words[j]
        if word not in attribution.offices and word != ",":
            continue
        first = j + 1
        if first < end and tokens.capitals[first] and not _has_office(tokens, first, end):
            return first, end if tokens.words[end - 1] != "," else end - 1
        if word != ",":
            return None
    comma = next((j for j in range(start, end) if tokens.words[j] == ","), 0)
    if tokens.capitals[start] and start + 1 < comma <= start + APPOSITION:
        return start, comma
    return None


def _has_office(tokens: Tokens, first: int, end: int) -> bool:
    attribution = tokens.lexicon.attribution
    return any(w in attribution.bodies or w in attribution.people for w in tokens.words[first:end])


def _body(tokens: Tokens, start: int, end: int) -> str | None:
    """The body of an office: "National Relief Commission Chairman X"."""
    attribution, stop = tokens.lexicon.attribution, end
    while stop > start and tokens.words[stop - 1] not in attribution.bodies:
        stop -= 1
    if stop <= start or not tokens.capitals[stop - 1]:
        return None
    first = stop
    while first > start and (
        tokens.capitals[first - 1] or tokens.words[first - 1] in attribution.body_joins
    ):
        first -= 1
    return tokens.raw(first, stop) if stop - first > 1 else None


def _split(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """ "the SOHR and the opposition-affiliated Idlib Media Centre": two sources."""
    attribution, definite = tokens.lexicon.attribution, tokens.lexicon.grammar.definite
    parts, begin = [], start
    for j in range(start, end - 2):
        if tokens.words[j] in attribution.splits and tokens.words[j + 1] in definite:
            parts.append((begin, j))
            begin = j + 2
    parts.append((begin, end))
    return [(_trim(tokens, a, b), b) for a, b in parts if a < b]


def _trim(tokens: Tokens, start: int, end: int) -> int:
    """Leave out "UK-based", "so-called" and the like before a name."""
    trimmed = tokens.lexicon.attribution.trimmed
    return next((j + 1 for j in range(end - 1, start, -1) if tokens.words[j] in trimmed), start)


def _clean(name: str) -> str:
    return _SPACES.sub(" ", name).strip(" ,.;:'\"“”‘’-")


def _stands_for(tokens: Tokens, start: int, end: int) -> bool:
    """ "the group", "the Britain-based watchdog": a common noun behind "the"."""
    return (
        tokens.words[start] in tokens.lexicon.grammar.definite
        and not tokens.capitals[end - 1]
        and tokens.words[end - 1] in tokens.lexicon.attribution.people
        and end - start <= GROUP
    )
