"""Why a quantity with its link is no figure: a pronoun, a whole, someone saved, a missed strike."""

from collections.abc import Callable

from metrics.lexicon import measures
from metrics.text import labels, rejects
from metrics.text.bounds import PERCENT, SINGLE, Quantity
from metrics.text.fit import LABELLED, Link
from metrics.text.lists import TAKEN
from metrics.text.nouns import Phrase
from metrics.text.scene import Scene

SINGLE_LIMIT = 1.7  # how far a single thing may stand from its verb (link cost)
LISTED_LIMIT = 2.2  # the same for one in a list
BARE_LIMIT = 0.45  # the same for a facility without an article ("air strikes hit hospital")
DISTANT = ("list", "far predicate", labels.ANAPHOR)  # rules that a nearer word overrules
OPENING, PARTS = 4, 8  # tokens at the head of a sentence before a whole, and to its first part
RATED = ("day", "hour")  # spans of a rate; "feed 200,000 a month" is a plan
STRAY = 3.0  # the cost from which a verb is too far for a share of nothing named
BESIDE = 4  # words between weapons and the verb that makes them no figure
# reasons for which a number before is a size, not a count of things
MEASURED = (
    "a period of time",
    "a distance or an area",
    "a weight or a volume",
    "money",
    "a rate or a share",
)
SPEAKS = "who says it, not who is counted"
NOTHING_NEAR = "no word near it says what happened"
NOTHING_BESIDE = "no word right beside it says what happened"


def reason(at: Scene, k: int, link: Link | None) -> str | None:
    """Why a quantity is no figure, in words for a user; None where it is one."""
    quantity, phrase = at.quantities[k], at.phrases[k]
    other = phrase.noun.reason if phrase.noun else labels.names_other(at, k)
    if other:
        return f"counts {other}"
    if link is None:
        return f"counts something else: {phrase.unknown!r}" if phrase.unknown else NOTHING_NEAR
    if quantity.kind == SINGLE:
        return _single(quantity, phrase, link)
    return next((why for why, rule in REFUSALS.items() if rule(at, k, link)), None)


def _is_pronoun(at: Scene, k: int, link: Link) -> bool:
    """ "one said that three were killed": a bare "one" far from any verb of harm."""
    quantity, phrase = at.quantities[k], at.phrases[k]
    if quantity.value != 1 or phrase.noun is not None or phrase.part:
        return False
    return link.rule.startswith("far") or (link.rule == LABELLED and link.cost > 1)


def _single(quantity: Quantity, phrase: Phrase, link: Link) -> str | None:
    """Why a single thing is no figure: only a word right beside it makes it one."""
    bare = phrase.noun is not None and quantity.first == phrase.head
    if link.rule in TAKEN:
        apart = bare or link.cost > LISTED_LIMIT
    else:
        apart = link.cost > (BARE_LIMIT if bare else SINGLE_LIMIT)
    if apart:
        return NOTHING_BESIDE
    if measures()[link.measure].family in ("population", "displacement"):
        return "a single person is no population"
    return None


def _is_freed(at: Scene, k: int, link: Link) -> bool:
    """ "25 people were saved": said of people, and no harm to count."""
    if link.rule not in DISTANT:
        return False
    start = i = at.phrases[k].end
    grammar = at.tokens.lexicon.grammar
    while i < start + BESIDE and at.tokens.word(i) in grammar.auxiliaries | grammar.adverbs:
        i += 1
    return any(j in at.tokens.marks.no_figure for j in range(start, i + 1))


def _is_rate(at: Scene, k: int, _link: Link) -> bool:
    """ "treats 80 patients a day"; but "killed 80 people a day after the raid"."""
    tokens, i, words = at.tokens, at.phrases[k].end, at.tokens.lexicon.rejects
    span = tokens.marks.spans.get(i + 1)
    if tokens.word(i) not in words.per or span is None or span.value not in RATED:
        return False
    return tokens.word(i + 2) not in words.not_per


def _is_downed(at: Scene, k: int, link: Link) -> bool:
    """ "shot down 117 drones", "117 drones were intercepted": no weapon of these struck."""
    first, last = at.quantities[k].first, at.phrases[k].end
    before = at.phrases[k - 1].noun if k and at.phrases[k].part else None
    fired = link.measure == "munitions" or (before is not None and before.unit == "munition")
    return fired and any(
        _touches(at, mark.end, first) or _touches(at, last, mark.start)
        for mark in at.tokens.marks.downed.values()
    )


def _touches(at: Scene, start: int, end: int) -> bool:
    """Whether only a few plain words stand between two tokens."""
    gap = at.tokens.words[start:end]
    return 0 <= end - start <= BESIDE and all(word.isalpha() for word in gap)


