"""One number as digits or words: "2.3 million", "4 thousand 3 hundred", "two and a half million".

Each function takes the token at which the number begins. What is vague, and what is a part of a
whole, is read by `numbers` and `shares`.
"""

from metrics.text import fractional, spelled
from metrics.text.amount import HUNDRED, THOUSAND, Number, exact, magnitudes
from metrics.text.digits import value_of
from metrics.text.tokens import Tokens


def digits(tokens: Tokens, i: int) -> Number:
    """A number that begins with digits."""
    start = i - _opens_with_point(tokens, i)
    factor, end = _scale(tokens, i)
    scaled = end > i + 1
    percent = tokens.word(end) == "%" or end in tokens.marks.percent
    value = value_of(tokens.words[i], scaled=scaled or percent)
    if start < i:
        value = float(f"0.{tokens.words[i]}")
    if not scaled and (spoken := fractional.pointed(tokens, i, end, value)):
        return spoken
    value *= factor
    if mixed := fractional.mixed(tokens, end, value, factor):
        return exact(start, mixed[1], mixed[0], digits=True)
    if scaled:
        value, end = _chain(tokens, end, value, factor)
    return exact(start, end, value, digits=True)


def _opens_with_point(tokens: Tokens, i: int) -> bool:
    """ ".77", "point 77": a point without a digit before it."""
    if i == 1 and tokens.words[0] in tokens.lexicon.numbers.points and not tokens.capitals[0]:
        return tokens.words[1].isdecimal()
    if tokens.word(i - 1) != "." or not tokens.glued(i) or tokens.glued(i - 1):
        return False
    return tokens.words[i].isdecimal()


def _scale(tokens: Tokens, i: int) -> tuple[float, int]:
    """What multiplies the digits at token i, and the token behind it."""
    end, numbers = i + 1, tokens.lexicon.numbers
    word = tokens.word(end)
    money = tokens.word(i - 1) in tokens.lexicon.rejects.currencies
    if word in numbers.suffixes and (tokens.glued(end) or _is_suffix(tokens, end)):
        metres = end in tokens.marks.nouns and not money and _is_length(tokens, i)
        return (1.0, end) if metres else (numbers.suffixes[word], end + 1)
    if money and word in numbers.money_suffixes and tokens.glued(end):
        return numbers.money_suffixes[word], end + 1
    start = end + 1 if word == "-" and tokens.glued(end) else end
    factor, behind = magnitudes(tokens, start)
    if behind > start:
        return factor, behind
    return _several(tokens, i, end)


def _is_length(tokens: Tokens, i: int) -> bool:
    """ "1,000m", "a 500m walk", "500m to find", "4m deep": a letter that is a unit, no million."""
    before, behind = tokens.word(i - 1), tokens.word(i + 2)
    numbers = tokens.lexicon.numbers
    return "," in tokens.words[i] or before in numbers.single or behind in numbers.lengths


def _several(tokens: Tokens, i: int, end: int) -> tuple[float, int]:
    """ "3 dozens"; "on day 3 dozens of people" is none, nor is "in 2015 thousands"."""
    mark = tokens.marks.multiples.get(end)
    if mark is None or value_of(tokens.words[i], scaled=False) >= THOUSAND:
        return 1.0, end
    of = tokens.word(mark.end) in tokens.lexicon.grammar.of
    return (1.0, end) if of else (mark.value, mark.end)


def _is_suffix(tokens: Tokens, end: int) -> bool:
    """A letter behind a space that multiplies: "25.6 M people", "2.33 k"; "346 M" are men."""
    decimal = "." in tokens.words[end - 1]
    if tokens.capital(end):
        return decimal or end + 1 in tokens.marks.nouns
    return decimal and end not in tokens.marks.nouns


def _chain(tokens: Tokens, end: int, value: float, factor: float) -> tuple[float, int]:
    """ "1 crore 20 lakh", "4 thousand 3 hundred and 21": each magnitude below the one before."""
    while end < len(tokens) and tokens.digits[end]:
        smaller, behind = magnitudes(tokens, end + 1)
        if not 1 < smaller < factor:
            return value, end
        value += value_of(tokens.words[end], scaled=True) * smaller
        factor, end = smaller, behind
    if tokens.word(end) in tokens.lexicon.numbers.joiners:
        hundreds = factor == HUNDRED
        rest = _below_hundred(tokens, end + 1) if hundreds else _in_words(tokens, end + 1, factor)
        if rest is not None:
            return value + rest.low, rest.end
    return value, end


def _in_words(tokens: Tokens, i: int, limit: float) -> Number | None:
    """The "two hundred" of "6 crore and two hundred"; "6 million and two …" are two numbers."""
    rest = spelled.total(tokens, i) if i in tokens.marks.cardinals else None
    return rest if rest and HUNDRED <= rest.low < limit else None


def _below_hundred(tokens: Tokens, i: int) -> Number | None:
    """The "21" of "3 hundred and 21"."""
    if i < len(tokens) and tokens.digits[i] and tokens.words[i].isdecimal():
        number = exact(i, i + 1, float(tokens.words[i]))
        behind = i + 1 in tokens.marks.magnitudes
    else:
        found = spelled.total(tokens, i)
        if found is None:
            return None
        number, behind = found, False
    return number if 0 < number.low < HUNDRED and not behind else None


def words(tokens: Tokens, i: int) -> Number | None:
    """Cardinals and magnitudes in a row: "two hundred and six thousand", "twenty-five"."""
    found = spelled.spoken(tokens, i) or spelled.total(tokens, i)
    if found is None:
        return None
    if pointed := fractional.pointed(tokens, i, found.end, found.low):
        return pointed
    scale = tokens.marks.magnitudes.get(found.end - 1)
    if mixed := fractional.mixed(tokens, found.end, found.low, scale.value if scale else 1.0):
        return exact(i, mixed[1], mixed[0])
    return found
