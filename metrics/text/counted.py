"""What every quantity of a sentence counts, where its noun does not stand right behind it too.

"15, 13 and 12 provinces", "many refugees (41%)", "of the cases seen, 12 were new", "US$ 300".
Figures have stricter rules of their own.
"""

from metrics.text import nouns
from metrics.text.bounds import COUNT, PERCENT, SINGLE, Quantity
from metrics.text.tokens import Tokens
from metrics.text.when import ending

Span = tuple[int, int]
BESIDE = 1  # tokens between a quantity and the one that repeats it
JOINT = 3  # tokens between two quantities that share the noun behind the second
OPENINGS = frozenset("([")
LONGEST = 6  # tokens of a noun before a bracket
REACH = 40  # tokens before a quantity in which the things that it counts are named
MEASURES = ("a period of time", "a distance or an area", "a weight or a volume", "money")


def find(tokens: Tokens, quantities: list[Quantity]) -> list[Span | None]:
    """The spans of what each quantity counts."""
    own = [_own(tokens, quantity) or _labelled(tokens, quantity) for quantity in quantities]
    _share(tokens, quantities, own)
    for k, quantity in enumerate(quantities):
        if own[k] is None and k and quantity.start - quantities[k - 1].last <= BESIDE:
            own[k] = own[k - 1]  # "20% (56)"
        own[k] = own[k] or _elsewhere(tokens, quantity)
    _share(tokens, quantities, own)
    return own


def _share(tokens: Tokens, quantities: list[Quantity], own: list[Span | None]) -> None:
    """Fill in what a quantity shares with the one behind it, from the last to the first."""
    for k in range(len(own) - 2, -1, -1):
        if own[k] is None and _shares(tokens, quantities[k], quantities[k + 1]):
            own[k] = own[k + 1]


def _elsewhere(tokens: Tokens, quantity: Quantity) -> Span | None:
    """What a bare quantity counts: a currency, or things that the sentence names before it."""
    found = _currency(tokens, quantity) or _beside_bracket(tokens, quantity)
    found = found or _number_of(tokens, quantity)
    return found or (_things(tokens, quantity) if quantity.kind == COUNT else None)


def _beside_bracket(tokens: Tokens, quantity: Quantity) -> Span | None:
    """ "many refugees (41%)", "over half (55%) of households"."""
    if tokens.word(quantity.first - 1) not in OPENINGS:
        return None
    behind = quantity.last + 1
    if tokens.word(behind) in tokens.lexicon.grammar.of or behind in tokens.marks.nouns:
        return _own(tokens, quantity._replace(last=behind))
    for i in range(quantity.first - 2, max(-1, quantity.first - LONGEST), -1):
        mark = tokens.marks.nouns.get(i)
        if mark and mark.end == quantity.first - 1 and mark.value.number != "one":
            return tokens.starts[i], tokens.ends[mark.end - 1]
    return None


def _labelled(tokens: Tokens, quantity: Quantity) -> Span | None:
    """ "girls: 59,510": the noun before a colon."""
    colon = quantity.first - 1
    if tokens.word(colon) != ":":
        return None
    mark = ending(tokens.marks.nouns, colon)
    return (tokens.starts[mark.start], tokens.ends[colon - 1]) if mark else None


def _number_of(tokens: Tokens, quantity: Quantity) -> Span | None:
    """ "the NUMBER OF cases rose to 49", "the PROPORTION OF households fell by 5 per cent"."""
    grammar, words = tokens.lexicon.grammar, tokens.words
    for i in range(quantity.first - 1, max(-1, quantity.first - REACH), -1):
        if words[i] in grammar.counts_of and tokens.word(i + 1) in grammar.of:
            end = i + 2
            while end < quantity.first and _names(tokens, end):
                end += 1
            start = i + 2 if words[i] in grammar.numbers_of else i
            return (tokens.starts[start], tokens.ends[end - 1]) if end > i + 2 else None
    return None


