"""Find the numbers of a sentence: digits, words, magnitudes, vague words and fractions.

"2.3 million", "36.9 lakh", "two hundred and six", "half a million", "a quarter of a million",
"several hundred", "tens of thousands", "1,5 million", "120k". One pass from left to right; each
rule looks a fixed number of tokens ahead, so time is linear.
"""

from typing import NamedTuple

from metrics.text.tokens import Tokens

EXACT, VAGUE, APPROX, FRACTION = "exact", "vague", "approx", "fraction"
HUNDRED, THOUSAND, MILLION, BILLION = 100, 1_000, 1_000_000, 1_000_000_000


class Number(NamedTuple):
    """A number in tokens start..end: ``low`` and ``high`` are equal unless the word is vague."""

    start: int
    end: int
    low: float
    high: float
    form: str
    digits: bool = False


def find(tokens: Tokens) -> list[Number]:
    """All numbers of a sentence, in order, none overlapping."""
    out: list[Number] = []
    free = 0
    for i in _openers(tokens):
        if i >= free and (number := _number(tokens, i)):
            out.append(number)
            free = number.end
    return out


def _openers(tokens: Tokens) -> list[int]:
    """The tokens at which a number may begin, in order."""
    marks, single = tokens.marks, tokens.lexicon.numbers.single
    openers = {i for i, digit in enumerate(tokens.digits) if digit}
    openers.update(marks.cardinals, marks.vague, marks.fractions, marks.magnitudes)
    openers.update(i - 1 for i in marks.magnitudes if i and tokens.words[i - 1] in single)
    return sorted(openers)


def _number(tokens: Tokens, i: int) -> Number | None:
    marks = tokens.marks
    if tokens.digits[i]:
        return _digits(tokens, i)
    if i in marks.fractions or i in marks.vague or i in marks.cardinals:
        return _one_in(tokens, i) or _fraction(tokens, i) or _vague(tokens, i) or _words(tokens, i)
    return _magnitude(tokens, i)


def value_of(digits: str, *, scaled: bool) -> float:
    """The value of a digit token; ``scaled`` tells that a magnitude or a percent sign follows.

    A comma or point before exactly three digits groups thousands, unless a magnitude follows
    ("1.234 million"); any other single comma is a decimal one ("1,5 million").
    """
    plain = "".join(c for c in digits if c.isdecimal() or c in ".,")
    if "," in plain and "." in plain:
        if plain.rfind(".") > plain.rfind(","):
            return _float(plain.replace(",", ""))
        return _float(plain.replace(".", "").replace(",", "."))
    for sign in ",.":
        head, found, tail = plain.partition(sign)
        if not found:
            continue
        if sign in tail:
            return float(plain.replace(sign, ""))
        grouped = len(tail) == 3 and len(head) <= 3 and head != "0"
        if grouped and not (scaled and sign == "."):
            return float(head + tail)
        return float(f"{head}.{tail}")
    return float(plain)


def _float(digits: str) -> float:
    """A number with its decimal point; where several points are left all of them group."""
    return float(digits if digits.count(".") == 1 else digits.replace(".", ""))


def _digits(tokens: Tokens, i: int) -> Number:
    end, factor, scaled = i + 1, 1.0, False
    word = tokens.word(end)
    suffixes = tokens.lexicon.numbers.suffixes
    apart = tokens.capital(end) and end + 1 in tokens.marks.nouns  # "25.6 M people"
    if word in suffixes and (tokens.glued(end) or apart):
        factor, scaled, end = suffixes[word], True, end + 1
    else:
        start = end + 1 if word == "-" and tokens.glued(end) else end
        factor, behind = _magnitudes(tokens, start)
        if behind > start:
            scaled, end = True, behind
        elif half := _half(tokens, end):
            value = (value_of(tokens.words[i], scaled=False) + 0.5) * half[1]
            return Number(i, half[0], value, value, EXACT, digits=True)
    scaled = scaled or word == "%" or end in tokens.marks.percent
    value = round(value_of(tokens.words[i], scaled=scaled) * factor, 6)
    return Number(i, end, value, value, EXACT, digits=True)


def _magnitudes(tokens: Tokens, i: int) -> tuple[float, int]:
    """The magnitudes in a row from token i ("hundred million"): their product and end."""
    factor = 1.0
    while mark := tokens.marks.magnitudes.get(i):
        factor, i = factor * mark.value, mark.end
    return factor, i


def _half(tokens: Tokens, i: int) -> tuple[int, float] | None:
    """ "and a half (million)": the end and the factor."""
    mark = tokens.marks.halves.get(i)
    if mark is None:
        return None
    magnitude = tokens.marks.magnitudes.get(mark.end)
    return (magnitude.end, float(magnitude.value)) if magnitude else (mark.end, 1.0)


