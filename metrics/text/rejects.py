"""Numbers that are no quantity: dates, ages, money, ranks, names with numbers, list marks.

Each rule looks a few tokens to either side and gives the reason that a user sees, or None.
"""

import re

from metrics.lexicon import Lexicon, Marks
from metrics.text.numbers import Number
from metrics.text.tokens import Tokens

_URL = re.compile(r"(?:https?://|www\.|[\w.+-]+@)\S+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_CLOCK = frozenset(["am", "pm", "a", "p", "gmt", "utc", "local", "hrs", "hours"])
_JOINS = frozenset("/:")
_DASHES = frozenset("-–—")


def urls(text: str) -> list[tuple[int, int]]:
    """Spans of web and mail addresses, whose digits count nothing."""
    return [m.span() for m in _URL.finditer(text)]


def reason(
    tokens: Tokens,
    marks: Marks,
    lexicon: Lexicon,
    number: Number,
    dates: set[int],
    links: list[tuple[int, int]],
) -> str | None:
    """Why a number is no quantity, or None where it may be one."""
    start, end = number.start, number.end
    if start in dates:
        return "a date or a span of time"
    if any(a <= tokens.starts[start] < b for a, b in links):
        return "part of an address"
    for rule in (_year, _age, _money, _rank, _named, _glued, _listed, _idiom, _compound, _rate):
        found = rule(tokens, marks, lexicon, number)
        if found:
            return found
    if end < len(tokens) and tokens.words[end] in _JOINS and tokens.glued(end):
        return "a date, a time or a reference"
    return None


def _word(tokens: Tokens, i: int) -> str:
    return tokens.words[i] if 0 <= i < len(tokens) else ""


def _year(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    if number.end - number.start != 1 or not number.digits:
        return None
    if not _YEAR.match(tokens.words[number.start]):
        return None
    before = _word(tokens, number.start - 1)
    noun = marks.at("noun", number.end)
    if noun and not noun.value.reason and before not in ("in", "since", "of", "by", "during"):
        return None
    if before in ("least", "than", "over", "about", "around", "some", "killed"):
        return None
    return "a year"


def _age(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    words, end = tokens.words, number.end
    if _word(tokens, end) == "-" and _word(tokens, end + 1) in ("year", "month", "week", "day"):
        return "an age or a span of time"
    if _word(tokens, end) in ("year", "years", "months") and "old" in words[end + 1 : end + 3]:
        return "an age"
    before = _word(tokens, number.start - 1)
    if before in ("aged", "ages") or (before == "of" and _word(tokens, number.start - 2) == "age"):
        return "an age"
    if (
        before == ","
        and number.digits
        and _word(tokens, end) in (",", ".")
        and 15 < number.low < 100
    ):
        # "said Sham Kumar, 54, a villager"
        return "an age" if number.start > 1 and tokens.capital(number.start - 2) else None
    if before in ("under", "over", "above", "below") and number.low in (
        2,
        5,
        10,
        12,
        14,
        15,
        16,
        18,
        60,
        65,
    ):
        previous = marks.at("noun", number.start - 2)
        if previous and previous.value.unit == "person":
            return "an age"
    return None


def _money(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    before = _word(tokens, number.start - 1)
    if lexicon.has("currencies", before) or (
        before == "." and _word(tokens, number.start - 2) == "rs"
    ):
        return "money"
    after = _word(tokens, number.end)
    return "money" if lexicon.has("currencies", after) and after != "try" else None


def _rank(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    after = _word(tokens, number.end)
    if number.digits and after in lexicon.ordinal_endings and tokens.glued(number.end):
        return "a rank or a date"
    return None


def _named(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    """ "Resolution 2254", "#16", "No. 5", "COVID-19", "F-16"."""
    start = number.start
    before = _word(tokens, start - 1)
    if before in ("#", "№"):
        return "a name with a number"
    if lexicon.has("labels", before) and number.low < 3000 and not _word(tokens, start - 2) == "a":
        if not (before in ("under", "number", "no") and not number.digits):
            return "a name with a number"
    if before == "." and _word(tokens, start - 2) in ("no", "nos", "fig", "vol", "art"):
        return "a name with a number"
    if before in _DASHES and tokens.glued(start) and tokens.glued(start - 1):
        name = _word(tokens, start - 2)
        if name.isalpha() and not marks.at("noun", start - 2):
            return "a name with a number"
    return None


def _glued(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    """A letter before the digits ("MI8"), a clock time, a decimal version or reference."""
    start, end = number.start, number.end
    if number.digits and tokens.glued(start) and _word(tokens, start - 1).isalpha():
        return "a name with a number"
    after = _word(tokens, end)
    if after in _CLOCK and number.digits and number.low <= 24 and after not in ("a", "hours"):
        return "a time of day"
    if after == "a" and _word(tokens, end + 1) == "." and _word(tokens, end + 2) == "m":
        return "a time of day"
    if after == ":" and tokens.glued(end) and end + 1 < len(tokens) and tokens.digits[end + 1]:
        return "a time of day"
    return None


def _listed(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    """The mark of a list: "1." or "2)" at the start of a line."""
    if number.start != 0 or not number.digits or number.low > 40:
        return None
    return "the mark of a list" if _word(tokens, number.end) in (".", ")") else None


def _idiom(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    """ "one of the worst", "no one", "one another", "one in five" (a share, not a count)."""
    if number.low != 1 or number.digits or number.end - number.start != 1:
        return None
    before, after = _word(tokens, number.start - 1), _word(tokens, number.end)
    noun = marks.at("noun", number.end) is not None
    if (before in ("no", "any", "every", "this", "that", "which") and not noun) or after in (
        "another",
        "day",
        "such",
    ):
        return "an idiom"
    if after == "of":
        tail = tokens.words[number.end + 1 : number.end + 5]
        if any(
            w.endswith("est") or w in ("most", "worst", "biggest", "largest", "few") for w in tail
        ):
            return "an idiom"
    return None


def _compound(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    """ "a 60-bed clinic", "a 6.8-magnitude earthquake": the number describes, it does not count."""
    end = number.end
    if _word(tokens, end) not in _DASHES or not (tokens.glued(end) and end + 1 < len(tokens)):
        return None
    if not tokens.glued(end + 1) or tokens.digits[end + 1] or marks.at("magnitudes", end + 1):
        return None
    known = (
        marks.at("percent", end + 1) or marks.at("behind", end) or marks.at("cardinals", end + 1)
    )
    plural = marks.at("noun", end + 1)
    if known or (plural and plural.value.number == "many"):
        return None
    return "part of a compound word"


def _rate(tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number) -> str | None:
    """ "ratio = 22%", "5.3 on the scale": a measurement, not a count."""
    before = _word(tokens, number.start - 1)
    if before == "=":
        return "a rate or a measurement"
    if number.low != int(number.low) and number.form == "exact":
        if not (marks.at("percent", number.end) or _word(tokens, number.end) in ("to", "-", "–")):
            return "not a whole number"
    return None
