"""Find the numbers of a sentence: digits, words, magnitudes, vague words and fractions.

"2.3 million", "36.9 lakh", "two hundred and six", "half a million", "a quarter of a million",
"several hundred", "tens of thousands", "1,5 million", "120k". One pass from left to right; each
rule looks a fixed number of tokens ahead, so time is linear.
"""

from typing import NamedTuple

from metrics.lexicon import Lexicon, Marks
from metrics.text.tokens import Tokens

EXACT, VAGUE, APPROX, FRACTION = "exact", "vague", "approx", "fraction"


class Number(NamedTuple):
    """A number in tokens start..end: ``low`` and ``high`` are equal unless the word is vague."""

    start: int
    end: int
    low: float
    high: float
    form: str
    digits: bool = False


def find(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> list[Number]:
    """All numbers of a sentence, in order, none overlapping."""
    out: list[Number] = []
    i, size = 0, len(tokens)
    starters = marks.by_class
    cardinals = starters.get("cardinals", {})
    vague = starters.get("vague", {})
    fractions = starters.get("fractions", {})
    magnitudes = starters.get("magnitudes", {})
    while i < size:
        number = None
        if tokens.digits[i]:
            number = _digits(tokens, marks, lexicon, i)
        elif i in fractions or i in vague or i in cardinals:
            number = (
                _fraction(tokens, marks, i)
                or _vague(tokens, marks, i)
                or _words(tokens, marks, lexicon, i)
            )
        elif i in magnitudes or (i + 1 in magnitudes and lexicon.has("single", tokens.words[i])):
            number = _magnitude(tokens, marks, lexicon, i)
        if number is None:
            i += 1
        else:
            out.append(number)
            i = number.end
    return out


def value_of(digits: str, *, scaled: bool) -> float:
    """The value of a digit token; ``scaled`` tells that a magnitude or a percent sign follows.

    A comma or point before exactly three digits groups thousands, unless a magnitude follows
    ("1.234 million"); any other single comma is a decimal one ("1,5 million").
    """
    plain = "".join(c for c in digits if c.isdecimal() or c in ".,")
    if "," in plain and "." in plain:
        return (
            float(plain.replace(",", ""))
            if plain.rfind(".") > plain.rfind(",")
            else float(plain.replace(".", "").replace(",", "."))
        )
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


def _digits(tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int) -> Number:
    end = i + 1
    factor = 1.0
    scaled = False
    word = tokens.words[end] if end < len(tokens) else ""
    if word in lexicon.suffixes and tokens.glued(end):
        factor, scaled, end = lexicon.suffixes[word], True, end + 1
    else:
        skip = end + 1 if word == "-" and tokens.glued(end) else end
        while mark := marks.at("magnitudes", skip):
            factor, scaled, end = factor * mark.value, True, mark.end
            skip = end
        if word == "and" and (half := _and_a_half(tokens, marks, end)):
            return _scaled_half(tokens, i, half)
    scaled = scaled or word == "%" or marks.at("percent", end) is not None
    value = value_of(tokens.words[i], scaled=scaled) * factor
    value = round(value, 6)
    return Number(i, end, value, value, EXACT, digits=True)


def _and_a_half(tokens: Tokens, marks: Marks, i: int) -> tuple[int, float] | None:
    """ "and a half (million)": the end and the factor."""
    if tokens.words[i : i + 3] != ["and", "a", "half"]:
        return None
    mark = marks.at("magnitudes", i + 3)
    return (mark.end, float(mark.value)) if mark else (i + 3, 1.0)


def _scaled_half(tokens: Tokens, i: int, half: tuple[int, float]) -> Number:
    value = (value_of(tokens.words[i], scaled=False) + 0.5) * half[1]
    return Number(i, half[0], value, value, EXACT, digits=True)


def _words(tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int) -> Number | None:
    """Cardinals and magnitudes in a row: "two hundred and six thousand", "twenty-five"."""
    total, current, j, end = 0.0, 0.0, i, i
    last = None
    while j < len(tokens):
        cardinal, magnitude = marks.at("cardinals", j), marks.at("magnitudes", j)
        if cardinal:
            if last is not None and not (last >= 20 and last % 10 == 0 and cardinal.value < last):
                break
            current, last, j = current + cardinal.value, cardinal.value, j + 1
        elif magnitude and end > i - 1 and (current or total):
            if magnitude.value >= 1000:
                total, current = total + (current or 1) * magnitude.value, 0.0
            else:
                current = (current or 1) * magnitude.value
            last, j = (100 if magnitude.value == 100 else magnitude.value), j + 1
            last = last * 10
        elif (end > i and tokens.words[j] == "-" and marks.at("cardinals", j + 1)) or (
            end > i and lexicon.has("joiners", tokens.words[j]) and _joins(marks, j, end)
        ):
            j += 1
            continue
        else:
            break
        end = j
    if half := _and_a_half(tokens, marks, end):
        value = (total + current + 0.5) * half[1]
        return Number(i, half[0], value, value, EXACT)
    if end == i:
        return None
    return Number(i, end, total + current, total + current, EXACT)


def _joins(marks: Marks, j: int, end: int) -> bool:
    """ "two hundred and six": the word before is a magnitude, the one after a cardinal."""
    return marks.at("magnitudes", end - 1) is not None and marks.at("cardinals", j + 1) is not None


def _magnitude(tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int) -> Number | None:
    """ "a million", "a hundred and fifty", "a dozen", and a bare "million"."""
    start = i
    if lexicon.has("single", tokens.words[i]):
        i += 1
    elif marks.of("magnitudes")[i].value < 1_000_000 or i in marks.of("vague"):
        return None
    mark = marks.of("magnitudes")[i]
    value, end = float(mark.value), mark.end
    while more := marks.at("magnitudes", end):
        value, end = value * more.value, more.end
    if end < len(tokens) and lexicon.has("joiners", tokens.words[end]) and value >= 100:
        tail = _words(tokens, marks, lexicon, end + 1) if marks.at("cardinals", end + 1) else None
        if tail is not None and tail.low < value:
            value, end = value + tail.low, tail.end
    return Number(start, end, value, value, EXACT)


def _fraction(tokens: Tokens, marks: Marks, i: int) -> Number | None:
    """ "half of", "a third of"; "half a million" and "a quarter of a million" are numbers."""
    mark = marks.at("fractions", i)
    if mark is None:
        return None
    words, end = tokens.words, mark.end
    skip = end + 1 if words[end : end + 1] == ["of"] else end
    if words[skip : skip + 1] in (["a"], ["-"]):
        magnitude = marks.at("magnitudes", skip + 1)
        if magnitude:
            value = round(mark.value * magnitude.value, 6)
            return Number(i, magnitude.end, value, value, EXACT)
    return Number(i, end, mark.value, mark.value, FRACTION)


def _vague(tokens: Tokens, marks: Marks, i: int) -> Number | None:
    """ "dozens", "several hundred", "a couple of hundred", "a few"."""
    mark = marks.at("vague", i)
    if mark is None:
        return None
    low, high = mark.value
    end = mark.end
    skip = end + 1 if tokens.words[end : end + 1] == ["of"] else end
    magnitude = marks.at("magnitudes", skip)
    if magnitude and magnitude.value <= 1_000_000_000:
        low, high = low * magnitude.value, high * magnitude.value
        form = APPROX if low == high else VAGUE
        return Number(i, magnitude.end, float(low), float(high), form)
    return Number(i, end, float(low), float(high), EXACT if low == high else VAGUE)
