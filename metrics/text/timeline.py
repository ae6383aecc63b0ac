"""The times that a text tells, sentence by sentence, for the figures whose sentence tells none.

It keeps what was told last and where, the event that the text reports with its first day, the
story that its lead tells, and what the title says of times. Which of them a figure takes is told
by `metrics.text.inherited`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from metrics.lexicon import measures
from metrics.lexicon.listed import FIGHTING
from metrics.model import Kind, Period
from metrics.text.events import Event
from metrics.text.periods import Anchor
from metrics.text.sentences import HEADING, HEADLINE, Sentence
from metrics.text.when import AS_OF, DAY, SPAN, When

OPENING = 3  # sentences at the head of a text in which a disaster is what it reports
HEAD = 5  # headings at the head of a report that may say as of when it is
LEAD = 4  # sentences at the head of a text that tell its story
HARM = ("casualty", "facility", "incident")  # families of measures that a story counts
LASTING = ("killed", "displaced", "injured")  # measures whose totals run over a whole war
OTHER = ("detained", "functioning", "out_of_service")  # of those, what is done later


class Told(NamedTuple):
    """A time that the text has told: where, and of what."""

    period: Period
    form: str
    paragraph: int
    number: int
    section: int
    measure: str | None = None
    kind: Kind | None = None
    begins: bool = False


class Slot(NamedTuple):
    """Where a figure without a time stands: what was told last, and what its sentence says."""

    paragraph: int
    number: int
    section: int
    told: Told | None
    takes_up: bool
    lasting: Period | None
    background: bool
    reporting: bool
    own: Period | None = None
    toll: bool = False
    rose: bool = False


class Title(NamedTuple):
    """What the title of a text says of times: its period, its disasters, whether it is a report."""

    period: Period | None
    kinds: frozenset[str]
    report: bool


class Timeline:
    """The times that a text tells, from sentence to sentence."""

    def __init__(self, anchor: Anchor, title: Title) -> None:
        self.anchor = anchor
        self.title = title
        self.kinds = title.kinds
        self.event: Event | None = None
        self.event_in = 0
        self.story: Told | None = None
        self.as_of: Period | None = None
        self.count: Told | None = None
        self.last: Told | None = None
        self._own: list[Told] = []
        self._number = 0
        self._section = 0
        self._figures = False

    def slot(
        self,
        sentence: Sentence,
        *,
        takes_up: bool,
        lasting: Period | None,
        background: bool,
        reporting: bool,
    ) -> Slot:
        """The place of a figure without a time of its own."""
        self._figures = True
        return Slot(
            sentence.paragraph,
            self._number,
            self._section,
            self.last,
            takes_up,
            lasting,
            background,
            reporting,
        )

    def tell(self, sentence: Sentence, when: When, measure: str, kind: Kind) -> None:
        """A figure has this time of its own."""
        self._figures = True
        period = when.whole or when.period
        if period and sentence.role != HEADLINE:
            self._own.append(self._told(sentence, period, when.form, measure, kind))

    def _told(
        self,
        sentence: Sentence,
        period: Period,
        form: str,
        measure: str | None = None,
        kind: Kind | None = None,
    ) -> Told:
        return Told(period, form, sentence.paragraph, self._number, self._section, measure, kind)

    def follow(
        self,
        sentence: Sentence,
        whens: Sequence[When],
        event: Event | None,
        *,
        of_the_day: When | None,
        takes_up: bool,
    ) -> None:
        """A sentence is read: its time is the one told last. ``whens`` date what happened;
        ``of_the_day``: the day by which it names an event; ``takes_up``: it speaks of one."""
        named = of_the_day is not None
        names = event is not None or named
        own, self._own = self._own, []
        figures, self._figures = self._figures, False
        if sentence.role == HEADING and not figures:
            self.last = None
            self._section += 1
        if event and self._is_news(event):
            self._report(event)
        if of_the_day and of_the_day.period and sentence.role != HEADLINE:
            self._lead(self._told(sentence, of_the_day.period, of_the_day.form))
        self._counted(own)
        if own:
            self.last = own[-1]
            if of_the_day and of_the_day.period:
                self.last = own[-1]._replace(period=of_the_day.period, form=of_the_day.form)
            self._lead(own[0] if self._tells_story(own[0]) else None)
        elif whens and sentence.role != HEADLINE:
            first = whens[0]
            told = self._told(sentence, first.period, first.form) if first.period else None
            self.last = told and told._replace(begins=names)
            tells = named or (takes_up and first.form == DAY)
            self._lead(self.last if tells and event is None else None)
        self._number += 1

    def head(self, sentence: Sentence, whens: Sequence[When]) -> None:
        """A report headed "(as of 4 May)" tells how all of it stood on that day."""
        if self.as_of is None and self._number <= HEAD and sentence.role in (HEADING, HEADLINE):
            self.as_of = next((when.period for when in whens if when.form == AS_OF), None)

    def _report(self, event: Event) -> None:
        """An event is what the text reports; a disaster at its head, as if the title named it."""
        self.event, self.event_in = event, self._section
        if self._number < OPENING and event.kind != FIGHTING:
            self.kinds |= {event.kind}

    def _lead(self, told: Told | None) -> None:
        """The first time told at the head of a text is that of its story."""
        if told and self.story is None and self._number <= LEAD:
            self.story = told

    def _counted(self, own: Sequence[Told]) -> None:
        """The first span at the head of a text is the one that its tolls are counted over."""
        if self.count is None and self._number < OPENING:
            self.count = next((t for t in own if t.form == SPAN and is_harm(t.measure)), None)

    def _is_news(self, event: Event) -> bool:
        """Whether an event is what the text is about: the first one, before any other story."""
        announced = event.kind in self.kinds
        if self.event is not None:
            return announced and self.event.kind not in self.kinds
        return announced or self.story is None

    def _tells_story(self, told: Told) -> bool:
        return told.form == DAY and is_harm(told.measure)


def is_harm(measure: str | None) -> bool:
    """Whether a measure counts what an event did, and not what was done after it."""
    if measure is None or measure in OTHER:
        return False
    return measures()[measure].family in HARM
