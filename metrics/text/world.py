"""The names of places in a document, and the countries that it speaks of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from metrics.lexicon import Lexicon
from metrics.places import Gazetteer, Name

TITLE_WEIGHT, NAME_WEIGHT, DEMONYM_WEIGHT = 6, 2, 1  # what one mention of a country counts
COUNTRIES = 8  # countries kept, the likeliest first
BEFORE = 24  # letters before a name in which a person's first name may stand
WIDE = (0, 1)  # levels of places that bear no person's name
_FIRST_NAME = re.compile(r"\b([A-Z][a-z]+)[ \u00a0](?:[aA]l-)?$")


class World(NamedTuple):
    """The names of a document by offset, and the countries it speaks of, likeliest first.

    ``main`` is the name of the country that it speaks of most; ``words`` are all names folded;
    ``heads`` are the names of its title, by their offset in it; ``storms`` are the names of storms,
    folded, which are no places ("Cyclone Gombe").
    """

    names: list[Name]
    starts: list[int]
    countries: tuple[str, ...]
    main: str | None
    words: frozenset[str] = frozenset()
    heads: Sequence[Name] = ()
    storms: frozenset[str] = frozenset()

    def of_title(self) -> "World":
        """The same world with the names of the title in place of those of the text."""
        heads = list(self.heads)
        return self._replace(names=heads, starts=[name.start for name in heads])


def world(text: str, title: str | None, lexicon: Lexicon, gazetteer: Gazetteer) -> World:
    """All names of a document. Countries count by mention, those of the title threefold."""
    told = _named(gazetteer.names(title)) if title else []
    names = _without_people(text, gazetteer.names(text, told), lexicon)
    storms = _storms(text, lexicon)
    names = [name for name in names if name.text.lower() not in storms] if storms else names
    heads = gazetteer.names(title, [*told, *_countries(names, ())[:1]]) if title else []
    heads = [name for name in heads if name.text.lower() not in storms]
    ranked = _countries(names, heads)
    main = _main([(title or "", n) for n in heads] + [(text, n) for n in names], ranked, gazetteer)
    main = main or _name_of(ranked, gazetteer)
    starts, words = [n.start for n in names], frozenset(n.text.lower() for n in names)
    return World(names, starts, ranked, main, words, heads, storms)


@cache
def _stormy(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.places.storms))
    return re.compile(rf"\b(?i:{words}) [\"“]?([A-Z]\w+)")


def _storms(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The names that storms bear in a text."""
    low = text.lower()
    if len(low) != len(text):  # a letter that is two in lower case moves all behind it
        return frozenset(name.lower() for name in _stormy(lexicon).findall(text))
    starts = (at for word in lexicon.places.storms for at in _all(low, f"{word} "))
    found = (_stormy(lexicon).match(text, at) for at in starts)
    return frozenset(name.group(1).lower() for name in found if name)


def _all(text: str, part: str) -> Iterator[int]:
    """Where a part stands in a text: in a hundredth of the time of a pattern without case."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _name_of(ranked: Sequence[str], gazetteer: Gazetteer) -> str | None:
    """The name of a country that the text speaks of and never names."""
    region = gazetteer.region(ranked[0]) if ranked else None
    return region.name if region else None


def _named(names: Iterable[Name]) -> list[str]:
    """The countries that a title names outright, so that its text need not."""
    found = (name for name in names if name.kind == "country" and name.countries)
    return list(dict.fromkeys(name.countries[0] for name in found))


def _countries(names: Iterable[Name], heads: Iterable[Name]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for name in names:
        if name.countries and name.kind != "water":
            counts[name.countries[0]] += DEMONYM_WEIGHT if name.kind == "demonym" else NAME_WEIGHT
    for name in heads:
        if name.countries:
            counts[name.countries[0]] += TITLE_WEIGHT
    return tuple(country for country, _ in counts.most_common(COUNTRIES))


def _main(
    named: Iterable[tuple[str, Name]], ranked: tuple[str, ...], gazetteer: Gazetteer
) -> str | None:
    """The likeliest country's name as the text writes it, else the first area in it."""
    first: str | None = None
    for text, name in named:
        here = bool(ranked) and name.countries[:1] == ranked[:1]
        if name.kind == "country" and here:
            return _short(text[name.head[0] : name.head[1]], name.countries[0], gazetteer)
        if name.kind == "area" and here:
            first = first or name.text
    return first


def _short(name: str, country: str, gazetteer: Gazetteer) -> str:
    """ "Republic of the Philippines": what stands behind "of" names the same country."""
    _, _, behind = name.rpartition(" of ")
    behind = behind.removeprefix("the ")
    return behind if behind and gazetteer.country_of(behind) == country else name


def _without_people(text: str, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """Leave out villages that bear a person's name: "Bashar al-Assad" makes "Assad" a person."""
    people: set[str] = set()
    for name in names:
        if name.kind == "place" and name.level not in WIDE:
            before = _FIRST_NAME.search(text, max(0, name.start - BEFORE), name.start)
            if before and before.group(1).lower() not in lexicon.places.titles_before:
                people.add(_bare(name.text))
    return [name for name in names if _bare(name.text) not in people] if people else names


def _bare(name: str) -> str:
    return name.removeprefix("al-").removeprefix("Al-")
