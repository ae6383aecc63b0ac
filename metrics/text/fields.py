"""What a draft says of itself and of the figure that it hangs on: value, unit, group and kind."""

from typing import NamedTuple

from metrics.lexicon import measures
from metrics.model import Bound, Kind, Unit
from metrics.text.bounds import PERCENT, SHARE, state
from metrics.text.drafts import Draft
from metrics.text.fit import lived_in
from metrics.text.scene import Scene

INCLUDED = 4  # tokens of the longest words of inclusion
BEFORE = 3  # tokens before "displaced" in which "are" makes it a state
MIXED = {frozenset(["women", "children"]): "women_children"}


class Stated(NamedTuple):
    """Bound, low, best, high and unit of a number as the text states them."""

    bound: Bound
    low: float | None
    best: float | None
    high: float | None
    unit: Unit

    @property
    def value(self) -> float | None:
        """The number that a share is taken of."""
        return next((v for v in (self.best, self.low, self.high) if v is not None), None)


class Basis(NamedTuple):
    """What a draft may take from the figure that it hangs on."""

    stated: Stated
    measure: str
    group: str
    facility: str | None


def stated(draft: Draft, basis: Basis | None) -> Stated:
    """What a draft states; a share of a number in the text is resolved, else it stays percent."""
    quantity, unit = draft.quantity, _unit(draft, basis)
    if quantity.kind == PERCENT:
        return Stated(quantity.bound, quantity.low, quantity.best, quantity.high, Unit.PERCENT)
    if quantity.kind == SHARE:
        return _share(draft, basis, unit)
    if draft.phrase.noun is None and unit is Unit.PERCENT:
        unit = Unit(measures()[draft.link.measure].unit)
    return Stated(quantity.bound, quantity.low, quantity.best, quantity.high, unit)


def _share(draft: Draft, basis: Basis | None, unit: Unit) -> Stated:
    """ "half of whom": of three million it is about 1,500,000."""
    quantity = draft.quantity
    bound = Bound.APPROX if quantity.bound is Bound.EXACT else quantity.bound
    known = basis is not None and basis.stated.unit is not Unit.PERCENT
    whole = basis.stated.value if basis is not None and known else None
    if whole is None:
        percent = quantity.value * 100
        return Stated(bound, *state(bound, percent, percent), Unit.PERCENT)
    value = quantity.value * whole
    return Stated(bound, *state(bound, value, value), unit)


def _unit(draft: Draft, basis: Basis | None) -> Unit:
    noun, measure = draft.phrase.noun, draft.link.measure
    if noun:
        return Unit.HOUSEHOLD if lived_in(noun, measure) else Unit(noun.unit)
    if basis is not None and basis.measure == measure:
        return basis.stated.unit
    return Unit(measures()[measure].unit)


def group(at: Scene, draft: Draft, basis: Basis | None) -> str:
    """Who is counted, as the noun says it; a part without a noun is of its whole's group.

    "Three of the injured are children", "34 soldiers were killed and 14 wounded": what the number
    is said to be, and whom the number before it counts, tell it too.
    """
    noun, second = draft.phrase.noun, draft.phrase.second
    if told := _told_to_be(at, draft):
        return told
    if noun is None or (noun.measure and noun.number == "both" and noun.group == "all"):
        return basis.group if basis else _alike(at, draft)
    if second is not None and not second.measure and second.group != noun.group:
        return MIXED.get(frozenset([noun.group, second.group]), "all")
    if noun.group == "all" and noun.unit in ("person", "household") and draft.phrase.group:
        return draft.phrase.group
    return noun.group


def _told_to_be(at: Scene, draft: Draft) -> str | None:
    """ "two of the dead were children": the group that a noun behind "were" names."""
    grammar, i = at.tokens.lexicon.grammar, draft.phrase.end
    if at.tokens.word(i) not in grammar.copulas:
        return None
    i += 1
    while at.tokens.word(i) in grammar.adverbs:
        i += 1
    mark = at.tokens.marks.nouns.get(i)
    named = mark is not None and mark.value.unit == "person" and not mark.value.measure
    return mark.value.group if mark and named and mark.value.group != "all" else None


def _alike(at: Scene, draft: Draft) -> str:
    """ "killed 34 soldiers and wounded 14": a bare count of casualties is of those before it."""
    if draft.phrase.unknown or measures()[draft.link.measure].family != "casualty":
        return "all"
    before = (at.phrases[k].noun for k in range(draft.k - 1, -1, -1) if not _is_aside(at, k))
    noun = next((noun for noun in before if noun and noun.unit == "person"), None)
    return noun.group if noun and not noun.reason else "all"


def _is_aside(at: Scene, k: int) -> bool:
    """ "50 people, including 12 children, were killed and 30 wounded", "a doctor said 30 died": a
    part, or who says it, tells nothing of whom the next number counts."""
    first = at.quantities[k].first
    if at.phrases[k].part or at.phrases[k].end in at.tokens.marks.says:
        return True
    marks = (at.tokens.marks.including.get(i) for i in range(max(0, first - INCLUDED), first))
    return any(mark is not None and mark.end == first for mark in marks)


def facility(draft: Draft, basis: Basis | None) -> str | None:
    """What kind of building or site is counted, for measures of facilities."""
    if measures()[draft.link.measure].family != "facility":
        return None
    if draft.phrase.noun is not None:
        return draft.phrase.noun.facility
    return basis.facility if basis else None


def is_movement(measure: str) -> bool:
    """Whether a measure counts people who went from one place to another."""
    return measures()[measure].family == "displacement"


def kind(at: Scene, draft: Draft, whole: Kind | None) -> Kind:
    """Whether it happened in a period or was so at a date; ``whole`` is of what a share is."""
    link, noun = draft.link, draft.phrase.noun
    if link.kind:
        return Kind(link.kind)
    weak = link.rule == "noun" and noun is not None and noun.weak
    if weak and link.measure in ("displaced", "refugees"):
        return Kind.STOCK
    if link.measure == "displaced" and "predicate" in link.rule and _is_state(at, link.cue[0]):
        return Kind.STOCK
    if draft.quantity.kind == SHARE and whole is Kind.STOCK:
        return Kind.STOCK
    return Kind(measures()[link.measure].kind)


def _is_state(at: Scene, start: int) -> bool:
    """ "900,000 are displaced": a state; "have been displaced" is what happened."""
    grammar = at.tokens.lexicon.grammar
    if at.tokens.words[start] not in grammar.lasting_states:
        return False
    before = at.tokens.words[max(0, start - BEFORE) : start]
    return not grammar.present.isdisjoint(before) and grammar.undergoing.isdisjoint(before)
