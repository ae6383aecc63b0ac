"""One time expression at a token: a date, a weekday, a month, "the past week", "two days ago".

Each function takes the token at which the expression begins and gives what it means, or None
where there is none. What words before it change ("since", "between") is told by `calendar`.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from metrics.lexicon import Mark
from metrics.model import Period
from metrics.text.periods import (
    Anchor,
    back,
    between,
    day_of,
    first_of,
    last_day,
    shift,
    whole_year,
)
from metrics.text.tokens import Tokens

DAY, WEEK, MONTH, YEAR, SPAN, SINCE, AS_OF = (
    "day",
    "week",
    "month",
    "year",
    "span",
    "since",
    "as of",
)
DASHES = frozenset("-–—")
YEARS = range(1900, 2101)
PHRASE = 4  # tokens of the longest phrase before a date

T = TypeVar("T")


class When(NamedTuple):
    """A time expression in tokens start..end; ``period`` is None where it cannot be resolved."""

    start: int
    end: int
    period: Period | None
    form: str


def at(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """The time expression that begins at a token."""
    marks, word, times = tokens.marks, tokens.words[i], tokens.lexicon.times
    if tokens.digits[i]:
        found = _numeric(tokens, i, anchor) or _day_month(tokens, i, anchor)
        return found or _year(tokens, i) or _ago(tokens, i, anchor)
    if i in marks.months:
        return _month(tokens, i, anchor)
    if i in marks.weekdays:
        return _weekday(tokens, i, anchor)
    if word in times.last or word in times.this:
        return _relative(tokens, i, anchor)
    if word in times.beginnings:
        return _beginning(tokens, i, anchor)
    if i in marks.daywords:
        return _dayword(tokens, i, anchor)
    if word in times.overnight:
        return _overnight(tokens, i, anchor)
    return _ago(tokens, i, anchor)


def number_at(tokens: Tokens, i: int) -> int | None:
    """A number of at most four digits at a token."""
    if not 0 <= i < len(tokens) or not tokens.digits[i]:
        return None
    word = tokens.words[i]
    return int(word) if word.isdecimal() and len(word) <= 4 else None


def count(tokens: Tokens, i: int) -> tuple[int, int]:
    """A small number at token i and the token behind it; (1, i) where there is none."""
    if (value := number_at(tokens, i)) is not None:
        return value, i + 1
    if cardinal := tokens.marks.cardinals.get(i):
        return int(cardinal.value), cardinal.end
    if vague := tokens.marks.vague.get(i):
        return int(vague.value[0]), vague.end
    return 1, i


def ending(marked: Mapping[int, Mark[T]], end: int) -> Mark[T] | None:
    """The longest phrase of a class that ends at a token."""
    if not marked:
        return None
    for start in range(end - PHRASE, end):
        mark = marked.get(start)
        if mark and mark.end == end:
            return mark
    return None


def _numeric(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """2017-03-15, 15/03/2017, 15.03.2017."""
    parts = tokens.words[i].split(".")
    if len(parts) == 3 and all(p.isdecimal() for p in parts) and len(parts[2]) == 4:
        if all(len(p) <= 4 for p in parts):
            return When(i, i + 1, _parts([int(p) for p in parts], anchor), DAY)
        return None
    sign = tokens.word(i + 1)
    if sign not in ("/", "-") or tokens.word(i + 3) != sign or not tokens.glued(i + 1):
        return None
    values = [number_at(tokens, j) for j in (i, i + 2, i + 4)]
    known = [value for value in values if value is not None]
    return When(i, i + 5, _parts(known, anchor), DAY) if len(known) == 3 else None


def _parts(values: list[int], anchor: Anchor) -> Period | None:
    first, month, last = values
    year, day = (first, last) if first > 31 else (last, first)
    if month > 12:
        month, day = day, month
    year += 2000 if year < 100 else 0
    one = day_of(year, month, day, anchor)
    return between(one, one)


def _over(tokens: Tokens, i: int) -> int:
    """Past "th", "of" and "the" between the parts of a date."""
    while tokens.word(i) in tokens.lexicon.times.day_fillers:
        i += 1
    return i


def _year_after(tokens: Tokens, i: int) -> tuple[int | None, int]:
    j = i + (tokens.word(i) == ",")
    value = number_at(tokens, j)
    return (value, j + 1) if value in YEARS else (None, i)


def _day_month(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """9 August [2018]; 11-12 April; 1 to 12 November; 30 and 31 May."""
    months, day = tokens.marks.months, number_at(tokens, i)
    if not months or day is None or not 1 <= day <= 31:
        return None
    j = _over(tokens, i + 1)
    last = day
    if tokens.word(j) in tokens.lexicon.times.ranges or tokens.word(j) in DASHES:
        other, k = number_at(tokens, j + 1), _over(tokens, j + 2)
        if other and k in months and other <= 31:
            last, j = other, k
    if j not in months:
        return None
    month = months[j]
    year, end = _year_after(tokens, month.end + (tokens.word(month.end) == "."))
    return _days(i, end, (year, month.value), (day, last), anchor)


def _days(
    start: int, end: int, month: tuple[int | None, int], days: tuple[int, int], anchor: Anchor
) -> When:
    first, last = (day_of(*month, day, anchor) for day in days)
    return When(start, end, between(first, last), DAY if days[0] == days[1] else SPAN)


def _month(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """August 9[, 2018]; August 2018; in August; late November."""
    month = tokens.marks.months[i].value
    end = i + 1 + (tokens.word(i + 1) == "." and len(tokens.words[i]) <= 4)
    day = number_at(tokens, end)
    if day is not None and 1 <= day <= 31 and tokens.capitals[i]:
        last, stop = day, _over(tokens, end + 1)
        if tokens.word(stop) in DASHES:
            other = number_at(tokens, stop + 1)
            if other and day < other <= 31:
                last, stop = other, stop + 2
        year, stop = _year_after(tokens, stop)
        return _days(i, stop, (year, month), (day, last), anchor)
    year, stop = _year_after(tokens, end)
    if year is None and not _names_month(tokens, i):
        return None
    first = day_of(year, month, 1, anchor)
    if first is None:
        return When(i, stop, None, MONTH)
    low, high = _part_of_month(tokens, i, last_day(first))
    start = i - (tokens.word(i - 1) in tokens.lexicon.times.parts)
    return When(start, stop, between(first.replace(day=low), first.replace(day=high)), MONTH)


def _names_month(tokens: Tokens, i: int) -> bool:
    """Whether a month's name without a day or a year is one: "may" and "march" are words too."""
    times, before = tokens.lexicon.times, tokens.word(i - 1)
    if not tokens.capitals[i]:
        return False
    if tokens.words[i] not in times.unclear_months and i:
        return True
    if before in times.before_month or before == "-":
        return True
    return before in tokens.lexicon.grammar.prepositions


