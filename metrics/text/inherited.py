"""When it happened, where the sentence does not say: what the rest of the text tells.

A figure without a time of its own keeps its slot in the text; when all is read it takes, in order,
1. the length of the war that its sentence speaks of ("the five-year war has killed 300,000");
2. the reporting period, where the sentence names it ("in the reporting period");
3. from the day of the disaster that the title announces to the report; one of the day before is
   of that day;
4. the span that the paragraph counts over, up to two sentences before;
5. from the day that fighting began to the report, for people killed, hurt or driven out;
6. the time told last, where the sentence takes up its event ("the attack"), follows at once, or
   tells of harm in the same paragraph;
7. a short reporting period;
8. the day of the story: the one that the lead of a news text tells, for the harm done in it.
A state has no time but its own, unless it goes on with one told "as of" a day. What is planned or
bound to a condition has none.
"""

from metrics.lexicon import measures
from metrics.lexicon.listed import FIGHTING
from metrics.model import Kind, Period, Status
from metrics.text.periods import between
from metrics.text.timeline import LASTING, Slot, Timeline, Told, is_harm
from metrics.text.when import AS_OF, DAY

RECALL = 6  # sentences for which "the attack" still means the one whose time was told
SHORT, LONG = 14, 100  # days of a period in a title that dates every flow: of a text, a report
GOES_ON = 2  # sentences for which a paragraph goes on with a span
FRESH = 4  # sentences for which a paragraph goes on with its time
STRUCK = ("casualty", "displacement")  # families of measures that fighting is counted by
TOLLS = ("killed", "injured", "casualties")  # measures whose counts add up from the first day
BLAZE = "blaze"  # the kind of a single fire, which is over when it is told
HELP = ("aid_reached",)
LATER = ("detained",)  # measures of what is done after an event
RUNS = (frozenset(["incident", "displacement"]),)  # families of which one tells of the other


def of(line: Timeline, slot: Slot, measure: str, kind: Kind, status: Status) -> Period | None:
    """The time of a figure, when the whole text has been read."""
    if slot.own:
        return _until(line, slot, slot.own, measure) if slot.toll else _of_day(line, slot.own)
    if status is Status.HYPOTHETICAL:
        return None
    if slot.lasting and measure in LASTING:
        return slot.lasting
    if slot.reporting and line.title.period:
        return line.title.period
    if kind is not Kind.FLOW:
        return _of_state(slot, measure) or _as_headed(line)
    if slot.background or (status is Status.FEARED and not is_harm(measure)):
        return None
    return _of_flow(line, slot, measure) or _as_headed(line)


def _as_headed(line: Timeline) -> Period | None:
    """ "SitRep 12 on the typhoon (as of 4 May)": the day of a report that tells no first day."""
    headed = line.title.report and line.title.kinds
    return line.as_of if headed and line.event is None else None


def _of_state(slot: Slot, measure: str) -> Period | None:
    """ "47% were working" behind a sentence that says as of when."""
    told = slot.told
    if told is None or told.form != AS_OF or told.kind is not Kind.STOCK or not told.measure:
        return None
    alike = measures()[told.measure].family == measures()[measure].family
    return told.period if alike and _near(slot, told, 1) else None


def _of_flow(line: Timeline, slot: Slot, measure: str) -> Period | None:
    told, of_event = slot.told, _of_event(line, slot, measure)
    if of_event and line.event and line.event.kind in line.kinds:
        return since_event(line)
    if told and _spans(told) and _near(slot, told, GOES_ON):
        return told.period
    if of_event and (since := since_event(line)):
        return since
    if told and _continues(line, slot, told, measure):
        return told.period
    period, title = line.title.period, line.title
    if period:
        return (
            period
            if (period.end - period.start).days <= (LONG if title.report else SHORT)
            else None
        )
    if line.story and _of_story(line, measure):
        return line.story.period
    return line.count.period if line.count and line.count.measure == measure else None


def _spans(told: Told) -> bool:
    """Whether a figure was told over a span: "in the past week 50 were killed"."""
    counts = told.measure is not None and measures()[told.measure].family != "population"
    return counts and told.form not in (DAY, AS_OF)


def _of_day(line: Timeline, own: Period) -> Period:
    """What happened on the day of the disaster is counted on to the report."""
    event = line.event
    if event and event.kind in line.kinds and own.start == own.end == event.day:
        return since_event(line) or own
    return own


def _until(line: Timeline, slot: Slot, until: Period, measure: str) -> Period | None:
    """A toll "as of" a day runs from the event to that day."""
    event = line.event if _of_event(line, slot, measure) else None
    if event and measure in TOLLS:
        return between(event.day, max(until.end, event.day))
    if line.story and _of_story(line, measure) and line.story.period.end <= until.end:
        story = line.story.period
        grew = slot.rose and measure in TOLLS and line.story.form == DAY
        return between(story.start, until.end) if grew else story
    return until


def _of_event(line: Timeline, slot: Slot, measure: str) -> bool:
    """Whether a figure counts what the event of the text has cost."""
    if line.event is None or measure in LATER:
        return False
    if line.event.kind in line.kinds:
        return measure not in HELP or line.title.report
    return measures()[measure].family in STRUCK and slot.section == line.event_in


def _continues(line: Timeline, slot: Slot, told: Told, measure: str) -> bool:
    """Whether a figure goes on with what was told last."""
    age = slot.number - told.number
    # a day on which nothing was counted gives way to the story that "the blast" takes up
    loose = told.measure is None and not told.begins
    if loose and slot.takes_up and line.story and _of_story(line, measure):
        return False
    if loose and line.kinds:
        return False
    if told.measure is None and (measure in HELP or _is_past(line, told)):
        return False
    if measure in LATER or not _alike(told.measure, measure):
        return False
    if age <= 1 or (slot.takes_up and not loose and age <= RECALL + 1):
        return True
    return told.form == DAY and is_harm(measure) and not loose and _near(slot, told, FRESH)


def _is_past(line: Timeline, told: Told) -> bool:
    """ "They came after an offensive that was launched on 2 May": a day before the story's."""
    return line.story is not None and told.period.end < line.story.period.start


def _alike(one: str | None, other: str) -> bool:
    """Whether what counts the one may go on with the other: harm with harm."""
    if one is None or (is_harm(one) and is_harm(other)):
        return True
    families = frozenset(measures()[measure].family for measure in (one, other))
    return len(families) == 1 or families in RUNS


def _near(slot: Slot, told: Told, age: int) -> bool:
    return slot.paragraph == told.paragraph and slot.number - told.number <= age


def _of_story(line: Timeline, measure: str) -> bool:
    return is_harm(measure) and not line.title.report


def since_event(line: Timeline) -> Period | None:
    """From the day of the event to the report."""
    last, event = line.anchor.last, line.event
    if not event or not last:
        return None
    short = event.kind != FIGHTING and (last - event.day).days <= 1
    return between(event.day, event.day if short or event.kind == BLAZE else last)
