"""Where: which of the places that a text names stand in a sentence, and how.

Known names come from the gazetteer; a capitalised name behind "in", "near", "town of" or before
"district", "village" counts too, though no gazetteer has it. Demonyms, seas, the place of a
speaker and the place of a dateline are never the place of a figure.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from metrics.text.tokens import Tokens
from metrics.text.world import World

ORIGIN, DESTINATION = "origin", "destination"
STEPS = 5  # words passed over between a name and its preposition
NAME = 7  # tokens of a name that no gazetteer has
ACRONYM = 6  # letters of a word in capitals that is more likely a body than a place
DATELINE = 10  # tokens in which the dash of a dateline stands
LIST_GAP = 3  # tokens between the members of a list of places
TITLE_SHARE = 0.7  # of the words of a line in title case begin with a capital
COUNTRY = 0  # the level of a country
DASHES = frozenset(["–", "—", "--"])
HEADED = frozenset([":", ",", "–", "—", "-", ""])  # what follows a place that heads a line
_SPACES = re.compile(r"\s+")


class Mention(NamedTuple):
    """A place name in tokens start..end of a sentence.

    ``locative`` tells that it stands where a place stands ("in X", "X province"), not an actor
    ("Russia said"); ``role`` is "origin" or "destination" behind "from" and "to".
    """

    start: int
    end: int
    text: str
    countries: tuple[str, ...]
    level: int | None
    known: bool
    locative: bool = True
    role: str | None = None


def clean(name: str) -> str:
    """A place name on one line."""
    return _SPACES.sub(" ", name).strip(" ,.;")


def find(
    tokens: Tokens, world: World, speakers: Sequence[tuple[int, int]], first: int = 0
) -> list[Mention]:
    """The places of a sentence in order, without those of a speaker and of its dateline.

    ``first`` is the token behind the dateline.
    """
    low = bisect_left(world.starts, tokens.starts[0])
    high = bisect_left(world.starts, tokens.ends[-1])
    if low == high and True not in tokens.capitals:
        return []
    out: list[Mention] = []
    barred = {i for start, end in speakers for i in range(start, end)}
    taken: set[int] = set()
    for name in world.names[low:high]:
        start = bisect_left(tokens.starts, name.start)
        end = bisect_left(tokens.starts, name.end)
        taken.update(range(start, end))
        if start < first or start in barred or name.kind in ("demonym", "water"):
            continue
        if tokens.word(start - 1) in tokens.lexicon.places.storms:
            continue
        if not _owned(tokens, end):
            text, start = _widened(tokens, name.text, start)
            kind = text.rpartition(" ")[2].lower() in tokens.lexicon.places.kinds
            role, locative = _role(tokens, start, end)
            text = _trimmed(tokens, text)
            locative = locative or kind
            out.append(Mention(start, end, text, name.countries, name.level, True, locative, role))
    if not _is_title_case(tokens):
        out.extend(_unlisted(tokens, world, taken, barred, first))
    return _spread(tokens, sorted(out)) if len(out) > 1 else out


def of_dateline(tokens: Tokens, world: World, end: int) -> list[Mention]:
    """The place of a dateline, where it lies in the country that the text speaks of most."""
    if not end:
        return []
    low = bisect_left(world.starts, tokens.starts[0])
    high = bisect_left(world.starts, tokens.ends[end - 1])
    return [
        Mention(0, end, name.text, name.countries, name.level, known=True)
        for name in world.names[low:high]
        if name.kind == "place" and name.countries[:1] == world.countries[:1]
    ][:1]


def _trimmed(tokens: Tokens, text: str) -> str:
    """ "Murzuq area", "Jonglei state": the common noun is not part of the name."""
    places = tokens.lexicon.places
    head, _, last = text.rpartition(" ")
    if head and last.lower() in places.kinds:
        first, _, rest = text.partition(" ")
        if first.lower().replace("-", "") in places.directions and rest:
            head, text = head.partition(" ")[2], rest
    return head if last in places.loose_kinds and head else text


def _widened(tokens: Tokens, text: str, start: int) -> tuple[str, int]:
    """ "Indian-administered Kashmir": the adjective is part of the name."""
    first = start - 3
    ruled = tokens.word(start - 1) in tokens.lexicon.places.administered
    if ruled and tokens.word(start - 2) == "-" and tokens.capital(first):
        return f"{tokens.raw(first, start)} {text}", first
    return text, start


def _role(tokens: Tokens, start: int, end: int) -> tuple[str | None, bool]:
    """Origin or destination, and whether the name stands where a place stands."""
    places = tokens.lexicon.places
    i, steps = start - 1, 0
    while i >= 0 and steps < STEPS and _is_passed(tokens, i):
        i, steps = i - 1, steps + 1
    before = tokens.word(i)
    if before == "-" and tokens.word(i - 1) in places.controlled:
        return None, True
    if before in places.origin:
        return ORIGIN, True
    if before in places.destination:
        return DESTINATION, True
    if i < 0:
        after = tokens.word(end)
        return None, after in HEADED or after in places.heads
    return None, before in places.placing


def _is_passed(tokens: Tokens, i: int) -> bool:
    """Whether a token between a name and its preposition changes nothing ("the city of")."""
    places, word = tokens.lexicon.places, tokens.words[i]
    if word in places.placing:
        # "the worst-hit Aleppo", but "shelling hit Aleppo"
        before = tokens.word(i - 1)
        return before == "-" or before in places.around or before in places.superlatives
    if word in places.around or word in tokens.lexicon.grammar.determiners:
        return True
    # a hyphen stands between the parts of "rebel-held"
    return word == "-" or (word in places.of and tokens.word(i - 1) in places.around)


def _is_title_case(tokens: Tokens) -> bool:
    words = [
        capital
        for word, capital in zip(tokens.words, tokens.capitals, strict=True)
        if len(word) > 3 and word.isalpha()
    ]
    return len(words) > 3 and sum(words) > TITLE_SHARE * len(words)


def _spread(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """What is listed with a place is one: "in Ghazni, Kapisa and Kabul"."""
    out: list[Mention] = []
    places = tokens.lexicon.places
    for mention in mentions:
        before = out[-1] if out else None
        if before and before.locative and not mention.locative:
            gap = tokens.words[before.end : mention.start]
            if 0 < len(gap) <= LIST_GAP and all(w in places.listed for w in gap):
                mention = mention._replace(locative=True, role=before.role)
        out.append(mention)
    return out


def _owned(tokens: Tokens, end: int) -> bool:
    """A name inside a body's name or a person's role: "Marib governor's office", "Idlib Media
    Centre", "Bushehr province branch"."""
    after, attribution = tokens.word(end), tokens.lexicon.attribution
    if tokens.capital(end):
        named = any(word in attribution.bodies for word in tokens.words[end : end + 3])
        return named and after not in tokens.lexicon.places.kinds
    return after in attribution.people and after not in tokens.lexicon.places.residents


