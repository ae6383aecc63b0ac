"""From a place phrase to its region: the cascade, and the choice among what a name may mean.

Exact spelling, then without articles, then the romanisation key, then a guarded edit distance;
the last two only within the countries that the document speaks of. Whatever is left open is
said to be open: ``unresolved`` or ``ambiguous``, with no code.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from metrics.model import Located
from metrics.places.fame import meant_from_afar
from metrics.places.fit import fit
from metrics.places.fold import fold
from metrics.places.held import Held
from metrics.places.likeness import by_distance, by_part, by_sound
from metrics.places.phrases import Phrase, understand
from metrics.places.tables import OWN, Entry, words
from metrics.places.tree import lineage
from metrics.places.world import Match, World, code_of, nearness, top

# A rival from another admin1 that scores within this of the winner makes the name ambiguous.
MARGIN = 5.0
# A town with so many times the inhabitants of another is meant where nothing else is said.
BIGGER = 5
PLACE = 4
# A longer phrase names no place.
LONGEST = 200
# How exactly a name of this level says where; and how many of the others are told.
PRECISION = {0: 4, 1: 3, 2: 2, 3: 2, 4: 1}
REJECTED = 5
DISTRICT = 2


Look = Callable[[str], Sequence[Entry]]
Step = tuple[str, Look]


def resolve(world: World, name: str) -> Located:
    """The region that a phrase means; `Located.pcode` is None where that stays open."""
    ranking = rank(world, name)
    fallback = world.countries[0] if world.countries else None
    if not ranking and _water(world, name):
        return Located(name=name, method="water")
    if not ranking:
        return Located(name=name, country=fallback, method="unresolved")
    best = ranking[0]
    close = (match for match in ranking[1:] if match.score > best.score - MARGIN)
    rivals = [m for m in close if _apart(world, best, m) and not _outshone(best, m)]
    if rivals:
        countries = {match.entry.country for match in (best, *rivals)}
        country = best.entry.country if len(countries) == 1 else fallback
        codes = tuple(dict.fromkeys(match.entry.code for match in (best, *rivals)))
        return Located(name=name, country=country, method="ambiguous", rejected=codes[:REJECTED])
    return _located(world, name, _district(world, best, ranking), ranking)


def _district(world: World, best: Match, ranking: Sequence[Match]) -> Match:
    """The district that a town gives its name to, where the town is only known by province."""
    if best.entry.level != 4:
        return best
    below = (
        match
        for match in ranking
        if match.entry.level == 2 and best.entry.code in lineage(world.regions, match.entry.code)
    )
    return next(below, best)


def _water(world: World, name: str) -> bool:
    """A sea or a river is no region: known, and placed nowhere."""
    phrases = understand(name) if len(name) <= LONGEST else ()
    return any(e.kind == "water" for p in phrases for e in world.spellings.any(p.name))


def rank(world: World, name: str) -> list[Match]:
    """The candidates of a phrase, the best first; the first step that finds any decides."""
    found = world.candidates(name, world.countries)
    if not found:
        look = partial(by_distance, world)
        found = tuple(_first(world, _ways(world, name), (("fuzzy", look),)))
    if len(found) > 1 and world.near:
        found = tuple(m._replace(score=m.score + nearness(world, m.entry)) for m in found)
    return sorted(found, key=lambda m: (-m.score, m.entry.code, m.entry.name))


def candidates(world: World, name: str) -> tuple[Match, ...]:
    """What a phrase may mean, whatever is named around it; so a text asks for each name once."""
    return tuple(_first(world, _ways(world, name), _steps(world)))


def _ways(world: World, name: str) -> tuple[Phrase, ...]:
    """The ways to understand a phrase; none for a people's name."""
    phrases = understand(name) if len(name) <= LONGEST else ()
    if phrases and any(e.kind == "demonym" for e in world.spellings.exact(phrases[0].name)):
        return ()
    return phrases


