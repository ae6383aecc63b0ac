"""Days as files state them: ISO dates and time stamps, and the dates of mails."""

import re
from datetime import date
from email.utils import parsedate_tz

_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?![\d])")
YEARS = range(1900, 2101)


def day(value: object) -> date | None:
    """The day that a time stamp names, in the zone that it is written in; None where it is none."""
    if not isinstance(value, str):
        return None
    found = _ISO.match(value.strip()[:40])
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    told = _mailed(value[:80])
    return _day(*told) if told else None


def _mailed(value: str) -> tuple[int, int, int] | None:
    try:
        found = parsedate_tz(value)
        return found[:3] if found else None
    except (
        IndexError,
        ValueError,
        TypeError,
        OverflowError,
    ):  # odd dates break the standard library's parser
        return None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year in YEARS else None
    except (ValueError, OverflowError):
        return None
