"""Which word says what happened to what was counted: the link from a quantity to its measure.

Every cue near a quantity is a candidate with a cost: none where it touches the noun phrase on the
side that its role asks for ("killed 3", "3 were killed", "death toll of 3"), more with each word,
comma, clause and other number between. The cheapest that fits the noun wins; a quantity without
a cue of its own takes the measure of the one it is listed with or is a part of.
"""

from bisect import bisect_left
from typing import NamedTuple

from metrics.lexicon import Cue, Lexicon, Mark, Marks, Noun, measures
from metrics.text.nouns import Phrase
from metrics.text.quantities import PERCENT, SHARE, Quantity
from metrics.text.tokens import Tokens

REACH = 45  # tokens on either side in which a cue is looked for
LIMIT = 9.0  # the highest cost of a link that is believed
_LASTING = frozenset(["refugees", "displaced"])  # told by the noun, and not by where they live
_DWELLING = frozenset(["displaced", "population", "refugees"])
_FAR_OBJECT = {"munition": 3.0, "facility": 1.5, "building": 1.5}
_STAFF = frozenset(["aid_worker", "health_worker", "journalist"])
_BARRIERS = {
    ";": 8.0,
    ".": 10.0,
    ":": 2.5,
    ",": 1.0,
    "(": 1.5,
    ")": 1.5,
    "–": 1.0,
    "—": 1.0,
    "|": 8.0,
    "•": 8.0,
    "?": 10.0,
    "!": 10.0,
}


class Link(NamedTuple):
    """A quantity's measure, the cue (first token, end) behind it, its cost and the rule's name.

    ``parent`` is the quantity whose measure this one takes; ``part`` tells that it is a part of it.
    """

    measure: str
    kind: str | None
    cost: float
    rule: str
    cue: tuple[int, int]
    parent: int | None = None
    part: bool = False


class Scene(NamedTuple):
    """All that the rules of one sentence look at."""

    tokens: Tokens
    marks: Marks
    lexicon: Lexicon
    quantities: list[Quantity]
    phrases: list[Phrase]
    barrier: list[float]
    cues: list[Mark]
    starts: list[int]


def scene(
    tokens: Tokens,
    marks: Marks,
    lexicon: Lexicon,
    quantities: list[Quantity],
    phrases: list[Phrase],
) -> Scene:
    """Prepare a sentence: cues without those inside quantities, and what crossing a token costs."""
    taken = {i for q in quantities for i in range(q.first, q.last)}
    within = {i for p in phrases for i in range(p.start, p.end)}
    cues = [
        c
        for c in marks.cues
        if c.start not in taken
        and (c.start in within or not _attributive(tokens, marks, lexicon, c))
    ]
    heads = {q.start for q in quantities}
    barrier, total = [0.0], 0.0
    for i, word in enumerate(tokens.words):
        cost = _BARRIERS.get(word, 0.2)
        if i in heads:
            cost = 2.5
        elif lexicon.has("breaks", word):
            cost = 2.0
        elif lexicon.has("relatives", word):
            cost = 1.2
        elif lexicon.has("conjunctions", word):
            cost = 0.6
        elif (noun := marks.at("noun", i)) and noun.value.reason:
            cost = 1.0
        total += cost
        barrier.append(total)
    cues = sorted([*cues, *_numbers_of(tokens, marks)])
    return Scene(
        tokens, marks, lexicon, quantities, phrases, barrier, cues, [c.start for c in cues]
    )


def _numbers_of(tokens: Tokens, marks: Marks) -> list[Mark]:
    """ "the number of undocumented Afghan returnees … stands at": a noun with a measure heads."""
    out = []
    words = tokens.words
    for i in range(len(words) - 2):
        if words[i + 1] == "of" and words[i] in ("number", "numbers"):
            for j in range(i + 2, min(i + 6, len(words))):
                mark = marks.at("noun", j)
                if mark and mark.value.measure:
                    kind = "stock" if mark.value.weak else None
                    cue = Cue(mark.value.measure, "before", kind, verb=False)
                    out.append(Mark(i, mark.end, (cue,)))
                    break
    return out