def _names(tokens: Tokens, i: int) -> bool:
    """Whether a word may belong to a thing's name: no verb, no small word, no sign."""
    grammar, word = tokens.lexicon.grammar, tokens.words[i]
    if not word.isalpha() or word in grammar.small or word in grammar.rises:
        return False
    return i in tokens.marks.adjectives or not word.endswith(grammar.endings.past)


def _things(tokens: Tokens, quantity: Quantity) -> Span | None:
    """The things that the sentence opens with: "Of the CASES seen, 12 were new"."""
    grammar = tokens.lexicon.grammar
    if tokens.word(0) not in grammar.prepositions:
        return None
    for i, mark in tokens.marks.nouns.items():
        if i > LONGEST or mark.end > quantity.first:
            return None
        if mark.value.number != "one" and mark.value.reason not in MEASURES:
            return tokens.starts[i], tokens.ends[mark.end - 1]
    return None


def _own(tokens: Tokens, quantity: Quantity) -> Span | None:
    """The noun behind a quantity, or the one that it is said to be ("45 are males")."""
    phrase = nouns.after(tokens, quantity)
    start, end = phrase.start, phrase.end
    grammar = tokens.lexicon.grammar
    while start < end and tokens.words[start] in grammar.of | grammar.determiners:
        start += 1
    if quantity.kind == SINGLE or (phrase.part and phrase.noun is None):
        return None
    if end > start and _is_noun(tokens, quantity, start, known=phrase.noun is not None):
        return tokens.starts[start], tokens.ends[end - 1]
    return _changed(tokens, quantity) or _said_to_be(tokens, quantity.last)


def _is_noun(tokens: Tokens, quantity: Quantity, i: int, *, known: bool) -> bool:
    """Whether the words behind a quantity name a thing; behind a percentage they may be a verb."""
    grammar = tokens.lexicon.grammar
    if tokens.word(i - 1) in grammar.of | grammar.determiners:
        return True
    if i in tokens.marks.says:
        return known and quantity.kind != PERCENT  # "26 confirmed cases"
    past = tokens.words[i].endswith(grammar.endings.past) and i not in tokens.marks.adjectives
    return not past if known and quantity.kind == PERCENT else known or quantity.kind != PERCENT


def _changed(tokens: Tokens, quantity: Quantity) -> Span | None:
    """ "a 50 per cent drop in imports": what changes stands behind the change."""
    change, link = tokens.word(quantity.last), tokens.word(quantity.last + 1)
    small = tokens.lexicon.grammar.prepositions
    if change not in tokens.lexicon.numbers.range_rising or link not in small:
        return None
    phrase = nouns.after(tokens, quantity._replace(last=quantity.last + 2))
    if phrase.noun is None or phrase.noun.reason in MEASURES:
        return None
    return tokens.starts[phrase.start], tokens.ends[phrase.end - 1]


def _said_to_be(tokens: Tokens, i: int) -> Span | None:
    """ "45 are males": the noun behind a copula."""
    if tokens.word(i) not in tokens.lexicon.grammar.copulas:
        return None
    mark = tokens.marks.nouns.get(i + 1)
    if mark is None or mark.value.number == "one":
        return None
    return tokens.starts[i + 1], tokens.ends[mark.end - 1]


def _shares(tokens: Tokens, quantity: Quantity, following: Quantity) -> bool:
    """ "15, 13 and 12 provinces", "20 (out of 23) sites": only small words stand between."""
    gap = tokens.words[quantity.last : following.first]
    if len(gap) > JOINT:
        return False
    grammar, joins = tokens.lexicon.grammar, tokens.lexicon.numbers
    small = grammar.conjunctions | grammar.of | grammar.determiners | grammar.wholes
    small |= joins.range_to
    return all(word in small or not word.isalnum() for word in gap)


def _currency(tokens: Tokens, quantity: Quantity) -> Span | None:
    """The currency of a sum, before it or behind."""
    currencies = tokens.lexicon.rejects.currencies
    for i in (quantity.start - 1, quantity.end):
        if tokens.word(i) in currencies:
            return tokens.starts[i], tokens.ends[i]
    return None
