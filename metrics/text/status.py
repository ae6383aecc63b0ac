"""How sure a figure is: reported, feared, denied or hypothetical.

A word of doubt counts where it governs the verb or the noun phrase of the figure: within a few
tokens before them, or in the cue itself ("feared dead"), with no clause boundary between.
"""

from metrics.lexicon import Mark
from metrics.model import Status
from metrics.text.fit import LABELLED, Link
from metrics.text.scene import Scene
from metrics.text.tokens import Tokens

NEAR = 7  # tokens between a word of doubt and what it governs
ORDER = (Status.DENIED, Status.HYPOTHETICAL, Status.FEARED)
CLOSING = frozenset(",;.:–—()")

Span = tuple[int, int]


def of(at: Scene, k: int, link: Link) -> Status:
    """The status of quantity k of a sentence, given the cue that it is linked to."""
    tokens = at.tokens
    marks = {i: mark for i, mark in tokens.marks.status.items() if not _is_month(tokens, i)}
    if not marks and link.rule != LABELLED:
        return Status.REPORTED
    spans = ((at.quantities[k].first, at.phrases[k].end), link.cue)
    whole = min(spans[0][0], spans[1][0]), max(spans[0][1], spans[1][1])
    found = {
        mark.value
        for mark in marks.values()
        if any(_governs(at, mark, span) for span in spans) or _frames(at, mark, whole)
    }
    if link.rule == LABELLED and _planned(at, link):
        found.add(Status.FEARED)
    return next((s for s in ORDER if s.value in found), Status.REPORTED)


def _is_month(tokens: Tokens, i: int) -> bool:
    """ "on 10 May has left": the month, not the doubt."""
    return i > 0 and i in tokens.marks.months and tokens.capitals[i]


def _planned(at: Scene, link: Link) -> bool:
    """ "Target: 600", "To assist: 5,000": the label tells a plan."""
    return not at.tokens.lexicon.grammar.planned.isdisjoint(at.tokens.words[slice(*link.cue)])


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
