"""Days as people write them: 2019-05-03, or a month or a year for its first or last day."""

import calendar
import re
from datetime import date

FORMS = "2019-05-03, 2019-05 or 2019"
DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


def parse(text: str, *, first: bool) -> date | None:
    """The day that a text means; a month or a year is its first day or its last. None: no date."""
    match = DAY.fullmatch(text)
    try:
        return _filled(match, first=first) if match else None
    except ValueError:
        return None


def _filled(match: re.Match[str], *, first: bool) -> date:
    year = int(match[1])
    month = int(match[2] or (1 if first else 12))
    last = calendar.monthrange(year, month)[1] if not match[3] and not first else 1
    return date(year, month, int(match[3] or last))
