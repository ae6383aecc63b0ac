"""Spellings that are alike: the beginning of a longer name, the same key, a guarded edit distance.

Only within the countries that a document speaks of most, and never a bare likeness to any unit.
"""

from collections.abc import Sequence
from functools import lru_cache

from metrics.places.index import NEARBY, sound
from metrics.places.tables import Entry, words
from metrics.places.world import World, nearness, top

# Below this length a similar spelling is as often another place as the same.
FUZZY_LENGTH = 6
FUZZY_RATIO = 91
FUZZY_LEAD = 4
# The key of a short name is as often that of another one.
SHORT = 3
# Other spellings are tried only in the countries that a document speaks of most.
TRUSTED = 2


def by_part(world: World, key: str) -> list[Entry]:
    """A unit of a longer name that begins so ("Kagua" of "Kagua/Erave"), if there is only one."""
    found = _longer(world, key)
    return found if len({top(world, entry) for entry in found}) == 1 else []


def _longer(world: World, key: str) -> list[Entry]:
    """The units whose longer names begin so."""
    if len(key) < FUZZY_LENGTH - 1 or not world.countries:
        return []
    begun = world.spellings.beginning(world.countries[0], key)
    return [entry for entry in begun if entry.level in (1, 2)]


def by_sound(world: World, key: str) -> list[Entry]:
    """What sounds alike in the countries that the document speaks of most."""
    found = []
    for country in world.countries[:TRUSTED]:
        heard = sound(country, key)
        if len(heard) > SHORT:
            found += world.spellings.alike(country, heard)
    return found


def by_distance(world: World, key: str) -> list[Entry]:
    """The one spelling of the document's countries that is near enough, and clearly nearest.

    Where the spelling lies in a region that was named nearby, less likeness will do.
    """
    if _longer(world, key):
        return []  # "North Shewa" begins two names of two regions: neither is the likelier
    for country in world.countries[:TRUSTED]:
        heard = sound(country, key)
        near = world.spellings.nearest(country, heard)
        directions = _directions(country, heard)
        near = [h for h in near if _directions(country, h[0]) == directions]
        if len(heard) >= FUZZY_LENGTH and _clearly_nearest(near, FUZZY_RATIO):
            return world.spellings.alike(country, near[0][0])
        around = [
            hit
            for hit in near
            if any(nearness(world, e) for e in world.spellings.alike(country, hit[0]))
        ]
        if len(heard) >= FUZZY_LENGTH - 1 and _clearly_nearest(around, NEARBY):
            nearest = world.spellings.alike(country, around[0][0])
            return [entry for entry in nearest if nearness(world, entry)]
    return []


def _directions(country: str, heard: str) -> set[str]:
    """The directions at the ends of a key: Twic East is not nearly Twic West."""
    return {w for w in _compass(country) if heard.startswith(w) or heard.endswith(w)}


@lru_cache(maxsize=512)
def _compass(country: str) -> tuple[str, ...]:
    return tuple(sorted({sound(country, word) for word in words().compass}))


def _clearly_nearest(near: Sequence[tuple[str, float, object]], least: float) -> bool:
    if not near or near[0][1] < least:
        return False
    return len(near) == 1 or near[1][1] <= near[0][1] - FUZZY_LEAD
