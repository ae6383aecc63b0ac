"""Where: which of the places that a text names stand in a sentence, and how.

Known names come from the gazetteer; a capitalised name behind "in", "near", "town of" or before
"district", "village" counts too, though no gazetteer has it. Demonyms, seas, the place of a
speaker and the place of a dateline are never the place of a figure.
"""

import re
from bisect import bisect_left
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from metrics.places import Name
from metrics.text import unlisted
from metrics.text.tokens import Tokens
from metrics.text.world import World

ORIGIN, DESTINATION = "origin", "destination"
STEPS = 5  # words passed over between a name and its preposition
NUMBER = 3  # tokens behind "recorded" in which the number stands
LIST_GAP = 3  # tokens between the members of a list of places
COUNTRY = 0  # the level of a country
TOWNS = (None, 4)  # the levels of places that nobody knows far away
DASHES = frozenset(["–", "—", "--"])
HEADED = frozenset([":", ",", "–", "—", "-", ""])  # what follows a place that heads a line
_SPACES = re.compile(r"\s+")


class Mention(NamedTuple):
    """A place name in tokens start..end of a sentence.

    ``locative`` tells that it stands where a place stands ("in X", "X province"), not an actor
    ("Russia said"); ``role`` is "origin" or "destination" behind "from" and "to"; ``back``: it
    stands for a place named before ("the capital").
    """

    start: int
    end: int
    text: str
    countries: tuple[str, ...]
    level: int | None
    known: bool
    locative: bool = True
    role: str | None = None
    back: bool = False


def clean(name: str) -> str:
    """A place name on one line."""
    return _SPACES.sub(" ", name).strip(" ,.;")


def find(tokens: Tokens, world: World, barred: AbstractSet[int], first: int = 0) -> list[Mention]:
    """The places of a sentence in order, without those of a speaker and of its dateline.

    ``barred`` are the tokens of speakers, ``first`` is the token behind the dateline.
    """
    low = bisect_left(world.starts, tokens.starts[0])
    high = bisect_left(world.starts, tokens.ends[-1])
    if low == high and True not in tokens.capitals:
        return []
    out: list[Mention] = []
    taken: set[int] = set()
    for name in world.names[low:high]:
        start = bisect_left(tokens.starts, name.start)
        end = bisect_left(tokens.starts, name.end)
        taken.update(range(start, end))
        speaks = start in barred and not counts(tokens, end)
        if start >= first and not speaks and (found := _known(tokens, world, name)):
            out.append(found)
    out.extend(
        Mention(
            start, end, _trimmed(tokens, tokens.raw(start, end), known=False), (), None, known=False
        )._replace(role=role(tokens, start, end)[0])
        for start, end in unlisted.find(tokens, world, taken, barred, first)
    )
    return _spread(tokens, sorted(out)) if len(out) > 1 else out


def people(tokens: Tokens, world: World) -> set[int]:
    """The tokens that name the people of the country that the text speaks of most: "Haitians"."""
    low = bisect_left(world.starts, tokens.starts[0])
    high = bisect_left(world.starts, tokens.ends[-1])
    plural = tokens.lexicon.grammar.endings.plural
    return {
        bisect_left(tokens.starts, name.start)
        for name in world.names[low:high]
        if name.kind == "demonym"
        and name.countries[:1] == world.countries[:1]
        and name.text.endswith(plural)
    }


def _known(tokens: Tokens, world: World, name: Name) -> Mention | None:
    """The place that a known name is here, if it is one."""
    start, end = bisect_left(tokens.starts, name.start), bisect_left(tokens.starts, name.end)
    places = tokens.lexicon.places
    if name.kind == "demonym" or tokens.word(start - 1) in places.storms:
        return None
    if tokens.word(end) in places.diseases or (
        name.kind == "country" and tokens.word(end) in places.borders
    ):
        return None
    if name.kind == "water" or (tokens.word(end) in places.waters and not possesses(tokens, end)):
        end += tokens.word(end) in places.waters
        water = Mention(start, end, tokens.raw(start, end), name.countries, None, known=True)
        return water if _is_water(tokens, start, end) else None
    kind = name.text.rpartition(" ")[2].lower() in places.kinds
    if (_owned(tokens, end) and not kind) or _is_office(tokens, start):
        return None
    text, start = _widened(tokens, name.text, start)
    way, locative = role(tokens, start, end)
    locative = locative or kind
    if not locative and _is_far(name, world):
        return None
    text = _trimmed(tokens, text, known=True)
    return Mention(start, end, text, name.countries, name.level, True, locative, way)


def _is_water(tokens: Tokens, start: int, end: int) -> bool:
    """A river or a lake that something happened on: "a boat sank ON LAKE KIVU"; no sea."""
    places = tokens.lexicon.places
    i = start - 1 - (tokens.word(start - 1) in places.definite)
    named = not places.waters.isdisjoint(tokens.words[start:end])
    return named and tokens.word(i) in places.on_water


def _trimmed(tokens: Tokens, text: str, *, known: bool) -> str:
    """ "Murzuq area", "Jonglei state": the common noun is not part of a name that is known.

    Nor is the plural of a unit: "in Hilmand, 373 in Nimroz and 1,122 in Kandahar provinces".
    """
    places = tokens.lexicon.places
    head, _, last = text.rpartition(" ")
    if head and last.lower() in places.kinds:
        first, _, rest = text.partition(" ")
        if first.lower().replace("-", "") in places.directions and " " in rest:
            head, text = head.partition(" ")[2], rest
    plain = known and head.lower() not in places.common_names
    loose = last in places.loose_kinds and (plain or last not in places.bound_kinds)
    return head if head and (loose or last in places.plural_kinds) else text


