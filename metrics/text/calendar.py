"""Dates and spans of time in a sentence, resolved against the publication date.

"on Tuesday" is the last Tuesday up to and on the day of publication; "the past week" the seven
days before it; "last week" the calendar week before; "since late November" runs to the report;
"as of 30 August" is that day alone. Where the day of publication is unknown only full dates
resolve. No date, no guess.
"""

from datetime import date
from itertools import compress
from itertools import count as count_up

from metrics.lexicon import Lexicon
from metrics.model import Period
from metrics.text.dates import at
from metrics.text.notation import DASHES
from metrics.text.periods import YEARS, Anchor, back, between, first_of, shift
from metrics.text.spans import THE_SPANS
from metrics.text.tokens import Tokens, tokenise
from metrics.text.when import (
    AS_OF,
    DAY,
    MONTH,
    SINCE,
    SPAN,
    WEEK,
    YEAR,
    When,
    count,
    ending,
    number_at,
)

__all__ = ["AS_OF", "DAY", "MONTH", "SINCE", "SPAN", "YEAR", "Anchor", "When", "find"]

SINCE_REACH = 12  # tokens between "since" and the date that it opens, where an event's verb stands
AROUND = 9  # tokens around a date in which the event that it dates is named
HEAD = 2  # tokens at the head of a sentence: "From 4 May, …"
NAMED = 6  # tokens of "since the coup in"
ASIDE = 16  # tokens between the two dates of a range, with an aside
DASH_GAP = 4  # tokens between the two dates of a range


def find(tokens: Tokens, anchor: Anchor) -> list[When]:
    """The time expressions of a sentence in order, ranges and "since" put together."""
    found: list[When] = []
    free = 0
    for i in _openers(tokens):
        if i >= free and (when := at(tokens, i, anchor)):
            found.append(when)
            free = when.end
    return _combined(tokens, anchor, found)


def _openers(tokens: Tokens) -> list[int]:
    """The tokens at which a time expression may begin, in order."""
    marks, times = tokens.marks, tokens.lexicon.times
    openers = set(compress(count_up(), tokens.digits))
    openers.update(marks.months, marks.weekdays, marks.daywords, marks.overnight)
    if marks.spans or marks.months:
        openers.update(i for i, word in enumerate(tokens.words) if word in times.relative)
        openers.update(i for i, mark in marks.spans.items() if mark.value in THE_SPANS)
    for i in marks.spans:
        if i and (i - 1 in marks.cardinals or tokens.words[i - 1] in tokens.lexicon.numbers.single):
            openers.add(i - 1)
    return sorted(openers)


def of_title(
    title: str | None, lexicon: Lexicon, anchor: Anchor, *, months: bool = True
) -> Period | None:
    """The reporting period that a title names: "9-15 November 2020", "Update, May 2021"."""
    if not title:
        return None
    for when in find(tokenise(title, 0, len(title), lexicon), anchor):
        before = anchor.published and when.period and when.period.end < anchor.published
        named = when.form == SPAN or (when.form == MONTH and months)
        if when.period and (named or (when.form == DAY and before)):
            return when.period
    return None


def ending_on(when: When, day: date, published: date) -> When:
    """A time that runs to the report, told in a statement of an earlier day."""
    period = when.period
    if period is None or period.end != published:
        return when
    start = period.start if when.form == SINCE else shift(period.start, (day - published).days)
    return when._replace(period=between(start, day), whole=period)


def lasting(tokens: Tokens, anchor: Anchor) -> Period | None:
    """How long a war has lasted: from its beginning to the report.

    "the war, which has lasted four and a half years", "the five-year civil war".
    """
    times = tokens.lexicon.times
    if anchor.published is None or times.wars.isdisjoint(tokens.words):
        return None
    for i, mark in tokens.marks.spans.items():
        around = tokens.words[max(0, i - AROUND) : i + 5]
        old = not times.old.isdisjoint(tokens.words[i : i + 3])
        if mark.value not in (YEAR, MONTH) or old or times.wars.isdisjoint(around):
            continue
        months = _months_before(tokens, i, mark.value)
        if months:
            return between(back(anchor.published, months, MONTH), anchor.published)
    return None


def _months_before(tokens: Tokens, i: int, span: str) -> int:
    """The months of the number before a span: "four and a half years" is 54."""
    end = i - (tokens.word(i - 1) == "-")
    half = ending(tokens.marks.halves, end)
    first = (half.start if half else end) - 1
    number, behind = count(tokens, first)
    if behind <= first or number > 100:
        return 0
    months = number * (12 if span == YEAR else 1)
    return months + (6 if half and span == YEAR else 0)


def _combined(tokens: Tokens, anchor: Anchor, found: list[When]) -> list[When]:
    """Ranges ("between March 2015 and June 2018"), "since D", "as of D"."""
    out: list[When] = []
    i = 0
    while i < len(found):
        when = found[i]
        following = found[i + 1] if i + 1 < len(found) else None
        if following and _linked(tokens, when, following):
            out.append(_range(tokens, when, following))
            i += 2
            continue
        floor = found[i - 1].end if i else 0
        out.append(_to_now(tokens, anchor, when) or _prefixed(tokens, anchor, when, floor))
        i += 1
    return out


def _to_now(tokens: Tokens, anchor: Anchor, when: When) -> When | None:
    """ "between January and now", "from May to date"."""
    times = tokens.lexicon.times
    if tokens.word(when.end) not in times.ranges or tokens.word(when.end + 1) not in times.now:
        return None
    if when.period is None or anchor.last is None:
        return None
    period = between(when.period.start, anchor.last)
    return When(when.start, when.end + 2, period, SINCE, runs=True)


