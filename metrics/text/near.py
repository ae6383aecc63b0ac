"""Which of the places, times and sources of a sentence a figure takes: the nearest ones.

Distance is what lies between, as `metrics.text.link` weighs it: commas, clauses and other numbers
count more than words. A part takes what its whole has, where it has nothing nearer.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from metrics.text.attribution import Saying
from metrics.text.calendar import When
from metrics.text.drafts import Draft
from metrics.text.places import DESTINATION, ORIGIN, Mention
from metrics.text.scene import Scene

FAR = 12.0  # a place further off than this gives way to the one that the text speaks of
COUNTRY = 0  # the level of a country, which gives way to a place within it
ACTOR = 4.0  # what a name costs that stands as an actor, not as a place

OWN = 2.0  # how far from a part the place stands that is its own
ARRIVED = ("refugees", "returnees", "aid_reached", "population")
LISTED = frozenset([",", ")", ";", "", ".", "and"])
SIGNS = frozenset(",;:–—()")
HEAD = 2  # tokens at the head of a sentence before the place that it begins with
SUPERLATIVE = 6  # letters that a superlative has at least ("deadliest", not "west")


Groups = Sequence[list[Mention]]
Owned = Mapping[int, int]
"""Of a group of places the figure that alone it belongs to."""


class Near(NamedTuple):
    """What was found, with its distance."""

    cost: float
    group: int


def span_of(draft: Draft) -> tuple[int, int]:
    """The tokens of a figure: its noun phrase, with the cue where that stands beside it."""
    first, last = draft.quantity.first, max(draft.phrase.end, draft.quantity.last)
    start, end = draft.link.cue
    if draft.link.parent is None:
        if 0 <= start - last <= 4:
            last = max(last, end)
        elif 0 <= first - end <= 2:
            first = start
    return first, last


def apart(at: Scene, span: tuple[int, int], start: int, end: int) -> float:
    """How far tokens start..end stand from a figure's words."""
    if start >= span[1]:
        return at.barrier[start] - at.barrier[span[1]]
    if end <= span[0]:
        return at.barrier[span[0]] - at.barrier[end] + 0.4
    return 0.0


def owned(at: Scene, drafts: Sequence[Draft], groups: Groups) -> Owned:
    """The places that parts have to themselves: "ten people, three of them IN NUWEIRI"."""
    out: dict[int, int] = {}
    for draft in drafts:
        if not (draft.link.part or draft.phrase.part):
            continue
        last = span_of(draft)[1]
        for n, group in enumerate(groups):
            start = group[0].start
            near = (
                group[0].role is None
                and start >= last
                and at.barrier[start] - at.barrier[last] <= OWN
            )
            if near and SIGNS.isdisjoint(at.tokens.words[last:start]):
                out.setdefault(n, draft.k)
    return out


def _is_closed(at: Scene, draft: Draft, group: Sequence[Mention]) -> bool:
    """Whether a place behind a figure is that of another one: behind a semicolon, or in brackets
    that count on ("119 people (Sindh 76, …)")."""
    first, start = span_of(draft)[1], group[0].start
    if start <= first:
        return False
    between = at.tokens.words[first:start]
    if ";" in between:
        return True
    opened = "(" in between and ")" not in between
    return opened and not at.heads.isdisjoint(range(first, group[-1].end + 3))


def place(at: Scene, draft: Draft, groups: Groups, taken: Owned) -> Near | None:
    """The nearest group of places of the sentence that is not another figure's own; one that
    stands as a place comes before an actor."""
    best: tuple[bool, float, int] | None = None
    for n, group in enumerate(groups):
        if taken.get(n, draft.k) not in (draft.k, draft.link.parent):
            continue
        if _is_closed(at, draft, group) or _is_left(draft, group, groups):
            continue
        cost = _cost(at, draft, group)
        rated = (cost > FAR or not stands(group), cost, n)
        best = rated if best is None else min(best, rated)
    return Near(best[1], best[2]) if best else None


def _cost(at: Scene, draft: Draft, group: Sequence[Mention]) -> float:
    """How far a group of places stands from a figure."""
    first, _ = span_of(draft)
    cost = apart(at, span_of(draft), group[0].start, group[-1].end)
    if group[-1].end == first - 1 and at.tokens.words[first - 1] == "(":
        cost = 0.0
    if _labels(at, draft, group):
        cost = 0.0
    elif not any(m.locative for m in group):
        cost += ACTOR
    return cost + 0.5 * all(m.level == COUNTRY for m in group)


def _labels(at: Scene, draft: Draft, group: Sequence[Mention]) -> bool:
    """ "Suzu 99, Wajima 88": a name right before a bare number of a list."""
    first, last = draft.quantity.first, draft.quantity.last
    behind = at.tokens.word(last)
    return draft.phrase.noun is None and group[-1].end == first and behind in LISTED


def stands(group: Sequence[Mention]) -> bool:
    """Whether names stand as a place; a country that acts does not ("Russia launched …")."""
    return any(mention.locative or mention.level not in (COUNTRY, None) for mention in group)


def _is_left(draft: Draft, group: Sequence[Mention], groups: Groups) -> bool:
    """A country from which people came, who are counted where they are now."""
    if group[0].role != ORIGIN or not all(m.level == COUNTRY for m in group):
        return False
    gone = any(other[0].role == DESTINATION for other in groups)
    return draft.link.measure in ARRIVED or (draft.link.measure == "displaced" and gone)


def frame(draft: Draft, groups: Groups) -> list[Mention] | None:
    """The place in which a sentence has set its scene before it comes to a figure: the one at its
    head ("In X, …"), else the last one named."""
    first = span_of(draft)[0]
    before = [
        group
        for group in groups
        if group[-1].end <= first and group[0].role is None and any(m.locative for m in group)
    ]
    if not before:
        return None
    return before[0] if before[0][0].start <= HEAD else before[-1]


def time(at: Scene, draft: Draft, whens: Sequence[When], spoken: AbstractSet[int]) -> When | None:
    """The nearest time of the sentence that is not the time of a statement."""
    span = span_of(draft)
    best: tuple[float, When] | None = None
    for when in whens:
        if when.period is None or when.start in spoken or _superlative(at, when):
            continue
        cost = apart(at, span, when.start, when.end)
        if best is None or cost < best[0]:
            best = (cost, when)
    return best[1] if best else None


def _superlative(at: Scene, when: When) -> bool:
    """ "one of the worst disasters this year" dates nothing."""
    lexicon = at.tokens.lexicon
    ending = lexicon.grammar.endings.superlative
    return any(
        word in lexicon.times.superlatives or (len(word) >= SUPERLATIVE and word.endswith(ending))
        for word in at.tokens.words[max(0, when.start - 7) : when.end + 4]
    )


def source(at: Scene, draft: Draft, sayings: Sequence[Saying]) -> Saying | None:
    """The nearest attribution of the sentence."""
    span = span_of(draft)
    ranked = sorted((apart(at, span, s.start, s.end), n) for n, s in enumerate(sayings))
    return sayings[ranked[0][1]] if ranked else None
