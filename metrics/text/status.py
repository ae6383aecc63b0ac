"""How sure a figure is: reported, feared, denied or hypothetical.

A word of doubt counts where it governs the verb or the noun phrase of the figure: within a few
tokens before them, or in the cue itself ("feared dead"), with no clause boundary between.
"""

from metrics.lexicon import Mark
from metrics.model import Status
from metrics.text.fit import Link
from metrics.text.scene import Scene

NEAR = 7  # tokens between a word of doubt and what it governs
ORDER = (Status.DENIED, Status.HYPOTHETICAL, Status.FEARED)
CLOSING = frozenset(",;.:–—()")

Span = tuple[int, int]


def of(at: Scene, k: int, link: Link) -> Status:
    """The status of quantity k of a sentence, given the cue that it is linked to."""
    marks = at.tokens.marks.status
    if not marks:
        return Status.REPORTED
    spans = ((at.quantities[k].first, at.phrases[k].end), link.cue)
    whole = min(spans[0][0], spans[1][0]), max(spans[0][1], spans[1][1])
    found = {
        mark.value
        for mark in marks.values()
        if any(_governs(at, mark, span) for span in spans) or _frames(at, mark, whole)
    }
    return next((s for s in ORDER if s.value in found), Status.REPORTED)


def _reach(at: Scene, mark: Mark[str]) -> int:
    """The token behind a word of doubt; "that" links it to its clause ("denied that …")."""
    grammar, i = at.tokens.lexicon.grammar, mark.end
    while at.tokens.word(i) in grammar.hearsay:
        i += 1
    return i + 1 if at.tokens.word(i) in grammar.complements else mark.end


def _governs(at: Scene, mark: Mark[str], span: Span) -> bool:
    """A word of doubt inside the span or shortly before it."""
    if span[0] <= mark.start < span[1]:
        return True
    return 0 <= span[0] - mark.end <= NEAR and _open(at, _reach(at, mark), span[0])


def _frames(at: Scene, mark: Mark[str], whole: Span) -> bool:
    """A condition anywhere before, or a denial shortly behind ("… was false")."""
    if mark.value == Status.HYPOTHETICAL and mark.end <= whole[0]:
        opens = mark.start == 0 or at.tokens.words[mark.start - 1] in CLOSING
        return _open(at, mark.end, whole[0], passing="," if opens else "")
    if mark.value == Status.DENIED and whole[1] <= mark.start <= whole[1] + NEAR:
        return _open(at, whole[1], mark.start)
    return False


def _open(at: Scene, start: int, end: int, passing: str = "") -> bool:
    """No clause boundary between two tokens, but for a sign that may be passed."""
    grammar = at.tokens.lexicon.grammar
    return not any(
        (word in CLOSING and word != passing) or word in grammar.relatives or word in grammar.breaks
        for word in at.tokens.words[start:end]
    )
