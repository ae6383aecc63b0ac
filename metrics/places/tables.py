"""The shipped tables, read into regions and entries; nothing here decides, it only reads.

An entry says what one name may mean: the unit of that name, or the unit that a town lies in.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from metrics.errors import DataError
from metrics.places.fold import fold
from metrics.places.held import Held

# How an alias came: of somebody's own table it says more than all that is shipped.
OWN = "own"
# The name of a unit that is no more: it yields to one that is.
FORMER = "former"
AUTHORED = frozenset(("alias", OWN))
SHIPPED = files("metrics.lexicon") / "places"


class Entry(NamedTuple):
    """One meaning of a name.

    ``code`` is the region itself, or the region that holds the place. ``level``: 0 country,
    1..3 admin unit, 4 populated place, None an area or water. ``weight`` is its population, 0
    where unknown. ``how`` becomes the method of a match.
    """

    code: str
    country: str
    level: int | None
    kind: str
    name: str
    weight: int = 0
    how: str = "name"


class Population(NamedTuple):
    """A denominator: how many people, in which year, by whom."""

    pcode: str
    year: int
    population: int
    source: str


@dataclass(frozen=True)
class Words:
    """The words that stand beside a place name, folded (words.toml)."""

    levels: dict[str, int]
    settlements: frozenset[str]
    strong: frozenset[str]
    before: frozenset[str]
    span: frozenset[str]
    after: frozenset[str]
    of: frozenset[str]
    stop: frozenset[str]
    people: frozenset[str]
    titles: frozenset[str]
    compass: frozenset[str]
    arabic: frozenset[str]
    slavic: frozenset[str]
    small: frozenset[str]
    yielding: frozenset[str]
    articles: frozenset[str]
    offices: frozenset[str]
    links: frozenset[str]
    joints: frozenset[str]
    unlisted: dict[str, int]
    initials: frozenset[str]
    kinds: frozenset[str]
    firsts: frozenset[str]
    openers: frozenset[str]
    lasts: frozenset[str]
    translated: dict[str, str]
    qualifiers: dict[str, list[str]]
    actors: frozenset[str]
    follows: frozenset[str]


@dataclass
class Tables:
    """Regions by code, and what each spelling may mean, as (spelling, entry)."""

    regions: dict[str, Held] = field(default_factory=dict)
    names: list[tuple[str, Entry]] = field(default_factory=list)
    populations: list[Population] = field(default_factory=list)
    iso2: dict[str, str] = field(default_factory=dict)
    versions: dict[str, list[Held]] = field(default_factory=dict)


@cache
def words() -> Words:
    """The words of words.toml."""
    data = tomllib.loads((SHIPPED / "words.toml").read_text(encoding="utf-8"))
    levels = {word: int(level) for level, group in data["descriptors"].items() for word in group}
    settlements = frozenset(data["settlements"]["words"])
    kinds = settlements | levels.keys() | {"countryside"}
    parts = [kind.split() for kind in kinds]
    unlisted = {word: int(level) for level, group in data["unlisted"].items() for word in group}
    initials = frozenset(word[0] for word in unlisted)
    return Words(
        levels=levels,
        unlisted=unlisted,
        initials=initials | {letter.upper() for letter in initials},
        kinds=kinds,
        firsts=frozenset(word[0] for word in kinds),
        openers=frozenset(" ".join(part[:n]) for part in parts for n in range(1, len(part))),
        lasts=frozenset(word[-1] for part in data["parts"]["span"] for word in part.split()),
        settlements=settlements,
        strong=frozenset(data["settlements"]["strong"]),
        before=frozenset(data["parts"]["before"]),
        span=frozenset(data["parts"]["span"]),
        after=frozenset(data["parts"]["after"]),
        of=frozenset(data["parts"]["of"]),
        stop=frozenset(data["stop"]["words"]),
        people=frozenset(data["people"]["words"]),
        titles=frozenset(data["people"]["titles"]),
        compass=frozenset(word for part in data["parts"]["span"] for word in part.split()),
        arabic=frozenset(data["spelling"]["arabic"]),
        slavic=frozenset(data["spelling"]["slavic"]),
        small=frozenset(data["small"]["countries"]),
        yielding=frozenset(data["yielding"]["words"]),
        articles=frozenset(data["articles"]["ordinary"]),
        offices=frozenset(data["offices"]["words"]),
        links=frozenset(data["links"]["words"]),
        joints=frozenset(data["links"]["joints"]),
        translated=data["translated"],
        qualifiers=data["qualifiers"],
        actors=frozenset(data["use"]["actors"]),
        follows=frozenset(data["use"]["follows"]),
    )


def shipped() -> Tables:
    """Everything that metrics/lexicon/places holds."""
    tables = Tables()
    _countries(tables, rows("countries.csv"))
    _regions(tables, _cells("regions.csv"))
    _names(tables, _cells("names.csv"))
    for code, name in _cells("districts.csv"):
        add_district(tables, code, name)
    _aliases(tables, rows("aliases.csv"))
    _areas(tables, rows("areas.csv"))
    for row in rows("populations.csv"):
        count = Population(row["pcode"], int(row["year"]), int(row["population"]), row["source"])
        tables.populations.append(count)
    return tables


@cache
def crosswalk() -> dict[str, str]:
    """GeoNames' codes of first-level units ("SY.12") and ours."""
    return {row["geonames"]: row["pcode"] for row in rows("crosswalk.csv")}


