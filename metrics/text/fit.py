"""A quantity's link to its measure, and whether a measure can be of what is counted at all."""

from typing import NamedTuple

from metrics.lexicon import Noun, measures
from metrics.text.nouns import Phrase

LABELLED = "heading noun"  # the rule of a link to a label or a noun before the number
DEATH = "killed"
LASTING = frozenset(["refugees", "displaced"])  # told by the noun, and not by where they live
DWELLING = frozenset(["displaced", "population", "refugees"])


class Link(NamedTuple):
    """A quantity's measure, the cue (first token, end) behind it, its cost and the rule's name.

    ``parent`` is the quantity whose measure this one takes; ``part`` tells that it is a part of it.
    """

    measure: str
    kind: str | None
    cost: float
    rule: str
    cue: tuple[int, int]
    parent: int | None = None
    part: bool = False


def fits(phrase: Phrase, measure: str) -> bool:
    """Whether a measure can be of such a thing."""
    noun, family = phrase.noun, measures()[measure].family
    if noun is None:
        return phrase.unknown is None and family != "incident"
    if noun.reason or measure in noun.never:
        return False
    if noun.measure == measure:
        return True
    if noun.measure == DEATH and not noun.weak:
        return False  # "48 of the deaths were registered there", "27 bodies arrived"
    if noun.weak and noun.measure in LASTING and measure in DWELLING:
        return False
    return _fits_unit(noun, measure, family)


def lived_in(noun: Noun, measure: str) -> bool:
    """ "300 homes lost power": homes stand for the households in them."""
    return noun.facility == "housing" and measure in ("affected", "evacuated")


def _fits_unit(noun: Noun, measure: str, family: str) -> bool:
    if noun.group == "combatant":
        return family == "casualty" or measure in ("evacuated", "besieged")
    if noun.unit == "incident":
        return measure == noun.measure
    if noun.unit == "munition":
        return measure == "munitions"
    if noun.is_site:
        return family == "facility" or lived_in(noun, measure)
    return family in ("casualty", "displacement", "population")
