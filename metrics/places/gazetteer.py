"""The gazetteer: names in text, phrases to regions, and the tree of regions.

>>> gazetteer = default()
>>> gazetteer.resolve("southern Idlib", ["SYR"]).pcode
'SY07'

Codes: a country is its ISO alpha-3 ("SYR"; "SY" is understood), an administrative unit its P-code
where OCHA publishes one, its ISO 3166-2 code elsewhere ("IN-AS"), an informal area "area:…".
"""

import atexit
import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock

from metrics.model import Located, Region
from metrics.places import compound
from metrics.places.context import Context
from metrics.places.fit import why
from metrics.places.fold import fold
from metrics.places.index import CACHED, Index, Towns
from metrics.places.keep import kept
from metrics.places.match import Found, Name, spellings, widened
from metrics.places.resolve import candidates, rank, resolve
from metrics.places.tables import SHIPPED, Population, Tables, shipped
from metrics.places.towns import PackedTowns
from metrics.places.tree import lineage
from metrics.places.world import Match, World

# A title is asked for several times, with other countries each time.
HEADLINE, TITLES = 300, 64


@dataclass(frozen=True)
class Hit:
    """One answer of a search: the region, how its name was matched, how well, and why so."""

    region: Region
    name: str
    method: str
    score: float
    why: str = ""


