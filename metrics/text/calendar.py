"""Dates and spans of time in a sentence, resolved against the publication date.

"on Tuesday" is the last Tuesday up to and on the day of publication; "the past week" the seven
days before it; "last week" the calendar week before; "since late November" runs to the report;
"as of 30 August" is that day alone. Where the day of publication is unknown only full dates
resolve. No date, no guess.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from metrics.lexicon import Lexicon, Marks
from metrics.model import Period
from metrics.text.tokens import Tokens, tokenise

DAY, WEEK, MONTH, YEAR, SPAN, SINCE, AS_OF = (
    "day",
    "week",
    "month",
    "year",
    "span",
    "since",
    "as of",
)
_DASHES = frozenset("-–—")
_LINKS = frozenset(["to", "and", "through", "until", "till", "-", "–", "—", "&"])


class Anchor(NamedTuple):
    """What dates are resolved against: the day of publication, or at least a year."""

    published: date | None
    year: int | None = None


class When(NamedTuple):
    """A time expression in tokens start..end; ``period`` is None where it cannot be resolved."""

    start: int
    end: int
    period: Period | None
    form: str


_TRIGGERS = ("months", "weekdays", "spans", "dayword")


def find(tokens: Tokens, marks: Marks, lexicon: Lexicon, anchor: Anchor) -> list[When]:
    """The time expressions of a sentence in order, ranges and "since" put together."""
    if not any(kind in marks.by_class for kind in _TRIGGERS) and not any(tokens.digits):
        if "overnight" not in tokens.words:
            return []
    found = list(_single(tokens, marks, lexicon, anchor))
    return _combined(tokens, lexicon, anchor, found)


def lasting(tokens: Tokens, marks: Marks, anchor: Anchor) -> Period | None:
    """How long a war has lasted: "the war, which has lasted four and a half years", "the past
    eight years of war", "the five-year civil war": from then to the report."""
    if anchor.published is None:
        return None
    for i, mark in marks.of("spans").items():
        if mark.value not in ("year", "month"):
            continue
        around = tokens.words[max(0, i - 9) : i + 5]
        if "old" in tokens.words[i : i + 3] or not any(w in _WARS for w in around):
            continue
        months = _months_before(tokens, marks, i, mark.value)
        if months:
            return _of(_back(anchor.published, months, "month"), anchor.published)
    return None


_WARS = frozenset(["war", "conflict", "lasted", "insurgency", "civil", "fighting"])


def event(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, anchor: Anchor, whens: list[When]
) -> date | None:
    """The day on which a disaster or an offensive began, where a sentence tells it: "two days
    after the quake", "launched its operation on January 20"."""
    if anchor.published is None or not any(lexicon.has("events", w) for w in tokens.words):
        return None
    for i, mark in marks.of("spans").items():
        if mark.value == "day" and tokens.words[i + 1 : i + 2] == ["after"] and i:
            number, end = _count(tokens, marks, i - 1)
            if end == i and any(lexicon.has("events", w) for w in tokens.words[i : i + 9]):
                return _back(anchor.published, number, "day")
    for when in whens:
        if when.period and when.period.start == when.period.end < anchor.published:
            near = tokens.words[max(0, when.start - 9) : when.start]
            begun = any(
                lexicon.has("start_verbs", w) or w in ("struck", "hit", "levelled") for w in near
            )
            if begun and any(lexicon.has("events", w) for w in near):
                return when.period.start
    return None


def of_title(title: str | None, lexicon: Lexicon, anchor: Anchor) -> Period | None:
    """The reporting period that a title names: "9-15 November 2020", "Operational Update, May 2021"."""
    if not title:
        return None
    tokens = tokenise(title, 0, len(title))
    marks = lexicon.mark(tokens.words)
    for when in find(tokens, marks, lexicon, anchor):
        if when.period and when.form in (SPAN, MONTH):
            return when.period
    return None


def _months_before(tokens: Tokens, marks: Marks, i: int, span: str) -> int:
    """The months of the number before a span: "four and a half years" is 54."""
    j = i - 1 - (i > 0 and tokens.words[i - 1] == "-")
    half = tokens.words[max(0, j - 2) : j + 1] == ["and", "a", "half"]
    number, end = _count(tokens, marks, j - 3 if half else j)
    if end <= (j - 3 if half else j) or number > 100:
        return 0
    months = number * (12 if span == "year" else 1)
    return months + (6 if half and span == "year" else 0)