@cache
def capitals() -> frozenset[str]:
    """The capitals of countries, folded: a text that names one speaks of its country."""
    return frozenset(fold(row["capital"]) for row in rows("countries.csv"))


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one shipped table."""
    text = (SHIPPED / name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _cells(name: str) -> Iterator[list[str]]:
    """The rows of one long table as they stand, without its head."""
    reader = csv.reader((SHIPPED / name).read_text(encoding="utf-8").splitlines())
    next(reader)
    yield from reader


def _countries(tables: Tables, table: Iterable[dict[str, str]]) -> None:
    for row in table:
        code = row["iso3"]
        tables.iso2[row["iso2"]] = code
        tables.regions[code] = Held(
            pcode=code,
            name=row["name"],
            country=code,
            level=0,
            lat=_number(row["lat"]),
            lon=_number(row["lon"]),
            scheme="iso3166",
            source="ISO 3166-1, CLDR, GeoNames",
        )
        entry = Entry(code, code, 0, "country", row["name"], int(row["population"] or 0))
        for spelling in dict.fromkeys((row["name"], row["fr"], row["es"], row["ar"])):
            if spelling:
                tables.names.append((spelling, entry))


def _regions(tables: Tables, table: Iterable[list[str]]) -> None:
    days: dict[str, date | None] = {"": None}
    for code, level, country, parent, name, arabic, lat, lon, scheme, day in table:
        if day not in days:
            days[day] = date.fromisoformat(day)
        tables.regions[code] = Held(
            pcode=code,
            name=name,
            country=country,
            level=int(level),
            parent=parent,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            scheme="iso3166" if scheme == "iso3166" else "cod",
            valid_on=days[day],
            source="shipped",
        )
        entry = Entry(code, country, int(level), "region", name)
        tables.names.append((name, entry))
        if arabic:
            tables.names.append((arabic, entry))


def _names(tables: Tables, table: Iterable[list[str]]) -> None:
    for code, name in table:
        region = tables.regions[code]
        entry = Entry(code, region.country, region.level, "region", region.name)
        tables.names.append((name, entry))


def _aliases(tables: Tables, table: Iterable[dict[str, str]]) -> None:
    for row in table:
        add_alias(tables, row["name"], row["kind"], row["code"])


def add_alias(tables: Tables, name: str, kind: str, code: str, how: str = "alias") -> None:
    """One row of an alias table: another spelling, a place within a unit, a demonym, a water."""
    if kind == "water":
        tables.names.append((name, Entry("", "", None, "water", name)))
        return
    region = tables.regions.get(code) or tables.regions.get(tables.iso2.get(code, ""))
    if region is None or kind not in ("name", "place", "demonym"):
        raise DataError(f"alias {name!r}: no region {code!r}, or {kind!r} is no kind of alias")
    level, own, shown = region.level, "country" if region.level == 0 else "region", region.name
    if kind == "place":
        level, own, shown = 4, "place", name
    elif kind == "demonym":
        level, own = 0, "demonym"
    tables.names.append((name, Entry(region.pcode, region.country, level, own, shown, how=how)))


def add_district(tables: Tables, code: str, name: str) -> None:
    """A second-level unit without a code of its own: a place in the unit that holds it."""
    entry = Entry(code, tables.regions[code].country, 2, "place", name)
    tables.names.append((name, entry))


def _areas(tables: Tables, table: Iterable[dict[str, str]]) -> None:
    for row in table:
        members = tuple(row["members"].split(";"))
        unknown = [member for member in members if member not in tables.regions]
        if unknown:
            raise DataError(f"area {row['name']!r}: no region {unknown[0]!r}")
        tables.regions[row["code"]] = Held(
            pcode=row["code"],
            name=row["name"],
            country=row["country"],
            level=None,
            scheme="own",
            exact=False,
            members=members,
            source="authored",
        )
        entry = Entry(row["code"], row["country"], None, "area", row["name"], how="area")
        for spelling in (row["name"], *filter(None, row["other_names"].split(";"))):
            tables.names.append((spelling, entry))


def _number(text: str) -> float | None:
    return float(text) if text else None