def _attributive(tokens: Tokens, marks: Marks, lexicon: Lexicon, cue: Mark) -> bool:
    """A participle that describes another noun: "in the affected areas", "displaced clans"."""
    if not any(c.role == "either" for c in cue.value) or cue.end >= len(tokens):
        return False
    before = tokens.words[cue.start - 1] if cue.start else ""
    if not (lexicon.has("determiners", before) or lexicon.has("prepositions", before)):
        return False
    noun = marks.at("noun", cue.end)
    return noun is not None and noun.value.number != "one"


def link(at: Scene) -> list[Link | None]:
    """The link of each quantity, or None where no word near it says what happened."""
    own = [_own(at, k) for k in range(len(at.quantities))]
    return _listed(at, own)


def fits(noun: Noun | None, measure: str, phrase: Phrase) -> bool:
    """Whether a measure can be of such a thing."""
    family = measures()[measure]["family"]
    if noun is None:
        return phrase.unknown is None and (family != "incident")
    if noun.reason or measure in noun.never:
        return False
    if noun.measure == measure:
        return True
    if noun.weak and noun.measure in _LASTING and measure in _DWELLING:
        return False
    if noun.group == "combatant":
        return family == "casualty" or measure in ("evacuated", "besieged")
    if noun.unit == "incident":
        return measure == noun.measure
    if noun.unit == "munition":
        return measure == "munitions"
    if noun.unit in ("facility", "building"):
        lived_in = noun.facility == "housing" and measure in ("affected", "evacuated")
        return family == "facility" or lived_in
    return family in ("casualty", "displacement", "population")


def _own(at: Scene, k: int) -> Link | None:
    """The cheapest cue of a quantity's own."""
    phrase = at.phrases[k]
    best: Link | None = None
    noun = phrase.noun
    if noun and noun.measure and not noun.reason:
        best = Link(
            noun.measure, None, 4.5 if noun.weak else 0.1, "noun", (phrase.head, phrase.end)
        )
    quantity = at.quantities[k]
    low = bisect_left(at.starts, quantity.first - REACH)
    high = bisect_left(at.starts, phrase.end + REACH)
    for mark in at.cues[low:high]:
        for cue in mark.value:
            if not fits(noun, cue.measure, phrase):
                continue
            found = _cost(at, quantity, phrase, mark, cue)
            if found is None:
                continue
            cost = found[0] + _extra(noun, cue, quantity, found[1])
            if best is None or cost < best.cost:
                best = Link(cue.measure, cue.kind, cost, found[1], (mark.start, mark.end))
    return best if best and best.cost <= LIMIT else None


def _extra(noun: Noun | None, cue: Cue, quantity: Quantity, rule: str) -> float:
    """What makes a cue less likely than another at the same distance."""
    extra = 0.0
    if rule == "far object":
        extra += 4.0 if noun is None else _FAR_OBJECT.get(noun.unit, 0.0)
    if quantity.value == 1 and rule.startswith("far"):
        extra += 3.0
    if cue.measure == "population":
        extra += 9.0 if quantity.kind == PERCENT else 0.8
    if noun is not None:
        if noun.group in _STAFF and measures()[cue.measure]["family"] != "casualty":
            extra += 4.0
        if noun.facility == "housing" and cue.measure == "affected":
            extra += 0.5
    return extra


def _cost(
    at: Scene, quantity: Quantity, phrase: Phrase, mark: Mark, cue: Cue
) -> tuple[float, str] | None:
    """The cost of taking a cue for a quantity, and the rule's name; None where its role forbids."""
    longer = 0.1 * (mark.end - mark.start)
    if quantity.last <= mark.start < phrase.end:
        return _inside(quantity, phrase, mark, cue)
    if mark.start >= phrase.end:
        found = _right(at, phrase, mark, cue)
    elif mark.end <= quantity.first:
        found = _left(at, quantity, mark, cue)
    else:
        return None
    return (found[0] - longer, found[1]) if found else None