def _linked(tokens: Tokens, when: When, other: When) -> bool:
    """Whether two dates are the ends of one range."""
    times, size = tokens.lexicon.times, other.start - when.end
    if _reaches(tokens, when, other):
        return True
    if not 1 <= size <= DASH_GAP:
        return False
    link = tokens.words[when.end]
    if link in times.pairs:
        alike = when.form == other.form == MONTH and size == 1
        return alike or _next_year(when, other) or tokens.word(when.start - 1) in times.between
    return link in times.ranges or link in DASHES


def _reaches(tokens: Tokens, when: When, other: When) -> bool:
    """ "from 4 May, when the first case was found, to 9 June", "since 4 May and until 9 June"."""
    times, link = tokens.lexicon.times, tokens.word(other.start - 1)
    if not when.form == other.form == DAY or other.start - when.end > ASIDE:
        return False
    head = tokens.words[max(0, when.start - SINCE_REACH) : when.start]
    if link in times.until:
        return not times.since.isdisjoint(head) and other.start - when.end <= DASH_GAP
    aside = tokens.word(when.end) == "," == tokens.word(other.start - 2)
    return aside and link in times.ranges and tokens.word(when.start - 1) in times.onward


def _next_year(when: When, other: When) -> bool:
    """ "in 2001 and 2002"."""
    if not when.form == other.form == YEAR or not when.period or not other.period:
        return False
    return other.period.start.year - when.period.start.year == 1


def _range(tokens: Tokens, when: When, other: When) -> When:
    start, end = when.period, other.period
    if start is None or end is None:
        return When(when.start, other.end, None, SPAN)
    first = start.start
    if first > end.end or not _has_year(tokens, when):
        first = _before(first, end.end)
    return When(when.start, other.end, between(first, end.end), SPAN)


def _has_year(tokens: Tokens, when: When) -> bool:
    """Whether a date names its year, or is counted from the report."""
    if when.form not in (DAY, MONTH):
        return True
    named = any(i in tokens.marks.months for i in range(when.start, when.end))
    return not named or any(number_at(tokens, i) in YEARS for i in range(when.start, when.end))


def _before(day: date, end: date) -> date:
    """The same day in the year of a range's end, or the year before: "1 January to 10 May 2019"."""
    for year in (end.year, end.year - 1):
        moved = back(day, day.year - year, YEAR)
        if moved and moved <= end:
            return moved
    return day


def _prefixed(tokens: Tokens, anchor: Anchor, when: When, floor: int) -> When:
    """A date behind "since" runs to the report; one behind "as of" is that day alone."""
    if when.period is None:
        return when
    times, as_of = tokens.lexicon.times, tokens.marks.as_of
    i = when.start - 1
    while i >= floor and tokens.words[i] in times.fillers and not ending(as_of, i + 1):
        i -= 1
    last = tokens.words[i] if i >= floor else ""
    middle = not times.mid.isdisjoint(tokens.words[i + 1 : when.end])
    if ending(as_of, i + 1) or (last in times.until and not _owns(tokens, when)):
        return when._replace(period=between(when.period.end, when.period.end), form=AS_OF)
    opens = tokens.word(i + 1) in times.of_week and i in tokens.marks.spans
    if opens and last in times.single_spans and when.form == DAY:
        monday = first_of(when.period.start, WEEK)
        return when._replace(period=between(monday, shift(monday, 6)), form=WEEK)
    if last in times.ending:
        week = between(shift(when.period.end, -6), when.period.end)
        return when._replace(period=week, form=WEEK)
    running = when.form == MONTH and last in times.start_verbs
    running = running or _goes_on(tokens, i) or _has_cost(tokens, when, floor)
    head = i < HEAD and when.form == DAY and tokens.word(when.end) == ","
    onward = head and last in times.onward
    opened = last in times.since or onward or running or _event_since(tokens, when.start, floor)
    if opened and anchor.last is None:
        return when._replace(period=None, form=SINCE)
    if opened and anchor.last and when.period.start <= anchor.last:
        first = when.period.start.replace(day=15) if middle else when.period.start
        period = between(first, anchor.last)
        return when._replace(period=period, form=SINCE, runs=True)
    return when


def _goes_on(tokens: Tokens, i: int) -> bool:
    """ "the assault that began last Wednesday": it goes on."""
    times, start = tokens.lexicon.times, i
    while tokens.word(start) in times.night_on or tokens.word(start) in times.last:
        start -= 1
    begins = tokens.word(start) in tokens.lexicon.times.start_verbs
    return begins and tokens.word(start - 1) in tokens.lexicon.grammar.relatives


def _has_cost(tokens: Tokens, when: When, floor: int) -> bool:
    """ "fighting that broke out on 4 May has killed 20": it goes on."""
    times, marks = tokens.lexicon.times, tokens.marks
    if when.form != DAY or tokens.word(when.end) not in times.perfect:
        return False
    near = range(max(floor, when.start - SINCE_REACH), when.start)
    return any(i in marks.onsets or tokens.words[i] in times.start_verbs for i in near)


def _owns(tokens: Tokens, when: When) -> bool:
    """ "killed by Saturday's mudslide"."""
    return tokens.raw(when.end - 1, when.end).endswith(tokens.lexicon.grammar.endings.possessive)


def _event_since(tokens: Tokens, start: int, floor: int) -> bool:
    """ "since fighting began last week", "since the onset of the conflict on 5 April"."""
    times, verb = tokens.lexicon.times, False
    for i in range(start - 1, max(floor - 1, start - SINCE_REACH), -1):
        word = tokens.words[i]
        verb = verb or word in times.start_verbs or i in tokens.marks.onsets
        if word in times.since:
            return verb or start - i <= NAMED
        if word in (",", ";", "."):
            return False
    return False
