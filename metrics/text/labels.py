"""Measures that stand apart from their number: a label before it, or the sentence before.

"Heavily damaged houses: 24,107": the label before the colon says all. "The government puts the
figure at 1,914", "of them 2,280": what is counted was said before.
"""

from metrics.lexicon import Cue, Mark, Noun
from metrics.text.bounds import SINGLE
from metrics.text.fit import LABELLED, Link, fits
from metrics.text.scene import Scene

LABEL = 9  # tokens of a label
SIGNS = frozenset("-'/%")  # signs within a label
ENDS = frozenset(":=")
CUED, COUNTED = -1.0, 0.05  # what a label costs whose word says what happened, whose noun does
DOUBTED = 1.5  # the cost from which "the count at 1,023" overrules another word
TOLD, ENDED = 6, 2  # tokens before a number in which "the figure" stands, and those that end so
GROUPS = ("children", "women", "men", "elderly", "women_children")  # into which a total is parted
OPENED = 9  # tokens between a whole that opens the sentence and its part
OPENING = 4  # tokens at the head of a sentence in which "of them" stands
ANAPHOR = "the figure before"  # the rule by which a quantity takes the measure of a sentence before


def label(at: Scene, k: int) -> Link | None:
    """The link of a quantity to the label before it: "Died: 310"."""
    noun, end = at.phrases[k].noun, _end(at, k)
    if end is None or (noun is not None and noun.measure and not noun.reason):
        return None
    start = _start(at, end)
    head = heads(at, start, end)
    phrase = at.phrases[k] if noun else at.phrases[k]._replace(noun=head)
    cues = (c for c in at.tokens.marks.cues if start <= c.start and c.end <= end)
    for mark in sorted(cues, key=lambda c: (-c.end, c.start)):
        for cue in sorted(mark.value, key=_is_verb):
            if fits(phrase, cue.measure):
                return Link(cue.measure, cue.kind, CUED, LABELLED, (start, end))
    if head is None or not head.measure:
        return None
    return Link(head.measure, None, COUNTED, LABELLED, (start, end))


def _parted(at: Scene) -> bool:
    """ "The figure includes 72,850 females and 63,316 males": parts of the figure before."""
    tokens, grammar = at.tokens, at.tokens.lexicon.grammar
    if tokens.words[0] not in grammar.determiners or tokens.word(1) not in grammar.tallied:
        return False
    return any(i in tokens.marks.including for i in range(2, OPENED))


def _breakdown(at: Scene, k: int) -> Link | None:
    """ "Children: 41", "Women: 26%": those of a group among the people counted before."""
    phrase, end = at.phrases[k], _end(at, k)
    if end is None or phrase.noun is not None or phrase.unknown is not None:
        return None
    cue = (_start(at, end), end)
    head = heads(at, *cue)
    if head is None or head.unit != "person" or head.group not in GROUPS:
        return None
    return Link("", None, 3.0, ANAPHOR, cue, None, part=True)


def names_other(at: Scene, k: int) -> str | None:
    """Why the label before a quantity makes it no figure: "Livestock perished: 719,558"."""
    end, tokens = _end(at, k), at.tokens
    if end is None:
        return None
    noun: Noun | None = None
    for i in range(_start(at, end), end):
        if tokens.words[i] in tokens.lexicon.grammar.prepositions:
            break
        noun = tokens.marks.nouns[i].value if i in tokens.marks.nouns else noun
    return noun.reason if noun else None


def _is_verb(cue: Cue) -> bool:
    return cue.role not in ("before", "label")


def _end(at: Scene, k: int) -> int | None:
    """Where the label before a quantity ends: at its colon, or where the line has no more to say.

    "Houses flooded 188,204" has no sign between.
    """
    quantity, tokens = at.quantities[k], at.tokens
    if _ends_label(at, quantity.first - 1):
        return quantity.first - 1
    if k or not 1 < quantity.first <= LABEL or quantity.last < len(tokens):
        return None
    if "\n" in tokens.text[tokens.ends[quantity.first - 1] : tokens.starts[quantity.first]]:
        return quantity.first  # a label on the line before
    cued = [c for c in tokens.marks.cues if c.end == quantity.first and c.value[0].role == "either"]
    noun = tokens.marks.nouns.get(cued[0].start - 1) if cued else None
    if noun is None or noun.value.reason or noun.value.group == "combatant":
        return None
    return quantity.first


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


def heads(at: Scene, start: int, end: int) -> Noun | None:
    """What words before a number name: their last noun that can be counted.

    "People in shelters" names people: what stands behind a preposition only tells where.
    """
    tokens, found = at.tokens, None
    for i in range(start, end):
        word, grammar = tokens.words[i], tokens.lexicon.grammar
        if word in grammar.prepositions and word not in grammar.of:
            break
        noun = tokens.marks.nouns[i].value if i in tokens.marks.nouns else None
        found = noun if noun and noun.unit and not noun.reason else found
    return found


def _opening(at: Scene, first: int) -> Mark[Noun] | None:
    """ "Of the dead, 78 were children": the whole that opens the sentence."""
    tokens, grammar = at.tokens, at.tokens.lexicon.grammar
    if tokens.words[0] not in grammar.wholly or first > OPENED:
        return None
    i = 1
    while tokens.word(i) in grammar.determiners:
        i += 1
    mark = tokens.marks.nouns.get(i)
    return mark if mark and mark.value.measure and not mark.value.weak else None


def anaphor(at: Scene, k: int, *, sure: bool = False) -> Link | None:
    """The link of a quantity that the figure before gives its measure; the measure is empty.

    ``sure`` asks for "put the count at 1,023", which overrules a far word, and for no part.
    """
    quantity, phrase = at.quantities[k], at.phrases[k]
    if quantity.kind == SINGLE or (phrase.noun is not None and phrase.noun.reason):
        return None
    if not sure and (grouped := _breakdown(at, k)):
        return grouped
    first, grammar = quantity.first, at.tokens.lexicon.grammar
    if not sure and (whole := _opening(at, first)):
        return Link(whole.value.measure or "", None, 1.0, "part of", (whole.start, whole.end))
    if not sure and phrase.noun is not None and _parted(at):
        return Link("", None, 3.0, ANAPHOR, (first, quantity.last), None, part=True)
    near = at.tokens.words[max(0, first - TOLD) : first]
    plain = grammar.rises | grammar.tallied | grammar.determiners
    told = not grammar.tallied.isdisjoint(near) and plain.issuperset(near[-ENDED:])
    opens = first <= OPENING and at.tokens.words[0] in grammar.of
    # "three of them were children", "the police said three of them were children"
    part = opens or (phrase.part and (first <= 1 or first - 1 in at.tokens.marks.says))
    if not told and (sure or not part):
        return None
    if sure and phrase.noun is not None:
        return None  # "it is estimated that 15,000 people …"
    return Link("", None, 3.0, ANAPHOR, (first, quantity.last), None, part)
