"""Numbers that a text does not mean as quantities, though a figure may stand on them.

"one of the reasons", "a one-off charge", "net zero", "half-time", "test scores".
"""

from metrics.text.amount import FRACTION, VAGUE, Number
from metrics.text.tokens import Tokens


def is_idiom(tokens: Tokens, number: Number) -> bool:
    """Whether a number word belongs to an idiom."""
    if number.digits or number.end - number.start != 1:
        return False
    if number.low == 1:
        return _is_pronoun(tokens, number)
    word, after = tokens.words[number.start], tokens.word(number.end)
    before, rejects = tokens.word(number.start - 1), tokens.lexicon.rejects
    joined = after == "-" and tokens.glued(number.end)
    if number.form == FRACTION:
        return joined and tokens.word(number.end + 1).isalpha()
    if number.high == 0:
        return joined or before in rejects.before_zero
    of = after in tokens.lexicon.grammar.of
    return number.form == VAGUE and word in rejects.only_of and number.start > 0 and not of


def _is_pronoun(tokens: Tokens, number: Number) -> bool:
    """ "one of the reasons", "the one at the dock", "number one", "a one-off charge"."""
    grammar, rejects, end = tokens.lexicon.grammar, tokens.lexicon.rejects, number.end
    before, after = tokens.word(number.start - 1), tokens.word(end)
    if after in grammar.of:
        return tokens.word(end + 1) in grammar.determiners | grammar.articles
    if before in rejects.unclear_labels:
        return True
    if after == "-":
        return tokens.word(end + 1) in rejects.one_compounds
    return before in grammar.definite and after in grammar.phrase_ends | grammar.pronouns
