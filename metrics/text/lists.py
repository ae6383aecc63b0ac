"""What quantities take from each other: lists, parts of a whole, the same people in two units.

"Five soldiers and three civilians were killed": the verb stands once, for both. "28 civilians,
including nine children": the nine are a part of the 28. "258 families (1,677 people)": one fact.
"""

from metrics.text.bounds import PERCENT
from metrics.text.fit import Link, fits
from metrics.text.labels import label
from metrics.text.link import own
from metrics.text.scene import Scene

TAKEN = ("list", "part of")  # rules by which a quantity takes another's measure
BACK = 4  # quantities before, of which one may lend its measure
NEAR = 2  # of those, how many may be skipped that have none
LONGEST = 8  # tokens between two members of a list
OLDER = 6  # tokens of the longest words of comparison
COMPARED = 8  # tokens between a number and its older value
JOINED = 4  # tokens of the noun that is joined to the head
BRACKETED = 24  # tokens of a bracket between members of a list
SHARED = 16  # tokens between two shares of one whole
SIGNS = frozenset(",&-'")  # signs between members of a list
JOINTS = frozenset(",&-–")  # signs between quantities that are joined
OBJECTS = ("object", "far object")
PREDICATES = ("predicate", "far predicate", "list")
UNITS = frozenset(["person", "household"])


def link(at: Scene) -> list[Link | None]:
    """The link of each quantity, or None where no word near it says what happened."""
    out = [_first(at, k) for k in range(len(at.quantities))]
    for k in range(1, len(out)):
        found = _from_before(at, out, k)
        if found and _better(found, out[k]):
            out[k] = found
    for k in range(len(out) - 2, -1, -1):
        found = _from_after(at, out, k)
        if found and _better(found, out[k]):
            out[k] = found
    for k in range(1, len(out)):  # "6,019 children (2,432 boys, 2,727 girls) were reached"
        out[k] = out[k] or _from_before(at, out, k)
    return out


def _first(at: Scene, k: int) -> Link | None:
    """What its label says of a quantity, unless a verb right behind it says more."""
    labelled = label(at, k)
    if labelled is None or at.phrases[k].noun is None:
        return labelled or own(at, k)
    mine = own(at, k)
    return mine if mine and mine.rule == "predicate" and mine.cost <= 1.0 else labelled


def _better(found: Link, mine: Link | None) -> bool:
    """A measure of a neighbour's overrules only a distant cue of one's own."""
    if mine is None or found.rule == "two units":
        return True
    if found.part and mine.measure == "population":
        return True
    return found.cost < mine.cost and mine.cost > 1.0


def _from_before(at: Scene, links: list[Link | None], k: int) -> Link | None:
    """What a quantity takes from the ones before it: the same list, the whole, the other unit."""
    before = links[k - 1]
    if before is not None and _two_units(at, k):
        return Link(before.measure, before.kind, 0.1, "two units", before.cue, k - 1)
    if _has_verb(at, k):
        return None
    for j in range(k - 1, max(-1, k - 1 - BACK), -1):
        parent = links[j]
        chained = all(_listed(at, n, links[n - 1]) for n in range(j + 1, k + 1))
        if parent is None:
            if (chained and _listed(at, j, None)) or k - j <= NEAR:
                continue
            return None
        if _may_take(at, k, parent) and (found := _taken(at, j, k, parent, chained=chained)):
            return found
    return None


def _shares(at: Scene, j: int, k: int) -> bool:
    """ "40 per cent are in Goma, 21 per cent in Lubero": shares of one whole, told in a row."""
    if {at.quantities[j].kind, at.quantities[k].kind} != {PERCENT} or k - j > 1:
        return False
    start, end = at.phrases[j].end, at.quantities[k].first
    last = at.tokens.word(end - 1)
    joined = last == "," or last in at.tokens.lexicon.grammar.conjunctions
    cued = any(start < cue.start < end for cue in at.cues)
    return joined and end - start <= SHARED and not cued


def _may_take(at: Scene, k: int, parent: Link) -> bool:
    """Whether the measure fits; "34 attacks, against 25" compares whatever is counted."""
    phrase = at.phrases[k]
    bare = phrase.noun is None and phrase.unknown is None
    return fits(phrase, parent.measure) or (bare and (phrase.part or _is_older(at, k)))


def _is_older(at: Scene, k: int) -> bool:
    """Whether a word of comparison stands right before quantity k."""
    compared, end = at.tokens.marks.compared, at.quantities[k].first
    return any(i in compared and compared[i].end == end for i in range(max(0, end - OLDER), end))


def _taken(at: Scene, j: int, k: int, parent: Link, *, chained: bool) -> Link | None:
    """The link that quantity k takes from quantity j, as a member of its list or as its part."""
    if parent.rule in OBJECTS and _has_predicate(at, k):
        return None
    if (chained or _shares(at, j, k)) and not at.phrases[k].part:
        return Link(parent.measure, parent.kind, 0.95, "list", parent.cue, j)
    part, cost = _joined(at, j, k)
    if cost is None:
        return None
    rule = "part of" if part else "list"
    return Link(parent.measure, parent.kind, cost, rule, parent.cue, j, part)


