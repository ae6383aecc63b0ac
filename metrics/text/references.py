""" "In the capital", "across the state": a place named before that a common noun stands for.

The capital is the last one of a country, the state or province the last of its level. Other words
for places named before ("the town", "the district") say less than the paragraph does:
a text that speaks of the town is mostly about it already, and often names others in between.
"""

from collections.abc import Sequence

from metrics.lexicon import Lexicon
from metrics.text import places
from metrics.text.places import Mention
from metrics.text.tokens import Tokens

UNIT = 1  # the level of a province or a state


def capital(lexicon: Lexicon, mentions: Sequence[Mention]) -> Mention | None:
    """The last capital of a country among places."""
    capitals = lexicon.places.capitals
    return next((m for m in reversed(mentions) if m.text.lower() in capitals), None)


def find(tokens: Tokens, meant: Mention | None, mentions: Sequence[Mention]) -> list[Mention]:
    """Where a sentence speaks of the capital that was named before it and not in it."""
    words = tokens.lexicon.places
    if meant is None or words.capital.isdisjoint(tokens.words):
        return []
    out: list[Mention] = []
    for i, word in enumerate(tokens.words):
        if word not in words.capital or not _is_definite(tokens, i):
            continue
        named = any(m.start < i and m.level == meant.level for m in mentions)
        if named or tokens.word(i + 1) in words.of or tokens.capital(i + 1):
            continue
        role, locative = places.role(tokens, i - tokens.capital(i - 1), i + 1)
        locative = locative or places.possesses(tokens, i + 1)
        out.append(meant._replace(start=i, end=i + 1, locative=locative, role=role, back=True))
    return out


def unit(mentions: Sequence[Mention]) -> Mention | None:
    """The last province or state among places."""
    return next((m for m in reversed(mentions) if m.level == UNIT and not m.back), None)


def within(tokens: Tokens, meant: Mention | None, mentions: Sequence[Mention]) -> list[Mention]:
    """Where a sentence counts "in the state", "across the region" that was named before it."""
    words = tokens.lexicon.places
    if meant is None or words.units.isdisjoint(tokens.words):
        return []
    return [
        meant._replace(start=i, end=i + 1, locative=True, role=None, back=True)
        for i, word in enumerate(tokens.words)
        if word in words.units
        and tokens.word(i - 1) in words.definite
        and tokens.word(i - 2) in words.throughout
        and tokens.word(i + 1) not in words.of
        and not tokens.capital(i + 1)
        and not any(m.start < i and m.level == UNIT for m in mentions)
    ]


def _is_definite(tokens: Tokens, i: int) -> bool:
    """ "the capital", "the Somali capital", "Haiti's capital"."""
    definite = tokens.lexicon.places.definite
    if tokens.word(i - 1) in definite or places.possesses(tokens, i):
        return True
    return tokens.capital(i - 1) and tokens.word(i - 2) in definite
