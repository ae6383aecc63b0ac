"""Names of points: CAS-01:SY07:2019-05 asks again what was answered, wherever it is written.

INDICATOR:REGION            of all that is known
INDICATOR:REGION:WHEN       2019, 2019-05, 2019-W18, 2019-05-03: a year, month, week or day;
                            2019-04-29..2019-05-05 (or an open end): what lies between two days
…:POLICY                    weighed by another policy
…@2019-05-10                as far as it was published by that day
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from metrics import days
from metrics.errors import BadParameterError
from metrics.reconcile.estimates import POLICIES

FORM = "CAS-01:SY07:2019-04-29..2019-05-05"
USUAL = "default"
SPAN = re.compile(r"([0-9-]*)\.\.([0-9-]*)", re.ASCII)
WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
ONE = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
KINDS = {4: "year", 7: "month", 10: "day"}


class Asked(NamedTuple):
    """A question with one answer: an indicator of a region, for all time, a window or a period."""

    indicator: str
    region: str
    period: str = "all"
    since: date | None = None
    until: date | None = None
    policy: str = USUAL
    as_of: date | None = None

    @property
    def name(self) -> str:
        """The name of its answer."""
        when = _when(self)
        policy = self.policy if self.policy != USUAL else ""
        parts = ":".join(part for part in (self.indicator, self.region, when, policy) if part)
        return f"{parts}@{self.as_of}" if self.as_of else parts


def parse(name: str) -> Asked:
    """Read the name of a point."""
    text, at, known = name.strip().partition("@")
    as_of = days.parse(known, first=False)
    parts = text.split(":")
    policy = parts.pop() if parts[-1] in POLICIES else USUAL
    when = _period(parts[-1]) if len(parts) > 2 else None
    parts = parts[:-1] if when else parts
    indicator, region = parts[0], ":".join(parts[1:])
    if not indicator or not region or (at and not as_of):
        raise BadParameterError(f"{name[:80]!r} is no name of a point; write one like {FORM}")
    period, since, until = when or ("all", None, None)
    return Asked(indicator.upper(), region, period, since, until, policy, as_of)


def _period(text: str) -> tuple[str, date | None, date | None] | None:
    """Read a period: its kind, first and last day. None: it is none, but a part of a region."""
    if text == "all":
        return "all", None, None
    span = SPAN.fullmatch(text)
    if span:
        return _window(text, *span.groups())
    week = WEEK.fullmatch(text)
    try:
        if week:
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return "week", monday, monday + timedelta(days=6)
    except ValueError:
        raise _no_period(text) from None
    if not ONE.fullmatch(text):
        return None
    first, last = (days.parse(text, first=first) for first in (True, False))
    if first is None or last is None:
        raise _no_period(text)
    return KINDS[len(text)], first, last


def _window(text: str, since: str, until: str) -> tuple[str, date | None, date | None]:
    first, last = days.parse(since, first=True), days.parse(until, first=False)
    if (since and not first) or (until and not last) or not (first or last):
        raise _no_period(text)
    return "all", first, last


def _no_period(text: str) -> BadParameterError:
    return BadParameterError(f"{text!r} is no period; write one like 2019-05 or as in {FORM}")


def _when(asked: Asked) -> str:
    first, last = asked.since, asked.until
    if asked.period == "all":
        return f"{first or ''}..{last or ''}" if first or last else ""
    if first is None:
        return ""
    if asked.period == "week":
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}"
    return first.isoformat()[: {kind: size for size, kind in KINDS.items()}[asked.period]]
