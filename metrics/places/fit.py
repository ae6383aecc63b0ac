"""How well a meaning fits a place phrase: its kind, its country, its name, its size."""

import math
from collections.abc import Sequence

from metrics.places.fold import fold
from metrics.places.phrases import Phrase
from metrics.places.tables import FORMER, OWN, Entry, words

YIELDS = -30.0
VAGUE = -8.0
PLACE = 4
# What a person's own row is worth, and a unit that is no more.
GIVEN = {OWN: 60.0, FORMER: -12.0}


def fit(entry: Entry, phrase: Phrase, countries: Sequence[str]) -> float:
    """The points of a meaning, in a text that speaks of these countries, likeliest first."""
    return (
        _kind(entry, phrase)
        + _country(entry, countries)
        + _authored(entry, phrase)
        + _size(entry)
        + _yields(entry, phrase, countries)
    )


def why(entry: Entry, phrase: Phrase, countries: Sequence[str]) -> str:
    """The points of `fit` in words, for people who ask why one meaning stands before another."""
    level = "an area" if entry.level is None else f"level {entry.level}"
    said = "as the words say" if phrase.level is not None or phrase.settlement else "no kind said"
    parts = (
        (f"{level}, {said}", _kind(entry, phrase)),
        ("country", _country(entry, countries)),
        ("own alias" if entry.how == OWN else "its name or alias", _authored(entry, phrase)),
        ("inhabitants", _size(entry)),
        ("a unit elsewhere", _yields(entry, phrase, countries)),
    )
    return "; ".join(f"{name} {points:+.3g}" for name, points in parts if points)


def _size(entry: Entry) -> float:
    return math.log10(entry.weight + 1) if entry.weight else 0


def _authored(entry: Entry, phrase: Phrase) -> float:
    """A spelling that a person wrote down for it, or its own name and not another's.

    A place of which no more is known than its country says less than one in a region.
    """
    if entry.level == PLACE and entry.code == entry.country:
        return VAGUE
    if entry.how in (OWN, FORMER):
        return GIVEN[entry.how]
    if phrase.level is not None:
        return 0
    if entry.how == "alias":
        return 12 if entry.kind == "region" else 6
    return 6 if entry.kind == "region" and fold(entry.name) == phrase.name else 0


def _kind(entry: Entry, phrase: Phrase) -> float:
    """How well the kind of unit fits: the descriptor's, else the bigger unit."""
    if phrase.level is not None:
        if entry.level == phrase.level:
            return 40
        return {0: 0, 1: 14, 2: 12, 3: 6, 4: 4}.get(_depth(entry), 8)
    if phrase.settlement:
        return {4: 30, 3: 26, 2: 22, 1: 12, 0: -20}.get(_depth(entry), 10)
    if phrase.part and entry.level == 1:
        return 36
    return {0: 40, 1: 24, 2: 14, 3: 10, 4: 8}.get(_depth(entry), 26)


def _yields(entry: Entry, phrase: Phrase, countries: Sequence[str]) -> float:
    """A country whose name is also a unit's, in a text that speaks of the unit's country."""
    shared = entry.level == 0 and phrase.name in words().yielding
    return YIELDS if shared and countries and entry.country not in countries else 0


def _depth(entry: Entry) -> int:
    return -1 if entry.level is None else entry.level


def _country(entry: Entry, countries: Sequence[str]) -> float:
    if entry.country not in countries:
        return 0
    return 20 / (1 + countries.index(entry.country))
