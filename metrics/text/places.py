"""Where: which of the places that a text names stand in a sentence, and how.

Known names come from the gazetteer; a capitalised name behind "in", "near", "town of" or before
"district", "village" counts too, though no gazetteer has it. Demonyms, seas, the place of a
speaker and the place of a dateline are never the place of a figure.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from metrics.places import Name
from metrics.text import unlisted
from metrics.text.tokens import Tokens
from metrics.text.world import World

ORIGIN, DESTINATION = "origin", "destination"
STEPS = 5  # words passed over between a name and its preposition
LIST_GAP = 3  # tokens between the members of a list of places
COUNTRY = 0  # the level of a country
TOWNS = (None, 4)  # the levels of places that nobody knows far away
DASHES = frozenset(["–", "—", "--"])
HEADED = frozenset([":", ",", "–", "—", "-", ""])  # what follows a place that heads a line
_SPACES = re.compile(r"\s+")


class Mention(NamedTuple):
    """A place name in tokens start..end of a sentence.

    ``locative`` tells that it stands where a place stands ("in X", "X province"), not an actor
    ("Russia said"); ``role`` is "origin" or "destination" behind "from" and "to".
    """

    start: int
    end: int
    text: str
    countries: tuple[str, ...]
    level: int | None
    known: bool
    locative: bool = True
    role: str | None = None


def clean(name: str) -> str:
    """A place name on one line."""
    return _SPACES.sub(" ", name).strip(" ,.;")


def find(
    tokens: Tokens, world: World, speakers: Sequence[tuple[int, int]], first: int = 0
) -> list[Mention]:
    """The places of a sentence in order, without those of a speaker and of its dateline.

    ``first`` is the token behind the dateline.
    """
    low = bisect_left(world.starts, tokens.starts[0])
    high = bisect_left(world.starts, tokens.ends[-1])
    if low == high and True not in tokens.capitals:
        return []
    out: list[Mention] = []
    barred = {i for start, end in speakers for i in range(start, end)}
    taken: set[int] = set()
    for name in world.names[low:high]:
        start = bisect_left(tokens.starts, name.start)
        end = bisect_left(tokens.starts, name.end)
        taken.update(range(start, end))
        if start < first or start in barred or name.kind in ("demonym", "water"):
            continue
        if tokens.word(start - 1) in tokens.lexicon.places.storms:
            continue
        if not _owned(tokens, end):
            text, start = _widened(tokens, name.text, start)
            kind = text.rpartition(" ")[2].lower() in tokens.lexicon.places.kinds
            role, locative = _role(tokens, start, end)
            text = _trimmed(tokens, text)
            locative = locative or kind
            if not locative and _is_far(name, world):
                continue
            out.append(Mention(start, end, text, name.countries, name.level, True, locative, role))
    out.extend(
        Mention(
            start, end, _trimmed(tokens, tokens.raw(start, end)), (), None, known=False
        )._replace(role=_role(tokens, start, end)[0])
        for start, end in unlisted.find(tokens, world, taken, barred, first)
    )
    return _spread(tokens, sorted(out)) if len(out) > 1 else out


def _trimmed(tokens: Tokens, text: str) -> str:
    """ "Murzuq area", "Jonglei state": the common noun is not part of the name."""
    places = tokens.lexicon.places
    head, _, last = text.rpartition(" ")
    if head and last.lower() in places.kinds:
        first, _, rest = text.partition(" ")
        if first.lower().replace("-", "") in places.directions and rest:
            head, text = head.partition(" ")[2], rest
    return head if last in places.loose_kinds and head else text


def _widened(tokens: Tokens, text: str, start: int) -> tuple[str, int]:
    """ "Indian-administered Kashmir": the adjective is part of the name."""
    first = start - 3
    ruled = tokens.word(start - 1) in tokens.lexicon.places.administered
    if ruled and tokens.word(start - 2) == "-" and tokens.capital(first):
        return f"{tokens.raw(first, start)} {text}", first
    return text, start


def _role(tokens: Tokens, start: int, end: int) -> tuple[str | None, bool]:
    """Origin or destination, and whether the name stands where a place stands."""
    places = tokens.lexicon.places
    i, steps = start - 1, 0
    while i >= 0 and steps < STEPS and _is_passed(tokens, i):
        i, steps = i - 1, steps + 1
    before = tokens.word(i)
    if before == "-" and tokens.word(i - 1) in places.controlled:
        return None, True
    if _possesses(tokens, end):
        return None, False
    if before in places.origin:
        return ORIGIN, True
    if before in places.destination:
        return DESTINATION, True
    if i < 0:
        after = tokens.word(end)
        return None, after in HEADED or after in places.heads
    return None, before in places.placing


def _possesses(tokens: Tokens, end: int) -> bool:
    """ "Moscow's aerial bombing": an actor."""
    return tokens.raw(end - 1, end).endswith(("'s", "’s"))


def _is_passed(tokens: Tokens, i: int) -> bool:
    """Whether a token between a name and its preposition changes nothing ("the city of")."""
    places, word = tokens.lexicon.places, tokens.words[i]
    if word in places.placing:
        # "the worst-hit Aleppo", but "shelling hit Aleppo"
        before = tokens.word(i - 1)
        return before == "-" or before in places.around or before in places.superlatives
    if word in places.around or word in tokens.lexicon.grammar.determiners:
        return True
    # a hyphen stands between the parts of "rebel-held"
    return word == "-" or (word in places.of and tokens.word(i - 1) in places.around)


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


def _owned(tokens: Tokens, end: int) -> bool:
    """A name inside a body's name or a person's role: "Marib governor's office", "Idlib Media
    Centre", "Bushehr province branch"."""
    after, attribution = tokens.word(end), tokens.lexicon.attribution
    if tokens.capital(end):
        named = any(word in attribution.bodies for word in tokens.words[end : end + 3])
        return named and after not in tokens.lexicon.places.kinds
    return after in attribution.people and after not in tokens.lexicon.places.residents
