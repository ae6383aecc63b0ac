"""A place phrase in its document: the countries it speaks of, and what is named around it.

    context = Context(gazetteer, text)
    context.resolve("Dar Abad village", at=1520)

``at`` is where the phrase stands; without it every place where the text has the phrase counts.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from metrics.model import Located
from metrics.places.match import Name

if TYPE_CHECKING:
    from metrics.places.gazetteer import Gazetteer

# How far (in characters) what is named around a phrase still says where it lies.
NEAR = 600
# What stands between a place and the region it lies in.
_WITHIN = re.compile(
    r"[\s,(]*(?:(?:in|of|at|near|from|to|within|outside|around)\s+)?"
    r"(?:the\s+)?(?:[\w’'-]+\s+)?(?:of\s+)?(?:the\s+)?[(]?",
    re.IGNORECASE,
)


class Mention(NamedTuple):
    """A name of the text and the region it was resolved to."""

    name: Name
    located: Located


class Context:
    """One document's places. Made once per document; asking it again costs little."""

    def __init__(self, gazetteer: "Gazetteer", text: str, countries: Sequence[str] = ()) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._names = gazetteer.names(text, countries)
        self.countries = self._rank(countries)
        self.mentions = tuple(self._mentions())

    def resolve(self, name: str, at: int | None = None) -> Located:
        """The region of a phrase of this document."""
        spots = [at] if at is not None else self._spots(name)
        answers = [self._at(name, spot) for spot in spots] or [self._plain(name, ())]
        return next((a for a in answers if a.pcode and a.level), answers[0])

    def _at(self, name: str, spot: int) -> Located:
        own = (spot, spot + len(name))
        around = self._around(own)
        plain = self._plain(name, [m.located.pcode for m in around if m.located.pcode])
        if plain.pcode is not None or plain.method == "water":
            return plain
        holder = self._holder(own, around)
        if holder is None or holder.located.pcode is None:
            return plain
        return holder.located.model_copy(update={"name": name, "method": "context"})

    def _plain(self, name: str, near: Sequence[str]) -> Located:
        return self._gazetteer.resolve(name, self.countries, near)

    def _spots(self, name: str) -> list[int]:
        return [hit.start() for hit in re.finditer(re.escape(name), self._text)]

    def _rank(self, given: Sequence[str]) -> tuple[str, ...]:
        points: dict[str, float] = dict.fromkeys(given, 3.0)
        for name in self._names:
            weight = {"country": 3.0, "demonym": 2.0}.get(name.kind, 1.0)
            for place, country in enumerate(name.countries[:3]):
                points[country] = points.get(country, 0) + weight / (1 + 2 * place)
        return tuple(sorted(points, key=lambda country: -points[country]))

    def _mentions(self) -> Iterator[Mention]:
        """The names of the text resolved in turn; regions already named help the next ones."""
        seen: list[str] = []
        for name in self._names:
            if name.kind in ("demonym", "water"):
                continue
            located = self._gazetteer.resolve(name.text, self.countries, seen[:8])
            if located.pcode is not None:
                yield Mention(name, located)
                if located.level:
                    seen.insert(0, located.pcode)

    def _around(self, own: tuple[int, int]) -> list[Mention]:
        """What is named near a phrase, the nearest first; what follows directly comes first."""
        near = [m for m in self.mentions if m.located.level and _apart(m.name, own) <= NEAR]
        near = [m for m in near if m.name.end <= own[0] or m.name.start >= own[1]]
        return sorted(near, key=lambda m: _apart(m.name, own))

    def _holder(self, own: tuple[int, int], around: Sequence[Mention]) -> Mention | None:
        """The region that the text says an unknown place lies in: "X in Y", "X, Y"."""
        for mention in around:
            between = self._text[own[1] : mention.name.start]
            if mention.name.start >= own[1] and _WITHIN.fullmatch(between):
                return mention
        return None


def _apart(name: Name, own: tuple[int, int]) -> int:
    return max(name.start - own[1], own[0] - name.end, 0)
