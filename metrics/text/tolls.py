"""What a toll is of: "the death toll of the strike on the market rose to 57" counts the dead."""

from bisect import bisect_left

from metrics.lexicon import measures
from metrics.text.scene import CueMark, Scene

CASUALTY = "casualty"  # the family of measures that tolls count
TOLL = 9  # tokens between a toll and the attack that it is of
CLOSED = frozenset(",;.:()")  # signs that part a toll from what it is of


def heads(at: Scene, mark: CueMark, first: int) -> bool:
    """Whether a toll before a cue ("strike on") heads the number: it is the toll that rose."""
    if any(measures()[cue.measure].family == CASUALTY for cue in mark.value):
        return False
    words, grammar = at.tokens.words, at.tokens.lexicon.grammar
    verbs = at.tokens.lexicon.times.tolls | grammar.copulas
    if verbs.isdisjoint(words[mark.end : first]):
        return False  # "the death toll of the strike on two schools"
    near = slice(bisect_left(at.starts, mark.start - TOLL), bisect_left(at.starts, mark.start))
    return any(
        words[toll.end] in grammar.prepositions
        and not any(w in CLOSED or w in grammar.conjunctions for w in words[toll.end : mark.start])
        and not any(i in at.heads for i in range(toll.end, mark.start))
        for toll in at.cues[near]
        if toll.end < mark.start and _is_toll(toll)
    )


def _is_toll(mark: CueMark) -> bool:
    """A word that heads a count of people: "death toll", "number of wounded", "casualties"."""
    return any(c.role == "before" and measures()[c.measure].family == CASUALTY for c in mark.value)
