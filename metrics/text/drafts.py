"""What one sentence says of figures, before places, times and sources are known."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from metrics.model import Bound, Miss
from metrics.text import bounds, labels, lists, nouns, numbers, refusals, rejects, singles
from metrics.text.amount import Number
from metrics.text.bounds import SINGLE, Quantity
from metrics.text.fit import Link
from metrics.text.nouns import Phrase
from metrics.text.scene import Scene, scene
from metrics.text.tokens import Tokens

SPOKESMAN = 6  # tokens between who speaks and the body for which they do
ZERO_LIMIT = 1.0  # the same for a reported zero

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


def read(
    tokens: Tokens,
    dates: set[int],
    addresses: rejects.Spans,
    speaking: AbstractSet[int] = frozenset(),
) -> Drafts | None:
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
    for k, found in enumerate(lists.link(at)):
        quantity, link = pairs[k][0], _or_before(at, k, found)
        if quantity.high == 0:  # a reported zero is told apart: see `besides`
            misses.append(miss(tokens, quantity, rejects.ZERO))
            continue
        speaks = _speaks(tokens, *pairs[k], speaking)
        why = refusals.SPEAKS if speaks else refusals.reason(at, k, link)
        if why is None and link is not None:
            drafts.append(Draft(k, *pairs[k], link))
        elif quantity.kind != SINGLE:
            misses.append(miss(tokens, quantity, why or refusals.NOTHING_NEAR))
    return Drafts(at, drafts, misses)


def _speaks(tokens: Tokens, quantity: Quantity, phrase: Phrase, speaking: AbstractSet[int]) -> bool:
    """ "two residents told Reuters", "a doctor said": the thing counted is who speaks."""
    if quantity.kind == SINGLE:
        return quantity.first in speaking or _is_of_speaker(tokens, phrase.end, speaking)
    end, says = phrase.end, {*tokens.marks.says, *tokens.marks.tells}
    spoken = end in says or (end + 1 in says and tokens.word(end).isalpha())
    return spoken and phrase.head in speaking


def _is_of_speaker(tokens: Tokens, end: int, speaking: AbstractSet[int]) -> bool:
    """ "a MEMBER of the city's forensic team said": the body speaks through one of it."""
    if tokens.word(end) not in tokens.lexicon.grammar.of:
        return False
    for i in range(end, end + SPOKESMAN):
        if i in speaking:
            return True
        if not tokens.word(i).isalpha():
            return False
    return False


def _or_before(at: Scene, k: int, link: Link | None) -> Link | None:
    """The link of a quantity, or that to the figure before where there is none or a poor one."""
    if link is not None and link.cost <= labels.DOUBTED:
        return link
    return labels.anaphor(at, k, sure=link is not None) or link


def _pairs(tokens: Tokens, kept: list[Number]) -> list[Pair]:
    """Quantities and single things with what they count, in the order of the text."""
    pairs = [(q, nouns.after(tokens, q)) for q in bounds.find(tokens, kept)]
    taken = {i for q, p in pairs for i in range(q.first, max(q.last, p.end))}
    return sorted([*pairs, *singles.find(tokens, taken)], key=lambda pair: pair[0].first)


def zeros(tokens: Tokens) -> Drafts | None:
    """Reported zeros: "no deaths", "no one was killed". Silence is none: "no reports of deaths"."""
    grammar = tokens.lexicon.grammar
    pairs = _nil(tokens)
    if grammar.zeros.isdisjoint(tokens.words) and not pairs:
        return None
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


def besides(misses: Iterable[Miss], nil: Drafts | None) -> Iterator[Miss]:
    """The misses of a sentence without those that are its reported zeros."""
    starts = nil.at.tokens.starts if nil else []
    told = {starts[draft.quantity.first] for draft in nil.drafts} if nil else set()
    return (one for one in misses if one.start not in told)


def _nil(tokens: Tokens) -> list[Pair]:
    """Zeros written as digits: "New deaths: 0"."""
    found = [] if "0" not in tokens.words else bounds.find(tokens, numbers.find(tokens))
    return [(q, nouns.after(tokens, q)) for q in found if q.high == 0]


def miss(tokens: Tokens, quantity: Quantity, reason: str) -> Miss:
    """A quantity left out, with the reason that a user sees."""
    return _miss(tokens, quantity.first, quantity.last, reason)


def _miss(tokens: Tokens, start: int, end: int, reason: str) -> Miss:
    return Miss(
        quote=tokens.raw(start, end),
        start=tokens.starts[start],
        end=tokens.ends[end - 1],
        reason=reason,
    )