def dateline(tokens: Tokens) -> int:
    """How many tokens are a dateline at the head of a sentence: "GAZIANTEP, 8 February —"."""
    if not tokens.capital(0):
        return 0
    if dated := _dated(tokens):
        return dated
    for i in range(1, min(DATELINE, len(tokens))):
        word = tokens.words[i]
        if word in DASHES or (word == "-" and not tokens.glued(i)):
            names = zip(tokens.words[:i], tokens.capitals, strict=False)
            return i if all(capital or not word.isalpha() for word, capital in names) else 0
        if word == ":" and i <= 2 and tokens.raw(0, i).isupper():
            return i
    return 0


def _dated(tokens: Tokens) -> int:
    """ "ANKARA, March 3 The ministry …": a place, a month and a day, with no dash behind."""
    if "," not in tokens.words[1:4]:
        return 0
    i = tokens.words.index(",") + 1
    if len(tokens) <= i + 2 or not tokens.digits[i + 1]:
        return 0
    named = all(tokens.capitals[: i - 1]) and tokens.capitals[i]
    return i + 2 if named and tokens.capitals[i + 2] else 0


def _unlisted(
    tokens: Tokens, world: World, taken: set[int], barred: set[int], first: int
) -> Iterator[Mention]:
    """Capitalised names that stand where a place stands and are in no gazetteer."""
    grammar, places = tokens.lexicon.grammar, tokens.lexicon.places
    free = first
    for i, capital in enumerate(tokens.capitals):
        word = tokens.words[i]
        if i < free or not capital or i in taken or not word.isalpha():
            continue
        if i in tokens.marks.cardinals or i in tokens.marks.vague:
            continue
        if word in grammar.prepositions or word in grammar.determiners:
            continue
        end = free = _name_end(tokens, i, taken)
        if i in barred or (word.endswith(grammar.endings.plural) and word[:-1] in world.words):
            continue
        stop = end + (tokens.word(end) in places.kinds)
        if _is_place(tokens, i, end, stop):
            role, _ = _role(tokens, i, stop)
            name = _trimmed(tokens, tokens.raw(i, stop))
            yield Mention(i, stop, name, (), None, False, True, role)


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
    if tokens.capitals[j] and word.isalpha():
        return True
    sign = word in ("-", "'", "’") and tokens.glued(j)
    return sign or word in tokens.lexicon.places.name_words


def _is_place(tokens: Tokens, start: int, end: int, stop: int) -> bool:
    """Whether a name that no gazetteer has is a place: tokens start..end, with its kind ..stop."""
    words, lexicon = tokens.words, tokens.lexicon
    if _is_other(tokens, start, end) or (tokens.word(stop) == "-" and tokens.glued(stop)):
        return False
    if stop > end or (words[stop - 1] in lexicon.places.kinds and end - start > 1):
        return True
    if not _stands_in(tokens, start):
        return False
    if end - start == 1 and tokens.raw(start, end).isupper() and len(words[start]) <= ACRONYM:
        return False
    attribution = lexicon.attribution
    return words[start] not in attribution.titles and words[end - 1] not in attribution.people


def _is_other(tokens: Tokens, start: int, end: int) -> bool:
    """A day, a month, a body: names that are no places."""
    marks, attribution = tokens.marks, tokens.lexicon.attribution
    if start in marks.months or start in marks.weekdays:
        return True
    if any(cue.start <= start < cue.end for cue in marks.cues):
        return True
    if tokens.words[start] in attribution.not_sources:
        return True
    others = tokens.lexicon.places.not_places
    return any(word in attribution.bodies or word in others for word in tokens.words[start:end])


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
    if word not in places.unknown_after:
        return False
    # "58 Killed in Suspected Gas Attack": a headline in capitals names no place so
    return not (tokens.capital(i - 1) and tokens.lexicon.is_cue(before))