def _first(world: World, phrases: Sequence[Phrase], steps: Iterable[Step]) -> list[Match]:
    """The matches of the first step that finds any."""
    for method, look in steps:
        for phrase in phrases:
            if method and phrase.part:
                continue  # two liberties at once are one too many
            found = [
                Match(entry, method or _how(entry), fit(entry, phrase, world.countries), phrase)
                for entry in _allowed(world, phrase.name, look(phrase.name))
                if not _is_word(phrase) or _is_unit(world, entry)
            ]
            if found:
                return found
    return []


def _how(entry: Entry) -> str:
    return "alias" if entry.how == OWN else entry.how


def _is_word(phrase: Phrase) -> bool:
    """An ordinary word, with nothing beside it that would make it a name."""
    plain = phrase.level is None and not phrase.settlement
    return plain and phrase.name in words().stop


def _is_unit(world: World, entry: Entry) -> bool:
    """ "Unity" is a state in South Sudan, "Centre" a department in Haiti."""
    return entry.level == 1 and entry.country in world.countries


def _steps(world: World) -> Iterator[Step]:
    yield "", world.spellings.exact
    yield "strip", world.spellings.bare
    yield "part", partial(by_part, world)
    yield "key", partial(by_sound, world)


def _own(key: str, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Without towns that some language calls so, where there is one of that very name."""
    towns = [e for e in entries if e.level == PLACE]
    own = [e.weight for e in towns if fold(e.name) == key]
    if not own:
        return entries
    authored = any(e.how != "name" for e in towns)
    least = math.inf if authored else BIGGER * max(own)
    return [
        e
        for e in entries
        if e.level != PLACE or e.how != "name" or e.weight > least or fold(e.name) == key
    ]


def _allowed(world: World, key: str, entries: Sequence[Entry]) -> list[Entry]:
    """Only what the document's countries hold, and what is known everywhere."""
    usable = [e for e in _own(key, entries) if e.kind not in ("water", "demonym")]
    if not world.countries:
        return usable
    inside = [e for e in usable if e.country in world.countries or e.level == 0]
    spread = [e for e in usable if e.kind == "area" and not e.country]
    return inside or spread or [e for e in usable if meant_from_afar(e, key)]


def _apart(world: World, one: Match, other: Match) -> bool:
    """Whether two candidates would put the figure into different first-level regions."""
    return top(world, one.entry) != top(world, other.entry)


def _outshone(best: Match, other: Match) -> bool:
    """Whether of two towns of one name the other is so small that nobody means it unsaid."""
    towns = best.entry.level == other.entry.level == PLACE
    same = best.entry.country == other.entry.country
    return towns and same and best.entry.weight >= BIGGER * max(1, other.entry.weight)


def _located(world: World, name: str, match: Match, ranking: Sequence[Match]) -> Located:
    code = _deepest(world, match)
    region = world.regions.get(code)
    country = match.entry.country or (world.countries[0] if world.countries else None)
    own = (code, match.entry.code, "")
    others = dict.fromkeys(m.entry.code for m in ranking if m.entry.code not in own)
    return Located(
        name=name,
        country=region.country if region else country,
        pcode=code if region else None,
        level=region.level if region else None,
        method=match.method + ("+part" if match.phrase.part else ""),
        qualifier=match.phrase.qualifier if match.phrase.part else None,
        score=round(match.score, 1),
        precision=_precision(match, region),
        rejected=tuple(others)[:REJECTED],
    )


def _precision(match: Match, region: Held | None) -> int | None:
    """What the name is of, whatever holds it: 1 a settlement … 4 a country, as ACLED has it."""
    level = match.entry.level
    if level is None:
        level = region.level if region else None
    return 1 if match.phrase.settlement else PRECISION.get(-1 if level is None else level)


def _deepest(world: World, match: Match) -> str:
    """A sub-district only where the text says so: a town's name means its district here."""
    code = code_of(world, match.entry)
    region = world.regions.get(code)
    while region and (region.level or 0) > DISTRICT and match.phrase.level != region.level:
        code = region.parent or ""
        region = world.regions.get(code)
    return code
