"""One thing counted without a number: "a hospital", "another wounded", "the city's main pumping
station". Each is an exact 1, where a word right beside it says what happened.
"""

from collections.abc import Iterable

from metrics.lexicon import Mark, Noun
from metrics.model import Bound
from metrics.text.bounds import SINGLE, Quantity
from metrics.text.nouns import Phrase
from metrics.text.tokens import Tokens

BACK = 10  # tokens between an article and its noun
UNITS = ("person", "facility", "building")

Single = tuple[Quantity, Phrase]


def find(tokens: Tokens, taken: set[int]) -> list[Single]:
    """Singles of a sentence with their noun phrases; ``taken`` are tokens of quantities."""
    if not tokens.marks.cues:
        return []
    out = [*_named(tokens, taken), *_another(tokens, taken)]
    return sorted(out, key=lambda pair: pair[0].start)


def _named(tokens: Tokens, taken: set[int]) -> Iterable[Single]:
    last = 0
    for i, mark in tokens.marks.nouns.items():
        if i < last or i in taken or not _countable(mark.value) or _modifies(tokens, mark):
            continue
        if any(cue.end > mark.end for cue in tokens.marks.cues_at(i)):
            continue  # "home to 40,000": no home is counted
        first = _article(tokens, mark, taken)
        if first is None and mark.value.unit == "person":
            continue
        start = i if first is None else first
        if taken.isdisjoint(range(start, mark.end)):
            yield _one(tokens, start, mark)
            last = mark.end


def _countable(noun: Noun) -> bool:
    singular = noun.number == "one" and not noun.reason
    return singular and noun.unit in UNITS and not noun.measure


def _quantity(start: int, end: int) -> Quantity:
    return Quantity(start, end, start, end, Bound.EXACT, 1.0, 1.0, 1.0, SINGLE, 1.0)


def _one(tokens: Tokens, start: int, mark: Mark[Noun]) -> Single:
    adjectives = tokens.marks.adjectives
    group = next((adjectives[j].value for j in range(start, mark.start) if j in adjectives), None)
    return _quantity(start, mark.end), Phrase(mark.end, mark.end, mark.value, mark.start, group)


def _modifies(tokens: Tokens, mark: Mark[Noun]) -> bool:
    """The noun stands before another one ("hospital staff", "school buildings")."""
    i = mark.end
    word = tokens.word(i)
    if not word:
        return False
    if word == "-" and tokens.glued(i):
        return True
    acts = bool(tokens.marks.cues_at(i))
    if i in tokens.marks.nouns and not acts:
        return True
    endings = tokens.lexicon.grammar.endings
    if not word.isalpha() or tokens.raw(mark.start, i).endswith(endings.plural):
        return False
    possessive = tokens.words[i - 1] != tokens.raw(i - 1, i).lower()
    if possessive or acts or _is_small(tokens, i):
        return False
    return not word.endswith(endings.past + endings.adverb + endings.ing)


def _is_small(tokens: Tokens, i: int) -> bool:
    """Whether the token behind a noun is a small word, and so no noun that it describes."""
    grammar, word = tokens.lexicon.grammar, tokens.words[i]
    return (
        word in grammar.phrase_ends
        or word in grammar.auxiliaries
        or word in grammar.adverbs
        or word in grammar.conjunctions
        or word in grammar.determiners
        or word in tokens.lexicon.rejects.stops
        or i in tokens.marks.says
    )


def _article(tokens: Tokens, mark: Mark[Noun], taken: set[int]) -> int | None:
    """The first token of "a", "another", "the" before a noun, over adjectives and names."""
    i, grammar, single = mark.start, tokens.lexicon.grammar, tokens.lexicon.numbers.single
    definite = mark.value.unit != "person"
    for j in range(i - 1, max(-1, i - BACK), -1):
        word = tokens.words[j]
        if word in single and j not in taken:
            return j
        if definite and word in grammar.definite:
            return j
        if _ends_phrase(tokens, j, word):
            return None
    return None


def _ends_phrase(tokens: Tokens, j: int, word: str) -> bool:
    """Whether a token cannot stand between an article and its noun."""
    grammar, noun = tokens.lexicon.grammar, tokens.marks.nouns.get(j)
    if not (word.isalpha() or word in "-'’" or tokens.digits[j]):
        return True
    if word in grammar.prepositions and word not in grammar.of:
        return True
    if word in grammar.auxiliaries or word in grammar.conjunctions:
        return True
    if noun and noun.value.number == "many":
        return True
    participle = word.endswith(grammar.endings.past + grammar.endings.ing)
    return not participle and any(c.value[0].verb for c in tokens.marks.cues_at(j))


def _another(tokens: Tokens, taken: set[int]) -> Iterable[Single]:
    """ "one killed and another wounded"."""
    lexicon, cues_at = tokens.lexicon, tokens.marks.cues_at
    if lexicon.numbers.another.isdisjoint(tokens.words):
        return
    for i, word in enumerate(tokens.words):
        if word not in lexicon.numbers.another or i in taken:
            continue
        helped = tokens.word(i + 1) in lexicon.grammar.after_another
        if cues_at(i + 1) or (helped and cues_at(i + 2)):
            yield _quantity(i, i + 1), Phrase(i + 1, i + 1, None, -1)
