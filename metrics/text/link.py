"""Which word says what happened to what was counted: the link from a quantity to its measure.

Every cue near a quantity is a candidate with a cost: none where it touches the noun phrase on the
side that its role asks for ("killed 3", "3 were killed", "death toll of 3"), more with each word,
comma, clause and other number between. The cheapest that fits the noun wins. What a quantity takes
from the ones it is listed with stands in `metrics.text.lists`.
"""

from bisect import bisect_left

from metrics.lexicon import Cue, Noun, measures
from metrics.text import tolls
from metrics.text.bounds import PERCENT, Quantity
from metrics.text.fit import LABELLED, Link, fits
from metrics.text.nouns import Phrase
from metrics.text.scene import CueMark, Scene
from metrics.text.told import homeward, told

REACH = 45  # tokens on either side in which a cue is looked for
LIMIT = 9.0  # the highest cost of a link that is believed
BARE_LIMIT = 5.5  # the same for a number without a noun
HELP = 3.0  # what a bare number costs behind a word of helping ("reached 50")
LOOSE = 4.2  # what "in 12 shelters" costs behind people of whom no verb says that they are there
AHEAD = 16  # tokens between a toll and its number
CARE = 8  # tokens between "transferred" and the hospital that the injured are taken to
MOVED = ("displaced", "evacuated")
COMPOUND = 4.5  # what "conflict affected" before a noun costs
GOAL = 7  # tokens behind people in which it says where they were driven
BRACKET = 30  # tokens of a bracket between a noun and its verb
HELPERS = 3  # words between an auxiliary and its participle
FAR_OBJECT = {"munition": 3.0, "facility": 1.5, "building": 1.5}
STAFF = frozenset(["aid_worker", "health_worker", "journalist"])
FROM_BEFORE, FROM_BEHIND = ("active", "before"), ("passive", "subject", "after")
OPENS = frozenset("|•:;.,-–—(")  # signs before a word that heads what follows


Rated = tuple[float, str]
"""What a link costs, and the rule that says so."""


def own(at: Scene, k: int) -> Link | None:
    """The cheapest link of quantity k to a cue of its own, or None where none is near."""
    phrase, quantity = at.phrases[k], at.quantities[k]
    best = told(at, quantity, phrase)
    low = bisect_left(at.starts, quantity.first - REACH)
    high = bisect_left(at.starts, phrase.end + REACH)
    for mark in at.cues[low:high]:
        for cue in mark.value:
            if not fits(phrase, cue.measure):
                continue
            found = _cost(at, quantity, phrase, mark, cue)
            if found is None:
                continue
            cost = found[0] + _extra(phrase.noun, cue, quantity, found[1])
            if best is None or cost < best.cost:
                best = Link(cue.measure, cue.kind, cost, found[1], (mark.start, mark.end))
    if best and best.measure == "functioning" and _negated(at, best.cue[0]):
        best = best._replace(measure="out_of_service", kind=None)
    if best and best.measure in MOVED and homeward(at, phrase):
        best = best._replace(measure="returnees")
    limit = LIMIT if phrase.noun is not None or phrase.part else BARE_LIMIT
    return best if best and best.cost <= limit else None


def _extra(noun: Noun | None, cue: Cue, quantity: Quantity, rule: str) -> float:
    """What makes a cue less likely than another at the same distance."""
    extra = 0.0
    if rule == "far object":
        extra += 4.0 if noun is None else FAR_OBJECT.get(noun.unit, 0.0)
    if noun is None and cue.measure == "aid_reached" and cue.role in ("active", "either"):
        extra += HELP
    if quantity.value == 1 and rule.startswith("far"):
        extra += 3.0
    if cue.measure == "population":
        extra += 9.0 if quantity.kind == PERCENT else 0.8
    if noun is not None:
        if noun.group in STAFF and measures()[cue.measure].family != "casualty":
            extra += 4.0
        if noun.facility == "housing" and cue.measure == "affected":
            extra += 0.5
    return extra