def _inside(quantity: Quantity, phrase: Phrase, mark: Mark, cue: Cue) -> tuple[float, str] | None:
    if phrase.head >= 0 and mark.start >= phrase.head:
        return None
    if cue.role in ("either", "after", "passive"):
        return 1.0, "adjective"
    return None


def _right(at: Scene, phrase: Phrase, mark: Mark, cue: Cue) -> tuple[float, str] | None:
    """The cue stands behind: "3 were killed", "3 died", "3 dead"."""
    if cue.role == "before" and at.tokens.words[mark.start - 1 : mark.start] in (
        ["the"],
        ["total"],
    ):
        # "brings to 274,000 the total number of people displaced"
        gap = at.tokens.words[phrase.end : mark.start]
        return (0.3, "heading noun") if all(w in ("the", "total") for w in gap) else None
    if cue.role in ("active", "before"):
        return None
    begin = _over_bracket(at, phrase.end)
    if mark.start < begin:
        begin = phrase.end
    gap = at.tokens.words[begin : mark.start]
    helped = _helped(at, mark.start)
    if cue.role == "either" and not helped and _has_object(at, mark.end):
        return None
    reduced = 1.5 if cue.role == "subject" and _reduced(at, mark, helped) else 0.0
    if cue.measure == "population":
        reduced *= 2.5
    if all(_light(at, w) for w in gap):
        return 0.15 * len(gap) + reduced, "predicate"
    cost = at.barrier[mark.start] - at.barrier[begin] + 1.0 + reduced
    if cue.role == "either" and not helped:
        cost += 2.0
    return cost, "far predicate"


def _over_bracket(at: Scene, i: int) -> int:
    """Past a bracket or "including …," behind a noun phrase: its verb stands behind them."""
    words = at.tokens.words
    if words[i : i + 1] == ["("]:
        for j in range(i + 1, min(len(words), i + 30)):
            if words[j] == ")":
                return j + 1
        return i
    comma = words[i : i + 1] in ([","], ["-"], ["–"])
    if at.marks.at("including", i + comma) and comma:
        for j in range(i + 2, min(len(words), i + 30)):
            if words[j] == words[i]:
                return j + 1
    return i


def _reduced(at: Scene, mark: Mark, helped: bool) -> bool:
    """ "people living in villages": a participle that describes, with the verb still to come."""
    return not helped and at.tokens.words[mark.start].endswith("ing")


def _helped(at: Scene, i: int) -> bool:
    """Whether an auxiliary stands before the verb, seen through adverbs."""
    has = at.lexicon.has
    for j in range(i - 1, max(-1, i - 4), -1):
        word = at.tokens.words[j]
        if has("auxiliaries", word):
            return True
        if not has("adverbs", word):
            return False
    return False


def _has_object(at: Scene, i: int) -> bool:
    """Whether what follows a verb is its object: a number, a determiner or a noun."""
    if i >= len(at.tokens):
        return False
    word = at.tokens.words[i]
    return (
        at.tokens.digits[i]
        or at.lexicon.has("determiners", word)
        or at.lexicon.has("single", word)
        or at.marks.at("cardinals", i) is not None
        or at.marks.at("vague", i) is not None
        or at.marks.at("before", i) is not None
        or (at.marks.at("noun", i) is not None and word not in ("dead", "hurt"))
    )


def _light(at: Scene, word: str) -> bool:
    has = at.lexicon.has
    return (
        has("auxiliaries", word) or has("adverbs", word) or word in ("who", "that", "'", '"', ",,")
    )


