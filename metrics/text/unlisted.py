"""Places that no gazetteer has: the language shows that they are some.

A capitalised name behind "in", "near", "town of", "rebel-held", or before "district", "village".
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import compress
from typing import NamedTuple

from metrics.text.tokens import Tokens
from metrics.text.world import World

NAME = 7  # tokens of a name
ACRONYM = 6  # letters of a word in capitals that is more likely a body than a place
SMALL = 3  # letters of words that a title writes small
PLAIN = 1  # longer words that it may yet write small
TITLE_SHARE = 0.7  # of the words of a line in title case begin with a capital


class Unlisted(NamedTuple):
    """A name in tokens start..end, with the word for its kind ("X VILLAGE")."""

    start: int
    end: int


def find(
    tokens: Tokens, world: World, taken: set[int], barred: AbstractSet[int], first: int
) -> Iterator[Unlisted]:
    """Capitalised names that stand where a place stands and are in no gazetteer."""
    titled: bool | None = None
    free, last = first, -1  # where a name may begin, where the last one ended
    for i in compress(range(len(tokens)), tokens.capitals):
        if i < free or i in taken or not _may_begin(tokens, i):
            continue
        if size := _shape(tokens, i):
            free = i + size
            yield Unlisted(i, free)
            continue
        end = free = _name_end(tokens, i, taken)
        if i in barred or _is_known(tokens, world, i):
            continue
        titled = is_title_case(tokens) if titled is None else titled
        joined = i == last + 1 and tokens.words[last] in tokens.lexicon.places.joins
        if stop := _stop(tokens, i, end, titled=titled, joined=joined):
            last = stop
            yield Unlisted(i, stop)


def _stop(tokens: Tokens, start: int, end: int, *, titled: bool, joined: bool) -> int:
    """Where the place ends whose name is tokens start..end, 0 where it is none."""
    places, behind = tokens.lexicon.places, tokens.word(end)
    if behind in places.struck and not _is_other(tokens, start, end):
        return end
    if behind in places.waters:
        return end + 1 if _is_on_water(tokens, start) else 0
    stop = end + (behind in places.kinds)
    return stop if not titled and _is_place(tokens, start, end, stop, joined=joined) else 0


def is_title_case(tokens: Tokens) -> bool:
    """Whether a line is written Like a Title, so that capitals say nothing."""
    size = plain = 0
    for word, capital in zip(tokens.words, tokens.capitals, strict=True):
        if len(word) > SMALL and word.isalpha():
            size += 1
            plain += not capital
            if plain > PLAIN:
                return False  # most sentences, after a few words
    return size > SMALL and plain < (1 - TITLE_SHARE) * size


def _may_begin(tokens: Tokens, i: int) -> bool:
    word, grammar = tokens.words[i], tokens.lexicon.grammar
    if not word.isalpha() or i in tokens.marks.cardinals or i in tokens.marks.vague:
        return False
    return word not in grammar.prepositions and word not in grammar.determiners


def _shape(tokens: Tokens, i: int) -> int:
    """The tokens of a place that its form tells: "Camp 11", "West:" heading a line."""
    places, behind = tokens.lexicon.places, tokens.word(i + 1)
    if tokens.words[i] in places.numbered and behind.isdecimal():
        return 2
    return int(i == 0 and tokens.words[i] in places.corners and behind == ":")


def _is_known(tokens: Tokens, world: World, i: int) -> bool:
    """The people of a place or a storm: "Idlibis", "Lando"."""
    word = tokens.words[i]
    people = word.endswith(tokens.lexicon.grammar.endings.plural) and word[:-1] in world.words
    return people or word in world.storms


def _name_end(tokens: Tokens, i: int, taken: set[int]) -> int:
    """The token behind the name that begins at a token; its last word has a capital."""
    j = i
    while j < len(tokens) and j - i < NAME and j not in taken and _in_name(tokens, j):
        j += 1
    while j > i + 1 and not tokens.capitals[j - 1]:
        j -= 1
    return j


def _in_name(tokens: Tokens, j: int) -> bool:
    word = tokens.words[j]
    places = tokens.lexicon.places
    if word in places.struck or (
        word in tokens.lexicon.grammar.prepositions and word not in places.name_words
    ):
        return False
    if tokens.capitals[j] and word.isalpha():
        return True
    sign = word in ("-", "'", "’") and tokens.glued(j)
    return sign or word in places.name_words


def _is_place(tokens: Tokens, start: int, end: int, stop: int, *, joined: bool) -> bool:
    """Whether a name that no gazetteer has is a place: tokens start..end, with its kind ..stop."""
    words, lexicon = tokens.words, tokens.lexicon
    if _is_other(tokens, start, end) or (tokens.word(stop) == "-" and tokens.glued(stop)):
        return False
    if stop > end or (words[stop - 1] in lexicon.places.kinds and end - start > 1):
        return True
    if not (joined or _stands_in(tokens, start)) or _is_building(tokens, start, stop):
        return False
    if end - start == 1 and tokens.raw(start, end).isupper() and len(words[start]) <= ACRONYM:
        return False
    attribution = lexicon.attribution
    return words[start] not in attribution.titles and words[end - 1] not in attribution.people


def _is_on_water(tokens: Tokens, start: int) -> bool:
    """ "on the Kwa river"."""
    places = tokens.lexicon.places
    before = start - 1 - (tokens.word(start - 1) in places.definite)
    return tokens.word(before) in places.on_water


def _is_building(tokens: Tokens, start: int, stop: int) -> bool:
    """ "near the Kali temple": what bears the name is a building."""
    noun = tokens.marks.nouns.get(stop)
    built = noun is not None and noun.value.facility is not None
    return built and tokens.word(start - 1) in tokens.lexicon.places.definite


def _is_other(tokens: Tokens, start: int, end: int) -> bool:
    """A day, a month, a body: names that are no places."""
    marks, attribution = tokens.marks, tokens.lexicon.attribution
    if start in marks.months or start in marks.weekdays:
        return True
    if any(cue.start <= start < cue.end for cue in marks.cues):
        return True
    if tokens.words[start] in attribution.not_sources:
        return True
    others, storms = tokens.lexicon.places.not_places, tokens.lexicon.places.storms
    landform = end - start > 1 and tokens.words[end - 1] in tokens.lexicon.places.landforms
    ordinary = all(word in tokens.lexicon.vocabulary for word in tokens.words[start:end])
    if landform or ordinary:
        return not landform
    return any(
        word in attribution.bodies or word in others or word in storms
        for word in tokens.words[start:end]
    )


def _stands_in(tokens: Tokens, start: int) -> bool:
    """Whether an unknown name stands behind "in", "town of", "rebel-held"."""
    places, words = tokens.lexicon.places, tokens.words
    i = start - 1
    while i > 0 and (words[i] in places.definite or words[i] in places.stepped):
        i -= 1
    if i < 0:
        return False
    word, before = words[i], tokens.word(i - 1)
    if word in places.held and before == "-":
        return True
    if word in places.of:
        return before in places.around or before == "-"
    if word in places.upon:
        return before in places.assaults
    if word not in places.unknown_after:
        return False
    # "58 Killed in Suspected Gas Attack": a headline in capitals names no place so
    return not (tokens.capital(i - 1) and tokens.lexicon.is_cue(before))
