"""Every time that a text names, with its span and the days that it means."""

from datetime import date
from typing import NamedTuple

from metrics.lexicon import load
from metrics.model import Period
from metrics.text import calendar
from metrics.text.periods import Anchor
from metrics.text.sentences import split
from metrics.text.tokens import tokenise


class Time(NamedTuple):
    """A time expression: text[start:end], and its days; None where they cannot be known."""

    quote: str
    start: int
    end: int
    period: Period | None


def find(text: str, published: date | None = None, lang: str = "en") -> tuple[Time, ...]:
    """The time expressions of a text in order, resolved against its day of publication: the last
    such day up to then."""
    lexicon = load(lang)
    anchor = Anchor(published, published.year if published else None, ahead=0)
    out: list[Time] = []
    for sentence in split(text, lexicon):
        tokens = tokenise(text, sentence.start, sentence.end, lexicon)
        for when in calendar.find(tokens, anchor):
            start, end = tokens.starts[when.start], tokens.ends[when.end - 1]
            out.append(Time(text[start:end], start, end, when.period))
    return tuple(out)