def _single(tokens: Tokens, marks: Marks, lexicon: Lexicon, anchor: Anchor) -> Iterator[When]:
    months, weekdays = marks.of("months"), marks.of("weekdays")
    spans, daywords = marks.of("spans"), marks.of("dayword")
    i, size = 0, len(tokens)
    while i < size:
        when = None
        if tokens.digits[i]:
            when = _numeric(tokens, i, anchor) or _day_month(tokens, months, i, anchor)
            when = when or _year(tokens, lexicon, i) or _ago(tokens, spans, i, anchor)
        elif i in months:
            when = _month(tokens, lexicon, months[i].value, i, anchor)
        elif i in weekdays:
            when = _weekday(tokens, weekdays[i].value, i, anchor)
        elif lexicon.has("last", tokens.words[i]) or lexicon.has("this", tokens.words[i]):
            when = _relative(tokens, marks, lexicon, i, anchor)
        elif tokens.words[i] in ("beginning", "start", "onset") and anchor.published:
            when = _beginning(tokens, spans, i, anchor.published)
        elif i in daywords:
            when = _dayword(daywords[i].value, i, anchor)
        elif tokens.words[i] == "overnight":
            when = _overnight(tokens, weekdays, i, anchor)
        elif marks.at("cardinals", i) or lexicon.has("single", tokens.words[i]):
            when = _ago(tokens, spans, i, anchor)
        if when:
            yield when
            i = when.end
        else:
            i += 1


def _int(tokens: Tokens, i: int) -> int | None:
    if i < 0 or i >= len(tokens) or not tokens.digits[i]:
        return None
    word = tokens.words[i]
    return int(word) if word.isdecimal() and len(word) <= 4 else None


def _is_year(value: int | None) -> bool:
    return value is not None and 1900 <= value <= 2100


def _date(year: int | None, month: int, day: int, anchor: Anchor) -> date | None:
    """A day; without a year the latest one that is not after the publication."""
    if year is None:
        if anchor.published is not None:
            year = anchor.published.year
            if (month, day) > (anchor.published.month, anchor.published.day):
                ahead = (month - anchor.published.month) * 31 + day - anchor.published.day
                year -= ahead > 45
        else:
            year = anchor.year
    if year is None or not 1 <= month <= 12:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _of(start: date | None, end: date | None) -> Period | None:
    return Period(start=start, end=end) if start and end and start <= end else None


