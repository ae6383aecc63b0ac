"""The names of places in a document, and the countries that it speaks of."""

import re
from collections import Counter
from collections.abc import Iterable
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

    ``main`` is the name of the country that it speaks of most; ``words`` are all names folded.
    """

    names: list[Name]
    starts: list[int]
    countries: tuple[str, ...]
    main: str | None
    words: frozenset[str] = frozenset()


def world(text: str, title: str | None, lexicon: Lexicon, gazetteer: Gazetteer) -> World:
    """All names of a document. Countries count by mention, those of the title threefold."""
    names = _without_people(text, gazetteer.names(text), lexicon)
    heads = gazetteer.names(title) if title else []
    ranked = _countries(names, heads)
    starts, words = [n.start for n in names], frozenset(n.text.lower() for n in names)
    return World(names, starts, ranked, _main([*heads, *names], ranked), words)


def _countries(names: Iterable[Name], heads: Iterable[Name]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for name in names:
        if name.countries and name.kind != "water":
            counts[name.countries[0]] += DEMONYM_WEIGHT if name.kind == "demonym" else NAME_WEIGHT
    for name in heads:
        if name.countries:
            counts[name.countries[0]] += TITLE_WEIGHT
    return tuple(country for country, _ in counts.most_common(COUNTRIES))


def _main(names: Iterable[Name], ranked: tuple[str, ...]) -> str | None:
    """The likeliest country's name as the text writes it, else the first country or area."""
    first: str | None = None
    for name in names:
        if name.kind == "country" and ranked and name.countries[:1] == ranked[:1]:
            return name.text
        if name.kind in ("country", "area"):
            first = first or name.text
    return first


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
