"""The sources that a noun phrase names.

"police chief Amina Diallo" is Amina Diallo; "the Syrian Observatory for Human Rights (SOHR)" is
SOHR, as the text binds the acronym; "the SOHR and the Idlib Media Centre" are two sources.
"""

import re

from metrics.text.tokens import Tokens

APPOSITION = 4  # tokens of a person's name before a comma
_ACRONYM = re.compile(r"^[A-Z][A-Za-z&.-]{0,10}[A-Z]$|^[A-Z]{2,}s?$")
_POSSESSIVE = re.compile(r"['’]s$")
_SPACES = re.compile(r"\s+")

Names = tuple[str, ...]


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
    return _POSSESSIVE.sub("", _SPACES.sub(" ", name).strip(" ,.;:'\"“”‘’-"))
