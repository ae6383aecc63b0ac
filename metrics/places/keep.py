"""Which spellings are places in this text: evidence for countries, and ordinary words.

A country that is named counts 3, its people 2, a name that lies in it alone 1. A town or a
region is kept where its country reaches 2, or where everyone would know it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from metrics.places.index import Index
from metrics.places.match import Found
from metrics.places.tables import Entry, words
from metrics.places.towns import PERSON, WORD

ENOUGH = 2
FAMOUS = 250_000
_LOWER = re.compile(r"(?<![^\W_])[a-z]{2,}(?![^\W_])")


def kept(text: str, found: Sequence[Found], index: Index, given: Iterable[str] = ()) -> list[Found]:
    """The spellings that are places here, each with its entries in the likeliest order."""
    ordinary = _ordinary(text, found)
    likely = [one for one in found if not _is_word(index, text, one, ordinary)]
    support = evidence(likely, given)
    chosen = (_supported(one, support) for one in likely)
    return [one for one in chosen if one.entries]


def evidence(found: Iterable[Found], given: Iterable[str] = ()) -> Counter[str]:
    """Points for each country that the text speaks of."""
    points: Counter[str] = Counter()
    for country in given:
        points[country] += 3
    for one in found:
        best = one.entries[0]
        if best.kind == "country":
            points[best.country] += 3
        elif best.kind == "demonym":
            points[best.country] += 2
        elif len({entry.country for entry in one.entries}) == 1 and best.country:
            points[best.country] += 1
    return points


def _supported(one: Found, support: Counter[str]) -> Found:
    first = one.entries[0]
    if first.kind in ("country", "demonym", "water") or (first.kind == "area"):
        return one
    here = [entry for entry in one.entries if support[entry.country] >= ENOUGH]
    usable = here or [entry for entry in one.entries if _known_everywhere(entry)]
    ranked = sorted(usable, key=lambda e: (-support[e.country], e.level == 4, -e.weight, e.code))
    return one._replace(entries=tuple(ranked))


def _known_everywhere(entry: Entry) -> bool:
    return entry.weight >= FAMOUS or (entry.level == 1 and entry.kind == "region")


def _is_word(index: Index, text: str, one: Found, ordinary: frozenset[str]) -> bool:
    """An ordinary word or a person's name, unless a country or beside a descriptor."""
    if one.entries[0].kind in ("country", "demonym"):
        return False
    doubtful = one.key in words().stop or one.key in ordinary or one.key in words().people
    if not doubtful and one.entries[0].level == 4:
        doubtful = bool(index.flags(one.key) & (WORD | PERSON))
    return doubtful and not _described(text, one)


_NEXT = re.compile(r"[ \t]+([a-zA-Z]+(?:[- ][a-z]+)?)")


def _described(text: str, one: Found) -> bool:
    """Whether what follows says what kind of unit it is."""
    hit = _NEXT.match(text, one.end)
    if hit is None:
        return False
    following = hit.group(1).lower().replace("-", " ")
    first = following.partition(" ")[0]
    return any(word in words().levels or word in words().strong for word in (following, first))


def _ordinary(text: str, found: Sequence[Found]) -> frozenset[str]:
    """Single words that the same text also writes in lower case."""
    asked = {one.key for one in found if " " not in one.key}
    return frozenset(asked.intersection(_LOWER.findall(text))) if asked else frozenset()
