"""Those of the labelled dates that a report could hold, with all their days.

{"text": …, "expect": {"reference", "dates": [{"start", "end", "accept": [{"start", "end",
"end_exclusive"}]}]}}. Counted are those that a report could hold:
- whole periods, not open ones ("after 2018"), with a reading that begins by the day of reference;
- in words of the calendar (no holidays, no "business days"), numbers in digits;
- with the month named, by its capital, or the year told in full: "5/12" may be May or December.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from metrics.lexicon import Lexicon, load
from metrics.model import Period
from metrics.score.rows import Record, Row, share, touch
from metrics.text import times
from metrics.text.periods import last_of
from metrics.text.tokens import Tokens, tokenise

YEAR, DATE = 4, 3  # digits of a year, numbers of a date
ODD = frozenset("/~=")  # signs that no report writes in a date with words


def of_dates(records: Sequence[Record]) -> Row:
    """The labelled dates at whose place the very same days are found."""
    right = count = 0
    for record in records:
        expect, lexicon = record["expect"], load(record.get("lang") or "en")
        today = date.fromisoformat(expect["reference"])
        found = times.find(record["text"], today, lexicon.language)
        for label in expect["dates"]:
            readings = _past(label, today)
            quote = record["text"][label["start"] : label["end"]]
            if readings and _is_reported(quote, lexicon):
                count += 1
                here = (label["start"], label["end"])
                right += any(
                    touch(here, (t.start, t.end)) and _is(t, today, readings) for t in found
                )
    return share("of those that reports write, both days", right, count)


def _past(label: Record, today: date) -> list[tuple[date, date, bool]]:
    """The readings that begin by the day of reference."""
    out = []
    for reading in label["accept"]:
        if reading.get("start") and reading.get("end"):
            start, end = (date.fromisoformat(reading[key]) for key in ("start", "end"))
            if start <= today:
                out.append((start, end, bool(reading.get("end_exclusive"))))
    return out


def _is(time: times.Time, today: date, readings: Sequence[tuple[date, date, bool]]) -> bool:
    return time.period is not None and any(
        _same(time.period, today, *reading) for reading in readings
    )


def _same(period: Period, today: date, start: date, end: date, exclusive: bool) -> bool:
    ends = {end, end - timedelta(days=1)} if exclusive else {end}
    if exclusive and end.day == 1:  # "from March to May" is labelled up to the first of May
        ends |= (
            {last_of(end, "month"), last_of(end, "year")}
            if end.month == 1
            else {last_of(end, "month")}
        )
    cut = {min(one, today) for one in ends}  # "this week" is labelled with the days to come
    return period.start == start and (period.end in ends or period.end in cut)


def _is_reported(quote: str, lexicon: Lexicon) -> bool:
    """Whether a date is written as reports write it."""
    tokens = tokenise(quote, 0, len(quote), lexicon)
    digits = [w for w, digit in zip(tokens.words, tokens.digits, strict=True) if digit]
    known = _known(lexicon)
    words = all(
        tokens.digits[i] or word in known or i in tokens.marks.cardinals or not word.isalpha()
        for i, word in enumerate(tokens.words)
    )
    if not words or not ODD.isdisjoint(tokens.words):
        return False
    if tokens.marks.months:
        capitals = all(tokens.capitals[i] for i in tokens.marks.months)
        return capitals and not tokens.marks.cardinals
    return _is_full(tokens, digits) or _is_near(tokens, digits)


def _known(lexicon: Lexicon) -> set[str]:
    """The words of the calendar, and small ones."""
    table = lexicon.times
    known = {*table.months, *table.weekdays, *table.units, *table.words, *table.quarters}
    for value in vars(table).values():
        known.update(value if isinstance(value, frozenset) else ())
    return known | lexicon.grammar.prepositions | lexicon.grammar.determiners


def _is_full(tokens: Tokens, digits: Sequence[str]) -> bool:
    """A year alone, years joined, or a date that begins with its year: "2010-01-04"."""
    years = [word for word in digits if len(word) == YEAR]
    if "-" in tokens.words and len(years) < len(digits):
        return len(digits) == DATE and len(digits[0]) == YEAR
    return bool(years)


def _is_near(tokens: Tokens, digits: Sequence[str]) -> bool:
    """A day or a span counted from the day of reference: "yesterday", "last week"."""
    marks, table = tokens.marks, tokens.lexicon.times
    counts = table.last | table.this | table.whole | table.ago
    if marks.spans:
        return not counts.isdisjoint(tokens.words)
    return bool(marks.weekdays or marks.daywords) and not digits
