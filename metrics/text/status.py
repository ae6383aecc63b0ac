"""How sure a figure is: reported, feared, denied or hypothetical.

A word of doubt counts where it governs the verb or the noun phrase of the figure: within a few
tokens before them, or in the cue itself ("feared dead"), with no clause boundary between.
"""

from metrics.model import Status
from metrics.text.link import Link, Scene

_NEAR = 7
_ORDER = (Status.DENIED, Status.HYPOTHETICAL, Status.FEARED)


def of(at: Scene, k: int, link: Link) -> Status:
    """The status of quantity k of a sentence, given the cue that it is linked to."""
    marks = at.marks.of("status")
    if not marks:
        return Status.REPORTED
    quantity, phrase = at.quantities[k], at.phrases[k]
    first = min(quantity.first, link.cue[0])
    last = max(phrase.end, link.cue[1])
    spans = [(quantity.first, phrase.end), link.cue]
    found: set[str] = set()
    for mark in marks.values():
        if mark.value == "certain":
            continue
        if any(_governs(at, mark.start, mark.end, span) for span in spans) or (
            mark.value == "hypothetical" and mark.end <= first and _open(at, mark.end, first)
        ):
            found.add(mark.value)
        elif mark.value == "denied" and last <= mark.start <= last + _NEAR:
            if _open(at, last, mark.start):
                found.add(mark.value)
    return next((s for s in _ORDER if s.value in found), Status.REPORTED)


def _governs(at: Scene, start: int, end: int, span: tuple[int, int]) -> bool:
    if span[0] <= start < span[1]:
        return True
    if end <= span[0] and span[0] - end <= _NEAR:
        return _open(at, end, span[0])
    return False


def _open(at: Scene, start: int, end: int) -> bool:
    """No clause boundary between two tokens."""
    return not any(
        word in (",", ";", ".", ":", "–", "—", "(", ")")
        or at.lexicon.has("relatives", word)
        or at.lexicon.has("breaks", word)
        for word in at.tokens.words[start:end]
    )