class _Sum:
    """Cardinals and magnitudes added up from left to right."""

    def __init__(self) -> None:
        self.total = self.current = 0.0
        self.last: float | None = None

    def takes(self, cardinal: int) -> bool:
        """Whether a cardinal may follow: "twenty" takes "five", "five" does not take "six"."""
        last = self.last
        return last is None or (last >= 20 and last % 10 == 0 and cardinal < last)

    def add(self, cardinal: int) -> None:
        self.current += cardinal
        self.last = cardinal

    def multiply(self, magnitude: int) -> None:
        if magnitude >= THOUSAND:
            self.total += (self.current or 1) * magnitude
            self.current = 0.0
        else:
            self.current = (self.current or 1) * magnitude
        self.last = magnitude * 10

    @property
    def value(self) -> float:
        return self.total + self.current


def _words(tokens: Tokens, i: int) -> Number | None:
    """Cardinals and magnitudes in a row: "two hundred and six thousand", "twenty-five"."""
    marks, added, end, j = tokens.marks, _Sum(), i, i
    while j < len(tokens):
        if cardinal := marks.cardinals.get(j):
            if not added.takes(cardinal.value):
                break
            added.add(cardinal.value)
            end = j = j + 1
        elif (magnitude := marks.magnitudes.get(j)) and added.value:
            added.multiply(magnitude.value)
            end = j = j + 1
        elif end > i and _joins(tokens, j, end):
            j += 1
        else:
            break
    if half := _half(tokens, end):
        value = (added.value + 0.5) * half[1]
        return Number(i, half[0], value, value, EXACT)
    return Number(i, end, added.value, added.value, EXACT) if end > i else None


def _joins(tokens: Tokens, j: int, end: int) -> bool:
    """A hyphen before a cardinal, or the "and" of "two hundred and six"."""
    if j + 1 not in tokens.marks.cardinals:
        return False
    word = tokens.words[j]
    joiner = word in tokens.lexicon.numbers.joiners
    return word == "-" or (joiner and end - 1 in tokens.marks.magnitudes)


def _magnitude(tokens: Tokens, i: int) -> Number | None:
    """ "a million", "a hundred and fifty", "a dozen", and a bare "million"."""
    marks, numbers = tokens.marks, tokens.lexicon.numbers
    start = i
    if tokens.words[i] in numbers.single:
        i += 1
    elif marks.magnitudes[i].value < MILLION or i in marks.vague:
        return None
    value, end = _magnitudes(tokens, i)
    if tokens.word(end) in numbers.joiners and value >= HUNDRED:
        tail = _words(tokens, end + 1) if end + 1 in marks.cardinals else None
        if tail is not None and tail.low < value:
            value, end = value + tail.low, tail.end
    return Number(start, end, value, value, EXACT)


def _one_in(tokens: Tokens, i: int) -> Number | None:
    """ "one in three households", "nine in ten of them": a share."""
    marks = tokens.marks
    part, link = marks.cardinals.get(i), marks.in_every.get(i + 1)
    whole = marks.cardinals.get(link.end) if link else None
    if part is None or whole is None or not 0 < part.value < whole.value <= 10:
        return None
    noun = marks.nouns.get(whole.end)
    counted = noun is not None and noun.value.number != "one"
    of = tokens.word(whole.end) in tokens.lexicon.grammar.of
    if not (counted or of or tokens.capital(whole.end)):
        return None
    share = part.value / whole.value
    return Number(i, whole.end, share, share, FRACTION)


def _fraction(tokens: Tokens, i: int) -> Number | None:
    """ "half of", "a third of"; "half a million" and "a quarter of a million" are numbers."""
    mark = tokens.marks.fractions.get(i)
    if mark is None:
        return None
    numbers = tokens.lexicon.numbers
    behind = mark.end + (tokens.word(mark.end) in tokens.lexicon.grammar.of)
    start = behind
    for joint in ("-", *numbers.single, "-"):
        behind += tokens.word(behind) == joint
    magnitude = tokens.marks.magnitudes.get(behind)
    if magnitude and behind > start:
        value = round(mark.value * magnitude.value, 6)
        return Number(i, magnitude.end, value, value, EXACT)
    return Number(i, mark.end, mark.value, mark.value, FRACTION)


def _vague(tokens: Tokens, i: int) -> Number | None:
    """ "dozens", "several hundred", "a couple of hundred", "a few"."""
    mark = tokens.marks.vague.get(i)
    if mark is None:
        return None
    low, high = mark.value
    end = mark.end
    skip = end + (tokens.word(end) in tokens.lexicon.grammar.of)
    magnitude = tokens.marks.magnitudes.get(skip)
    if magnitude and magnitude.value <= BILLION:
        low, high, end = low * magnitude.value, high * magnitude.value, magnitude.end
        return Number(i, end, float(low), float(high), APPROX if low == high else VAGUE)
    return Number(i, end, float(low), float(high), EXACT if low == high else VAGUE)
