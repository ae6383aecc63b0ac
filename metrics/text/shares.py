"""Parts of a whole: "half of", "two-thirds", "3/4 of", "one in three", "seven in ten".

"half a million" and "a quarter of a million" are numbers all the same.
"""

from metrics.text.amount import EXACT, FRACTION, Number
from metrics.text.tokens import Tokens

TEN = 10  # the highest whole that words name ("one in three")
PLAIN = (0.25, 0.5)  # "a half" and "a quarter" are no ranks
ROUND = (10, 100)  # the wholes of which any part is told ("7 in 10 people")
SLASHED = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 25, 50, 100})
PEOPLE = ("person", "household")


def read(tokens: Tokens, i: int) -> Number | None:
    """The share that begins at a token."""
    return _one_in(tokens, i) or _fraction(tokens, i)


def _one_in(tokens: Tokens, i: int) -> Number | None:
    """ "one in three households", "seven in ten", "1 in 5 children"."""
    link = tokens.marks.in_every.get(i + 1)
    if link is None:
        return None
    part, whole = _small(tokens, i), _small(tokens, link.end)
    if not 0 < part < whole or not _names_share(tokens, link.end, part, whole):
        return None
    share = part / whole
    return Number(i, link.end + 1, share, share, FRACTION, tokens.digits[i])


def _small(tokens: Tokens, i: int) -> int:
    """The whole number at a token, 0 where there is none."""
    if cardinal := tokens.marks.cardinals.get(i):
        return int(cardinal.value)
    if i < len(tokens) and tokens.digits[i] and tokens.words[i].isdecimal():
        return int(tokens.words[i][:4])
    return 0


def _names_share(tokens: Tokens, i: int, part: int, whole: int) -> bool:
    """Whether "part in whole" tells a share, not a count and a place ("killed 2 in 3 towns")."""
    words = i in tokens.marks.cardinals
    if words and whole == TEN and part > 1:
        return True
    noun = tokens.marks.nouns.get(i + 1)
    if not words:
        people = noun is not None and noun.value.unit in PEOPLE
        told = i + 1 in tokens.marks.says or tokens.word(i + 1) in tokens.lexicon.grammar.of
        return (people and (part == 1 or whole in ROUND)) or (told and whole in ROUND)
    counted = noun is not None and noun.value.number != "one"
    of = tokens.word(i + 1) in tokens.lexicon.grammar.of
    return whole <= TEN and (counted or of or tokens.capital(i + 1))


def _fraction(tokens: Tokens, i: int) -> Number | None:
    """ "half of", "a third of"; "half a million" and "a quarter of a million" are numbers."""
    mark = tokens.marks.fractions.get(i)
    if mark is None or (mark.value not in PLAIN and _is_ordinal(tokens, i, mark.end)):
        return None
    numbers = tokens.lexicon.numbers
    behind = mark.end + (tokens.word(mark.end) in tokens.lexicon.grammar.of)
    start = behind
    for joint in ("-", *numbers.single, "-"):
        behind += tokens.word(behind) == joint
    magnitude = tokens.marks.magnitudes.get(behind)
    if magnitude and (behind > start or mark.value == 0.5):
        value = round(mark.value * magnitude.value, 6)
        return Number(i, magnitude.end, value, value, EXACT)
    return Number(i, mark.end, mark.value, mark.value, FRACTION)


def _is_ordinal(tokens: Tokens, i: int, end: int) -> bool:
    """ "a third year": the article and the word behind tell a rank, no part."""
    grammar, word = tokens.lexicon.grammar, tokens.word(end)
    if tokens.words[i] not in grammar.articles or not word.isalpha():
        return False
    small = grammar.small | grammar.determiners | grammar.rises
    acts = end in tokens.marks.says or bool(tokens.marks.cues_at(end))
    return not acts and word not in small and end not in tokens.marks.magnitudes


def slashed(tokens: Tokens, i: int) -> Number | None:
    """ "3/4 of them", "2 1/4": digits that are a fraction, not a date or a mark."""
    top = tokens.words[i]
    if tokens.word(i + 1) != "/" or not (tokens.glued(i + 1) and tokens.glued(i + 2)):
        return None
    bottom = tokens.word(i + 2)
    if not (top.isdecimal() and bottom.isdecimal() and max(len(top), len(bottom)) <= 3):
        return None
    if not int(top) < int(bottom) or int(bottom) not in SLASHED or _goes_on(tokens, i):
        return None
    share, before = int(top) / int(bottom), tokens.word(i - 1)
    if before.isdecimal() and not tokens.glued(i):
        value = float(before) + share
        return Number(i - 1, i + 3, value, value, EXACT, digits=True)
    return Number(i, i + 3, share, share, FRACTION, digits=True)


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Whether the digits around a slash are part of more ("5/17/2018"), or a date ("on 3/4")."""
    grammar = tokens.lexicon.grammar
    if tokens.word(i + 3) == "/" or tokens.word(i - 1) == "/":
        return True
    if tokens.word(i + 3) in grammar.of:
        return False
    return tokens.word(i - 1) in grammar.prepositions - grammar.of
