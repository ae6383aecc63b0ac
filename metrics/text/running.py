"""Running totals: figures that count all up to a day, and do not say since when.

"As of 9 May, 40 people have been killed", "the death toll rose to 48 on Tuesday", "so far 12". The
time of such a figure is the day that it names; that the count began before is told by a rule of
the figure. A toll that is dated to the day of its event ("the toll of Tuesday's attack rose to
12") counts that day alone and is none.
"""

from collections.abc import Sequence

from metrics.model import Kind
from metrics.text import dating
from metrics.text.calendar import AS_OF, DAY, SINCE, When
from metrics.text.drafts import Draft
from metrics.text.scene import Scene
from metrics.text.sketch import Sketch


def is_total(at: Scene, draft: Draft, kind: Kind, when: When | None, whens: Sequence[When]) -> bool:
    """Whether the sentence makes a figure a total up to a day; ``when`` is its own time."""
    if kind is not Kind.FLOW:
        return False
    if when is None:
        return _rose(at, draft) is not None or bool(at.tokens.marks.so_far)
    if when.form == DAY:
        return _on_that_day(at, draft, when) or _lasting(at, whens)
    return when.form in (AS_OF, SINCE)


def is_open(sketch: Sketch) -> bool:
    """Whether a total is still one when the text is read: it is not of the day of its event."""
    time, own = sketch.time, sketch.slot.own if sketch.slot else None
    return sketch.running and (time is None or time == own or time.start < time.end)


def _rose(at: Scene, draft: Draft) -> int | None:
    """Where "rose to" stands before a number."""
    first, words = draft.quantity.first, at.tokens.words
    tolls = at.tokens.lexicon.times.tolls
    near = range(first - 1, max(-1, first - 1 - dating.TOLL), -1)
    return next((i for i in near if words[i] in tolls), None)


def _on_that_day(at: Scene, draft: Draft, when: When) -> bool:
    """Whether a day tells when the toll rose: it stands behind "rose" or opens the sentence."""
    rose = _rose(at, draft)
    return rose is not None and (when.start > rose or when.start < dating.FRONT)


def _lasting(at: Scene, whens: Sequence[When]) -> bool:
    """ "On 9 May 40 people HAVE been killed SINCE the quake": what began before goes on."""
    perfect = not at.tokens.lexicon.times.perfect.isdisjoint(at.tokens.words)
    return perfect and any(when.form == SINCE for when in whens)
