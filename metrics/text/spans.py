"""Spans counted from the report: "the past week", "this year", "two days ago"."""

from datetime import date

from metrics.model import Period
from metrics.text.periods import (
    YEARS,
    Anchor,
    back,
    between,
    day_of,
    first_of,
    last_of,
    shift,
    whole_year,
)
from metrics.text.tokens import Tokens
from metrics.text.when import DAY, SINCE, SPAN, When, count, number_at

THE_SPANS = ("weekend", "fortnight")  # spans of which "the" one is the last


def relative(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "the past 24 hours", "last week", "the last three weeks", "this year"."""
    number, j = _number(tokens, i)
    while tokens.word(j) in tokens.lexicon.times.span_fillers:
        j += 1
    span = tokens.marks.spans.get(j)
    if span is None:
        return None
    if i + 1 in tokens.marks.vague:
        return When(i, j + 1, None, SPAN)  # "in the last few days"
    if anchor.published is None:
        return When(i, j + 1, _only_year(span.value, tokens.words[i], tokens, anchor), SPAN)
    if tokens.words[i] in tokens.lexicon.times.next:
        return _next(tokens, i, j, anchor.published, number)
    return _back(tokens, i, j, anchor.published, number)


def _number(tokens: Tokens, i: int) -> tuple[int, int]:
    """How many spans, and where they are named: "the past five years", "the five past years"."""
    number, j = count(tokens, i + 1)
    many = j in tokens.marks.spans and tokens.words[j] not in tokens.lexicon.times.single_spans
    if j == i + 1 and many:
        number = max(1, count(tokens, i - 1)[0])
    return number, j


def _back(tokens: Tokens, i: int, j: int, published: date, number: int) -> When:
    """Spans up to the report: whole ones of the calendar where there is one, "last week"."""
    times, word, span = tokens.lexicon.times, tokens.words[i], tokens.marks.spans[j].value
    if word in times.this:
        return _part(tokens, i, j, published, span) or When(
            i, j + 1, between(first_of(published, span), published), SINCE, runs=True
        )
    if j == i + 1 and word in times.whole and tokens.words[j] in times.single_spans:
        end = shift(first_of(published, span), -1)
        first = first_of(end, span) if end else None
        return When(i, j + 1, between(first, end), span)
    return When(i, j + 1, between(back(published, number, span), published), SPAN, runs=True)


def _next(tokens: Tokens, i: int, j: int, published: date, number: int) -> When | None:
    """Spans to come: "the next ten days", but not "the coming weeks"."""
    if not _exact(tokens, i, j):
        return None
    span = tokens.marks.spans[j].value
    return When(i, j + 1, _ahead(published, number, span, single=j == i + 1), SPAN)


def _ahead(published: date, number: int, span: str, *, single: bool) -> Period | None:
    """ "the next ten days"; "next week" is the calendar one."""
    if single and span in ("week", "month", "year", "quarter"):
        first = shift(last_of(published, span), 1)
        return between(first, last_of(first, span)) if first else None
    return between(published, back(published, -number, span))


def week_of(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "the first week of May", "the last week of 2016": the weeks whose Thursday lies in it."""
    span, times = tokens.marks.spans.get(i + 1), tokens.lexicon.times
    if (
        span is None
        or span.value != "week"
        or tokens.word(span.end) not in tokens.lexicon.grammar.of
    ):
        return None
    j, word = span.end + 1, tokens.words[i]
    month = tokens.marks.months.get(j)
    which = times.quarters.get(word)
    named = number_at(tokens, month.end if month else j)
    year = named if named in YEARS else None
    first = day_of(year, month.value if month else 1, 1, anchor) if month or year else None
    if first is None:
        return None
    last = last_of(first, "month" if month else "year")
    if word in times.last:
        monday = first_of(shift(last, -3) or last, "week")
    else:
        monday = first_of(shift(first, 7 * (which or 1) - 4) or first, "week")
    end = (month.end if month else j) + (year is not None)
    return When(i, end, between(monday, shift(monday, 6)), SPAN)


def _exact(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a number of spans is told, or there is one: not "the coming weeks"."""
    word = tokens.words[j]
    return j > i + 1 or word in tokens.lexicon.times.single_spans


def _part(tokens: Tokens, i: int, j: int, published: date, span: str) -> When | None:
    """ "early this month": its first ten days."""
    times, before = tokens.lexicon.times, tokens.word(i - 1)
    if span != "month" or before not in times.early:
        return None
    first = first_of(published, span)
    return When(i - 1, j + 1, between(first, min(first.replace(day=10), published)), SPAN)


def quarter(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "the first quarter", "the third quarter of 2023"."""
    span = tokens.marks.spans.get(i + 1)
    if span is None or span.value != "quarter" or anchor.year is None:
        return None
    number, j = tokens.lexicon.times.quarters[tokens.words[i]], span.end
    named = number_at(tokens, j + (tokens.word(j) in tokens.lexicon.grammar.of))
    told = named is not None and named in YEARS
    year = named if named is not None and told else anchor.year
    month = 3 * number - 2
    if not told and anchor.published and date(year, month, 1) > anchor.published:
        year -= 1
    first = day_of(year, month, 1, anchor)
    if first is None:
        return None
    end = j + 1 + (tokens.word(j) in tokens.lexicon.grammar.of) if told else j
    return When(i, end, between(first, last_of(first, "quarter")), SPAN)


def the_span(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "over the weekend", "over the fortnight"."""
    span, published = tokens.marks.spans[i].value, anchor.published
    if span not in THE_SPANS or tokens.word(i - 1) not in tokens.lexicon.grammar.definite:
        return None
    if published is None:
        return When(i, i + 1, None, SPAN)
    if span == "weekend":
        first = first_of(published, span)
        return When(i, i + 1, between(first, min(shift(first, 1) or first, published)), SPAN)
    return When(i, i + 1, between(back(published, 1, span), published), SPAN, runs=True)


def _only_year(span: str, word: str, tokens: Tokens, anchor: Anchor) -> Period | None:
    """ "last year" in a report of which only the year is known."""
    if span != "year" or anchor.year is None:
        return None
    return whole_year(anchor.year - (word not in tokens.lexicon.times.this))


def beginning(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "the beginning of the year": its first day."""
    times = tokens.lexicon.times
    if anchor.published is None or tokens.word(i + 1) not in tokens.lexicon.grammar.of:
        return None
    j = i + 2 + (tokens.word(i + 2) in times.of_the)
    span = tokens.marks.spans.get(j)
    if span is None:
        return None
    day = first_of(anchor.published, span.value)
    return When(i, j + 1, between(day, day), DAY)


def ago(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "two days ago", "nearly two weeks ago", "a week ago"."""
    number, j = count(tokens, i)
    span = tokens.marks.spans.get(max(j, i + 1))
    if span is None or tokens.word(span.end) not in tokens.lexicon.times.ago:
        return None
    if anchor.published is None:
        return When(i, span.end + 1, None, DAY)
    day = back(anchor.published, number, span.value)
    return When(i, span.end + 1, between(day, day), DAY)
