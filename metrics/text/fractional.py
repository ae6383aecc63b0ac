"""What follows a whole number within one: "and a half", "point five"."""

from metrics.text import spelled
from metrics.text.amount import Number, exact, magnitudes
from metrics.text.tokens import Tokens


def mixed(tokens: Tokens, end: int, value: float, factor: float) -> tuple[float, int] | None:
    """ "two and a half (million)", "3 million and a quarter", "1½": the value and the end."""
    fractions = tokens.marks.fractions
    if sign := fractions.get(end):
        return (value + sign.value, sign.end) if tokens.glued(end) else None
    hyphen = tokens.word(end) == "-"  # "two-and-a-half"
    if tokens.word(end + hyphen) not in tokens.lexicon.numbers.joiners:
        return None
    part = fractions.get(end + 2 * hyphen + 1)
    if part is None or tokens.word(part.end) in tokens.lexicon.grammar.of:
        return None
    scale, stop = magnitudes(tokens, part.end)
    if stop == part.end:
        bare = part.end - part.start == 1 or part.value not in (0.25, 0.5, 0.75)
        return None if bare else (value + part.value * max(1.0, factor), stop)
    if factor > scale:
        return value + part.value * scale, stop
    return (value + part.value) * scale, stop


def pointed(tokens: Tokens, start: int, end: int, whole: float) -> Number | None:
    """ "two point five million", "nine point nought four", "1 point 1"."""
    if tokens.word(end) not in tokens.lexicon.numbers.points:
        return None
    decimals, stop = _decimals(tokens, end + 1)
    if not decimals:
        return None
    factor, behind = magnitudes(tokens, stop)
    plain = behind == stop and behind not in tokens.marks.percent and not tokens.digits[start]
    if plain and whole == 1:
        return None  # "at one point two people …"
    return exact(start, behind, float(f"{whole:.0f}.{decimals}") * factor)


def _decimals(tokens: Tokens, i: int) -> tuple[str, int]:
    """The digits behind a spoken point, and the token behind them."""
    if i < len(tokens) and tokens.digits[i]:
        return (tokens.words[i], i + 1) if tokens.words[i].isdecimal() else ("", i)
    cardinals, found = tokens.marks.cardinals, ""
    while (mark := cardinals.get(i)) and mark.value < 10:
        found, i = f"{found}{mark.value}", i + 1
    if found or i not in cardinals:
        return found, i
    rest = spelled.total(tokens, i)
    return (f"{rest.low:.0f}", rest.end) if rest else ("", i)
