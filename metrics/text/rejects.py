"""Numbers that are no quantity: dates, ages, money, ranks, names with numbers, list marks.

Each rule looks a few tokens to either side and gives the reason that a user sees, or None.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from metrics.text import notation
from metrics.text.amount import BILLION, EXACT, FRACTION, VAGUE, Number
from metrics.text.notation import CLOCK, DASHES, MARK, NAME, RANK, REFERENCE
from metrics.text.tokens import Tokens

DATE, ADDRESS, YEAR = "a date or a span of time", "part of an address", "a year"
AGE, AGE_OR_SPAN, MONEY = "an age", "an age or a span of time", "money"
CHANGE = "a rate or a change"
IDIOM, COMPOUND, RATE = "an idiom", "part of a compound word", "a rate or a measurement"
DENOMINATOR, TOO_VAGUE, ZERO = "what a rate is measured by", "too vague to count", "none at all"
NOT_WHOLE, TOO_LARGE = "not a whole number", "too large to count anything"
# what is no quantity of any kind; ages, money and spans of time are quantities
NO_QUANTITY = (DATE, ADDRESS, YEAR, RANK, NAME, CLOCK, MARK, IDIOM, REFERENCE, DENOMINATOR)

LARGEST = 100 * BILLION  # more is a code or a slip
AGES = 6  # tokens between "aged" and the last of several ages
QUARTERS = 4
ADULT, OLDEST = 15, 100  # an age between two commas lies between them
_ADDRESS = re.compile(r"(?:https?://|www\.|(?<![\w.+-])[\w.+-]++@)\S+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")


class Spans(NamedTuple):
    """Spans of a text in order, none overlapping."""

    starts: list[int]
    ends: list[int]

    def hold(self, offset: int) -> bool:
        """Whether an offset lies in one of them."""
        i = bisect_right(self.starts, offset) - 1
        return i >= 0 and offset < self.ends[i]


def addresses(text: str) -> Spans:
    """The web and mail addresses of a text, whose digits count nothing."""
    found = list(_ADDRESS.finditer(text)) if "@" in text or "://" in text or "www" in text else []
    return Spans([m.start() for m in found], [m.end() for m in found])


def reason(tokens: Tokens, number: Number, dates: set[int], links: Spans) -> str | None:
    """Why a number is no quantity, or None where it may be one."""
    if number.start in dates:
        return DATE
    if links.hold(tokens.starts[number.start]):
        return ADDRESS
    if max(number.low, number.high) > LARGEST:
        return TOO_LARGE
    for rule in RULES:
        if found := rule(tokens, number):
            return found
    return None


def _year(tokens: Tokens, number: Number) -> str | None:
    """ "in 2017": four digits without a noun or a verb of harm beside them."""
    rejects, start = tokens.lexicon.rejects, number.start
    if _ends_season(tokens, number):
        return YEAR
    if number.end - start != 1 or not number.digits or not _YEAR.match(tokens.words[start]):
        return None
    before, noun = tokens.word(start - 1), tokens.marks.nouns.get(number.end)
    counted = noun and not noun.value.reason and noun.value.number != "one"
    if before in rejects.currencies or (counted and before not in rejects.years_behind):
        return None
    return None if before in rejects.no_year_behind else YEAR


def _ends_season(tokens: Tokens, number: Number) -> bool:
    """The "19" of "the 2018-19 season"."""
    start = number.start
    if start < 2 or len(tokens.words[start]) != 2 or tokens.words[start - 1] not in DASHES:
        return False
    glued = tokens.glued(start) and tokens.glued(start - 1)
    return glued and number.digits and bool(_YEAR.match(tokens.words[start - 2]))


def _age(tokens: Tokens, number: Number) -> str | None:
    """ "a 60-year-old", "aged 40", "Sham Kumar, 54, a villager", "children under 5"."""
    rejects, start, end = tokens.lexicon.rejects, number.start, number.end
    after, before = tokens.word(end), tokens.word(start - 1)
    if after == "-" and tokens.word(end + 1) in rejects.age_spans:
        return AGE_OR_SPAN
    if after in rejects.age_units and not rejects.old.isdisjoint(tokens.words[end + 1 : end + 3]):
        return AGE
    if before in rejects.aged or _also_aged(tokens, start):
        return AGE
    if before in tokens.lexicon.grammar.of and tokens.word(start - 2) in rejects.age_of:
        return AGE
    if before == "," and after in (",", ".") and number.digits and ADULT < number.low < OLDEST:
        return AGE if tokens.capital(start - 2) else None
    if before in rejects.age_limits and number.low in rejects.ages:
        noun = tokens.marks.nouns.get(start - 2)
        if noun and noun.value.unit == "person":
            return AGE
        whose = tokens.word(start - 2) in rejects.whose_age
        return AGE if whose and end not in tokens.marks.nouns else None
    return None


def _also_aged(tokens: Tokens, start: int) -> bool:
    """ "aged 4 and 11", "aged between 9 and 14": the second age."""
    rejects, marks = tokens.lexicon.rejects, tokens.marks
    for i in range(start - 1, max(-1, start - 1 - AGES), -1):
        word = tokens.words[i]
        if word in rejects.aged:
            return i < start - 1
        if not (tokens.digits[i] or i in marks.cardinals or word in rejects.between_ages):
            return False
    return False


def _money(tokens: Tokens, number: Number) -> str | None:
    rejects, start = tokens.lexicon.rejects, number.start
    before, after = tokens.word(start - 1), tokens.word(number.end)
    if before == ".":
        before = tokens.word(start - 2) if tokens.word(start - 2) in rejects.money_before else ""
    if before in rejects.currencies and not _is_quarter(before, number):
        return MONEY
    return MONEY if after in rejects.currencies and after not in rejects.not_money else None


def _parent(tokens: Tokens, number: Number) -> str | None:
    """ "a mother of three": her children are not counted."""
    of = tokens.word(number.start - 1) in tokens.lexicon.grammar.of
    parent = tokens.word(number.start - 2) in tokens.lexicon.rejects.parents
    return IDIOM if of and parent and number.end not in tokens.marks.nouns else None


def _is_quarter(before: str, number: Number) -> bool:
    """ "Q4" is a part of a year, "Q400" a sum."""
    return len(before) == 1 and before.isalpha() and number.low <= QUARTERS


def _idiom(tokens: Tokens, number: Number) -> str | None:
    """ "one of the worst", "no one", "one another", "one day"."""
    if number.low != 1 or number.digits or number.end - number.start != 1:
        return None
    rejects, grammar, end = tokens.lexicon.rejects, tokens.lexicon.grammar, number.end
    counted = end in tokens.marks.nouns
    if tokens.word(number.start - 1) in rejects.one_before and not counted:
        return IDIOM
    sole = tokens.word(number.start - 2) in grammar.definite and not counted
    if sole and tokens.word(number.start - 1) in rejects.sole:
        return IDIOM  # "the only one with a ward"
    after = tokens.word(end)
    if after in rejects.one_after:
        return IDIOM
    if after in grammar.of:
        if any(tokens.digits[end + 1 : end + 4]) and not counted:
            return None if _small(tokens, end + 1) else IDIOM  # "one of some 11,000 people"
        best, endings = rejects.best, grammar.endings.superlative
        tail = tokens.words[end + 1 : end + 5]
        return IDIOM if any(w in best or w.endswith(endings) for w in tail) else None
    return None


def _small(tokens: Tokens, i: int) -> bool:
    """Whether the first number of the next few tokens has two digits at most."""
    found = next((w for w, d in zip(tokens.words[i : i + 3], tokens.digits[i:], strict=False) if d))
    return len(found) < 3


def _compound(tokens: Tokens, number: Number) -> str | None:
    """ "a 60-bed clinic", "a 6.8-magnitude earthquake": the number describes, it does not count."""
    end, marks = number.end, tokens.marks
    if tokens.word(end) not in DASHES or not (tokens.glued(end) and tokens.glued(end + 1)):
        return None
    if tokens.digits[end + 1] or end + 1 in marks.magnitudes or end + 1 in marks.percent:
        return None
    if end in marks.behind or end + 1 in marks.cardinals:
        return None
    noun = marks.nouns.get(end + 1)
    return None if noun and noun.value.number == "many" else COMPOUND


def _rate(tokens: Tokens, number: Number) -> str | None:
    """ "ratio = 22%", "5.3 on the scale": a measurement, not a count."""
    before = tokens.word(number.start - 1)
    if before == "=":
        return RATE
    if number.form == FRACTION and before in tokens.lexicon.numbers.ordinals:
        return DATE  # "the first half of 2019"
    for i in (number.start - 1, number.start - 2):
        change = tokens.marks.changes.get(i)
        if change and change.end == number.start:
            return CHANGE
    if number.low == int(number.low) or number.form != EXACT or number.end in tokens.marks.percent:
        return None
    after = tokens.word(number.end)
    ranged = after in tokens.lexicon.numbers.range_to or after in DASHES
    return None if ranged else NOT_WHOLE


def _denominator(tokens: Tokens, number: Number) -> str | None:
    """ "2.1 beds per 1,000 population": what a rate is measured by."""
    before = tokens.word(number.start - 1)
    return DENOMINATOR if before in tokens.lexicon.rejects.denominators else None


def _nothing(tokens: Tokens, number: Number) -> str | None:
    """A zero in words, and "few", which is no figure; "few hundred" is one."""
    if number.high == 0 and not number.digits:
        return ZERO
    if number.form != VAGUE or number.end - number.start > 1:
        return None
    word, before = tokens.words[number.start], tokens.word(number.start - 1)
    rejects = tokens.lexicon.rejects
    if word not in rejects.too_vague:
        return None
    return IDIOM if before in rejects.not_few else TOO_VAGUE


RULES = (
    _year,
    _age,
    _money,
    _parent,
    *notation.RULES,
    _idiom,
    _compound,
    _denominator,
    _nothing,
    _rate,
)
