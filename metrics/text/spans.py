"""Spans counted from the report: "the past week", "this year", "two days ago"."""

from metrics.model import Period
from metrics.text.periods import Anchor, back, between, first_of, shift, whole_year
from metrics.text.tokens import Tokens
from metrics.text.when import DAY, SINCE, SPAN, When, count


def relative(tokens: Tokens, i: int, anchor: Anchor) -> When | None:
    """ "the past 24 hours", "last week", "the last three weeks", "this year"."""
    times, word = tokens.lexicon.times, tokens.words[i]
    number, j = count(tokens, i + 1)
    while tokens.word(j) in times.span_fillers:
        j += 1
    span = tokens.marks.spans.get(j)
    if span is None:
        return None
    published = anchor.published
    if published is None:
        return When(i, j + 1, _only_year(span.value, word, tokens, anchor), SPAN)
    if word in times.this:
        return When(i, j + 1, between(first_of(published, span.value), published), SINCE)
    if j == i + 1 and word in times.whole and tokens.words[j] in times.single_spans:
        end = shift(first_of(published, span.value), -1)
        first = first_of(end, span.value) if end else None
        return When(i, j + 1, between(first, end), span.value)
    return When(i, j + 1, between(back(published, number, span.value), published), SPAN)


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