def _is_whole(at: Scene, k: int, _link: Link) -> bool:
    """ "Out of the 113 assessed hospitals, 50%": the total of what is counted next."""
    quantity, phrase = at.quantities[k], at.phrases[k]
    tokens, grammar = at.tokens, at.tokens.lexicon.grammar
    i = quantity.first - 1
    while tokens.word(i) in grammar.determiners:
        i -= 1
    if tokens.word(i) not in grammar.of:
        return False
    opens = k == 0 and tokens.words[0] in grammar.of and i <= OPENING
    if opens and len(at.quantities) > 1 and _parts_follow(at, phrase.end):
        return True  # "Of the capital's six hospitals only one works"
    if tokens.word(phrase.end) != ",":
        return False
    return i == 0 or tokens.words[i - 1] in grammar.wholes or tokens.words[i - 1] in ",.;"


def _is_of_others(at: Scene, k: int, link: Link) -> bool:
    """ "of 96 projects audited, 91 received a note": the number counts projects, as before."""
    quantity, phrase = at.quantities[k], at.phrases[k]
    known = measures().get(link.measure)
    if not k or phrase.noun or phrase.part or known is None or known.family == "casualty":
        return False
    before, first = at.phrases[k - 1].noun, at.quantities[k - 1].first
    if before is None or before.reason is None or before.reason in MEASURED:
        return False
    word, grammar = at.tokens.word(first - 1), at.tokens.lexicon.grammar
    placed = word in grammar.prepositions and word not in grammar.of
    between = range(at.phrases[k - 1].end, quantity.first)
    apart = any(i in at.tokens.marks.nouns or at.tokens.words[i] == "." for i in between)
    return not (placed or apart or quantity.kind == PERCENT)


def _is_stray(at: Scene, k: int, link: Link) -> bool:
    """ "revenue climbed 14% … a $120 million hit": a share of nothing, far from any verb."""
    phrase = at.phrases[k]
    alone = at.quantities[k].kind == PERCENT and phrase.noun is None and not phrase.part
    return alone and link.rule.startswith("far") and link.cost > STRAY


def _is_funding(at: Scene, k: int, link: Link) -> bool:
    """ "Funding: $214 million requested, 33% received": a share of money."""
    words, tokens = at.tokens.lexicon.rejects, at.tokens
    if at.quantities[k].kind != PERCENT or link.measure != "aid_reached":
        return False
    return not (
        words.funding.isdisjoint(tokens.words) and words.currencies.isdisjoint(tokens.words)
    )


def _is_signed_up(at: Scene, _k: int, link: Link) -> bool:
    """ "240 people registered for the session": not over a border."""
    tokens, (start, end) = at.tokens, link.cue
    verb = any(c.verb for mark in tokens.marks.cues_at(start) for c in mark.value)
    signed = tokens.word(end) in tokens.lexicon.grammar.signed_up
    return link.measure == "refugees" and verb and signed


def _is_none_of(at: Scene, k: int, _link: Link) -> bool:
    """ "none of the 12 died": the words deny of all of them what happened."""
    tokens, grammar, i = at.tokens, at.tokens.lexicon.grammar, at.quantities[k].first - 1
    while tokens.word(i) in grammar.determiners:
        i -= 1
    return tokens.word(i) in grammar.of and tokens.word(i - 1) in tokens.lexicon.rejects.none_of


def _speaks(at: Scene, k: int, link: Link) -> bool:
    """ "two doctors said that three had died": who says it; but "two doctors reported killed"."""
    tokens, phrase = at.tokens, at.phrases[k]
    verb = tokens.marks.says.get(phrase.end)
    if verb is None or link.rule not in DISTANT or link.cue[0] <= verb.end:
        return False
    if phrase.noun is None or phrase.noun.unit != "person":
        return False
    if tokens.word(verb.end) in tokens.lexicon.attribution.by:
        return False
    behind = range(verb.end, link.cue[0])
    return any(i in tokens.marks.nouns or i in tokens.marks.cardinals for i in behind)


def _parts_follow(at: Scene, end: int) -> bool:
    """Whether the next number is near, or comes right behind the comma of the opening."""
    first = at.quantities[1].first
    near, comma = first - end <= PARTS, at.tokens.word(first - 1) == ","
    return near or (comma and first - end <= 2 * PARTS)


def _is_one_incident(at: Scene, k: int, _link: Link) -> bool:
    """ "one air strike": a single strike or shell is no figure."""
    noun = at.phrases[k].noun
    return noun is not None and noun.unit == "incident" and at.quantities[k].high == 1


# why a number with a word near it that says what happened is no figure all the same
REFUSALS: dict[str, Callable[[Scene, int, Link], bool]] = {
    "a pronoun, not a count": _is_pronoun,
    SPEAKS: _speaks,
    "said to have happened to none of them": _is_none_of,
    "a whole, whose parts follow": _is_whole,
    "a single strike or incident": _is_one_incident,
    "rescued, freed or counted for something else": _is_freed,
    "counts what the number before it counts": _is_of_others,
    "a share of money": _is_funding,
    NOTHING_BESIDE: _is_stray,
    "signed up for something": _is_signed_up,
    rejects.RATE: _is_rate,
    "weapons that hit nothing": _is_downed,
}
