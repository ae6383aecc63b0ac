"""The event that a text reports: the day on which a disaster struck or fighting began.

"A 6.8-magnitude earthquake struck on Friday", "clashes erupted on 12 August", "by Saturday's
mudslide", "two days after the quake". What such an event costs is counted from that day on.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from metrics.lexicon.listed import FIGHTING
from metrics.text.periods import Anchor, back
from metrics.text.tokens import Tokens
from metrics.text.when import AS_OF, DAY, SINCE, When, count, ending

AROUND = 14  # tokens between an event and the words that tell its day
CLAUSE = 22  # tokens behind "two days after" in which the event is named
RECENT = 60  # days for which fighting is news


class Event(NamedTuple):
    """The first day of an event, and what kind of one it is."""

    day: date
    kind: str


def find(
    tokens: Tokens, anchor: Anchor, whens: Sequence[When], kinds: frozenset[str]
) -> Event | None:
    """The event whose beginning a sentence dates; ``kinds`` are those that the title announces."""
    return (
        _after(tokens, anchor, kinds)
        or _dated(tokens, anchor, whens, kinds)
        or _lasting(tokens, whens, kinds)
    )


def _lasting(tokens: Tokens, whens: Sequence[When], kinds: frozenset[str]) -> Event | None:
    """ "heavy rain has been affecting the state since 29 April", in the text of a flood."""
    times = tokens.lexicon.times
    if not kinds or times.affects.isdisjoint(tokens.words):
        return None
    for when in whens:
        period = when.period
        # a month or a year is too wide to be the day on which it began
        narrow = any(tokens.digits[when.start : when.end])
        if period and when.form == SINCE and narrow and tokens.words[when.start - 1] in times.since:
            return Event(period.start, min(kinds))
    return None


def kinds_of(words: Sequence[str], table: dict[str, str]) -> frozenset[str]:
    """The kinds of disaster that words name."""
    return frozenset(table[word] for word in words if word in table)


def _after(tokens: Tokens, anchor: Anchor, kinds: frozenset[str]) -> Event | None:
    """ "two days after the quake": counted back from the report."""
    times = tokens.lexicon.times
    if anchor.published is None:
        return None
    for i, mark in tokens.marks.spans.items():
        if mark.value != DAY or tokens.word(i + 1) not in times.after or not i:
            continue
        number, end = _number_before(tokens, i)
        kind = _kind(tokens, i + 2, i + CLAUSE, kinds)
        if (end == i or tokens.word(i - 1) in tokens.lexicon.numbers.single) and kind:
            day = back(anchor.published, number, DAY)
            return Event(day, kind) if day else None
    return None


def _number_before(tokens: Tokens, i: int) -> tuple[int, int]:
    """The number in front of a token: "two", "twenty-five"."""
    cardinals = tokens.marks.cardinals
    tens = ending(cardinals, i - 2) if tokens.word(i - 2) == "-" else None
    number, end = count(tokens, i - 1)
    return (number + int(tens.value) if tens else number), end


def _dated(
    tokens: Tokens, anchor: Anchor, whens: Sequence[When], kinds: frozenset[str]
) -> Event | None:
    """A day beside a verb of beginning, or "Saturday's mudslide"."""
    times = tokens.lexicon.times
    for when in whens:
        period = when.period
        if (
            period is None
            or when.form == AS_OF
            or (anchor.published and period.start >= anchor.published)
        ):
            continue
        if period.start != period.end and when.form not in (DAY, SINCE):
            continue
        verb = _verb(tokens, when)
        if verb is None:
            kind = times.disasters.get(tokens.word(when.end))
            if kind and (not kinds or kind in kinds):
                return Event(period.start, kind)
            continue
        # what buries or flattens has a name, or the text speaks of something else
        named = tokens.words[verb] not in times.wrecks
        kind = _kind_of(tokens, verb, kinds, free=named)
        age = (anchor.published - period.start).days if anchor.published else 0
        if kind and (kind != FIGHTING or age <= RECENT):
            return Event(period.start, kind)
    return None


def _verb(tokens: Tokens, when: When) -> int | None:
    """The verb of beginning next to a time, with no clause between."""
    outbreaks = tokens.lexicon.times.outbreaks
    near = range(max(0, when.start - AROUND), min(len(tokens), when.end + AROUND))
    found = [i for i in near if tokens.words[i] in outbreaks or i in tokens.marks.onsets]
    return min(found, key=lambda i: abs(i - when.start), default=None)


def _kind(tokens: Tokens, start: int, end: int, kinds: frozenset[str]) -> str | None:
    """The kind of event named within some tokens: of those in the title, where it names any."""
    table = tokens.lexicon.times.happenings
    named = [table[word] for word in tokens.words[max(0, start) : end] if word in table]
    return _allowed(named[:1], kinds)


def _kind_of(tokens: Tokens, verb: int, kinds: frozenset[str], *, free: bool) -> str | None:
    """The kind of event that is the subject of a verb: the one named last before it, else the
    first one behind it."""
    table = tokens.lexicon.times.happenings
    before = [table[word] for word in tokens.words[max(0, verb - AROUND) : verb] if word in table]
    after = [table[word] for word in tokens.words[verb : verb + AROUND] if word in table]
    named = before[-1:] or after[:1]
    return _allowed(named, kinds) if named or free else None


def _allowed(named: Sequence[str], kinds: frozenset[str]) -> str | None:
    """A kind that the title announces, where it announces any; without a name it is that one."""
    if not named:
        return min(kinds, default=None)
    return named[0] if not kinds or named[0] in kinds else None