def _numeric(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """2017-03-15, 15/03/2017, 15.03.2017."""
    word = tokens.words[i]
    parts = word.split(".")
    if len(parts) == 3 and all(p.isdecimal() for p in parts) and len(parts[2]) == 4:
        return When(i, i + 1, _parts([int(p) for p in parts], anchor), DAY)
    if tokens.words[i + 1 : i + 2] not in (["/"], ["-"]):
        return None
    sign = tokens.words[i + 1]
    if tokens.words[i + 3 : i + 4] != [sign] or not tokens.glued(i + 1):
        return None
    values = [_int(tokens, j) for j in (i, i + 2, i + 4)]
    if None in values:
        return None
    return When(i, i + 5, _parts([v or 0 for v in values], anchor), DAY)


def _parts(values: list[int], anchor: Anchor) -> Period | None:
    first, month, last = values
    year, day = (first, last) if first > 31 else (last, first)
    if month > 12:
        month, day = day, month
    year += 2000 if year < 100 else 0
    one = _date(year, month, day, anchor)
    return _of(one, one)


def _skip_of(tokens: Tokens, i: int) -> int:
    """Past "th", "of" and a comma between the parts of a date."""
    while i < len(tokens) and tokens.words[i] in ("st", "nd", "rd", "th", "of", "the"):
        i += 1
    return i


def _year_after(tokens: Tokens, i: int) -> tuple[int | None, int]:
    j = i + 1 if tokens.words[i : i + 1] == [","] else i
    value = _int(tokens, j)
    return (value, j + 1) if _is_year(value) else (None, i)


def _day_month(tokens: Tokens, months: dict, i: int, anchor: Anchor) -> When | None:  # type: ignore[type-arg]
    """9 August [2018]; 11-12 April; 1 to 12 November; 30 and 31 May."""
    day = _int(tokens, i)
    if day is None or not 1 <= day <= 31:
        return None
    j = _skip_of(tokens, i + 1)
    last = day
    if j < len(tokens) and tokens.words[j] in _LINKS and (other := _int(tokens, j + 1)):
        k = _skip_of(tokens, j + 2)
        if k in months and 1 <= other <= 31:
            last, j = other, k
    if j not in months:
        return None
    month = months[j].value
    year, end = _year_after(tokens, months[j].end + (tokens.words[j + 1 : j + 2] == ["."]))
    period = _of(_date(year, month, day, anchor), _date(year, month, last, anchor))
    return When(i, end, period, DAY if day == last else SPAN)


def _month(tokens: Tokens, lexicon: Lexicon, month: int, i: int, anchor: Anchor) -> When | None:
    """August 9[, 2018]; August 2018; in August; late November."""
    end = i + 1 + (tokens.words[i + 1 : i + 2] == ["."] and len(tokens.words[i]) <= 4)
    day = _int(tokens, end)
    if day is not None and 1 <= day <= 31 and tokens.capital(i):
        last, stop = day, _skip_of(tokens, end + 1)
        if stop < len(tokens) and tokens.words[stop] in _DASHES:
            other = _int(tokens, stop + 1)
            if other and day < other <= 31:
                last, stop = other, stop + 2
        year, stop = _year_after(tokens, stop)
        period = _of(_date(year, month, day, anchor), _date(year, month, last, anchor))
        return When(i, stop, period, DAY if day == last else SPAN)
    year, stop = _year_after(tokens, end)
    before = tokens.words[i - 1] if i else ""
    if year is None and not _names_month(tokens, lexicon, before, i):
        return None
    first = _date(year, month, 1, anchor)
    if first is None:
        return When(i, stop, None, MONTH)
    low, high = _part_of(tokens, i, monthrange(first.year, first.month)[1])
    start = i - 1 if before in ("early", "mid", "late") else i
    return When(start, stop, _of(first.replace(day=low), first.replace(day=high)), MONTH)


def _names_month(tokens: Tokens, lexicon: Lexicon, before: str, i: int) -> bool:
    if not tokens.capital(i):
        return False
    ambiguous = tokens.words[i] in ("may", "march", "mar", "sat", "sun", "dec")
    known = (
        lexicon.has("prepositions", before)
        or lexicon.has("last", before)
        or lexicon.has("this", before)
        or before in ("and", "early", "mid", "late", "-")
    )
    return known if ambiguous or i == 0 else True


def _part_of(tokens: Tokens, i: int, days: int) -> tuple[int, int]:
    """The days of a month that "early", "mid", "late", "the end of" mean."""
    words = tokens.words[max(0, i - 3) : i]
    last = words[-1] if words else ""
    if last == "-" and len(words) > 1:
        last = words[-2]
    if last == "early" or words[-2:] in (["beginning", "of"], ["start", "of"]):
        return (1, 10) if last == "early" else (1, 1)
    if last == "mid":
        return 11, 20
    if last == "late":
        return 21, days
    return (days, days) if words[-2:] == ["end", "of"] else (1, days)


def _weekday(tokens: Tokens, weekday: int, i: int, anchor: Anchor) -> When | None:
    word = tokens.words[i]
    if len(word) <= 5 and (not tokens.capital(i) or word in ("sun", "sat", "mon", "wed")):
        return None
    if anchor.published is None:
        return When(i, i + 1, None, DAY)
    back = (anchor.published.weekday() - weekday) % 7
    if i and tokens.words[i - 1] == "last" and back == 0:
        back = 7
    if i and tokens.words[i - 1] in ("next", "coming"):
        back -= 7
    day = anchor.published - timedelta(days=back)
    night = tokens.words[i + 1 : i + 2] == ["overnight"]
    if night or (i > 1 and tokens.words[i - 1] == "on" and tokens.words[i - 2] == "overnight"):
        return When(i, i + 1 + night, _of(day, day + timedelta(days=1)), DAY)
    return When(i, i + 1, _of(day, day), DAY)


def _overnight(tokens: Tokens, weekdays: dict, i: int, anchor: Anchor) -> When:  # type: ignore[type-arg]
    """The night up to the day of publication, or from the weekday that follows."""
    for j in (i + 1, i + 2):
        if j in weekdays:
            when = _weekday(tokens, weekdays[j].value, j, anchor)
            if when and when.period:
                day = when.period.start
                return When(i, when.end, _of(day, day + timedelta(days=1)), DAY)
    if anchor.published is None:
        return When(i, i + 1, None, DAY)
    return When(i, i + 1, _of(anchor.published - timedelta(days=1), anchor.published), DAY)


def _dayword(back: int, i: int, anchor: Anchor) -> When:
    if anchor.published is None:
        return When(i, i + 1, None, DAY)
    day = anchor.published - timedelta(days=back)
    return When(i, i + 1, _of(day, day), DAY)


def _year(tokens: Tokens, lexicon: Lexicon, i: int) -> When | None:
    year = _int(tokens, i)
    if not _is_year(year):
        return None
    before = tokens.words[i - 1] if i else ""
    if not (lexicon.has("prepositions", before) or before in ("early", "late", "mid", "year", "-")):
        return None
    assert year is not None
    return When(i, i + 1, _of(date(year, 1, 1), date(year, 12, 31)), YEAR)


_BACK = {"day": 1, "week": 7, "fortnight": 14, "weekend": 2}


def _back(end: date, number: int, span: str) -> date | None:
    """The day that lies a number of spans before another."""
    if span in _BACK:
        return end - timedelta(days=number * _BACK[span]) if number < 5000 else None
    if span == "hour":
        return end - timedelta(days=max(1, (number + 23) // 24)) if number < 5000 else None
    months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[span]
    year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
    if year < 1:
        return None
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1]))


