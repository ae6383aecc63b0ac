"""Sentences labelled with their dates and spans of time, against a day of reference.

{"text": …, "expect": {"reference": "YYYY-MM-DD", "dates": [{"start", "end", "accept": [{"start",
"end", "end_exclusive"}]}]}}. Of several accepted readings the past one counts: news looks back.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from metrics.lexicon import Lexicon, load
from metrics.score import reported
from metrics.score.rows import Record, Row, share, touch
from metrics.text import calendar
from metrics.text.calendar import When
from metrics.text.periods import Anchor
from metrics.text.tokens import Tokens, tokenise

Days = tuple[date, date]
DAY = timedelta(days=1)  # whether a range ends with its last day or before it


def rows(records: Sequence[Record]) -> list[Row]:
    """The labels whose first day is found at their place, and whose last day too."""
    first = last = count = 0
    for record in records:
        reference = date.fromisoformat(record["expect"]["reference"])
        tokens = _tokens(record["text"], load(record.get("lang") or "en"))
        found = calendar.find(tokens, Anchor(reference, reference.year, ahead=0))
        for label in record["expect"]["dates"]:
            if want := _past(label, reference):
                days = [d for one in found if _at(tokens, one, label) and (d := _days(one))]
                count += 1
                first += any(start == want[0] for start, _ in days)
                last += any(start == want[0] and abs(end - want[1]) <= DAY for start, end in days)
    return [
        share("past dates, first day", first, count),
        share("past dates, both days", last, count),
        reported.of_dates(records),
    ]


def _tokens(text: str, lexicon: Lexicon) -> Tokens:
    return tokenise(text, 0, len(text), lexicon)


def _at(tokens: Tokens, when: When, label: Record) -> bool:
    span = tokens.starts[when.start], tokens.ends[when.end - 1]
    return touch(span, (label["start"], label["end"]))


def _days(when: When) -> Days | None:
    return (when.period.start, when.period.end) if when.period else None


def _past(label: Record, reference: date) -> Days | None:
    """The latest accepted reading that has begun by the day of reference, if any has."""
    closed = [one for one in label["accept"] if one.get("start") and one.get("end")]
    readings = sorted(map(_reading, closed))
    begun = [days for days in readings if days[0] <= reference]
    return begun[-1] if begun else None


def _reading(accepted: Record) -> Days:
    start, end = (date.fromisoformat(accepted[name]) for name in ("start", "end"))
    if accepted.get("end_exclusive"):
        end = max(start, end - DAY)
    return start, end
