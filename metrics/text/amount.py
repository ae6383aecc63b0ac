"""A number in a sentence, and the magnitudes that make one larger."""

from typing import NamedTuple

from metrics.text.tokens import Tokens

EXACT, VAGUE, APPROX, FRACTION = "exact", "vague", "approx", "fraction"
HUNDRED, THOUSAND, MILLION, BILLION = 100, 1_000, 1_000_000, 1_000_000_000
SHORT = 3  # letters of a magnitude's short form ("lac")


class Number(NamedTuple):
    """A number in tokens start..end: ``low`` and ``high`` are equal unless the word is vague."""

    start: int
    end: int
    low: float
    high: float
    form: str
    digits: bool = False


def exact(start: int, end: int, value: float, *, digits: bool = False) -> Number:
    """A number of one value."""
    value = round(value, 6)
    return Number(start, end, value, value, EXACT, digits)


def magnitudes(tokens: Tokens, i: int) -> tuple[float, int]:
    """The magnitudes in a row from token i ("hundred million"): their product and end."""
    factor = 1.0
    while (mark := tokens.marks.magnitudes.get(i)) and not _is_acronym(tokens, i):
        factor, i = factor * mark.value, mark.end
    return factor, i


def _is_acronym(tokens: Tokens, i: int) -> bool:
    """ "13 LAC countries": capitals that are no short form of a magnitude."""
    word = tokens.words[i]
    if len(word) > SHORT or word in tokens.lexicon.numbers.suffixes:
        return False
    return tokens.raw(i, i + 1).isupper()
