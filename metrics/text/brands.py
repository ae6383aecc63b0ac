"""Names with a number that no list has: "FTSE 100", "iPhone 12", "the Porsche 911", "5G".

A figure never stands on them, since nothing happens to them; they are told from the other
quantities of a text only: "UNHCR 500 tents" counts.
"""

from metrics.text.amount import Number
from metrics.text.notation import counts
from metrics.text.tokens import Tokens

WORDS = 4  # capitalised words of such a name at most


def is_brand(tokens: Tokens, number: Number) -> bool:
    """Whether a number is part of a name."""
    start, end = number.start, number.end
    if not number.digits or end - start > 1 or not tokens.words[start].isdecimal():
        return False
    if tokens.glued(end) and tokens.capital(end) and len(tokens.word(end)) == 1:
        return number.low < 10 and tokens.word(end) in tokens.lexicon.rejects.generations
    if start == 0 or tokens.glued(start):
        return False
    name, rejects = tokens.raw(start - 1, start), tokens.lexicon.rejects
    if tokens.words[start - 1] in rejects.currencies and name.isupper():
        return False
    joined = "".join(tokens.words[max(0, start - 3) : start])  # "S&P"
    if {tokens.words[start - 1], joined} & rejects.indices or _has_inner_capital(name):
        return True
    if _is_acronym(tokens, start, name):
        return not counts(tokens, end) or _goes_on(tokens, end)
    return _is_title(tokens, start) and (_goes_on(tokens, end) or tokens.capital(end))


def _has_inner_capital(name: str) -> bool:
    return name[:1].islower() and name != name.lower()


def _is_acronym(tokens: Tokens, start: int, name: str) -> bool:
    if not (name.isupper() and name.isalpha()):
        return False
    return len(name) > 1 or tokens.word(start - 2) == "&"


def _is_title(tokens: Tokens, start: int) -> bool:
    """ "the Porsche", "Tesla's Model": capitalised words behind an article or an owner."""
    i, marks = start - 1, tokens.marks
    while i >= 0 and start - i <= WORDS and (tokens.capitals[i] or tokens.words[i] == "-"):
        if i in marks.nouns or i in marks.months or i in marks.weekdays or marks.cues_at(i):
            return False
        if i and tokens.raw(i - 1, i).lower() != tokens.words[i - 1]:
            return True  # an owner: its ending is cut off
        i -= 1
        if tokens.word(i) in tokens.lexicon.grammar.articles:
            return i < start - 1
    return False


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Whether a verb or a preposition follows, and so nothing that is counted."""
    grammar, word = tokens.lexicon.grammar, tokens.word(i)
    past = word.endswith(grammar.endings.past) and i not in tokens.marks.adjectives
    small = word in grammar.auxiliaries | grammar.rises | grammar.prepositions
    return past or small
