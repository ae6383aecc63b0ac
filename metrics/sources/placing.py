"""Places of rows: codes and names to regions, each different place once.

A code that the gazetteer knows decides, the finest first; else the finest name that it finds
within what is already sure. A row never goes to a region that its own country or parent excludes;
where only the coarser place is known, the claim stands there and says so. A row that is sure of a
country only stands there, whatever else it names.
"""

from collections.abc import Sequence
from typing import NamedTuple

from metrics.model import Region
from metrics.places import Gazetteer
from metrics.places.fold import fold
from metrics.sources.fields import Places

COARSER, UNKNOWN_CODE = "coarser_place", "unknown_code"
MANY = 200  # places of one number; of more the country is taken


class Placed(NamedTuple):
    """Where a row was so: one row of the table ``placed``, without its key."""

    name: str
    country: str | None
    region: str | None
    level: int | None
    method: str
    locality: str | None
    flag: str | None
    scope: tuple[str, ...] = ()


def place(spec: Places, cells: Sequence[str], gazetteer: Gazetteer) -> Placed:
    """The region of a place as its publisher writes it: codes, then names, then the country."""
    apart = _apart(spec, cells) or [list(cells)]
    if len(apart) == 1:
        return _Search(spec, apart[0], gazetteer).found()
    return _shared([_Search(spec, each, gazetteer).found() for each in apart], gazetteer)


def _apart(spec: Places, cells: Sequence[str]) -> list[list[str]]:
    """The cells of each place, where a cell names several."""
    if spec.several is None:
        return []
    names = slice(len(spec.codes), len(spec.codes) + len(spec.names))
    for at, cell in enumerate(cells[names], start=names.start):
        parts = list(dict.fromkeys(filter(None, map(str.strip, cell.split(spec.several, MANY)))))
        if len(parts) > MANY:  # too many to be told apart: the country is
            return [[*cells[:at], "", *cells[at + 1 :]]]
        if len(parts) > 1:
            return [[*cells[:at], part, *cells[at + 1 :]] for part in parts]
    return []


def _shared(found: Sequence[Placed], gazetteer: Gazetteer) -> Placed:
    """The smallest region that holds all places of one number, which is never split."""
    first = found[0]
    said = "; ".join(one.locality or one.name for one in found)
    lines = [_line(one.region, gazetteer) for one in found if one.region]
    common = [code for code in lines[0] if all(code in line for line in lines)] if lines else []
    region = gazetteer.region(common[0]) if common else None
    if region is None:
        return Placed(said, first.country, None, None, "unresolved", said, None)
    scope = tuple(dict.fromkeys(one.region for one in found if one.region))
    flag = next((one.flag for one in found if one.flag), None)
    told = None if flag is None else said
    return Placed(said, region.country, region.pcode, region.level, "shared", told, flag, scope)


def _line(pcode: str, gazetteer: Gazetteer) -> list[str]:
    """A region and those above it, the nearest first."""
    return [pcode, *(above.pcode for above in gazetteer.ancestors(pcode))]


