"""What a resolution may look at, and what it finds on the way."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from metrics.places.held import Held
from metrics.places.index import Index
from metrics.places.phrases import Phrase
from metrics.places.tables import Entry
from metrics.places.tree import common, lineage


class Match(NamedTuple):
    """A candidate, how it was found, and how well it fits."""

    entry: Entry
    method: str
    score: float
    phrase: Phrase


Candidates = Callable[[str, tuple[str, ...]], tuple[Match, ...]]
"""What a phrase may mean in a text that speaks of these countries, wherever it stands there."""


class World(NamedTuple):
    """What a resolution may look at: the index, the regions by code, and the context.

    ``candidates`` is `candidates` of this index and these regions, its answers kept.
    """

    spellings: Index
    regions: Mapping[str, Held]
    countries: tuple[str, ...]
    near: tuple[str, ...]
    candidates: Candidates


def nearness(world: World, entry: Entry) -> float:
    """Units named nearby in the text speak for what lies in them."""
    mine = set(lineage(world.regions, entry.code))
    for place, code in enumerate(world.near):
        theirs = [c for c in lineage(world.regions, code) if _level(world, c) in (1, 2)]
        if mine.intersection(theirs):
            return 12 / (1 + place / 4)
    return 0


def _level(world: World, code: str) -> int | None:
    region = world.regions.get(code)
    return region.level if region else None


def top(world: World, entry: Entry) -> str:
    """The first-level region that a meaning lies in, or its country."""
    codes = lineage(world.regions, code_of(world, entry))
    return codes[-2] if len(codes) > 1 else "".join(codes)


def code_of(world: World, entry: Entry) -> str:
    """An area's lowest common ancestor; the region itself, or the one that holds the place."""
    region = world.regions.get(entry.code)
    return common(world.regions, region.members) if region and region.members else entry.code
