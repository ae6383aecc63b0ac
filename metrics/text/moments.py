"""When a figure happened, as far as its sentence tells: a time, or a slot that waits for one."""

from typing import NamedTuple

from metrics.model import Kind, Period
from metrics.text import dating, running
from metrics.text.context import Context, Scope
from metrics.text.drafts import Draft
from metrics.text.lists import TAKEN
from metrics.text.scene import Scene
from metrics.text.timeline import Slot
from metrics.text.when import DAY, When


class Moment(NamedTuple):
    """A figure's time, the slot that waits for one, and whether it is a running total."""

    time: Period | None
    slot: Slot | None
    running: bool = False


def of(
    at: Scene,
    draft: Draft,
    asked: dating.Asked,
    scope: Scope,
    context: Context,
    whole: Moment | None,
) -> Moment:
    """The nearest time of the sentence; a part has that of its whole."""
    when = dating.time(at, draft, asked, scope.whens, scope.spoken) if scope.whens else None
    total = running.is_total(at, draft, asked.kind, when, scope.whens)
    if when is not None:
        return Moment(*_own(at, draft, asked, when, scope, context), total)
    if whole is not None and draft.link.rule in TAKEN:
        return whole
    return Moment(None, context.slot(scope), total)


def _own(
    at: Scene, draft: Draft, asked: dating.Asked, when: When, scope: Scope, context: Context
) -> tuple[Period | None, Slot | None]:
    """The time of the sentence; a toll "as of" a day, and what is of the day of the event, wait
    for what the text tells of the event."""
    flow = asked.kind is Kind.FLOW
    toll = flow and dating.counted(at, draft, when)
    # a total that covers more than the news dates nothing else
    total = dating.summed(at.tokens, 0, draft.quantity.first)
    older = dating.older(at, draft)
    if when.period and not (toll or total or older or draft.link.part):
        context.timeline.tell(scope.sentence, when, draft.link.measure, asked.kind)
    if when.period and (toll or (flow and when.form == DAY)):
        # "rose to 121 on Friday" tells when it rose, "on Friday he said that it rose" does not
        rose = when.start > draft.quantity.first and dating.rising(at, draft)
        return None, context.slot(scope)._replace(own=when.period, toll=toll, rose=rose)
    return when.period, None
