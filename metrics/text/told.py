"""Links that need no verb: the noun tells the measure, or who lives there, or whom aid is for."""

from metrics.text.bounds import Quantity
from metrics.text.fit import Link, fits
from metrics.text.nouns import Phrase
from metrics.text.scene import Scene

NOUN, WEAK_NOUN = 0.1, 4.5  # what the measure of the noun itself costs, as fact and as a guess
PEOPLED, GIFT = 0.5, 3.2  # what those who live in a place cost, and those whom aid is for
GIVEN = 14  # tokens between what is given and those who get it
ENDS = frozenset(";.•|")


def told(at: Scene, quantity: Quantity, phrase: Phrase) -> Link | None:
    """The link of a quantity by what stands right beside it; a verb may overrule it."""
    return _by_noun(phrase) or _peopled(at, quantity, phrase) or _given(at, quantity, phrase)


def homeward(at: Scene, phrase: Phrase) -> bool:
    """ "sent 2,300 families home", "flew 5,146 migrants back": they went home."""
    return at.tokens.word(phrase.end) in at.tokens.lexicon.grammar.homeward


def _by_noun(phrase: Phrase) -> Link | None:
    """ "21 deaths": the noun tells the measure."""
    noun = phrase.noun
    if noun is None or noun.measure is None or noun.reason:
        return None
    cost = WEAK_NOUN if noun.weak else NOUN
    return Link(noun.measure, None, cost, "noun", (phrase.head, phrase.end))


def _peopled(at: Scene, quantity: Quantity, phrase: Phrase) -> Link | None:
    """ "the town had 17,000 residents", "a camp with 900 inhabitants": those who live there."""
    words, grammar = at.tokens.words, at.tokens.lexicon.grammar
    if phrase.head < 0 or words[phrase.head] not in grammar.dwellers:
        return None
    if at.tokens.word(quantity.first - 1) not in grammar.having:
        return None
    return Link("population", None, PEOPLED, "noun", (phrase.head, phrase.end))


def _given(at: Scene, quantity: Quantity, phrase: Phrase) -> Link | None:
    """ "320 food parcels worth $400 to 1,100 people": aid, and for whom it is."""
    words, grammar, first = at.tokens.words, at.tokens.lexicon.grammar, quantity.first
    if phrase.noun is None or not fits(phrase, "aid_reached"):
        return None
    if at.tokens.word(first - 1) not in grammar.recipients:
        return None
    for i in range(first - 2, max(-1, first - 2 - GIVEN), -1):
        if words[i] in ENDS:
            return None
        if words[i] in grammar.aid:
            return Link("aid_reached", None, GIFT, "aid for", (i, i + 1))
    return None
