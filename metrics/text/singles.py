"""One thing counted without a number: "a hospital", "another wounded", "the city's main pumping
station". Each is an exact 1, where a word right beside it says what happened.
"""

from metrics.lexicon import Lexicon, Mark, Marks
from metrics.model import Bound
from metrics.text.nouns import Phrase
from metrics.text.quantities import SINGLE, Quantity
from metrics.text.tokens import Tokens

BACK = 10  # tokens between an article and its noun


def find(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, taken: set[int]
) -> list[tuple[Quantity, Phrase]]:
    """Singles of a sentence with their noun phrases; ``taken`` are tokens of quantities."""
    out: list[tuple[Quantity, Phrase]] = []
    last = 0
    for i, mark in sorted(marks.of("noun").items()):
        noun = mark.value
        if i < last or noun.reason or noun.number != "one" or i in taken:
            continue
        if noun.unit not in ("person", "facility", "building") or noun.measure:
            continue
        if _modifies(tokens, marks, lexicon, mark):
            continue
        first = _article(tokens, marks, lexicon, i, taken)
        if first is None and noun.unit == "person":
            continue
        start = i if first is None else first
        if any(j in taken for j in range(start, mark.end)):
            continue
        out.append(_one(marks, start, mark))
        last = mark.end
    out.extend(_another(tokens, marks, lexicon, taken))
    return sorted(out, key=lambda pair: pair[0].start)


def _one(marks: Marks, start: int, mark: Mark) -> tuple[Quantity, Phrase]:
    quantity = Quantity(start, mark.end, start, mark.end, Bound.EXACT, 1.0, 1.0, 1.0, SINGLE, 1.0)
    group = next(
        (a.value for j in range(start, mark.start) if (a := marks.at("adjective", j))), None
    )
    return quantity, Phrase(mark.end, mark.end, mark.value, mark.start, group)


def _modifies(tokens: Tokens, marks: Marks, lexicon: Lexicon, mark: Mark) -> bool:
    """The noun stands before another one ("hospital staff", "school buildings")."""
    i = mark.end
    if i >= len(tokens):
        return False
    word = tokens.words[i]
    if word == "-" and tokens.glued(i):
        return True
    follower = marks.at("noun", i)
    if follower and not any(c.start == i for c in marks.cues):
        return True
    if not word.isalpha() or tokens.text[
        tokens.starts[mark.start] : tokens.ends[mark.end - 1]
    ].endswith("s"):
        return False
    if tokens.words[i - 1] != tokens.raw(i - 1, i).lower():
        return False
    known = (
        lexicon.has("prepositions", word)
        or lexicon.has("auxiliaries", word)
        or lexicon.has("adverbs", word)
        or lexicon.has("conjunctions", word)
        or lexicon.has("relatives", word)
        or lexicon.has("breaks", word)
        or lexicon.has("determiners", word)
        or lexicon.has("stops", word)
        or marks.at("says", i) is not None
    )
    return (
        not known
        and not any(c.start == i for c in marks.cues)
        and not word.endswith(("ed", "ly", "ing"))
    )


def _article(tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int, taken: set[int]) -> int | None:
    """The first token of "a", "another", "the" before a noun, over adjectives and names."""
    for j in range(i - 1, max(-1, i - BACK), -1):
        word = tokens.words[j]
        if lexicon.has("single", word) and j not in taken:
            return j
        if word == "the" and marks.of("noun")[i].value.unit != "person":
            return j
        noun = marks.at("noun", j)
        if not (word.isalpha() or word in "-'’" or tokens.digits[j]) or (
            lexicon.has("prepositions", word) and word != "of"
        ):
            return None
        if lexicon.has("auxiliaries", word) or (noun and noun.value.number == "many"):
            return None
        if lexicon.has("conjunctions", word) or any(
            c.start == j and c.value[0].verb and not word.endswith(("ed", "ing"))
            for c in marks.cues
        ):
            return None
    return None


def _another(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, taken: set[int]
) -> list[tuple[Quantity, Phrase]]:
    """ "one killed and another wounded"."""
    out = []
    starts = {c.start for c in marks.cues}
    for i, word in enumerate(tokens.words):
        if (
            word == "another"
            and i not in taken
            and (
                i + 1 in starts
                or (i + 2 in starts and tokens.words[i + 1] in ("was", "is", "reportedly"))
            )
        ):
            quantity = Quantity(i, i + 1, i, i + 1, Bound.EXACT, 1.0, 1.0, 1.0, SINGLE, 1.0)
            out.append((quantity, Phrase(i + 1, i + 1, None, -1)))
    return out
