"""Which of the times of its sentence a figure takes: the nearest one that speaks of it.

A time is passed over where it
- says when something was said ("said on Tuesday") or ranks it ("the worst flood this year"),
- stands in an aside about something else ("the storm, which made landfall on Saturday, …"),
- belongs to an older number ("24, down from 39 on Thursday"),
- stands in another clause than a state, whose date must be its own ("300 are in camps; two died
  on Tuesday").
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from metrics.lexicon import measures
from metrics.model import Kind, Status
from metrics.text.calendar import AS_OF, DAY, SINCE, When
from metrics.text.drafts import Draft
from metrics.text.near import apart, span_of
from metrics.text.periods import between, last_of
from metrics.text.scene import Scene
from metrics.text.tokens import Tokens

SUPERLATIVE = 6  # letters that a superlative has at least ("deadliest", not "west")

TOLL = 5  # tokens before a number in which "rose to" makes it a toll
THING, OTHERS = 3, 3.0  # tokens of what a time owns, and what a time costs that owns another
FRONT = 3  # tokens at the head of a sentence; a time there covers all of it
STOPS = frozenset(";–—")

Span = tuple[int, int]


class Asked(NamedTuple):
    """What a figure is, for the times that it may have, and the day of the report."""

    measure: str
    kind: Kind
    status: Status
    published: date | None


def time(
    at: Scene, draft: Draft, asked: Asked, whens: Sequence[When], spoken: AbstractSet[int]
) -> When | None:
    """The nearest time of the sentence that speaks of the figure."""
    if asked.status is Status.HYPOTHETICAL:
        return None
    span = span_of(draft)
    best: tuple[float, When] | None = None
    for when in whens:
        if when.start in spoken or ranked(at.tokens, when):
            continue
        if _elsewhere(at, span, when) or (asked.kind is Kind.STOCK and _apart(at, span, when)):
            continue
        if not _possible(asked, when):
            continue
        cost = apart(at, span, when.start, when.end) + _owned(at, when)
        if best is None or cost < best[0]:
            best = (cost, when)
    return _ahead(at, asked, best[1]) if best else None


def _owned(at: Scene, when: When) -> float:
    """ "over the previous year's budget" dates the budget, "last week's attack" the attack."""
    tokens, times = at.tokens, at.tokens.lexicon.times
    ending = tokens.lexicon.grammar.endings.possessive
    if not tokens.raw(when.end - 1, when.end).endswith(ending):
        return 0.0
    thing = tokens.words[when.end : when.end + THING]
    dates = any(word in times.anaphors or word in times.happenings for word in thing)
    return 0.0 if dates else OTHERS


def _possible(asked: Asked, when: When) -> bool:
    """What has happened is not of a day to come, what is planned not of a day that is over."""
    if when.period is None or asked.published is None:
        return True
    if asked.status is not Status.FEARED:
        ahead = when.period.end > asked.published and when.period.start == asked.published
        return when.period.start <= asked.published and not ahead
    over = when.form == DAY and when.period.end < asked.published
    return not over or measures()[asked.measure].family == "casualty"


def _ahead(at: Scene, asked: Asked, when: When) -> When:
    """A plan "by June" runs from the report to June, one for "this week" to its end."""
    if when.period is None or asked.published is None or asked.status is not Status.FEARED:
        return when
    if when.form == AS_OF and when.period.end > asked.published:
        return when._replace(period=between(asked.published, when.period.end))
    span = at.tokens.marks.spans.get(when.end - 1)
    if when.form == SINCE and when.runs and span and when.period.end == asked.published:
        return when._replace(
            period=between(when.period.start, last_of(asked.published, span.value))
        )
    return when


def counted(at: Scene, draft: Draft, when: When) -> bool:
    """Whether a figure is a toll as it stood at a time: "as of D", "rose to 48 on D", "from 31"."""
    if when.form != DAY:
        return when.form == AS_OF
    return rising(at, draft) or older(at, draft)


def rising(at: Scene, draft: Draft) -> bool:
    """ "the toll rose to 48 on Tuesday"."""
    first, tolls = draft.quantity.first, at.tokens.lexicon.times.tolls
    return not tolls.isdisjoint(at.tokens.words[max(0, first - TOLL) : first])


def older(at: Scene, draft: Draft) -> bool:
    """Whether a number is the one that another is compared with: "down from 39 on Monday"."""
    marks = at.tokens.marks.compared.values()
    return any(draft.quantity.first - 1 <= mark.end <= draft.quantity.first for mark in marks)


def ranked(tokens: Tokens, when: When) -> bool:
    """ "one of the worst disasters this year" dates nothing; a day is that of the event itself."""
    if when.form == DAY:
        return False
    lexicon = tokens.lexicon
    ending = lexicon.grammar.endings.superlative
    # "in the last three weeks in the worst flooding": what follows is another phrase
    behind = 0 if tokens.word(when.end) in lexicon.grammar.prepositions else 4
    return any(
        word in lexicon.times.superlatives or (len(word) >= SUPERLATIVE and word.endswith(ending))
        for word in tokens.words[max(0, when.start - 7) : when.end + behind]
    )


def _elsewhere(at: Scene, span: Span, when: When) -> bool:
    """Whether a time speaks of something else than the figure in these tokens."""
    if when.start >= span[1]:
        start, end = span[1], when.start
        return _aside(at, start, end) or _older(at, start, end) or summed(at.tokens, start, end)
    if when.end <= span[0]:
        return _closed_aside(at, when, span[0])
    return False


def _aside(at: Scene, start: int, end: int) -> bool:
    """Whether ", which" opens between two tokens."""
    words, asides = at.tokens.words, at.tokens.lexicon.times.asides
    return any(words[i] in asides and words[i - 1] == "," for i in range(start + 1, end))


def _closed_aside(at: Scene, when: When, end: int) -> bool:
    """Whether a time stands in ", which …," and the comma closes it before a token."""
    words, asides = at.tokens.words, at.tokens.lexicon.times.asides
    for i in range(when.start - 1, 0, -1):
        if words[i] == ",":
            return words[i + 1] in asides and "," in words[when.end : end]
    return False


def _older(at: Scene, start: int, end: int) -> bool:
    """Whether a time is that of an older number: "24, down from 39 on Thursday"."""
    compared = at.tokens.marks.compared
    marks = [i for i in compared if start <= i < end]
    return any(any(mark < head < end for head in at.heads) for mark in marks)


def summed(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a total is drawn between two tokens: "50 died, BRINGING the toll this year to 90"."""
    return not tokens.lexicon.times.sums.isdisjoint(tokens.words[start:end])


def _apart(at: Scene, span: Span, when: When) -> bool:
    """Whether a clause ends between a state and a time."""
    words, grammar = at.tokens.words, at.tokens.lexicon.grammar
    if when.end <= span[0]:
        between = words[when.end : span[0]]
        if when.form == AS_OF or (when.form == SINCE and when.start <= FRONT):
            return ";" in between
    else:
        # "people trapped who have waited since May": what follows at once is of the people
        first = span[1] + (at.tokens.word(span[1]) in grammar.relatives)
        between = words[first : when.start - 1]
    parted = any(word in STOPS or word in grammar.breaks for word in between)
    return parted or not grammar.conjunctions.isdisjoint(between)