class _Search:
    """What is known of one place."""

    def __init__(self, spec: Places, cells: Sequence[str], gazetteer: Gazetteer) -> None:
        self.gazetteer, self.aliases = gazetteer, {k.casefold(): v for k, v in spec.aliases.items()}
        split = len(spec.codes)
        self.codes = list(cells[:split])
        self.names = list(cells[split : split + len(spec.names)])
        said = cells[split + len(spec.names)] if spec.country else ""
        self.finest = int(cells[-1]) if spec.finest and cells[-1] else None
        self.always = spec.always
        self.said_country = said
        self.country = self._country(said)
        if self.finest == 0 and self.country:
            self.codes, self.names = [], []

    def found(self) -> Placed:
        """The place, no finer than the row is sure of."""
        placed = self._sought()
        if self.finest is None or placed.region is None or (placed.level or 0) <= self.finest:
            return placed
        for one in self.gazetteer.ancestors(placed.region):
            if one.level is not None and one.level <= self.finest:
                return self._placed(one, placed.method)._replace(name=one.name)
        return placed

    def _sought(self) -> Placed:
        base = self.gazetteer.region(self.always) if self.always else None
        by_code, at = self._by_code()
        known = by_code or base
        if known and self.country is None:
            self.country = known.country
        if by_code and at == 0:
            return self._placed(by_code, "code")
        named = self._by_name(known)
        if named and by_code and named.region == by_code.pcode and not named.flag:
            return named._replace(flag=COARSER, locality=self._told())  # a town of the known region
        if named:
            return named
        if known:
            flag = COARSER if self._finer(at) else None
            return self._placed(known, "code" if by_code else "named", flag)
        if self.country:
            region = self.gazetteer.region(self.country)
            if region:
                return self._placed(region, "country", COARSER if self._finer(None) else None)
        flag = UNKNOWN_CODE if any(self.codes) else None
        return Placed(self._told(), None, None, None, "unresolved", self._told() or None, flag)

    def _country(self, said: str) -> str | None:
        if not said:
            return None
        code = self.aliases.get(said.casefold(), said)
        region = self.gazetteer.region(code.upper() if len(code) <= 3 else code)
        if region and region.level == 0:
            return region.country
        return self.gazetteer.country_of(code)

    def _by_code(self) -> tuple[Region | None, int | None]:
        """The region of the finest code that is known, and which of the codes it is."""
        for at, code in enumerate(self.codes):
            region = (
                self.gazetteer.region(self.aliases.get(code.casefold(), code)) if code else None
            )
            if region and (self.country is None or region.country == self.country):
                return region, at if any(self.codes[:at]) else 0
        return None, None

    def _by_name(self, known: Region | None) -> Placed | None:
        """The finest name that lies in the country, and in the known region."""
        found = self._lines(known)
        for at, name in enumerate(self.names):
            one = found.get(at)
            if name and one and self._within(one, known):
                flag = COARSER if any(self.names[:at]) else None
                return self._placed(one, "name", flag, self._told() if flag else None)
        return None

    def _lines(self, known: Region | None) -> dict[int, Region]:
        """The region of each name, from the coarsest: the district lies in the province named."""
        country = self.country or (known.country if known else "")
        near = [known.pcode] if known else []
        found: dict[int, Region] = {}
        for at in reversed(range(len(self.names))):
            name = self.names[at]
            one = self._resolved(name, country, near) if name and country else None
            if one and one in found.values():
                one = self._namesake(one, name) or one
            if one:
                found[at] = one
                near = [one.pcode, *near]
        return found

    def _namesake(self, above: Region, name: str) -> Region | None:
        """The one district that is called as the province that it lies in."""
        inside = [
            one
            for one in self.gazetteer.children(above.pcode)
            if fold(one.name) in (fold(name), fold(above.name))
        ]
        return inside[0] if len(inside) == 1 else None

    def _resolved(self, name: str, country: str, near: Sequence[str]) -> Region | None:
        alias = self.aliases.get(name.casefold())
        if alias:
            return self.gazetteer.region(alias)
        located = self.gazetteer.resolve(name, [country], near)
        if located.pcode is None or located.country != country or located.level == 0:
            return None
        region = self.gazetteer.region(located.pcode)
        inside = {one.pcode for one in self.gazetteer.ancestors(located.pcode)} | {located.pcode}
        return region if not near or inside & set(near) else None

    def _within(self, one: Region, known: Region | None) -> bool:
        if known is None or known.level == 0 or one.pcode == known.pcode:
            return True
        return known.pcode in {above.pcode for above in self.gazetteer.ancestors(one.pcode)}

    def _finer(self, at: int | None) -> bool:
        """Whether the row names something finer than what was found."""
        finer = self.codes if at is None else self.codes[:at]
        return any(finer) or (at is None and any(self.names))

    def _told(self) -> str:
        said = [*self.names, *self.codes, self.said_country]
        return ", ".join(dict.fromkeys(part for part in said if part))

    def _placed(
        self, region: Region, method: str, flag: str | None = None, locality: str | None = None
    ) -> Placed:
        named = next((name for name in self.names if name), None) or region.name
        told = locality or (self._told() if flag else None)
        return Placed(named, region.country, region.pcode, region.level, method, told, flag)