def _cost(at: Scene, quantity: Quantity, phrase: Phrase, mark: CueMark, cue: Cue) -> Rated | None:
    """The cost of taking a cue for a quantity, and the rule's name; None where its role forbids."""
    if cue.role == "label" or (cue.measure == "evacuated" and _to_care(at, mark)):
        return None
    if quantity.last <= mark.start < phrase.end:
        return _inside(phrase, mark, cue)
    if mark.start >= phrase.end:
        found = _behind(at, phrase, mark, cue)
    elif mark.end <= quantity.first:
        found = _before(at, quantity, phrase.end, mark, cue)
    else:
        return None
    longer = 0.1 * (mark.end - mark.start)
    return (found[0] - longer, found[1]) if found else None


def _negated(at: Scene, i: int) -> bool:
    """ "one in four hospitals no longer works"."""
    words, grammar = at.tokens.words, at.tokens.lexicon.grammar
    return not grammar.negations.isdisjoint(words[max(0, i - HELPERS) : i])


def _to_care(at: Scene, mark: CueMark) -> bool:
    """ "were transferred to the nearest hospital": the injured are cared for, not evacuated."""
    nouns = at.tokens.marks.nouns
    behind = (nouns[i].value.facility for i in range(mark.end, mark.end + CARE) if i in nouns)
    return any(facility == "health" for facility in behind)


def _inside(phrase: Phrase, mark: CueMark, cue: Cue) -> Rated | None:
    """ "30 wounded people": the cue describes the head."""
    if phrase.head >= 0 and mark.start >= phrase.head:
        return None
    if cue.measure == "affected" and mark.start > phrase.start:
        return COMPOUND, "adjective"  # "28,135 conflict affected households received food"
    return (1.0, "adjective") if cue.role in ("either", "after", "passive") else None


def _behind(at: Scene, phrase: Phrase, mark: CueMark, cue: Cue) -> Rated | None:
    """The cue stands behind: "3 were killed", "3 died", "3 dead"."""
    grammar, words = at.tokens.lexicon.grammar, at.tokens.words
    if cue.role == "before" and mark.start and words[mark.start - 1] in grammar.totals:
        # "brings to 274,000 the total number of people displaced"
        whole = all(w in grammar.totals for w in words[phrase.end : mark.start])
        return (0.3, LABELLED) if whole else None
    if cue.role in FROM_BEFORE:
        return None
    if cue.measure == "displaced" and _arrives_nowhere(at, mark):
        return None
    begin = _over_bracket(at, phrase.end)
    if mark.start < begin:
        begin = phrase.end
    helped = _helped(at, mark.start)
    if cue.role == "either" and _has_object(at, mark.end) and not _was_passive(at, mark.start):
        return None
    reduced = _reduced(at, mark, cue, helped=helped)
    light = grammar.light
    gap = words[begin : mark.start]
    if all(w in light for w in gap):
        return 0.15 * len(gap) + reduced, "predicate"
    bare = 2.0 if cue.role == "either" and not helped else 0.0
    reduced += LOOSE if cue.role == "loose" else 0.0
    return at.barrier[mark.start] - at.barrier[begin] + 1.0 + reduced + bare, "far predicate"


def _arrives_nowhere(at: Scene, mark: CueMark) -> bool:
    """ "8,943 persons reached with relief items": reached, and not come to a place."""
    if at.tokens.words[mark.start] not in at.tokens.lexicon.grammar.arrives:
        return False
    return _was_passive(at, mark.start) or not _has_object(at, mark.end)


def _over_bracket(at: Scene, i: int) -> int:
    """Past a bracket or "including …," behind a noun phrase: its verb stands behind them."""
    words = at.tokens.words
    word = at.tokens.word(i)
    if word == "(":
        begin, sign = i + 1, ")"
    elif word in (",", "-", "–") and word and _opens_aside(at, i + 1):
        begin, sign = i + 2, word
    else:
        return i
    return next((j + 1 for j in range(begin, min(len(words), i + BRACKET)) if words[j] == sign), i)


def _opens_aside(at: Scene, i: int) -> bool:
    """ ", including nine children,", ", who had fled the village,"."""
    if i in at.heads and i + 1 in at.tokens.marks.part:
        return True  # "700,000, half of them children, are homeless"
    relative = at.tokens.word(i) in at.tokens.lexicon.grammar.relatives
    return relative or i in at.tokens.marks.including


