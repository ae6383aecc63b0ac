"""Find the numbers of a sentence: digits, words, magnitudes, vague words and fractions.

"2.3 million", "36.9 lakh", "two hundred and six", "half a million", "a quarter of a million",
"several hundred", "tens of thousands", "1,5 million", "120k". One pass from left to right; each
rule looks a fixed number of tokens ahead, so time is linear.
"""

from itertools import compress, count

from metrics.text import amount, numerals, shares
from metrics.text.amount import APPROX, BILLION, EXACT, HUNDRED, MILLION, VAGUE, Number
from metrics.text.tokens import Tokens

SCORE = 20  # the one magnitude that is another word too


def find(tokens: Tokens) -> list[Number]:
    """All numbers of a sentence, in order, none overlapping."""
    out: list[Number] = []
    free = 0
    for i in _openers(tokens):
        if i >= free and (number := _number(tokens, i)):
            number = _repeated(tokens, number)
            out.append(number)
            free = number.end
    return out


def _openers(tokens: Tokens) -> list[int]:
    """The tokens at which a number may begin, in order."""
    marks, single = tokens.marks, tokens.lexicon.numbers.single
    openers = set(compress(count(), tokens.digits))
    openers.update(marks.cardinals, marks.vague, marks.fractions, marks.magnitudes)
    openers.update(i - 1 for i in marks.magnitudes if i and tokens.words[i - 1] in single)
    return sorted(openers)


def _number(tokens: Tokens, i: int) -> Number | None:
    marks = tokens.marks
    if tokens.digits[i]:
        return _slashed(tokens, i) or shares.read(tokens, i) or numerals.digits(tokens, i)
    if i in marks.fractions or i in marks.vague or i in marks.cardinals:
        return shares.read(tokens, i) or _vague(tokens, i) or numerals.words(tokens, i)
    return _magnitude(tokens, i)


def _slashed(tokens: Tokens, i: int) -> Number | None:
    """A fraction in digits, behind a whole number too ("2 1/4")."""
    if tokens.word(i + 2) == "/" and tokens.words[i].isdecimal():
        found = shares.slashed(tokens, i + 1) if tokens.digits[i + 1] else None
        return found if found and found.start == i else None
    return shares.slashed(tokens, i)


def _repeated(tokens: Tokens, number: Number) -> Number:
    """ "eleven (11)" and "45 (forty-five)" are one number said twice."""
    i = number.end + 1
    if tokens.word(number.end) != "(" or i >= len(tokens) or number.form == VAGUE:
        return number
    if not tokens.digits[i] and i not in tokens.marks.cardinals:
        return number
    again = numerals.digits(tokens, i) if tokens.digits[i] else numerals.words(tokens, i)
    same = again is not None and again.low == number.low and again.digits != number.digits
    if again and same and tokens.word(again.end) == ")":
        return number._replace(end=again.end + 1)
    return number


def _magnitude(tokens: Tokens, i: int) -> Number | None:
    """ "a million", "a hundred and fifty", "a dozen", and a bare "million"."""
    marks, numbers = tokens.marks, tokens.lexicon.numbers
    start = i
    if tokens.words[i] in numbers.single:
        i += 1
    elif marks.magnitudes[i].value < MILLION or i in marks.vague:
        goes_on = i + 1 in marks.magnitudes or i + 1 in marks.cardinals
        return numerals.words(tokens, i) if goes_on and _opens_alone(tokens, i) else None
    value, end = amount.magnitudes(tokens, i)
    if value == SCORE and not _counts_by_score(tokens, end):
        return None
    if tokens.word(end) in numbers.joiners and value >= HUNDRED:
        tail = numerals.words(tokens, end + 1) if end + 1 in marks.cardinals else None
        if tail is not None and 0 < tail.low < value:
            value, end = value + tail.low, tail.end
    return Number(start, end, value, value, EXACT)


def _counts_by_score(tokens: Tokens, i: int) -> bool:
    """ "a score of people"; "a score of 70" and "a score" alone are points."""
    marks = tokens.marks
    if tokens.word(i) in tokens.lexicon.grammar.of:
        number = tokens.word(i + 1)[:1].isdecimal() or i + 1 in marks.cardinals
        return bool(tokens.word(i + 1)) and not number
    noun = marks.nouns.get(i)
    return noun is not None and noun.value.number != "one"


def _opens_alone(tokens: Tokens, i: int) -> bool:
    """ "hundred thousand dollars": no article, and no number before it."""
    return tokens.marks.magnitudes[i].value >= HUNDRED and i not in tokens.marks.vague


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
