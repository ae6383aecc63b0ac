"""What a place phrase says besides the name: its kind of unit, and that it is only a part.

    "Idlib province"        name idlib, level 1
    "town of Kafr Zita"     name kafr zita, a settlement
    "southern Idlib"        name idlib, a part: south
    "Hama countryside"      name hama, level 1, a part: rural

The whole phrase is always tried first, so "Rural Damascus" and "North Darfur" stay what they are.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from metrics.places.fame import is_direction
from metrics.places.fold import fold
from metrics.places.index import CACHED
from metrics.places.tables import words

_OWNER = re.compile(r"['’]s$")


class Phrase(NamedTuple):
    """A way to understand a place phrase."""

    name: str
    level: int | None = None
    settlement: bool = False
    part: bool = False
    parts: frozenset[str] = frozenset()

    @property
    def qualifier(self) -> str | None:
        """Which part, in the order of words.toml; None where the words do not say it."""
        return " ".join(q for q in words().qualifiers if q in self.parts) or None


@lru_cache(maxsize=CACHED)
def understand(text: str) -> tuple[Phrase, ...]:
    """The ways to understand a phrase, the one with the least taken away first."""
    name = fold(_OWNER.sub("", text))
    queue = [Phrase(spelled) for spelled in dict.fromkeys((name, _respelled(name)))]
    found = dict.fromkeys(queue)
    while queue:
        for phrase in _shorter(queue.pop(0)):
            if phrase.name and phrase not in found and len(found) < 24:
                found[phrase] = None
                queue.append(phrase)
    return tuple(sorted(found, key=lambda phrase: -len(phrase.name)))


def _respelled(name: str) -> str:
    """Directions of two words as one, those of one as two: "south west", "southwest"."""
    known = words().compass
    found: list[str] = []
    for word in name.split():
        if found and found[-1] + word in known:
            found[-1] += word
        else:
            found += _halves(word) if word in known else (word,)
    return " ".join(found)


def _halves(word: str) -> tuple[str, ...]:
    known = words().compass
    halves = ((word[:at], word[at:]) for at in range(1, len(word)))
    return next((both for both in halves if known.issuperset(both)), (word,))


def _shorter(phrase: Phrase) -> Iterator[Phrase]:
    parts = phrase.name.split()
    for count in (1, 2, 3):
        if count < len(parts):
            head, tail = " ".join(parts[:count]), " ".join(parts[-count:])
            yield from _without_head(phrase, head, " ".join(parts[count:]))
            yield from _without_tail(phrase, tail, " ".join(parts[:-count]))


def _without_head(phrase: Phrase, head: str, rest: str) -> Iterator[Phrase]:
    known = words()
    if head == "the":
        yield phrase._replace(name=rest)
    elif head in known.before and is_direction(rest):
        return  # the North-Western Province is not the north of the Western one
    elif head in known.before or head in known.of:
        yield _part(phrase, head, rest)
    elif head in known.levels:
        yield _unit(phrase, known.levels[head], _after_of(rest))
    elif head in known.settlements:
        yield _settled(phrase, head, _after_of(rest))


def _without_tail(phrase: Phrase, tail: str, rest: str) -> Iterator[Phrase]:
    known = words()
    if tail in known.after:
        yield _part(phrase, tail, rest)._replace(level=phrase.level or 1)
    elif tail in known.levels:
        yield _unit(phrase, known.levels[tail], rest)
    elif tail in known.settlements:
        yield _settled(phrase, tail, rest)


def _part(phrase: Phrase, beside: str, rest: str) -> Phrase:
    """ "north east of": northeast; "northern countryside of": north, rural."""
    said = f" {beside} "
    found = set()
    for qualifier, spellings in words().qualifiers.items():
        for spelling in spellings:
            if f" {spelling} " in said:
                found.add(qualifier)
                said = said.replace(f" {spelling} ", "  ")
    return phrase._replace(name=rest, part=True, parts=phrase.parts | found)


def _unit(phrase: Phrase, level: int, rest: str) -> Phrase:
    return phrase._replace(name=rest, level=phrase.level or level)


def _settled(phrase: Phrase, word: str, rest: str) -> Phrase:
    return phrase._replace(name=rest, settlement=phrase.settlement or word in words().strong)


def _after_of(rest: str) -> str:
    for link in ("of the ", "of ", "de la ", "de ", "du ", "d "):
        if rest.startswith(link):
            return rest[len(link) :]
    return rest