def _part_of_month(tokens: Tokens, i: int, days: int) -> tuple[int, int]:
    """The days of a month that "early", "mid", "late", "the end of" mean."""
    times, marks = tokens.lexicon.times, tokens.marks
    before = tokens.word(i - 1)
    if before == "-":
        before = tokens.word(i - 2)
    if before in times.early:
        return 1, 10
    if before in times.mid:
        return 11, 20
    if before in times.late:
        return 21, days
    if ending(marks.starts, i):
        return 1, 1
    return (days, days) if ending(marks.ends, i) else (1, days)


def _weekday(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    word, times = tokens.words[i], tokens.lexicon.times
    if word in times.capital_days and not tokens.capitals[i]:
        return None
    if anchor.published is None:
        return When(i, i + 1, None, DAY)
    ago = (anchor.published.weekday() - tokens.marks.weekdays[i].value) % 7
    before = tokens.word(i - 1)
    if before in times.last and ago == 0:
        ago = 7
    if before in times.next:
        ago -= 7
    day = shift(anchor.published, -ago)
    night = tokens.word(i + 1) in times.overnight
    if night or (before in times.night_on and tokens.word(i - 2) in times.overnight):
        return When(i, i + 1 + night, _night(day), DAY)
    return When(i, i + 1, between(day, day), DAY)


def _night(day: date | None) -> Period | None:
    """The night from one day to the next."""
    return between(day, shift(day, 1)) if day else None


def _overnight(tokens: Tokens, i: int, anchor: Anchor) -> When:
    """The night up to the day of publication, or from the weekday that follows."""
    for j in (i + 1, i + 2):
        if j in tokens.marks.weekdays:
            when = _weekday(tokens, j, anchor)
            if when and when.period:
                return When(i, when.end, _night(when.period.start), DAY)
    if anchor.published is None:
        return When(i, i + 1, None, DAY)
    return When(i, i + 1, _night(shift(anchor.published, -1)), DAY)


def _dayword(tokens: Tokens, i: int, anchor: Anchor) -> When:
    if anchor.published is None:
        return When(i, i + 1, None, DAY)
    day = shift(anchor.published, -tokens.marks.daywords[i].value)
    return When(i, i + 1, between(day, day), DAY)


def _year(tokens: Tokens, i: int) -> When | None:
    """ "in 2012", "early 2012"."""
    year, before = number_at(tokens, i), tokens.word(i - 1)
    if year is None or year not in YEARS:
        return None
    known = before in tokens.lexicon.grammar.prepositions or before == "-"
    if not known and before not in tokens.lexicon.times.before_year:
        return None
    return When(i, i + 1, whole_year(year), YEAR)


def _relative(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "the past 24 hours", "last week", "the last three weeks", "this year", "last June"."""
    times, word = tokens.lexicon.times, tokens.words[i]
    number, j = count(tokens, i + 1)
    while tokens.word(j) in times.span_fillers:
        j += 1
    span = tokens.marks.spans.get(j)
    if span is None:
        return _month(tokens, j, anchor) if j == i + 1 and j in tokens.marks.months else None
    published = anchor.published
    if published is None:
        return When(i, j + 1, _only_year(span.value, word, tokens, anchor), SPAN)
    if word in times.this:
        return When(i, j + 1, between(first_of(published, span.value), published), SINCE)
    if j == i + 1 and word in times.whole and tokens.words[j] in times.single_spans:
        end = shift(first_of(published, span.value), -1)
        first = first_of(end, span.value) if end else None
        return When(i, j + 1, between(first, end), span.value)
    return When(i, j + 1, between(back(published, number, span.value), published), SPAN)


def _only_year(span: str, word: str, tokens: Tokens, anchor: Anchor) -> Period | None:
    """ "last year" in a report of which only the year is known."""
    if span != "year" or anchor.year is None:
        return None
    return whole_year(anchor.year - (word not in tokens.lexicon.times.this))


def _beginning(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "the beginning of the year": its first day."""
    times = tokens.lexicon.times
    if anchor.published is None or tokens.word(i + 1) not in tokens.lexicon.grammar.of:
        return None
    j = i + 2 + (tokens.word(i + 2) in times.of_the)
    span = tokens.marks.spans.get(j)
    if span is None:
        return None
    day = first_of(anchor.published, span.value)
    return When(i, j + 1, between(day, day), DAY)


def _ago(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "two days ago", "nearly two weeks ago", "a week ago"."""
    number, j = count(tokens, i)
    span = tokens.marks.spans.get(max(j, i + 1))
    if span is None or tokens.word(span.end) not in tokens.lexicon.times.ago:
        return None
    if anchor.published is None:
        return When(i, span.end + 1, None, DAY)
    day = back(anchor.published, number, span.value)
    return When(i, span.end + 1, between(day, day), DAY)