class Gazetteer:
    """Places of the world, ready to be asked; never changed once made, so threads may share it."""

    def __init__(self, tables: Tables, towns: Towns | None = None) -> None:
        self._regions = dict(tables.regions)
        self._made: dict[str, Region] = {}
        self._iso2 = dict(tables.iso2)
        self._index = Index(tables.names, towns)
        self._populations = tuple(tables.populations)
        self._versions = dict(tables.versions)
        # Texts say the same names again and again.
        self._candidates = lru_cache(maxsize=CACHED)(self._meanings)
        self._resolved = lru_cache(maxsize=CACHED)(self._resolve)
        self._headline = lru_cache(maxsize=TITLES)(self._spelled)
        self._children: dict[str, list[str]] = {}
        for region in self._regions.values():
            if region.parent is not None:
                self._children.setdefault(region.parent, []).append(region.pcode)

    def names(self, text: str, countries: Sequence[str] = ()) -> list[Name]:
        """The place names of a text in its order; ``countries`` it is known to speak of."""
        spelled = self._headline if len(text) <= HEADLINE else self._spelled
        found = kept(text, spelled(text), self._index, countries)
        return [_name(text, one) for one in found]

    def resolve(
        self, name: str, countries: Sequence[str] = (), regions: Sequence[str] = ()
    ) -> Located:
        """The region of a place phrase.

        ``countries``: those the document speaks of, likeliest first. ``regions``: codes of what
        was named nearby, nearest first; they decide between places of one name.
        """
        known = self._unique(countries)
        alone = len(self._candidates(name, known)) == 1  # then what is near decides nothing
        return self._resolved(name, known, () if alone else tuple(regions))

    def context(
        self,
        text: str,
        countries: Sequence[str] = (),
        title: str | None = None,
        names: Sequence[Name] | None = None,
    ) -> Context:
        """A document to resolve phrases in, with what is named around them."""
        return Context(self, text, countries, title, names)

    def search(self, text: str, country: str | None = None) -> list[Hit]:
        """What a name may mean, each region once, the best first: for who looks for a code."""
        hits: dict[str, Hit] = {}
        world = self._world(self._unique((country,) if country else ()), ())
        for entry, method, score, phrase in rank(world, text):
            region = self.region(entry.code)
            if region is not None and region.pcode not in hits:
                told = why(entry, phrase, world.countries)
                hits[region.pcode] = Hit(region, entry.name, method, round(score, 1), told)
        parts = None if hits else compound.apart(text, lambda word: bool(self.country_of(word)))
        if parts:
            outer = self.country_of(parts.outer) or self.resolve(parts.outer).country
            return self.search(parts.inner, country or outer)
        return list(hits.values())

    def region(self, pcode: str) -> Region | None:
        """The region of a code; a country also by its alpha-2."""
        if pcode not in self._made:
            held = self._regions.get(pcode) or self._regions.get(self._iso2.get(pcode, ""))
            if held is None:
                return None
            self._made[pcode] = held.region()
        return self._made[pcode]

    def regions(self) -> Iterable[Region]:
        """All regions, countries and areas included."""
        return (held.region() for held in self._regions.values())

    def children(self, pcode: str) -> tuple[Region, ...]:
        """The units right below a region, by code."""
        region = self.region(pcode)
        codes = self._children.get(region.pcode, ()) if region else ()
        return tuple(map(self._region, sorted(codes)))

    def ancestors(self, pcode: str) -> tuple[Region, ...]:
        """The units above a region, the nearest first, its country last."""
        code = pcode if pcode in self._regions else self._iso2.get(pcode, "")
        codes = lineage(self._regions, code)[1:]
        return tuple(map(self._region, codes))

    def _region(self, code: str) -> Region:
        return self._made.get(code) or self._made.setdefault(code, self._regions[code].region())

    def kind_of(self, name: str) -> str | None:
        """What a name is that no region bears: water, demonym; None where it is not known."""
        kinds = {entry.kind for entry in self._index.any(fold(name))}
        return next((kind for kind in ("water", "demonym") if kind in kinds), None)

    def country_of(self, name: str) -> str | None:
        """ISO alpha-3 of a country's name, short form or people ("Syrian"); None for all else."""
        for entry in self._index.any(fold(name)):
            if entry.kind in ("country", "demonym"):
                return entry.country
        return None

    def versions(self, pcode: str) -> tuple[Region, ...]:
        """Older versions of a unit that were loaded, the newest last."""
        held = self._versions.get(pcode, ())
        return tuple(one.region() for one in sorted(held, key=lambda h: str(h.valid_on or "")))

    def populations(self, pcode: str | None = None) -> tuple[Population, ...]:
        """Denominators with year and source: of one region, or all."""
        return tuple(p for p in self._populations if pcode is None or p.pcode == pcode)

    def _unique(self, countries: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys([self._iso2.get(code, code) for code in countries]))

    def _world(self, countries: tuple[str, ...], regions: tuple[str, ...]) -> World:
        return World(self._index, self._regions, countries, regions, self._candidates)

    def _meanings(self, name: str, countries: tuple[str, ...]) -> tuple[Match, ...]:
        return candidates(self._world(countries, ()), name)

    def _resolve(self, name: str, countries: tuple[str, ...], regions: tuple[str, ...]) -> Located:
        found = resolve(self._world(countries, regions), name)
        if found.method != "unresolved":
            return found
        parts = compound.apart(name, lambda word: self.country_of(word) is not None)
        if parts is None:
            return found
        if parts.people:
            around = Located(name=parts.outer, country=self.country_of(parts.outer), method="name")
        else:
            around = self._resolve(parts.outer, countries, regions)
        told = compound.within(name, parts.inner, around, self._resolve, self._line, countries)
        return told or found

    def _line(self, code: str) -> Sequence[str]:
        return lineage(self._regions, code)

    def _spelled(self, text: str) -> Sequence[Found]:
        return tuple(spellings(self._index, text))


def _name(text: str, one: Found) -> Name:
    start, end = widened(text, one)
    best = one.entries[0]
    countries = tuple(dict.fromkeys(e.country for e in one.entries if e.country))
    kind = "place" if best.kind == "region" else best.kind
    head = (one.start, one.end)
    return Name(start, end, text[start:end], countries, best.level, kind, head)


def default() -> Gazetteer:
    """The gazetteer that the package ships, read once, whichever thread asks first."""
    with _ONCE:
        return _default()


_ONCE = Lock()


@cache
def _default() -> Gazetteer:
    with lasting():
        tables = shipped()
        return Gazetteer(tables, PackedTowns(SHIPPED / "towns.npz", tables.regions))


# At the end all is collected after all: extension modules report what nobody frees as leaked.
atexit.register(gc.unfreeze)


@contextmanager
def lasting() -> Iterator[None]:
    """For making objects that stay: the collector need not walk them, now or later."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collecting:
            gc.enable()