def _left(at: Scene, quantity: Quantity, mark: Mark, cue: Cue) -> tuple[float, str] | None:
    """The cue stands before: "killed 3", "killing at least 3", "death toll of 3"."""
    if cue.role in ("passive", "subject", "after"):
        return None
    words = at.tokens.words
    gap = words[mark.end : quantity.first]
    if cue.role == "before":
        return _ahead(at, mark, quantity)
    if cue.role == "either" and _was_passive(at, mark.start) and gap:
        return None
    if all(
        at.lexicon.has("determiners", w)
        or at.lexicon.has("adverbs", w)
        or w in ("of", "'", '"', "up", "out", "a", "total", "for")
        for w in gap
    ):
        return 0.1 + 0.15 * len(gap), "object"
    return at.barrier[quantity.first] - at.barrier[mark.end] + 1.5, "far object"


def _ahead(at: Scene, mark: Mark, quantity: Quantity) -> tuple[float, str] | None:
    """ "death toll rose from 120 to 180": only words of rising may stand between."""
    if quantity.first - mark.end > 16 or _predicates(at, mark, quantity):
        return None
    if any(p.start <= mark.start < p.end for p in at.phrases):
        return None
    cost, has = 0.0, at.lexicon.has
    rising = quantity.first > mark.end and has("rises", at.tokens.words[quantity.first - 1])
    other = 0.15 if rising and quantity.first - mark.end > 1 else 0.5
    heads = {q.start for q in at.quantities}
    for i in range(mark.end, quantity.first):
        word = at.tokens.words[i]
        if has("rises", word) or has("adverbs", word) or has("determiners", word):
            cost += 0.05
        elif i in heads or at.tokens.digits[i]:
            cost += 0.6
        elif word in (",", ";", "."):
            cost += 2.0
        else:
            cost += other
    return cost, "heading noun"


def _predicates(at: Scene, mark: Mark, quantity: Quantity) -> bool:
    """ "40 dead and 30 wounded": a word that ends the phrase before heads no number."""
    if not any(c.role != "before" for c in mark.value) or mark.start == 0:
        return False
    before = at.tokens.words[mark.start - 1]
    after = at.tokens.words[mark.end]
    return after != ":" and before[-1:] not in "|•:;.,-–—("


def _was_passive(at: Scene, i: int) -> bool:
    has = at.lexicon.has
    for j in range(i - 1, max(-1, i - 4), -1):
        word = at.tokens.words[j]
        if word in ("was", "were", "been", "being", "be", "is", "are"):
            return True
        if not (has("adverbs", word) or has("auxiliaries", word)):
            return False
    return False


def _listed(at: Scene, own: list[Link | None]) -> list[Link | None]:
    """Quantities in a list or a part take the measure of their neighbour, where that is cheaper."""
    out = list(own)
    for k in range(len(out)):
        if k == 0:
            continue
        found = _from_before(at, out, k)
        if found and _better(found, out[k]):
            out[k] = found
    for k in range(len(out) - 2, -1, -1):
        found = _from_after(at, out, k)
        if found and _better(found, out[k]):
            out[k] = found
    return out


def _better(found: Link, own: Link | None) -> bool:
    """A measure of a neighbour's overrules only a distant cue of one's own."""
    if own is None or found.rule == "two units":
        return True
    if found.part and own.measure == "population":
        return True
    return found.cost < own.cost and own.cost > 1.0


def _from_before(at: Scene, links: list[Link | None], k: int) -> Link | None:
    """What a quantity takes from the ones before it: the same list, the whole, the other unit."""
    phrase = at.phrases[k]
    before = links[k - 1]
    if before is not None and _two_units(at, k):
        return Link(before.measure, before.kind, 0.1, "two units", before.cue, k - 1)
    for j in range(k - 1, max(-1, k - 5), -1):
        parent = links[j]
        chained = all(_linked(at, n, links[n - 1]) for n in range(j + 1, k + 1))
        if parent is None:
            if (chained and _linked(at, j, None)) or k - j <= 2:
                continue
            return None
        if not fits(phrase.noun, parent.measure, phrase):
            continue
        if chained and not phrase.part:
            return Link(parent.measure, parent.kind, 0.95, "list", parent.cue, j)
        part, cost = _joined(at, j, k)
        if cost is None:
            continue
        rule = "part of" if part else "list"
        return Link(parent.measure, parent.kind, cost, rule, parent.cue, j, part)
    return None


