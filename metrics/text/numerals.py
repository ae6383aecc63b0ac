"""One number as digits or words: "2.3 million", "4 thousand 3 hundred", "two and a half million".

Each function takes the token at which the number begins. What is vague, and what is a part of a
whole, is read by `numbers` and `shares`.
"""

from typing import NamedTuple

from metrics.text.digits import value_of
from metrics.text.tokens import Tokens

EXACT, VAGUE, APPROX, FRACTION = "exact", "vague", "approx", "fraction"
SHORT = 3  # letters of a magnitude's short form ("lac")
TENS = range(20, 100, 10)
HUNDRED, THOUSAND, MILLION, BILLION = 100, 1_000, 1_000_000, 1_000_000_000


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


def digits(tokens: Tokens, i: int) -> Number:
    """A number that begins with digits."""
    start = i - _opens_with_point(tokens, i)
    factor, end = _scale(tokens, i)
    scaled = end > i + 1
    percent = tokens.word(end) == "%" or end in tokens.marks.percent
    value = value_of(tokens.words[i], scaled=scaled or percent)
    if start < i:
        value = float(f"0.{tokens.words[i]}")
    if not scaled and (spoken := _point(tokens, i, end, value)):
        return spoken
    value *= factor
    if mixed := _mixed(tokens, end, value, factor):
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
    rest = _sum(tokens, i) if i in tokens.marks.cardinals else None
    return rest if rest and HUNDRED <= rest.low < limit else None


def _below_hundred(tokens: Tokens, i: int) -> Number | None:
    """The "21" of "3 hundred and 21"."""
    if i < len(tokens) and tokens.digits[i] and tokens.words[i].isdecimal():
        number = exact(i, i + 1, float(tokens.words[i]))
        behind = i + 1 in tokens.marks.magnitudes
    else:
        found = _sum(tokens, i)
        if found is None:
            return None
        number, behind = found, False
    return number if 0 < number.low < HUNDRED and not behind else None


def _mixed(tokens: Tokens, end: int, value: float, factor: float) -> tuple[float, int] | None:
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


class _Sum:
    """Cardinals and magnitudes added up from left to right."""

    def __init__(self) -> None:
        self.total = self.current = 0.0
        self.last: float | None = None
        self.factor = 1.0

    def takes(self, cardinal: int) -> bool:
        """Whether a cardinal may follow: "twenty" takes "five", "five" does not take "six"."""
        last = self.last
        return last is None or (last >= 20 and last % 10 == 0 and 0 < cardinal < last)

    def add(self, cardinal: int) -> None:
        self.current += cardinal
        self.last = cardinal

    def multiply(self, magnitude: int) -> None:
        if magnitude >= THOUSAND and self.total and not self.current and magnitude > self.factor:
            self.total *= magnitude  # "three thousand million"
        elif magnitude >= THOUSAND:
            self.total += (self.current or 1) * magnitude
            self.current = 0.0
        else:
            self.current = (self.current or 1) * magnitude
        self.last = magnitude * 10
        self.factor = magnitude

    @property
    def value(self) -> float:
        return self.total + self.current


def words(tokens: Tokens, i: int) -> Number | None:
    """Cardinals and magnitudes in a row: "two hundred and six thousand", "twenty-five"."""
    found = _spoken(tokens, i) or _sum(tokens, i)
    if found is None:
        return None
    if pointed := _point(tokens, i, found.end, found.low):
        return pointed
    scale = tokens.marks.magnitudes.get(found.end - 1)
    if mixed := _mixed(tokens, found.end, found.low, scale.value if scale else 1.0):
        return exact(i, mixed[1], mixed[0])
    return found


def _sum(tokens: Tokens, i: int) -> Number | None:
    marks, added, end, j = tokens.marks, _Sum(), i, i
    while j < len(tokens):
        if cardinal := marks.cardinals.get(j):
            if not added.takes(cardinal.value):
                break
            added.add(cardinal.value)
            end = j = j + 1
        elif (magnitude := _scaling(tokens, j)) and (added.value or j == i):
            added.multiply(magnitude)
            end = j = j + 1
        elif end > i and _joins(tokens, j, end):
            j += 1
        else:
            break
    return exact(i, end, added.value) if end > i else None


def _scaling(tokens: Tokens, j: int) -> int | None:
    """The magnitude at a token, in its plural too: behind a number "dozens" is twelve."""
    mark = tokens.marks.magnitudes.get(j) or tokens.marks.multiples.get(j)
    return mark.value if mark else None


def _joins(tokens: Tokens, j: int, end: int) -> bool:
    """A hyphen before a cardinal, or the "and" of "two hundred and six"."""
    marks = tokens.marks
    if j + 1 not in marks.cardinals:
        return False
    if tokens.words[j] == "-":
        return True
    if tokens.words[j] not in tokens.lexicon.numbers.joiners or end - 1 not in marks.magnitudes:
        return False
    return j + 1 not in marks.fractions


def _spoken(tokens: Tokens, i: int) -> Number | None:
    """ "one twenty two" is 122."""
    cardinals = tokens.marks.cardinals
    hundreds, tens, ones = (cardinals.get(j) for j in (i, i + 1, i + 2))
    if not (hundreds and tens and ones):
        return None
    spoken = hundreds.value < 10 and tens.value in TENS and 0 < ones.value < 10
    value = hundreds.value * HUNDRED + tens.value + ones.value
    return exact(i, i + 3, value) if spoken and hundreds.value else None


def _point(tokens: Tokens, start: int, end: int, whole: float) -> Number | None:
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
    rest = _sum(tokens, i)
    return (f"{rest.low:.0f}", rest.end) if rest else ("", i)