def _has_verb(at: Scene, k: int) -> bool:
    """ "61 men were detained; 22 were released": it has a verb of its own, that harms nobody."""
    tokens, grammar, i = at.tokens, at.tokens.lexicon.grammar, at.phrases[k].end
    if tokens.word(i) not in grammar.copulas:
        return False
    i += 1
    while tokens.word(i) in grammar.light:
        i += 1
    return tokens.word(i).endswith(grammar.endings.past) and not tokens.marks.cues_at(i)


def _has_predicate(at: Scene, k: int) -> bool:
    """ "killed 30, and over 4,000 residents have left": it is no object of the verb before."""
    grammar, i = at.tokens.lexicon.grammar, at.phrases[k].end
    while at.tokens.word(i) in grammar.adverbs:
        i += 1
    return at.tokens.word(i) in grammar.auxiliaries


def _two_units(at: Scene, k: int) -> bool:
    """ "9,185 people from 2,731 families", "258 families (1,677 people)": the same people twice."""
    first, second = at.phrases[k - 1].noun, at.phrases[k].noun
    if first is None or second is None or {first.unit, second.unit} != UNITS:
        return False
    gap = at.tokens.words[at.phrases[k - 1].end : at.quantities[k].first]
    return 0 < len(gap) <= 2 and all(w in at.tokens.lexicon.grammar.two_units for w in gap)


def _listed(at: Scene, k: int, before: Link | None) -> bool:
    """Whether quantity k is listed with the one before: only commas, "and" and "in X" between."""
    if k == 0:
        return False
    start, end = at.phrases[k - 1].end, at.quantities[k].first
    if before is not None and start <= before.cue[0] <= start + 1 and before.cue[1] <= end:
        start = before.cue[1]
    if not start < end <= start + LONGEST:
        return False
    tokens, grammar = at.tokens, at.tokens.lexicon.grammar
    gap = tokens.words[start:end]
    if not any(w == "," or w in grammar.conjunctions for w in gap):
        return False
    return all(
        tokens.capitals[i]
        or word in SIGNS
        or word in grammar.between_members
        or (word in grammar.list_places and tokens.capital(i + 1))
        for i, word in enumerate(gap, start)
    )


def _joined(at: Scene, j: int, k: int) -> tuple[bool, float | None]:
    """How quantity k hangs on quantity j before it: (is it a part, cost or None)."""
    start, end = at.phrases[j].end, at.quantities[k].first
    if end < start:
        return False, None
    if at.phrases[k].part:
        return True, 0.3
    tokens, grammar = at.tokens, at.tokens.lexicon.grammar
    words, cost = tokens.words[start:end], at.barrier[end] - at.barrier[start]
    including = tokens.marks.including
    if any(i in including and including[i].end <= end + 1 for i in range(start, end)):
        return True, 0.35 + 0.3 * cost
    if words and words[0] == "(":
        return at.phrases[k].noun is not None, 0.8 + 0.2 * cost
    older = (at.tokens.marks.compared.get(i) for i in range(start, end))
    if len(words) <= COMPARED and any(mark and mark.end == end for mark in older):
        return False, 1.0 + 0.1 * cost
    if words and all(w in JOINTS or w in grammar.between_joined for w in words):
        return False, 0.9 + 0.1 * cost
    return False, 4.0 + cost


def _from_after(at: Scene, links: list[Link | None], k: int) -> Link | None:
    """ "Five soldiers and three civilians were killed": the verb stands behind the last one."""
    phrase, tokens = at.phrases[k], at.tokens
    start, other = _outside(at, k)
    after = links[other] if other < len(links) else None
    if after is None or after.parent == k or not fits(phrase, after.measure):
        return None
    if after.rule not in PREDICATES or at.phrases[other].part:
        return None  # "three million people, half of whom are displaced"
    words = tokens.words[start : at.quantities[other].first]
    if any(phrase.end + n in tokens.marks.including for n in range(min(3, len(words)))):
        extra = 0.3
    elif words and all(w == "," or w in tokens.lexicon.grammar.conjunctions for w in words):
        extra = 0.6
    else:
        return None
    return Link(after.measure, after.kind, after.cost + extra, "list", after.cue, other)


def _outside(at: Scene, k: int) -> tuple[int, int]:
    """Behind the noun of quantity k or the bracket after it: the token, and the next quantity."""
    end, words = at.phrases[k].end, at.tokens.words
    if at.phrases[k].second is not None and "(" in words[end : end + JOINED]:
        end = words.index("(", end)  # "children and adolescents (…"
    if at.tokens.word(end) != "(" or ")" not in words[end : end + BRACKETED]:
        return end, k + 1
    close = words.index(")", end)
    other = k + 1
    while other < len(at.quantities) and at.quantities[other].first < close:
        other += 1
    return close + 1, other