def _count(tokens: Tokens, marks: Marks, i: int) -> tuple[int, int]:
    """A small number at token i and the token behind it; (1, i) where there is none."""
    if (value := _int(tokens, i)) is not None:
        return value, i + 1
    if mark := marks.at("cardinals", i):
        return int(mark.value), mark.end
    if mark := marks.at("vague", i):
        return int(mark.value[0]), mark.end
    return 1, i


def _relative(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int, anchor: Anchor
) -> When | None:
    """ "the past 24 hours", "last week", "the last three weeks", "this year", "last Friday"."""
    word = tokens.words[i]
    number, j = _count(tokens, marks, i + 1)
    while tokens.words[j : j + 1] in (["or"], ["consecutive"], ["calendar"]):
        j += 1
    span = marks.at("spans", j)
    if span is None:
        month = marks.at("months", j)
        return _month(tokens, lexicon, month.value, j, anchor) if month and j == i + 1 else None
    published = anchor.published
    if published is None:
        return When(i, j + 1, _whole_year(span.value, word, lexicon, anchor), SPAN)
    if lexicon.has("this", word):
        return When(i, j + 1, _of(_first_of(published, span.value), published), SINCE)
    if j == i + 1 and word in ("last", "previous", "preceding") and span.value != "hour":
        if span.value in ("week", "month", "year") and tokens.words[j] == span.value:
            end = _first_of(published, span.value) - timedelta(days=1)
            return When(i, j + 1, _of(_first_of(end, span.value), end), span.value)
    return When(i, j + 1, _of(_back(published, number, span.value), published), SPAN)


def _whole_year(span: str, word: str, lexicon: Lexicon, anchor: Anchor) -> Period | None:
    """ "last year" in a report of which only the year is known."""
    if span != "year" or anchor.year is None:
        return None
    year = anchor.year - (not lexicon.has("this", word))
    return _of(date(year, 1, 1), date(year, 12, 31))


def _beginning(tokens: Tokens, spans: dict, i: int, published: date) -> When | None:  # type: ignore[type-arg]
    """ "the beginning of the year": its first day."""
    if tokens.words[i + 1 : i + 2] != ["of"]:
        return None
    j = i + 3 if tokens.words[i + 2 : i + 3] in (["the"], ["this"]) else i + 2
    if j not in spans:
        return None
    day = _first_of(published, spans[j].value)
    return When(i, j + 1, _of(day, day), DAY)


