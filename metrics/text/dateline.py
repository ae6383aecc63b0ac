"""The dateline at the head of a text: "GAZIANTEP, 8 February —", "Guwahati, June 22:".

It tells where the report was written: the place of the event only where the text names no other,
or says "here".
"""

from bisect import bisect_left

from metrics.text.places import DASHES, Mention
from metrics.text.tokens import Tokens
from metrics.text.world import World

LONGEST = 16  # tokens in which the dash of a dateline stands
ENDS = frozenset([":", *DASHES])
SIGNS = ENDS | {"-"}
NAMES = 2  # words of a name before a colon


def length(tokens: Tokens, world: World) -> int:
    """How many tokens at the head of a sentence are a dateline."""
    if not tokens.capital(0):
        return 0
    if dated := _dated(tokens):
        return dated
    if SIGNS.isdisjoint(tokens.words[1:LONGEST]):
        return 0
    for i in range(1, min(LONGEST, len(tokens))):
        word = tokens.words[i]
        if word in DASHES or (word == "-" and not tokens.glued(i)):
            return i if all(_may_stand(tokens, j) for j in range(i)) else 0
        if word == ":" and i <= NAMES and tokens.raw(0, i).isupper():
            return 0 if _is_label(tokens, world, i) else i
    return 0


def _is_label(tokens: Tokens, world: World, colon: int) -> bool:
    """ "PANAMA: 19 deaths": a country, or numbers behind the colon, head a list."""
    low = bisect_left(world.starts, tokens.starts[0])
    country = world.names[low : low + 1]
    named = bool(country) and country[0].kind == "country" and country[0].start < tokens.ends[colon]
    return named or (colon + 1 < len(tokens) and tokens.digits[colon + 1])


def _may_stand(tokens: Tokens, i: int) -> bool:
    word = tokens.words[i]
    return tokens.capitals[i] or not word.isalpha() or word in tokens.lexicon.places.name_words


def _dated(tokens: Tokens) -> int:
    """ "ANKARA, March 3 The ministry …": a place, a month and a day, with no dash behind."""
    if "," not in tokens.words[1:4]:
        return 0
    i = tokens.words.index(",") + 1
    if not (all(tokens.capitals[: i - 1]) and i in tokens.marks.months):
        return 0
    end = i + 2
    if len(tokens) < end or not tokens.digits[i + 1]:
        return 0
    return end if len(tokens) == end or tokens.capital(end) or tokens.word(end) in ENDS else 0


def places(tokens: Tokens, world: World, end: int) -> list[Mention]:
    """The place of a dateline, where it lies in the country that the text speaks of most; one
    that no gazetteer has is written in capitals."""
    if not end:
        return []
    low = bisect_left(world.starts, tokens.starts[0])
    high = bisect_left(world.starts, tokens.ends[end - 1])
    known = [
        Mention(0, end, name.text, name.countries, name.level, known=True)
        for name in world.names[low:high]
        if name.kind == "place" and name.countries[:1] == world.countries[:1]
    ]
    if known or low < high:
        return known[:1]
    stop = next((i for i, word in enumerate(tokens.words[:end]) if not word.isalpha()), end)
    name, ordinary = tokens.raw(0, stop), tokens.lexicon.vocabulary
    if not name.isupper() or any(word in ordinary for word in tokens.words[:stop]):
        return []
    return [Mention(0, stop, name, (), None, known=False)]
