"""Which names everybody knows, wherever a text is at home, and which any country may have."""

from metrics.places.fold import fold
from metrics.places.tables import AUTHORED, OWN, Entry, words

# A town this big is meant even where the document speaks of other countries only.
FAMOUS = 500_000


def famous(entry: Entry, key: str) -> bool:
    """Known everywhere under its own name, not under a spelling that some language has for it."""
    own = entry.how in AUTHORED or fold(entry.name) == key or not key.isascii()
    large = entry.country not in words().small or entry.how in AUTHORED
    first = entry.level == 1 and large and not is_direction(key)
    return entry.kind == "area" or entry.how == OWN or (own and (first or entry.weight >= FAMOUS))


def meant_from_afar(entry: Entry, key: str) -> bool:
    """Meant even by a text that speaks of other countries: the biggest names only."""
    own = fold(entry.name) == key or not key.isascii()
    named = entry.level == 1 and not is_direction(key)
    # "North Darfur" is not the north of what is called Darfur elsewhere.
    pointed = own and not words().compass.isdisjoint(key.split())
    first = named and (entry.how in AUTHORED or pointed)
    return entry.kind == "area" or first or (own and entry.weight >= 2 * FAMOUS)


def is_direction(key: str) -> bool:
    """But directions, with or without a kind of unit: any country may have a "Western Region"."""
    known = words()
    return bool(key) and all(word in known.compass or word in known.levels for word in key.split())