def _widened(tokens: Tokens, text: str, start: int) -> tuple[str, int]:
    """ "Indian-administered Kashmir", "the northeast of Nigeria": what stands before the name is
    part of it."""
    first = start - 3
    places = tokens.lexicon.places
    part = tokens.word(start - 2) in places.corners and tokens.word(start - 1) in places.of
    if part and tokens.word(start - 3) in places.definite:
        return f"{tokens.raw(start - 2, start)} {text}", start - 2
    ruled = tokens.word(start - 1) in tokens.lexicon.places.administered
    if ruled and tokens.word(start - 2) == "-" and tokens.capital(first):
        return f"{tokens.raw(first, start)} {text}", first
    return text, start


def role(tokens: Tokens, start: int, end: int) -> tuple[str | None, bool]:
    """Origin or destination, and whether the name stands where a place stands."""
    places = tokens.lexicon.places
    i, steps = start - 1, 0
    while i >= 0 and steps < STEPS and _is_passed(tokens, i):
        i, steps = i - 1, steps + 1
    before = tokens.word(i)
    if tokens.word(end) in places.alone or counts(tokens, end):
        return None, True
    if possesses(tokens, end):
        return None, _has_built(tokens, end)
    named = _is_named(tokens, start)
    if before in places.origin:
        return ORIGIN, True
    if before in places.destination:
        return (None, True) if tokens.word(i - 1) in places.close else (DESTINATION, True)
    if i < 0:
        after = tokens.word(end)
        return None, named or after in HEADED or after in places.heads
    return None, named or before in places.placing


def _has_built(tokens: Tokens, end: int) -> bool:
    """ "a third of Peru's power stations": what is built there stands there."""
    found = (tokens.marks.nouns.get(i) for i in (end, end + 1))
    return any(noun is not None and noun.value.facility is not None for noun in found)


def _is_named(tokens: Tokens, start: int) -> bool:
    """Whether what stands before says that it is a place: "the province of Nuristan", "two border
    provinces, Khost and Nangarhar"."""
    places, before = tokens.lexicon.places, tokens.word(start - 1)
    if before in places.of:
        return tokens.word(start - 2) in places.kinds
    return before == "," and tokens.word(start - 2) in places.kinds


def counts(tokens: Tokens, end: int) -> bool:
    """ "Zambia has recorded two deaths": where, not who."""
    helped = tokens.word(end) in tokens.lexicon.grammar.auxiliaries
    suffers = tokens.lexicon.places.suffers
    if helped and tokens.word(end) in suffers and _is_number(tokens, end + 1):
        return True
    verb = end + helped
    behind = range(verb + 1, verb + 1 + NUMBER)
    return tokens.word(verb) in suffers and any(_is_number(tokens, i) for i in behind)


def _is_number(tokens: Tokens, i: int) -> bool:
    return i < len(tokens) and (tokens.digits[i] or i in tokens.marks.cardinals)


def possesses(tokens: Tokens, end: int) -> bool:
    """ "Moscow's aerial bombing": an actor."""
    return tokens.raw(end - 1, end).endswith(("'s", "’s"))


def _is_passed(tokens: Tokens, i: int) -> bool:
    """Whether a token between a name and its preposition changes nothing ("the city of")."""
    places, word, before = tokens.lexicon.places, tokens.words[i], tokens.word(i - 1)
    if word in places.of:
        return before in places.around
    if word in tokens.lexicon.grammar.prepositions:
        return False
    if word in places.placing:
        # "the worst-hit Aleppo", but "shelling hit Aleppo"
        return before == "-" or before in places.around or before in places.superlatives
    if word in places.around or word in tokens.lexicon.grammar.determiners:
        return True
    # "rebel-held": a hyphen and what it joins
    return word == "-" or (tokens.word(i + 1) == "-" and tokens.glued(i + 1))


def _is_far(name: Name, world: World) -> bool:
    """A town of another country that does not even stand as a place: "the Kali temple"."""
    town = name.kind == "place" and name.level in TOWNS
    return town and name.countries[:1] != world.countries[:1]


def _spread(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """What is listed with a place is one: "in Ghazni, Kapisa and Kabul"."""
    out: list[Mention] = []
    places = tokens.lexicon.places
    for mention in mentions:
        before = out[-1] if out else None
        if before and before.locative and not mention.locative:
            gap = tokens.words[before.end : mention.start]
            if 0 < len(gap) <= LIST_GAP and all(w in places.listed for w in gap):
                mention = mention._replace(locative=True, role=before.role)
        out.append(mention)
    return out


def _is_office(tokens: Tokens, start: int) -> bool:
    """ "the governor of Hiran region", "told reporters in Jakarta": who speaks is there."""
    places = tokens.lexicon.places
    i = start - 1 - (tokens.word(start - 1) in places.definite)
    before = tokens.word(i - 1)
    if tokens.word(i) in places.of:
        return before in places.offices
    return tokens.word(i) in places.within and before in places.speaking


def _owned(tokens: Tokens, end: int) -> bool:
    """A name inside a body's name or a person's role: "Marib governor's office", "Idlib Media
    Centre", "Bushehr province branch"."""
    after, attribution = tokens.word(end), tokens.lexicon.attribution
    if tokens.capital(end):
        named = any(word in attribution.bodies for word in tokens.words[end : end + 3])
        return named and after not in tokens.lexicon.places.kinds
    return after in attribution.people and after not in tokens.lexicon.places.residents
