"""Which place of its sentence a figure takes.

The nearest that stands as a place, where distance is what lies between (`metrics.text.near`). Some
are out of reach: what belongs to another figure alone ("three of them in Nuweiri", "another 3,000
in Al-Bayda"), what stands behind a semicolon or in brackets that count on, and a country that
those who are counted have left. What is too far yet sets the scene if it stands before the figure:
"In Mopti, where …, gunmen … and killed 12".
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from metrics.text.drafts import Draft
from metrics.text.near import apart, span_of
from metrics.text.places import COUNTRY, DESTINATION, ORIGIN, Mention, counts
from metrics.text.scene import Scene

FAR = 12.0  # a place further off than this gives way to the one that the text speaks of
ACTOR = 4.0  # what a name costs that stands as an actor, not as a place
WIDE = 0.5  # what a country costs, which gives way to a place within it
OWN = 2.0  # how far from a part the place stands that is its own
HEAD = 2  # tokens at the head of a sentence before the place that it begins with
ARRIVED = ("refugees", "returnees", "aid_reached", "population")
LISTED = frozenset([",", ")", ";", "", ".", "and"])  # behind a number of a list
TOPIC = 10.0  # how far the country at least stands that heads a line as its topic
ASIDE = 12  # tokens in brackets
BRACKETS = frozenset("()")
TREATED = 4  # tokens before a hospital or behind it in which the words stand that go with it
VICTIMS = ("killed", "injured", "missing", "casualties")
SIGNS = frozenset(",;:–—()")

Groups = Sequence[list[Mention]]
Owned = Mapping[int, tuple[int, bool]]
"""Of a group of places the figure that it belongs to, and whether no later one may have it."""


class Near(NamedTuple):
    """What was found, with its distance."""

    cost: float
    group: int


def owned(at: Scene, drafts: Sequence[Draft], groups: Groups) -> Owned:
    """The places that parts and further ones have to themselves."""
    out: dict[int, tuple[int, bool]] = {}
    for draft in drafts:
        last, part = span_of(draft)[1], bool(draft.link.part or draft.phrase.part)
        if not (part or _is_more(at, draft)):
            continue
        for n, group in enumerate(groups):
            start = group[0].start
            if start < last or group[0].role is not None:
                continue
            plain = SIGNS.isdisjoint(at.tokens.words[last:start])
            if plain and at.barrier[start] - at.barrier[last] <= OWN:
                out.setdefault(n, (draft.k, part))
    return out


def _is_more(at: Scene, draft: Draft) -> bool:
    """ "another 3,000", "a further 120"."""
    return at.tokens.word(draft.quantity.first - 1) in at.tokens.lexicon.places.more


def place(at: Scene, draft: Draft, groups: Groups, taken: Owned) -> Near | None:
    """The nearest group of places of the sentence that is not another figure's own; one that
    stands as a place comes before an actor."""
    best: tuple[bool, float, int] | None = None
    for n, group in enumerate(groups):
        if _is_taken(draft, n, taken) or _is_closed(at, draft, group):
            continue
        if _is_left(draft, group, groups) or _is_goal(draft, group, groups):
            continue
        if _is_elsewhere(at, draft, group):
            continue
        cost = _cost(at, draft, group)
        rated = (cost > FAR or not stands(group), cost, n)
        best = rated if best is None else min(best, rated)
    return Near(best[1], best[2]) if best else None


def scene(draft: Draft, groups: Groups, taken: Owned) -> list[Mention] | None:
    """The place in which a sentence has set its scene before it comes to a figure: the one at its
    head ("In X, …"), else the last one named."""
    first = span_of(draft)[0]
    before = [
        group
        for n, group in enumerate(groups)
        if group[-1].end <= first
        and group[0].role is None
        and any(m.locative for m in group)
        and not _is_taken(draft, n, taken)
    ]
    if not before:
        return None
    return before[0] if before[0][0].start <= HEAD else before[-1]


def stands(group: Sequence[Mention]) -> bool:
    """Whether names stand as a place; a country that acts does not ("Russia launched …")."""
    return any(mention.locative or mention.level not in (COUNTRY, None) for mention in group)


def _is_taken(draft: Draft, n: int, taken: Owned) -> bool:
    owner, alone = taken.get(n, (draft.k, False))
    return owner not in (draft.k, draft.link.parent) and (alone or draft.k < owner)


def _is_closed(at: Scene, draft: Draft, group: Sequence[Mention]) -> bool:
    """Whether a place behind a figure is that of another one: behind a semicolon or "while", or in
    brackets that count on ("119 people (Sindh 76, …)")."""
    first, start = span_of(draft)[1], group[0].start
    if start <= first:
        return False
    between = at.tokens.words[first:start]
    if ";" in between or ("," in between and _begins(at, group[-1].end)):
        return True
    contrasts = at.tokens.lexicon.places.contrasts
    if not at.heads.isdisjoint(range(first, start)) and not contrasts.isdisjoint(between):
        return True
    opened = "(" in between and ")" not in between
    return opened and not at.heads.isdisjoint(range(first, group[-1].end + 3))


def _begins(at: Scene, end: int) -> bool:
    """ "…, Kirkuk followed with 2 killed", "…, Lima (45 dead)": a place with counts of its own."""
    if counts(at.tokens, end):
        return True
    return at.tokens.word(end) == "(" and end + 1 in at.heads


def _cost(at: Scene, draft: Draft, group: Sequence[Mention]) -> float:
    """How far a group of places stands from a figure."""
    first, _ = span_of(draft)
    cost = apart(at, span_of(draft), group[0].start, group[-1].end)
    if group[-1].end == _bracket(at, first):
        cost = 0.0
    if _labels(at, draft, group):
        cost = 0.0
    elif _is_topic(at, group):
        cost = min(max(cost, TOPIC), FAR)
    elif not any(m.locative for m in group):
        cost += ACTOR
    return cost + WIDE * all(m.level == COUNTRY for m in group)


def _bracket(at: Scene, first: int) -> int:
    """The bracket in which a figure stands: "Gulu (45 cases; 18 deaths)", both in Gulu."""
    for i in range(first - 1, max(-1, first - ASIDE), -1):
        if at.tokens.words[i] in BRACKETS:
            return i if at.tokens.words[i] == "(" else -1
    return -1


def _is_topic(at: Scene, group: Sequence[Mention]) -> bool:
    """ "Peru: 68 die in a prison in Lima": the country at its head gives way to the place."""
    country = all(m.level == COUNTRY for m in group)
    return country and group[0].start == 0 and at.tokens.word(group[-1].end) == ":"


def _labels(at: Scene, draft: Draft, group: Sequence[Mention]) -> bool:
    """ "Suzu 99, Wajima 88": a name right before a bare number of a list."""
    first, last = draft.quantity.first, draft.quantity.last
    behind = at.tokens.word(last)
    return draft.phrase.noun is None and group[-1].end == first and behind in LISTED


def _is_goal(draft: Draft, group: Sequence[Mention], groups: Groups) -> bool:
    """ "Clashes in El Geneina forced 15,000 to flee to Chad": counted where they had to leave."""
    if draft.link.measure != "displaced" or group[0].role != DESTINATION:
        return False
    first = span_of(draft)[0]
    return any(
        other[0].role is None and other[0].locative and other[-1].end <= first for other in groups
    )


def _is_elsewhere(at: Scene, draft: Draft, group: Sequence[Mention]) -> bool:
    """Where victims are at home or treated: "four of the dead came from X", "25 injured were taken
    to hospitals in X"."""
    if draft.link.measure not in VICTIMS:
        return False
    places, tokens = at.tokens.lexicon.places, at.tokens
    if group[0].role == ORIGIN:
        part = bool(draft.link.part or draft.phrase.part) or draft.link.parent is not None
        foreign = all(m.level == COUNTRY for m in group)
        return (part and foreign) or tokens.word(group[0].start - 2) in places.hails
    before = range(max(0, group[0].start - TREATED), group[0].start)
    clinic = next((i for i in reversed(before) if _is_clinic(at, i)), None)
    if clinic is None:
        return False
    return not places.destination.isdisjoint(tokens.words[max(0, clinic - TREATED) : clinic])


def _is_clinic(at: Scene, i: int) -> bool:
    noun = at.tokens.marks.nouns.get(i)
    return noun is not None and noun.value.facility == "health"


def _is_left(draft: Draft, group: Sequence[Mention], groups: Groups) -> bool:
    """A country from which people came, who are counted where they are now."""
    if group[0].role != ORIGIN or not all(m.level == COUNTRY for m in group):
        return False
    gone = any(other[0].role == DESTINATION for other in groups)
    return draft.link.measure in ARRIVED or (draft.link.measure == "displaced" and gone)
