"""One sentence as the rules of linking see it: its quantities, cues, and what lies between."""

from functools import cache
from itertools import accumulate, repeat
from typing import Any, NamedTuple

from metrics.lexicon import Cue, Lexicon, Mark
from metrics.text.bounds import Quantity
from metrics.text.nouns import Phrase
from metrics.text.tokens import Tokens

# what crossing a token costs on the way from a quantity to a word that may belong to it
SIGNS = {
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
WORD, NUMBER, BREAK, RELATIVE, CONJUNCTION, OTHER_NOUN, SAYS = 0.2, 2.5, 2.0, 1.2, 0.6, 1.0, 1.5
SHELTER = "shelter_camp"
HAVEN = 5  # tokens between "in" and a shelter
HELD = 6  # tokens between a camp and the verb that says whom it holds
NOUNLIKE = ("active", "subject")  # roles of verb forms that may be nouns of the same form
HEADED = 4  # tokens between "number of" and the noun that it heads

CueMark = Mark[tuple[Cue, ...]]


class Scene(NamedTuple):
    """All that the rules of one sentence look at.

    ``barrier`` sums the costs of all tokens before each; ``cues`` are in the order of the text;
    ``heads`` are the first tokens of numbers, ``within`` those of their noun phrases.
    """

    tokens: Tokens
    quantities: list[Quantity]
    phrases: list[Phrase]
    barrier: list[float]
    cues: list[CueMark]
    starts: list[int]
    heads: set[int]
    within: set[int]


def scene(tokens: Tokens, pairs: list[tuple[Quantity, Phrase]]) -> Scene:
    """Prepare a sentence: cues without those inside quantities, and what crossing a token costs."""
    quantities, phrases = [q for q, _ in pairs], [p for _, p in pairs]
    taken = {i for q in quantities for i in range(q.first, q.last)}
    within = {i for p in phrases for i in range(p.start, p.end)}
    cues = [
        cue
        for cue in tokens.marks.cues
        if cue.start not in taken
        and not _named(tokens, cue)
        and (cue.start in within or not _attributive(tokens, cue))
    ]
    made = (*_numbers_of(tokens), *_moving(tokens), *_sheltered(tokens))
    cues = sorted([*cues, *made], key=lambda m: (m.start, m.end))
    heads, starts = {q.start for q in quantities}, [cue.start for cue in cues]
    barrier = _barrier(tokens, heads)
    return Scene(tokens, quantities, phrases, barrier, cues, starts, heads, within)


def _barrier(tokens: Tokens, heads: set[int]) -> list[float]:
    costs = _costs(tokens.lexicon)
    steps = list(map(costs.get, tokens.words, repeat(WORD)))
    for i, noun in tokens.marks.nouns.items():
        if noun.value.reason and tokens.words[i] not in costs:
            steps[i] = OTHER_NOUN
    for i in tokens.marks.says:
        if tokens.words[i] not in costs:
            steps[i] = SAYS
    for i in heads:
        steps[i] = NUMBER
    return list(accumulate(steps, initial=0.0))


@cache
def _costs(lexicon: Lexicon) -> dict[str, float]:
    grammar = lexicon.grammar
    return {
        **dict.fromkeys(grammar.conjunctions, CONJUNCTION),
        **dict.fromkeys(grammar.relatives, RELATIVE),
        **dict.fromkeys(grammar.breaks, BREAK),
        **SIGNS,
    }


def _numbers_of(tokens: Tokens) -> list[CueMark]:
    """ "the number of undocumented Afghan returnees … stands at": a noun with a measure heads."""
    out: list[CueMark] = []
    grammar, words = tokens.lexicon.grammar, tokens.words
    if grammar.numbers_of.isdisjoint(words):
        return out
    for i, word in enumerate(words):
        if word in grammar.numbers_of and tokens.word(i + 1) in grammar.of:
            ahead = (tokens.marks.nouns.get(j) for j in range(i + 2, i + 2 + HEADED))
            mark = next((m for m in ahead if m and m.value.measure), None)
            if mark and mark.value.measure:
                kind = "stock" if mark.value.weak else None
                cue = Cue(mark.value.measure, "before", kind, verb=False)
                out.append(Mark(i, mark.end, (cue,)))
    return out


def _moving(tokens: Tokens) -> list[CueMark]:
    """ "Kidnappings fell to 438": a noun with a measure heads what it rose or fell to."""
    out: list[CueMark] = []
    grammar = tokens.lexicon.grammar
    if grammar.moves.isdisjoint(tokens.words):
        return out
    for i, mark in tokens.marks.nouns.items():
        noun, before = mark.value, tokens.word(i - 1)
        heads = not before or before in ",;" or before in grammar.conjunctions
        moves = tokens.word(mark.end) in grammar.moves
        if heads and moves and noun.measure and not noun.weak and noun.number != "one":
            out.append(Mark(i, mark.end, (Cue(noun.measure, "before", None, verb=False),)))
    return out


def _sheltered(tokens: Tokens) -> list[CueMark]:
    """ "are living in 21 camps", "19,041 persons in 390 shelters", "the camps hold 61,000"."""
    havens, nouns = tokens.lexicon.grammar.havens, tokens.marks.nouns
    shelters = [m for m in nouns.values() if m.value.facility == SHELTER]
    loose = [
        Mark(i, i + 1, None)
        for i, word in (() if havens.isdisjoint(tokens.words) else enumerate(tokens.words))
        if word in havens and not (i in nouns and nouns[i].value.facility == SHELTER)
    ]
    out = [cue for mark in shelters if (cue := _in_shelter(tokens, mark, known=True))]
    out += [cue for mark in loose if (cue := _in_shelter(tokens, mark, known=False))]
    return out + [cue for mark in shelters if (cue := _holding(tokens, mark.end))]


def _in_shelter(tokens: Tokens, mark: Mark[Any], *, known: bool) -> CueMark | None:
    """ "living in 21 camps"; without a verb only what is a shelter and nothing else counts."""
    start = at = _preposition(tokens, mark.start)
    if start is None or at is None:
        return None
    while tokens.word(at - 1) in tokens.lexicon.grammar.dwells:
        at -= 1
    if at == start and not (known and mark.value.number == "many"):
        return None
    role = "after" if at < start else "loose"
    return Mark(at, mark.end, (Cue("displaced", role, "stock", verb=False),))


def _holding(tokens: Tokens, end: int) -> CueMark | None:
    """ "the camps around Mosul hold 61,000"."""
    for i in range(end, min(len(tokens), end + HELD)):
        if tokens.words[i] in tokens.lexicon.grammar.holds:
            return Mark(i, i + 1, (Cue("displaced", "active", "stock", verb=True),))
    return None


def _preposition(tokens: Tokens, i: int) -> int | None:
    """The token of "in" before a shelter, over numbers and describing words."""
    grammar = tokens.lexicon.grammar
    for j in range(i - 1, max(-1, i - 1 - HAVEN), -1):
        word = tokens.words[j]
        if word in grammar.within:
            return j
        if not word[0].isalnum() or word in grammar.prepositions or word in grammar.auxiliaries:
            return None
    return None


def _named(tokens: Tokens, cue: CueMark) -> bool:
    """A verb's form that is a noun here: "a TARGET of 500", "the security FORCES"."""
    if cue.end - cue.start != 1 or any(c.role not in NOUNLIKE for c in cue.value):
        return False
    grammar, word = tokens.lexicon.grammar, tokens.words[cue.start]
    if word.endswith(grammar.endings.ing + grammar.endings.past):
        return False
    return tokens.word(cue.start - 1) in grammar.articles or any(
        mark.start < cue.start < mark.end
        for i in range(max(0, cue.start - 2), cue.start)
        if (mark := tokens.marks.nouns.get(i))
    )


def _attributive(tokens: Tokens, cue: CueMark) -> bool:
    """A participle that describes another noun: "in the affected areas", "displaced clans"."""
    if not any(c.role == "either" for c in cue.value):
        return False
    grammar, before = tokens.lexicon.grammar, tokens.word(cue.start - 1)
    hyphen = before == "-" and tokens.glued(cue.start)  # "conflict-affected areas"
    if not hyphen and before not in grammar.determiners and before not in grammar.prepositions:
        return False
    noun = tokens.marks.nouns.get(cue.end)
    return noun is not None and noun.value.number != "one"
