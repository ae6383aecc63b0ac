"""A place phrase in its document: the countries it speaks of, and what is named around it.

    context = Context(gazetteer, text)
    context.resolve("Dar Abad village", at=1520)

``at`` is where the phrase stands; without it every place where the text has the phrase counts.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from metrics.model import Located, Region
from metrics.places.fame import is_direction
from metrics.places.fold import fold
from metrics.places.links import links, listed
from metrics.places.match import Name
from metrics.places.resolve import PRECISION
from metrics.places.tables import words

if TYPE_CHECKING:
    from metrics.places.gazetteer import Gazetteer

# How far (in characters) what is named around a phrase still says where it lies.
NEAR = 600
LINKED = 90
FAR = 2000
WIDEST = 600  # letters of the longest name
LAST = 8  # regions named before that help to tell the next
ALONE = 250
# Names in the headline and the first lines say more of what a text is about.
EARLY = 400
# Points of a name, the first time and again.
_POINTS = {"country": (3.0, 1.0), "demonym": (2.0, 0.5)}
# A second country with fewer of the points of the first is no rival.
CLEAR = 0.6
_SENTENCE = re.compile(r"(?<=[.!?:;•])\s+|\n\s*\n|\n(?=[•\-–*])")


# A country right behind a place; how far it may stand from it.
_IN = re.compile(r",\s+|\s+\(|\s+in\s+(?:the\s+)?")
_AFTER = 12
_KIND_OF = re.compile(r"(\w+) of (?:the )?$")
_KIND = re.compile(r" ([a-z]+)\b")
_PART = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}"
_LISTED = re.compile(rf"(?:, {_PART}){{0,12}},? and {_PART} ([a-z-]+)")
# What is taken from a region that is named around a place.
_AROUND = {"method": "context", "score": None, "rejected": ()}


class Mention(NamedTuple):
    """A name of the text and the region it was resolved to."""

    name: Name
    located: Located


class Context:
    """One document's places. Made once per document; asking it again costs little.

    ``countries`` are known from elsewhere; ``names`` are those of the text, if found before.
    """

    def __init__(
        self,
        gazetteer: "Gazetteer",
        text: str,
        countries: Sequence[str] = (),
        title: str | None = None,
        names: Sequence[Name] | None = None,
    ) -> None:
        self._gazetteer = gazetteer
        self._text = text
        self._names = gazetteer.names(text, countries) if names is None else names
        self._heading = gazetteer.names(title) if title else []
        self.countries = self._rank(countries)
        self._known: dict[tuple[str, ...], Located] = {}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names of the text that have a region, in its order; made when first needed."""
        return tuple(self._mentions())

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.name.start for mention in self.mentions]

    @cached_property
    def _begins(self) -> list[int]:
        return [name.start for name in self._names]

    @cached_property
    def _bounds(self) -> list[int]:
        return [0, *(hit.end() for hit in _SENTENCE.finditer(self._text)), len(self._text)]

    def resolve(self, name: str, at: int | None = None) -> Located:
        """The region of a phrase of this document."""
        spots = [at] if at is not None else self._spots(name)
        first: Located | None = None
        for spot in spots:
            found = self._at(name, spot)
            if found.pcode and found.level:
                return found
            first = first or found
        return first or self._plain(name, ())

    def _at(self, name: str, spot: int) -> Located:
        own = (spot, spot + len(name))
        said = self._kind(name, own)
        told = self._told(own)
        if told and (found := self._gazetteer.resolve(said, [told])).pcode:
            return found.model_copy(update={"name": name})
        plain = self._plain(said, ())
        if plain.pcode is None and plain.method != "water":
            around = self._around(own)
            plain = self._plain(said, [m.located.pcode for m in around if m.located.pcode])
        plain = plain.model_copy(update={"name": name})
        wide = plain.level == 0 and plain.method.startswith("area")
        if (plain.pcode is not None and not wide) or plain.method == "water":
            return plain
        if is_direction(fold(said)):
            return plain  # a unit of its own, and no place in the one that is named beside it
        holder = self._holder(own)
        if wide and (holder is None or not self._member(name, holder)):
            return plain
        if holder is not None:
            return holder.located.model_copy(update={**_AROUND, "name": name})
        region = self._only_region(name, own)
        if region is not None:
            return Located(
                name=name,
                country=region.country,
                pcode=region.pcode,
                level=region.level,
                method="context",
                precision=PRECISION.get(region.level or 0),
            )
        return plain.model_copy(update={"country": self._country(own) or plain.country})

    def _told(self, own: tuple[int, int]) -> str | None:
        """The country that the text itself gives a place: "Zulia, Venezuela"; "the Venezuelan
        state of Zulia". One that the document speaks of anyway needs no such help."""
        for name in self._named(own[0] - LINKED, own[1] + _AFTER + 1):
            if self._says(name, own) and name.countries[0] not in self.countries[:1]:
                return name.countries[0]
        return None

    def _says(self, name: Name, own: tuple[int, int]) -> bool:
        """Whether a country stands right behind a place, or its people before its kind."""
        if name.kind == "country" and name.start > own[1]:
            return _IN.fullmatch(self._text, own[1], name.start) is not None
        between = self._text[name.end : max(name.end, own[0])].lower().split()
        kinds = words().kinds | {"of", "the"}
        return name.kind == "demonym" and bool(between) and kinds.issuperset(between)

    def _member(self, name: str, holder: Mention) -> bool:
        """Whether a region is one of an area's members ("Jebel Marra, North Darfur")."""
        areas = (hit.region for hit in self._gazetteer.search(name) if hit.region.members)
        return any(self._top(holder) in area.members for area in areas)

    def _kind(self, name: str, own: tuple[int, int]) -> str:
        """The phrase with the kind of unit that the text gives it from afar.

        "the city of Aleppo"; "Pushtrod, Bala Bulok and Qala Ka districts".
        """
        before = _KIND_OF.search(self._text, max(0, own[0] - 30), own[0])
        if before and before.group(1).lower() in words().kinds:
            return f"{before.group(1)} of {name}"
        listed = _LISTED.match(self._text, own[1])
        if listed and listed.group(1) in words().kinds and listed.group(1).endswith("s"):
            return f"{name} {listed.group(1)}"
        after = _KIND.match(self._text, own[1])
        if after and after.group(1) in words().levels:
            return f"{name} {after.group(1)}"
        return name

    def _country(self, own: tuple[int, int]) -> str | None:
        """The country that was named last before a place, if it is one of the document's first."""
        near = self._named(own[0] - FAR - WIDEST, own[0])
        before = [n for n in near if own[0] - FAR < n.end <= own[0]]
        likely = self.countries[:1] if self._clear else self.countries[:2]
        for name in reversed(before):
            if name.kind == "demonym":
                continue
            came = self._text[max(0, name.start - 8) : name.start].split()
            if name.countries[:1] and name.countries[0] in likely and came[-1:] != ["from"]:
                return name.countries[0]
        return None

    def _named(self, start: int, end: int) -> Sequence[Name]:
        """The names that begin in a stretch of the text: to walk them all for each phrase would
        make time grow with the square of the text."""
        first, last = bisect_left(self._begins, start), bisect_left(self._begins, end)
        return self._names[first:last]

    def _plain(self, name: str, near: Sequence[str]) -> Located:
        key = (name, *near)
        if key not in self._known:
            self._known[key] = self._gazetteer.resolve(name, self.countries, near)
        return self._known[key]

    def _spots(self, name: str) -> Iterator[int]:
        """Where the text has a phrase; the first place nearly always tells."""
        at = self._text.find(name) if name else -1
        while at >= 0:
            yield at
            at = self._text.find(name, at + len(name))

    def _rank(self, given: Sequence[str]) -> tuple[str, ...]:
        """The countries of the document; one that only its people stand for does not count."""
        points: Counter[str] = Counter(dict.fromkeys(given, 10))
        seen: set[str] = set()
        for name in (*self._heading, *self._names):
            if name.kind in _POINTS or len(name.countries) == 1:
                first, again = _POINTS.get(name.kind, (1.5, 0.5))
                early = 2 if name.start < EARLY else 1
                points.update({name.countries[0]: early * (again if name.text in seen else first)})
                seen.add(name.text)
        named = {c for n in self._names if n.kind != "demonym" for c in n.countries[:1]}
        kept = [c for c in points if c in named or c in given] or list(points)
        ranked = sorted(kept, key=lambda country: (-points[country], country))
        self._clear = len(ranked) < 2 or points[ranked[1]] < CLEAR * points[ranked[0]]
        return tuple(ranked)

    def _mentions(self) -> Iterator[Mention]:
        """The names of the text resolved in turn; regions already named help the next ones."""
        seen: deque[str] = deque(maxlen=LAST)
        for name in self._names:
            if name.kind in ("demonym", "water"):
                continue
            located = self._plain(name.text, tuple(seen))
            if located.pcode is not None:
                yield Mention(name, located)
                if located.level:
                    seen.appendleft(located.pcode)

    def _between(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of regions that begin in a stretch of the text."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(m for m in self.mentions[first:last] if m.located.level)

    def _around(self, own: tuple[int, int]) -> list[Mention]:
        """What is named near a phrase, the nearest first."""
        near = self._between(own[0] - NEAR, own[1] + NEAR)
        others = [m for m in near if m.name.end <= own[0] or m.name.start >= own[1]]
        return sorted(others, key=lambda m: max(m.name.start - own[1], own[0] - m.name.end, 0))

    def _holder(self, own: tuple[int, int]) -> Mention | None:
        """The region that the text says an unknown place lies in: "X in Y", "X, a town of Y"."""
        for mention in self._between(own[1], own[1] + LINKED):
            end = mention.name.end
            if links(self._text[own[1] : mention.name.start], self._text[end : end + _AFTER]):
                return mention
        return None

    def _only_region(self, name: str, own: tuple[int, int]) -> Region | None:
        """The first-level region around a name that no table has ("Syria-Iraq border" is known)."""
        if any(found.countries for found in self._gazetteer.names(name, self.countries)):
            return None
        mention = self._alone(own)
        if mention is None or (
            mention.located.precision == PRECISION[1]
            and listed(self._text, own, (mention.name.start, mention.name.end))
        ):
            return None  # another region of the same list
        return self._gazetteer.region(self._top(mention))

    def _alone(self, own: tuple[int, int]) -> Mention | None:
        """The only first-level region that the sentence, or else the one before, speaks of."""
        number = bisect_right(self._bounds, own[0]) - 1
        for sentence in (number, number - 1):
            if not 0 <= sentence < len(self._bounds) - 1:
                continue
            start, end = self._bounds[sentence], self._bounds[sentence + 1]
            inside = self._between(max(start, own[0] - ALONE), min(end, own[1] + ALONE))
            if inside:
                tops = {self._top(mention) for mention in inside}
                sure = len(tops) == 1 and not self._is_stray(inside)
                return inside[0] if sure else None
        return None

    @cached_property
    def _tops(self) -> Counter[str]:
        """How often each first-level region is named, itself or by what lies in it."""
        return Counter(self._top(mention) for mention in self.mentions if mention.located.level)

    def _is_stray(self, inside: Sequence[Mention]) -> bool:
        """Names in a region that nothing else names, where the text is at home in another."""
        top = self._top(inside[0])
        return top not in {m.located.pcode for m in inside} and (
            self._tops[top] <= len(inside) and self._tops.most_common(1)[0][1] > self._tops[top]
        )

    def _top(self, mention: Mention) -> str:
        code = mention.located.pcode or ""
        above = [region.pcode for region in self._gazetteer.ancestors(code) if region.level == 1]
        return above[0] if above else code
