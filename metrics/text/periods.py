"""Arithmetic of days: what a date is resolved against, and the days that spans of time cover."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import NamedTuple

from metrics.model import Period

AHEAD = 45  # days that a date without a year may lie after the publication
DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 2}
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
DAYS_KEPT = 4096  # periods that are kept: a text says the same ones again and again
YEARS = range(1900, 2101)
LONGEST = 5000  # spans that a text may count back


class Anchor(NamedTuple):
    """What dates are resolved against: the day of publication, or at least a year.

    ``until`` is the last day that the text reports on, where it tells one; ``ahead`` the days that
    a date without a year may lie after the publication.
    """

    published: date | None
    year: int | None = None
    until: date | None = None
    ahead: int = AHEAD

    @property
    def last(self) -> date | None:
        """The day to which a running count runs."""
        return self.published or self.until


@lru_cache(maxsize=DAYS_KEPT)
def between(start: date | None, end: date | None) -> Period | None:
    """The days from start to end, or None where either is unknown or they are out of order."""
    return Period(start=start, end=end) if start and end and start <= end else None


def day_of(year: int | None, month: int, day: int, anchor: Anchor) -> date | None:
    """A day; without a year the latest one that is not after the publication."""
    if year is None:
        year = _latest_year(month, day, anchor)
    if year is None or not 1 <= month <= 12 or not MINYEAR <= year <= MAXYEAR:
        return None
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def _latest_year(month: int, day: int, anchor: Anchor) -> int | None:
    if anchor.published is None:
        return anchor.year
    published = anchor.published
    ahead = (month - published.month) * 31 + day - published.day
    later = (month, day) > (published.month, published.day)
    return published.year - (later and ahead > anchor.ahead)


def shift(day: date, days: int) -> date | None:
    """The day that lies a number of days later, or None where no calendar has it."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def back(end: date, number: int, span: str) -> date | None:
    """The day that lies a number of spans before another."""
    if abs(number) >= LONGEST:
        return None
    if span in DAYS:
        return shift(end, -number * DAYS[span])
    if span == "hour":
        return shift(end, -max(1, (number + 23) // 24))
    year, month = divmod(end.year * 12 + end.month - 1 - number * MONTHS[span], 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1]))


def first_of(day: date, span: str) -> date:
    """The first day of the calendar week, month, year or weekend that holds a day."""
    if span == "week":
        return shift(day, -day.weekday()) or day
    if span == "month":
        return day.replace(day=1)
    if span == "year":
        return day.replace(month=1, day=1)
    if span == "quarter":
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    if span == "weekend":
        return shift(day, -((day.weekday() - 5) % 7)) or day
    return day


def last_of(day: date, span: str) -> date:
    """The last day of the calendar week, month, quarter, year or weekend that holds a day."""
    if span in MONTHS:
        start = first_of(day, span)
        after = back(start.replace(day=1), -MONTHS[span], "month")
        return (shift(after, -1) if after else None) or day
    return shift(first_of(day, span), DAYS.get(span, 1) - 1) or day


def last_day(day: date) -> int:
    """The number of days in a day's month."""
    return monthrange(day.year, day.month)[1]


def whole_year(year: int) -> Period:
    """All days of a year."""
    return Period(start=date(year, 1, 1), end=date(year, 12, 31))
