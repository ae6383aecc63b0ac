"""One time expression at a token: a date, a weekday, a month, "the past week", "two days ago".

Each function takes the token at which the expression begins and gives what it means, or None
where there is none. What words before it change ("since", "between") is told by `calendar`.
"""

from datetime import date

from metrics.model import Period
from metrics.text.notation import DASHES
from metrics.text.periods import YEARS, Anchor, between, day_of, last_day, shift, whole_year
from metrics.text.spans import ago, beginning, quarter, relative, the_span, week_of
from metrics.text.tokens import Tokens
from metrics.text.when import DAY, MONTH, SINCE, SPAN, WEEK, YEAR, When, ending, number_at

SEPARATORS = frozenset("-/")  # signs between the parts of a date: "05-Aug-2016"


def at(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """The time expression that begins at a token."""
    marks = tokens.marks
    if tokens.digits[i]:
        found = _numeric(tokens, i, anchor) or _day_month(tokens, i, anchor)
        return found or _year(tokens, i) or ago(tokens, i, anchor)
    if i in marks.months:
        return _month(tokens, i, anchor)
    if i in marks.weekdays:
        return _weekday(tokens, i, anchor)
    if i in marks.daywords:
        return _dayword(tokens, i, anchor)
    if i in marks.overnight:
        return _overnight(tokens, i, anchor)
    return _span(tokens, i, anchor) or ago(tokens, i, anchor)


def _span(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """A span that begins at a token: "last week", "the first quarter", "the weekend"."""
    word, times = tokens.words[i], tokens.lexicon.times
    if (word in times.quarters or word in times.last) and (week := week_of(tokens, i, anchor)):
        return week
    if word in times.quarters:
        return quarter(tokens, i, anchor)
    if i in tokens.marks.spans:
        return the_span(tokens, i, anchor)
    if word in times.last or word in times.this or word in times.next:
        return relative(tokens, i, anchor) or _next_month(tokens, i, anchor)
    return beginning(tokens, i, anchor) if word in times.beginnings else None


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
    of = tokens.word(i) in tokens.lexicon.grammar.of or tokens.word(i) in SEPARATORS
    j = i + (tokens.word(i) == "," or of)
    value = number_at(tokens, j)
    return (value, j + 1) if value in YEARS else (None, i)


def _day_month(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """9 August [2018]; 11-12 April; 1 to 12 November; 30 and 31 May."""
    months, day = tokens.marks.months, number_at(tokens, i)
    if not months or day is None or not 1 <= day <= 31:
        return None
    j = _over(tokens, i + 1)
    j += tokens.word(j) in SEPARATORS and j + 1 in months and tokens.glued(j + 1)
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


def _next_month(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "last June": the month behind a word that counts from the report."""
    return _month(tokens, i + 1, anchor) if i + 1 in tokens.marks.months else None


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
    back = (anchor.published.weekday() - tokens.marks.weekdays[i].value) % 7
    before = tokens.word(i - 1)
    if before in times.last and back == 0:
        back = 7
    if before in times.next:
        back -= 7
    day = shift(anchor.published, -back)
    if found := _of_week(tokens, i, anchor):
        return found
    nights = tokens.marks.overnight
    night = i + 1 in nights
    if night or (before in times.night_on and i - 2 in nights):
        return When(i, i + 1 + night, _night(day), DAY)
    return When(i, i + 1, between(day, day), DAY)


def _of_week(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "Tuesday of last week"."""
    if tokens.word(i + 1) not in tokens.lexicon.grammar.of or i + 3 not in tokens.marks.spans:
        return None
    week = relative(tokens, i + 2, anchor)
    if week is None or week.period is None or week.form not in (WEEK, SINCE):
        return None
    day = shift(week.period.start, tokens.marks.weekdays[i].value)
    return When(i, week.end, between(day, day), DAY)


def _night(day: date | None) -> Period | None:
    """The night from one day to the next."""
    return between(day, shift(day, 1)) if day else None


def _overnight(tokens: Tokens, i: int, anchor: Anchor) -> When:
    """The night up to the day of publication, or from the weekday that follows."""
    end = tokens.marks.overnight[i].end
    for j in (end, end + 1):
        if j in tokens.marks.weekdays:
            when = _weekday(tokens, j, anchor)
            if when and when.period:
                return When(i, when.end, _night(when.period.start), DAY)
    if anchor.published is None:
        return When(i, end, None, DAY)
    return When(i, end, _night(shift(anchor.published, -1)), DAY)


def _dayword(tokens: Tokens, i: int, anchor: Anchor) -> When:
    if anchor.published is None:
        return When(i, i + 1, None, DAY)
    mark = tokens.marks.daywords[i]
    day = shift(anchor.published, -mark.value)
    return When(i, mark.end, between(day, day), DAY)


def _year(tokens: Tokens, i: int) -> When | None:
    """ "in 2012", "early 2012"."""
    year, before = number_at(tokens, i), tokens.word(i - 1)
    if year is None or year not in YEARS:
        return None
    known = before in tokens.lexicon.grammar.prepositions or before == "-"
    second = before in tokens.lexicon.times.pairs and number_at(tokens, i - 2) in YEARS
    link = tokens.word(i + 1) in DASHES or tokens.word(i + 1) in tokens.lexicon.times.ranges
    first = link and number_at(tokens, i + 2) in YEARS and not tokens.glued(i)
    if not (known or second or first) and before not in tokens.lexicon.times.before_year:
        return None
    return When(i, i + 1, _part_of_year(tokens, i, year), YEAR)


def _part_of_year(tokens: Tokens, i: int, year: int) -> Period:
    """The four months of a year that "early", "mid", "late" mean; else all of it."""
    times = tokens.lexicon.times
    before = tokens.word(i - 2) if tokens.word(i - 1) == "-" else tokens.word(i - 1)
    thirds = (times.early, times.mid, times.late)
    third = next((n for n, words in enumerate(thirds) if before in words), None)
    if third is None:
        return whole_year(year)
    last = date(year, 4 * third + 4, 1)
    return Period(start=last.replace(month=4 * third + 1), end=last.replace(day=last_day(last)))
