"""Numbers that are no quantity: dates, ages, money, ranks, names with numbers, list marks.

Each rule looks a few tokens to either side and gives the reason that a user sees, or None.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from metrics.text.numbers import BILLION, EXACT, FRACTION, Number
from metrics.text.tokens import Tokens

DATE, ADDRESS, YEAR = "a date or a span of time", "part of an address", "a year"
AGE, AGE_OR_SPAN, MONEY = "an age", "an age or a span of time", "money"
CHANGE = "a rate or a change"
JOINTS = frozenset("/:")
RANK, NAME, CLOCK = "a rank or a date", "a name with a number", "a time of day"
MARK, IDIOM, COMPOUND = "the mark of a list", "an idiom", "part of a compound word"
REFERENCE, RATE = "a date, a time or a reference", "a rate or a measurement"
NOT_WHOLE, TOO_LARGE = "not a whole number", "too large to count anything"
# what is no quantity of any kind; ages, money and spans of time are quantities
NO_QUANTITY = (DATE, ADDRESS, YEAR, RANK, NAME, CLOCK, MARK, IDIOM, REFERENCE)

LARGEST = 100 * BILLION  # more is a code or a slip
NAMED = 3000  # a label stands before a number below it ("Resolution 2254")
SITES = ("facility", "building")
NUMBERED = 99  # the highest number that names a site ("Camp 11")
LIST_MARKS = 40  # the highest number that marks a list
HOURS = 24
ADULT, OLDEST = 15, 100  # an age between two commas lies between them
DASHES = frozenset("-–—")
NUMBER_SIGNS = frozenset("#№")
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
    if number.end - start != 1 or not number.digits or not _YEAR.match(tokens.words[start]):
        return None
    before, noun = tokens.word(start - 1), tokens.marks.nouns.get(number.end)
    if noun and not noun.value.reason and before not in rejects.years_behind:
        return None
    return None if before in rejects.no_year_behind else YEAR


def _age(tokens: Tokens, number: Number) -> str | None:
    """ "a 60-year-old", "aged 40", "Sham Kumar, 54, a villager", "children under 5"."""
    rejects, start, end = tokens.lexicon.rejects, number.start, number.end
    after, before = tokens.word(end), tokens.word(start - 1)
    if after == "-" and tokens.word(end + 1) in rejects.age_spans:
        return AGE_OR_SPAN
    if after in rejects.age_units and not rejects.old.isdisjoint(tokens.words[end + 1 : end + 3]):
        return AGE
    if before in rejects.aged:
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


def _money(tokens: Tokens, number: Number) -> str | None:
    rejects, start = tokens.lexicon.rejects, number.start
    before, after = tokens.word(start - 1), tokens.word(number.end)
    if before == ".":
        before = tokens.word(start - 2) if tokens.word(start - 2) in rejects.money_before else ""
    if before in rejects.currencies:
        return MONEY
    return MONEY if after in rejects.currencies and after not in rejects.not_money else None


def _rank(tokens: Tokens, number: Number) -> str | None:
    after = tokens.word(number.end)
    glued = number.digits and tokens.glued(number.end)
    return RANK if glued and after in tokens.lexicon.numbers.rank_endings else None


def _named(tokens: Tokens, number: Number) -> str | None:
    """ "Resolution 2254", "#16", "No. 5", "COVID-19", "F-16"."""
    rejects, start = tokens.lexicon.rejects, number.start
    before, first = tokens.word(start - 1), tokens.word(start - 2)
    if before in NUMBER_SIGNS or (before == "." and first in rejects.marks):
        return NAME
    labelled = before in rejects.labels and number.low < NAMED
    noun = tokens.marks.nouns.get(number.end)
    if start - 1 in tokens.marks.spans and first.isalpha() and noun and not noun.value.reason:
        return None  # "over the past week 52 people"
    if labelled and first not in tokens.lexicon.numbers.single:
        return NAME if number.digits or before not in rejects.unclear_labels else None
    if _numbered(tokens, number):
        return NAME
    if before in DASHES and tokens.glued(start) and tokens.glued(start - 1) and first.isalpha():
        return None if start - 2 in tokens.marks.nouns else NAME
    return None


def _numbered(tokens: Tokens, number: Number) -> bool:
    """ "Roads 3 and 5 were cut", "Camp 11": a site's name, not a count of sites."""
    site, end = tokens.marks.nouns.get(number.start - 1), number.end
    if site is None or site.value.unit not in SITES or number.low > NUMBERED:
        return False
    if not (number.digits and tokens.capital(number.start - 1)):
        return False
    return tokens.word(end).isalpha() and end not in tokens.marks.nouns


def _glued(tokens: Tokens, number: Number) -> str | None:
    """A letter before the digits ("MI8"), a clock time."""
    start, end = number.start, number.end
    if not number.digits:
        return None
    if tokens.glued(start) and tokens.word(start - 1).isalpha():
        return NAME
    if end in tokens.marks.clock and number.low <= HOURS:
        return CLOCK
    if tokens.word(end) == ":" and tokens.glued(end) and tokens.word(end + 1).isdecimal():
        return CLOCK
    return None


def _listed(tokens: Tokens, number: Number) -> str | None:
    """The mark of a list: "1." or "2)" at the start of a line."""
    if number.start != 0 or not number.digits or number.low > LIST_MARKS:
        return None
    return MARK if tokens.word(number.end) in (".", ")") else None


def _idiom(tokens: Tokens, number: Number) -> str | None:
    """ "one of the worst", "no one", "one another", "one day"."""
    if number.low != 1 or number.digits or number.end - number.start != 1:
        return None
    rejects, grammar, end = tokens.lexicon.rejects, tokens.lexicon.grammar, number.end
    counted = end in tokens.marks.nouns
    if tokens.word(number.start - 1) in rejects.one_before and not counted:
        return IDIOM
    after = tokens.word(end)
    if after in rejects.one_after:
        return IDIOM
    if after in grammar.of:
        best, endings = rejects.best, grammar.endings.superlative
        tail = tokens.words[end + 1 : end + 5]
        return IDIOM if any(w in best or w.endswith(endings) for w in tail) else None
    return None


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


def _reference(tokens: Tokens, number: Number) -> str | None:
    """ "3/5", "2:1"."""
    start, end = number.start, number.end
    if tokens.word(end) in JOINTS and tokens.glued(end):
        digits = tokens.word(end + 1).isdigit() and tokens.glued(end + 1)
        return REFERENCE if digits else None
    if tokens.word(start - 1) in JOINTS and tokens.glued(start) and tokens.glued(start - 1):
        return REFERENCE if tokens.word(start - 2).isdigit() else None
    return None


RULES = (
    _year,
    _age,
    _money,
    _rank,
    _named,
    _glued,
    _listed,
    _idiom,
    _compound,
    _rate,
    _reference,
)
