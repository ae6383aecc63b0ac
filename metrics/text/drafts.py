"""What one sentence says of figures, before places, times and sources are known."""

from collections.abc import Iterator
from typing import NamedTuple

from metrics.lexicon import Lexicon, Marks, measures
from metrics.model import Bound, Miss
from metrics.text import link as links
from metrics.text import nouns, numbers, quantities, rejects, singles
from metrics.text.link import Link, Scene
from metrics.text.nouns import Phrase
from metrics.text.quantities import SINGLE, Quantity
from metrics.text.tokens import Tokens

SINGLE_LIMIT = 1.7  # how far a single thing may stand from its verb (link cost)
ZERO_LIMIT = 1.0  # the same for a reported zero
BARE_LIMIT = 0.45  # the same for a facility without an article ("air strikes hit hospital")


class Draft(NamedTuple):
    """A quantity with its noun phrase and link: what will be a figure."""

    k: int
    quantity: Quantity
    phrase: Phrase
    link: Link


class Drafts(NamedTuple):
    """The drafts of one sentence, its scene, and the numbers left out."""

    at: Scene | None
    drafts: list[Draft]
    misses: list[Miss]


def read(
    tokens: Tokens,
    marks: Marks,
    lexicon: Lexicon,
    dates: set[int],
    addresses: list[tuple[int, int]],
) -> Drafts:
    """Every quantity of a sentence that a word near it makes a figure."""
    misses: list[Miss] = []
    kept = []
    for number in numbers.find(tokens, marks, lexicon):
        why = rejects.reason(tokens, marks, lexicon, number, dates, addresses)
        if why is None:
            kept.append(number)
        else:
            misses.append(_miss(tokens, number.start, number.end, why))
    found = quantities.find(tokens, marks, lexicon, kept)
    pairs = [(q, nouns.after(tokens, marks, lexicon, q)) for q in found]
    taken = {i for q, p in pairs for i in range(q.first, max(q.last, p.end))}
    pairs.extend(singles.find(tokens, marks, lexicon, taken))
    if not pairs:
        return Drafts(None, [], misses)
    pairs.sort(key=lambda pair: pair[0].first)
    at = links.scene(tokens, marks, lexicon, [q for q, _ in pairs], [p for _, p in pairs])
    drafts: list[Draft] = []
    for k, link in enumerate(links.link(at)):
        quantity, phrase = pairs[k]
        why = _refused(at, k, quantity, phrase, link)
        if why is None and link is not None:
            drafts.append(Draft(k, quantity, phrase, link))
        elif quantity.kind != SINGLE:
            misses.append(_miss(tokens, quantity.first, quantity.last, why or ""))
    return Drafts(at, drafts, misses)


def zeros(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> Drafts:
    """Reported zeros: "no deaths", "no one was killed". Silence is none: "no reports of deaths"."""
    pairs: list[tuple[Quantity, Phrase]] = []
    for i, word in enumerate(tokens.words[:-1]):
        if word not in _NONE or tokens.words[i + 1] in _NOT_NONE:
            continue
        last = i + 2 if tokens.words[i + 1] in ("one", "body") else i + 1
        zero = Quantity(i, i + 1, i, last, Bound.EXACT, 0.0, 0.0, 0.0)
        phrase = nouns.after(tokens, marks, lexicon, zero)
        if phrase.noun is None and last == i + 1:
            continue
        if phrase.noun is None or not phrase.noun.reason:
            pairs.append((zero, phrase))
    if not pairs:
        return Drafts(None, [], [])
    at = links.scene(tokens, marks, lexicon, [q for q, _ in pairs], [p for _, p in pairs])
    found = [
        Draft(k, *pairs[k], link)
        for k, link in enumerate(links.link(at))
        if link is not None and link.cost <= ZERO_LIMIT
    ]
    return Drafts(at if found else None, found, [])


_NONE = frozenset(["no", "zero", "nobody"])
_NOT_NONE = frozenset(["more", "fewer", "less", "longer", "matter", "doubt", "later"])


def _miss(tokens: Tokens, start: int, end: int, reason: str) -> Miss:
    return Miss(
        quote=tokens.raw(start, end),
        start=tokens.starts[start],
        end=tokens.ends[end - 1],
        reason=reason,
    )


def _is_whole(at: Scene, k: int) -> bool:
    """ "Out of the 113 assessed hospitals, 50%": the total of what is counted next."""
    quantity, phrase = at.quantities[k], at.phrases[k]
    words = at.tokens.words
    i = quantity.first - 1
    while i >= 0 and at.lexicon.has("determiners", words[i]):
        i -= 1
    if i < 0 or words[i] != "of" or words[phrase.end : phrase.end + 1] != [","]:
        return False
    return i == 0 or words[i - 1] in ("out", ",", ".", "and", ";")


def _refused(
    at: Scene, k: int, quantity: Quantity, phrase: Phrase, link: Link | None
) -> str | None:
    """Why a quantity is no figure, or None."""
    if phrase.noun and phrase.noun.reason:
        return f"counts {phrase.noun.reason}"
    if phrase.unknown and link is None:
        return f"counts something else: {phrase.unknown!r}"
    if link is None:
        return "no word near it says what happened"
    if quantity.value == 1 and phrase.noun is None and not phrase.part:
        if link.rule.startswith("far") or link.rule == "heading noun" and link.cost > 1:
            return "a pronoun, not a count"
    if quantity.kind == SINGLE:
        return _single(quantity, phrase, link)
    if _is_whole(at, k):
        return "a whole, whose parts follow"
    if phrase.noun and phrase.noun.unit == "incident" and quantity.high == 1:
        return "a single strike or incident"
    return None


def _single(quantity: Quantity, phrase: Phrase, link: Link) -> str | None:
    bare = phrase.noun is not None and quantity.first == phrase.head
    limit = BARE_LIMIT if bare else SINGLE_LIMIT
    if link.cost > limit and link.rule not in ("list", "part of"):
        return "no word right beside it says what happened"
    if link.rule in ("list", "part of") and (bare or link.cost > 2.2):
        return "no word right beside it says what happened"
    if measures()[link.measure]["family"] in ("population", "displacement"):
        return "a single person is no population"
    return None


def in_order(all_drafts: list[Drafts]) -> Iterator[tuple[Drafts, Draft]]:
    """Every draft of a document with its sentence."""
    for sentence in all_drafts:
        for draft in sentence.drafts:
            yield sentence, draft