def _first_of(day: date, span: str) -> date:
    if span == "week":
        return day - timedelta(days=day.weekday())
    if span == "month":
        return day.replace(day=1)
    if span == "year":
        return day.replace(month=1, day=1)
    if span == "weekend":
        return day - timedelta(days=(day.weekday() - 5) % 7)
    return day


def _ago(tokens: Tokens, spans: dict, i: int, anchor: Anchor) -> When | None:  # type: ignore[type-arg]
    """ "two days ago", "nearly two weeks ago", "a week ago"."""
    j = i + 1
    if j not in spans or tokens.words[j + 1 : j + 2] not in (["ago"], ["earlier"]):
        return None
    number = _int(tokens, i) or _SMALL.get(tokens.words[i], 1)
    if anchor.published is None:
        return When(i, j + 2, None, DAY)
    day = _back(anchor.published, number, spans[j].value)
    return When(i, j + 2, _of(day, day), DAY)


_SMALL = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}


def _combined(tokens: Tokens, lexicon: Lexicon, anchor: Anchor, found: list[When]) -> list[When]:
    """Ranges ("between March 2015 and June 2018"), "since D", "as of D"."""
    out: list[When] = []
    i = 0
    while i < len(found):
        when = found[i]
        before = tokens.words[max(0, when.start - 2) : when.start]
        nxt = found[i + 1] if i + 1 < len(found) else None
        if nxt and _linked(tokens, before, when, nxt):
            out.append(_range(when, nxt, anchor))
            i += 2
            continue
        floor = found[i - 1].end if i else 0
        out.append(_prefixed(tokens, lexicon, anchor, when, floor))
        i += 1
    return out


def _linked(tokens: Tokens, before: list[str], when: When, other: When) -> bool:
    gap = tokens.words[when.end : other.start]
    if not gap or gap[0] not in _LINKS or len(gap) > 3:
        return False
    if gap[0] == "and":
        return before[-1:] == ["between"] or (when.form == other.form == MONTH and len(gap) == 1)
    return True


def _range(when: When, other: When, anchor: Anchor) -> When:
    start, end = when.period, other.period
    if start and end and start.start > end.end:
        start = Period(start=_before(start.start, end.end), end=start.end)
    period = _of(start.start if start else None, end.end if end else None)
    return When(when.start, other.end, period, SPAN)


def _before(day: date, end: date) -> date:
    """The same day in the year of a range's end, or the year before: "1 January to 10 May 2019"."""
    for year in (end.year, end.year - 1):
        moved = _back(day, day.year - year, "year") if day.year > year else day
        if moved and moved <= end:
            return moved
    return day


_FILLERS = frozenset("the early late mid beginning start end - around about nearly of just".split())
_SINCE_REACH = 12  # tokens between "since" and the date that it opens, where an event's verb stands


def _prefixed(tokens: Tokens, lexicon: Lexicon, anchor: Anchor, when: When, floor: int) -> When:
    """A date behind "since" runs to the report; one behind "as of" is that day alone."""
    if when.period is None:
        return when
    words = tokens.words
    i = when.start - 1
    while i >= floor and words[i] in _FILLERS and words[i - 1 : i + 1] != ["as", "of"]:
        i -= 1
    last = words[i] if i >= floor else ""
    if words[max(i - 1, 0) : i + 1] in (["as", "of"], ["as", "at"], ["as", "on"]) or last in (
        "by",
        "until",
        "till",
    ):
        return When(when.start, when.end, _of(when.period.end, when.period.end), AS_OF)
    if last == "ending":
        week = when.period.end - timedelta(days=6)
        return When(when.start, when.end, _of(week, when.period.end), WEEK)
    running = when.form == MONTH and lexicon.has("start_verbs", last)
    opened = last == "since" or running or _event_since(tokens, lexicon, when.start, floor)
    if opened and anchor.published and when.period.start <= anchor.published:
        return When(when.start, when.end, _of(when.period.start, anchor.published), SINCE)
    return when


def _event_since(tokens: Tokens, lexicon: Lexicon, start: int, floor: int) -> bool:
    """ "since fighting began last week", "since the onset of the conflict on 5 April"."""
    verb = False
    for i in range(start - 1, max(floor - 1, start - _SINCE_REACH), -1):
        word = tokens.words[i]
        verb = verb or lexicon.has("start_verbs", word)
        if word == "since":
            return verb
        if word in (",", ";", "."):
            return False
    return False
