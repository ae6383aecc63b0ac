"""What one sentence says of figures, before places, times and sources are known."""

from collections.abc import Callable
from typing import NamedTuple

from metrics.lexicon import measures
from metrics.model import Bound, Miss
from metrics.text import bounds, lists, nouns, numbers, rejects, singles
from metrics.text.bounds import SINGLE, Quantity
from metrics.text.link import Link
from metrics.text.nouns import Phrase
from metrics.text.scene import Scene, scene
from metrics.text.tokens import Tokens

SINGLE_LIMIT = 1.7  # how far a single thing may stand from its verb (link cost)
LISTED_LIMIT = 2.2  # the same for one in a list
ZERO_LIMIT = 1.0  # the same for a reported zero
BARE_LIMIT = 0.45  # the same for a facility without an article ("air strikes hit hospital")
RATED = ("day", "hour")  # spans of a rate; "feed 200,000 a month" is a plan
BESIDE = 4  # words between weapons and the verb that makes them no figure
TAKEN = ("list", "part of")  # rules by which a quantity takes another's measure
NOTHING_NEAR = "no word near it says what happened"
NOTHING_BESIDE = "no word right beside it says what happened"

Pair = tuple[Quantity, Phrase]


class Draft(NamedTuple):
    """A quantity with its noun phrase and link: what will be a figure."""

    k: int
    quantity: Quantity
    phrase: Phrase
    link: Link


class Drafts(NamedTuple):
    """The drafts of one sentence with its scene, and the numbers left out."""

    at: Scene
    drafts: list[Draft]
    misses: list[Miss]


def read(tokens: Tokens, dates: set[int], addresses: rejects.Spans) -> Drafts | None:
    """Every quantity of a sentence that a word near it makes a figure; None without any number."""
    misses: list[Miss] = []
    kept = []
    for number in numbers.find(tokens):
        why = rejects.reason(tokens, number, dates, addresses)
        if why is None:
            kept.append(number)
        else:
            misses.append(_miss(tokens, number.start, number.end, why))
    pairs = _pairs(tokens, kept)
    if not pairs and not misses:
        return None
    at = scene(tokens, pairs)
    drafts: list[Draft] = []
    for k, link in enumerate(lists.link(at)):
        quantity, phrase = pairs[k]
        why = _refused(at, k, link)
        if why is None and link is not None:
            drafts.append(Draft(k, quantity, phrase, link))
        elif quantity.kind != SINGLE:
            misses.append(_miss(tokens, quantity.first, quantity.last, why or NOTHING_NEAR))
    return Drafts(at, drafts, misses)


def _pairs(tokens: Tokens, kept: list[numbers.Number]) -> list[Pair]:
    """Quantities and single things with what they count, in the order of the text."""
    pairs = [(q, nouns.after(tokens, q)) for q in bounds.find(tokens, kept)]
    taken = {i for q, p in pairs for i in range(q.first, max(q.last, p.end))}
    return sorted([*pairs, *singles.find(tokens, taken)], key=lambda pair: pair[0].first)


def zeros(tokens: Tokens) -> Drafts | None:
    """Reported zeros: "no deaths", "no one was killed". Silence is none: "no reports of deaths"."""
    grammar = tokens.lexicon.grammar
    if grammar.zeros.isdisjoint(tokens.words):
        return None
    pairs: list[Pair] = []
    for i, word in enumerate(tokens.words[:-1]):
        following = tokens.words[i + 1]
        if word not in grammar.zeros or following in grammar.not_zeros:
            continue
        nobody = following in grammar.zero_pronouns
        zero = Quantity(i, i + 1, i, i + 1 + nobody, Bound.EXACT, 0.0, 0.0, 0.0)
        phrase = nouns.after(tokens, zero)
        if nobody if phrase.noun is None else not phrase.noun.reason:
            pairs.append((zero, phrase))
    at = scene(tokens, pairs)
    found = [
        Draft(k, *pairs[k], link)
        for k, link in enumerate(lists.link(at))
        if link is not None and link.cost <= ZERO_LIMIT
    ]
    return Drafts(at, found, []) if found else None


def _miss(tokens: Tokens, start: int, end: int, reason: str) -> Miss:
    return Miss(
        quote=tokens.raw(start, end),
        start=tokens.starts[start],
        end=tokens.ends[end - 1],
        reason=reason,
    )


def _refused(at: Scene, k: int, link: Link | None) -> str | None:
    """Why a quantity is no figure, or None."""
    quantity, phrase = at.quantities[k], at.phrases[k]
    if phrase.noun and phrase.noun.reason:
        return f"counts {phrase.noun.reason}"
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
    return link.rule.startswith("far") or (link.rule == "heading noun" and link.cost > 1)


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
    return link.measure == "munitions" and any(
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
    if tokens.word(i) not in grammar.of or tokens.word(phrase.end) != ",":
        return False
    return i == 0 or tokens.words[i - 1] in grammar.wholes or tokens.words[i - 1] in ",.;"


def _is_one_incident(at: Scene, k: int, _link: Link) -> bool:
    """ "one air strike": a single strike or shell is no figure."""
    noun = at.phrases[k].noun
    return noun is not None and noun.unit == "incident" and at.quantities[k].high == 1


# why a number with a word near it that says what happened is no figure all the same
REFUSALS: dict[str, Callable[[Scene, int, Link], bool]] = {
    "a pronoun, not a count": _is_pronoun,
    "a whole, whose parts follow": _is_whole,
    "a single strike or incident": _is_one_incident,
    rejects.RATE: _is_rate,
    "weapons that hit nothing": _is_downed,
}