_SAME = frozenset(
    [
        "from",
        "in",
        "of",
        "or",
        "/",
        "(",
        "comprising",
        "representing",
        "totalling",
        "i.e",
        "—",
        "–",
        "-",
        "equivalent",
        "to",
    ]
)


def _two_units(at: Scene, k: int) -> bool:
    """ "9,185 people from 2,731 families", "258 families (1,677 people)": the same people twice."""
    first, second = at.phrases[k - 1].noun, at.phrases[k].noun
    if first is None or second is None or {first.unit, second.unit} != {"person", "household"}:
        return False
    gap = at.tokens.words[at.phrases[k - 1].end : at.quantities[k].first]
    return 0 < len(gap) <= 2 and all(w in _SAME for w in gap)


def _linked(at: Scene, k: int, before: Link | None) -> bool:
    """Whether quantity k is listed with the one before: only commas, "and" and "in X" between."""
    if k == 0:
        return False
    start, end = at.phrases[k - 1].end, at.quantities[k].first
    if before is not None and start <= before.cue[0] <= start + 1 and before.cue[1] <= end:
        start = before.cue[1]
    words, has, i = at.tokens.words, at.lexicon.has, start
    if end <= start or end - start > 8:
        return False
    if not any(w == "," or has("conjunctions", w) for w in words[start:end]):
        return False
    while i < end:
        word = words[i]
        named = word in ("in", "of", "from", "at", "to") and at.tokens.capital(i + 1)
        if not (
            named
            or at.tokens.capital(i)
            or word in (",", "&", "-", "the", "'")
            or has("conjunctions", word)
            or has("determiners", word)
        ):
            return False
        i += 1
    return True


def _joined(at: Scene, j: int, k: int) -> tuple[bool, float | None]:
    """How quantity k hangs on quantity j before it: (is it a part, cost or None)."""
    start, end = at.phrases[j].end, at.quantities[k].first
    if end < start:
        return False, None
    words = at.tokens.words[start:end]
    if at.phrases[k].part:
        return True, 0.3
    including = any(
        mark.start >= start and mark.end <= end + 1
        for i in range(start, end)
        if (mark := at.marks.at("including", i))
    )
    cost = at.barrier[end] - at.barrier[start]
    if including:
        return True, 0.35 + 0.3 * cost
    if words and words[0] == "(":
        return at.phrases[k].noun is not None, 0.8 + 0.2 * cost
    link = all(
        w in (",", "&", "-", "–", "the")
        or at.lexicon.has("conjunctions", w)
        or at.lexicon.has("determiners", w)
        or at.lexicon.has("adverbs", w)
        for w in words
    )
    if link and words:
        return False, 0.9 + 0.1 * cost
    return False, 4.0 + cost


def _from_after(at: Scene, links: list[Link | None], k: int) -> Link | None:
    """ "Five soldiers and three civilians were killed": the verb stands behind the last one."""
    after = links[k + 1]
    phrase = at.phrases[k]
    if after is None or after.parent == k or not fits(phrase.noun, after.measure, phrase):
        return None
    if after.rule not in ("predicate", "far predicate", "list"):
        return None
    words = at.tokens.words[phrase.end : at.quantities[k + 1].first]
    if any(at.marks.at("including", phrase.end + n) for n in range(min(3, len(words)))):
        return Link(after.measure, after.kind, after.cost + 0.3, "list", after.cue, k + 1)
    if words and all(w == "," or at.lexicon.has("conjunctions", w) for w in words):
        return Link(after.measure, after.kind, after.cost + 0.6, "list", after.cue, k + 1)
    return None