def _reduced(at: Scene, mark: CueMark, cue: Cue, *, helped: bool) -> float:
    """ "people living in villages": a participle that describes, with the verb still to come."""
    ing = at.tokens.lexicon.grammar.endings.ing
    if cue.role != "subject" or helped or not at.tokens.words[mark.start].endswith(ing):
        return 0.0
    return 3.75 if cue.measure == "population" else 1.5


def _helped(at: Scene, i: int) -> bool:
    """Whether an auxiliary stands before the verb, seen through adverbs."""
    grammar = at.tokens.lexicon.grammar
    for j in range(i - 1, max(-1, i - 1 - HELPERS), -1):
        word = at.tokens.words[j]
        if word in grammar.auxiliaries:
            return True
        if word not in grammar.adverbs:
            return False
    return False


def _has_object(at: Scene, i: int) -> bool:
    """Whether what follows a verb is its object: a number, a determiner or a noun."""
    tokens = at.tokens
    if i >= len(tokens):
        return False
    word, marks, grammar = tokens.words[i], tokens.marks, tokens.lexicon.grammar
    number = tokens.digits[i] or i in marks.cardinals or i in marks.vague or i in marks.before
    small = word in grammar.determiners or word in tokens.lexicon.numbers.single
    reached = tokens.words[i - 1] in grammar.arrives and tokens.capitals[i]
    return number or small or reached or (i in marks.nouns and word not in grammar.not_objects)


def _before(at: Scene, quantity: Quantity, end: int, mark: CueMark, cue: Cue) -> Rated | None:
    """The cue stands before: "killed 3", "killing at least 3", "death toll of 3"."""
    if cue.role in FROM_BEHIND or cue.role == "loose":
        return None
    if cue.role == "before":
        return _ahead(at, mark, quantity)
    gap = at.tokens.words[mark.end : quantity.first]
    if cue.measure in MOVED and _goes_nowhere(at, mark, end):
        return None
    if cue.role == "either" and gap and _was_passive(at, mark.start):
        return None
    before_object = at.tokens.lexicon.grammar.before_object
    if all(w in before_object for w in gap):
        return 0.1 + 0.15 * len(gap), "object"
    return at.barrier[quantity.first] - at.barrier[mark.end] + 1.5, "far object"


def _goes_nowhere(at: Scene, mark: CueMark, end: int) -> bool:
    """ "sent two trucks": only who is sent, driven or pushed somewhere is displaced."""
    words, grammar = at.tokens.words, at.tokens.lexicon.grammar
    if mark.end - mark.start > 1 or words[mark.start] not in grammar.pushes:
        return False
    return grammar.goals.isdisjoint(words[end : end + GOAL])


def _ahead(at: Scene, mark: CueMark, quantity: Quantity) -> Rated | None:
    """ "death toll rose from 120 to 180": only words of rising may stand between."""
    if quantity.first - mark.end > AHEAD or _predicates(at, mark):
        return None
    if mark.start in at.within or tolls.heads(at, mark, quantity.first):
        return None
    tokens, grammar = at.tokens, at.tokens.lexicon.grammar
    rising = quantity.first - mark.end > 1 and tokens.words[quantity.first - 1] in grammar.rises
    cost = 0.0
    for i in range(mark.end, quantity.first):
        word = tokens.words[i]
        if word in grammar.rising:
            cost += 0.05
        elif i in at.heads or tokens.digits[i]:
            cost += 0.6
        elif word in (",", ";", "."):
            cost += 2.0
        else:
            cost += 0.15 if rising else 0.5
    return cost, LABELLED


def _predicates(at: Scene, mark: CueMark) -> bool:
    """ "40 dead and 30 wounded": a word that ends the phrase before heads no number."""
    if mark.start == 0 or all(c.role == "before" for c in mark.value):
        return False
    before = at.tokens.words[mark.start - 1]
    if before in at.tokens.lexicon.grammar.articles:
        return False  # "which brings the dead to 87"
    return at.tokens.word(mark.end) != ":" and before[-1] not in OPENS


def _was_passive(at: Scene, i: int) -> bool:
    """Whether a form of "be" stands before the participle."""
    grammar = at.tokens.lexicon.grammar
    for j in range(i - 1, max(-1, i - 1 - HELPERS), -1):
        word = at.tokens.words[j]
        if word in grammar.copulas:
            return True
        if word not in grammar.adverbs and word not in grammar.auxiliaries:
            return False
    return False
