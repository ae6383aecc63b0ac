"""The normal form of what a gazetteer file says, whatever its publisher's columns."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from metrics.places.tables import Population


class Unit(NamedTuple):
    """An administrative unit of a file. ``country`` is ISO alpha-3; dates are ISO text."""

    pcode: str
    level: int
    country: str
    parent: str
    names: tuple[str, ...]
    lat: float | None = None
    lon: float | None = None
    valid_on: str = ""
    valid_to: str = ""
    version: str = ""


class Alias(NamedTuple):
    """Another spelling: kind is name, place, demonym or water (see aliases.csv)."""

    name: str
    kind: str
    code: str


KINDS = ("name", "place", "demonym", "water")


class Spelling(NamedTuple):
    """A name of a published list: of the unit itself (name), or of a place in it (place)."""

    name: str
    kind: str
    code: str


class Town(NamedTuple):
    """A populated place; ``admin`` is the GeoNames code of its first-level unit ("SY.12")."""

    name: str
    names: tuple[str, ...]
    admin: str
    population: int


class Shape(NamedTuple):
    """The boundary of a unit, as a GeoJSON geometry."""

    pcode: str
    geometry: dict[str, Any]


@dataclass
class Batch:
    """All that one file gave, and what was wrong with it, counted."""

    kind: str
    units: list[Unit] = field(default_factory=list)
    counts: list[Population] = field(default_factory=list)
    aliases: list[Alias] = field(default_factory=list)
    spellings: list[Spelling] = field(default_factory=list)
    towns: list[Town] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    warnings: Counter[str] = field(default_factory=Counter)
    lines: list[tuple[int, Alias]] = field(default_factory=list)  # of a table of aliases

    def __len__(self) -> int:
        units, names = len(self.units) + len(self.counts), len(self.aliases) + len(self.spellings)
        return units + names + len(self.towns)
