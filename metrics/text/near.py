"""Which of the sources of a sentence a figure takes: the nearest one.

Distance is what lies between, as `metrics.text.link` weighs it: commas, clauses and other numbers
count more than words. A part takes what its whole has, where it has nothing nearer.
"""

from collections.abc import Sequence

from metrics.text.attribution import Saying
from metrics.text.drafts import Draft
from metrics.text.scene import Scene


def span_of(draft: Draft) -> tuple[int, int]:
    """The tokens of a figure: its noun phrase, with the cue where that stands beside it."""
    first, last = draft.quantity.first, max(draft.phrase.end, draft.quantity.last)
    start, end = draft.link.cue
    if draft.link.parent is None:
        if 0 <= start - last <= 4:
            last = max(last, end)
        elif 0 <= first - end <= 2:
            first = start
    return first, last


def apart(at: Scene, span: tuple[int, int], start: int, end: int) -> float:
    """How far tokens start..end stand from a figure's words."""
    if start >= span[1]:
        return at.barrier[start] - at.barrier[span[1]]
    if end <= span[0]:
        return at.barrier[span[0]] - at.barrier[end] + 0.4
    return 0.0


def source(at: Scene, draft: Draft, sayings: Sequence[Saying]) -> Saying | None:
    """The nearest attribution of the sentence."""
    span = span_of(draft)
    ranked = sorted((apart(at, span, s.start, s.end), n) for n, s in enumerate(sayings))
    return sayings[ranked[0][1]] if ranked else None
