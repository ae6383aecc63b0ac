"""Measures that stand apart from their number: a label before it, or the sentence before.

"Heavily damaged houses: 24,107": the label before the colon says all. "The government puts the
figure at 1,914", "of them 2,280": what is counted was said before.
"""

from metrics.lexicon import Noun
from metrics.text.bounds import SINGLE
from metrics.text.link import Link, fits
from metrics.text.scene import Scene

LABEL = 9  # tokens of a label
SIGNS = frozenset("-'/%")  # signs within a label
ENDS = frozenset(":=")
CUED, COUNTED = -1.0, 0.05  # what a label costs whose word says what happened, whose noun does
TOLD, ENDED = 6, 2  # tokens before a number in which "the figure" stands, and those that end so
OPENING = 4  # tokens at the head of a sentence in which "of them" stands
ANAPHOR = "the figure before"  # the rule by which a quantity takes the measure of a sentence before


def label(at: Scene, k: int) -> Link | None:
    """The link of a quantity to the label before it: "Died: 310"."""
    noun, end = at.phrases[k].noun, at.quantities[k].first - 1
    if (noun is not None and noun.measure and not noun.reason) or not _ends_label(at, end):
        return None
    start = _start(at, end)
    head = _head(at, start, end)
    phrase = at.phrases[k] if noun else at.phrases[k]._replace(noun=head)
    cues = (c for c in at.tokens.marks.cues if start <= c.start and c.end <= end)
    for mark in sorted(cues, key=lambda c: (-c.end, c.start)):
        for cue in mark.value:
            if head is None or fits(phrase, cue.measure):
                return Link(cue.measure, cue.kind, CUED, "heading noun", (start, end))
    if head is None or not head.measure:
        return None
    return Link(head.measure, None, COUNTED, "heading noun", (start, end))


def _ends_label(at: Scene, end: int) -> bool:
    """A colon, or the point behind a heading in capitals."""
    tokens = at.tokens
    sign, before = tokens.word(end), tokens.word(end - 1)
    if end < 1 or not before:
        return False
    return sign in ENDS or (sign == "." and before.isalpha() and tokens.raw(end - 1, end).isupper())


def _start(at: Scene, end: int) -> int:
    tokens, start = at.tokens, end
    while start > 0 and end - start < LABEL and not tokens.digits[start - 1]:
        word = tokens.words[start - 1]
        loose = word in "-/" and not tokens.glued(start - 1)
        if loose or not (word.isalnum() or word in SIGNS):
            break
        start -= 1
    return start


def _head(at: Scene, start: int, end: int) -> Noun | None:
    """What the label names: its last noun that can be counted."""
    nouns = at.tokens.marks.nouns
    found = (nouns[i].value for i in range(end - 1, start - 1, -1) if i in nouns)
    return next((noun for noun in found if not noun.reason), None)


def anaphor(at: Scene, k: int) -> Link | None:
    """The link of a quantity that the figure before gives its measure; the measure is empty."""
    quantity, phrase = at.quantities[k], at.phrases[k]
    if quantity.kind == SINGLE or (phrase.noun is not None and phrase.noun.reason):
        return None
    first, grammar = quantity.first, at.tokens.lexicon.grammar
    near = at.tokens.words[max(0, first - TOLD) : first]
    plain = grammar.rises | grammar.tallied | grammar.determiners
    told = not grammar.tallied.isdisjoint(near) and plain.issuperset(near[-ENDED:])
    opens = first <= OPENING and at.tokens.words[0] in grammar.of
    part = opens or (phrase.part and first <= 1)
    if not (told or part):
        return None
    return Link("", None, 3.0, ANAPHOR, (first, quantity.last), None, part)
