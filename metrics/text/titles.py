"""What a title says of times: its reporting period, its disasters, whether it heads a report."""

import re

from metrics.lexicon import Lexicon
from metrics.model import Period
from metrics.text import calendar, events
from metrics.text.periods import Anchor
from metrics.text.timeline import Title

HEAD = 120  # letters in which a text without a title names its disaster
OPENING, LINES = 500, 4  # letters and lines at the head of a text that may name its period
_WORD = re.compile(r"\w+")


def read(words: str | None, text: str, lexicon: Lexicon, anchor: Anchor) -> Title:
    """What a title tells; a text without one opens with it."""
    head = _WORD.findall((words or text[:HEAD]).lower())
    kinds = events.kinds_of(head, lexicon.times.disasters)
    period = _period(words, text, lexicon, anchor, disaster=bool(kinds))
    return Title(period, kinds, not lexicon.times.reports.isdisjoint(head))


def _period(
    words: str | None, text: str, lexicon: Lexicon, anchor: Anchor, *, disaster: bool
) -> Period | None:
    """The reporting period that a title tells, or one of the lines at the head of the text; the
    month in the title of a disaster is that of the disaster."""
    head = [line.strip() for line in text[:OPENING].splitlines()[:LINES]]
    lines = [line for line in head if line and line[-1] not in ".!?" and len(line) < HEAD]
    found = (
        calendar.of_title(line, lexicon, anchor, months=not disaster)
        for line in (words, *lines)
        if line
    )
    return next((period for period in found if period), None)
