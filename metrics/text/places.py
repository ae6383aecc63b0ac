"""Where: which of the places that a text names a figure applies to.

Known names come from the gazetteer; a capitalised name behind "in", "near", "town of" or before
"district", "village" counts too, though no gazetteer has it. Demonyms, seas, the place of a
speaker and the place of a dateline are never the place of a figure.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from metrics.lexicon import Lexicon, Marks
from metrics.places import Gazetteer, Name
from metrics.text.tokens import Tokens

_LOCATIVE = frozenset(
    [
        "in",
        "near",
        "at",
        "from",
        "around",
        "outside",
        "across",
        "inside",
        "to",
        "on",
        "into",
        "of",
        "throughout",
        "within",
        "neighbouring",
        "neighboring",
        "between",
        "and",
        ",",
        "over",
        "(",
        "towards",
        "toward",
    ]
)
_KINDS = (
    "province|governorate|district|county|state|region|village|town|city|camp|camps|area|valley|"
    "municipality|prefecture|subdistrict|sub-district|department|division|territory|neighbourhood|"
    "neighborhood|suburb|island|township|commune|locality|sub-county|woreda|upazila|site|"
    "settlement|axis|hub|ward|parish|provinces|districts|states|governorates|villages|towns|counties|regions"
)
_KIND = frozenset(_KINDS.split("|"))
_NESTED = frozenset([",", "in", "of", "(", "the", "'s"])
_LISTED = frozenset([",", "and", "or", "&", "/", "as", "well", "the", "in", "both"])


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


class World(NamedTuple):
    """The names of a document by offset, and the countries it speaks of, likeliest first."""

    names: list[Name]
    starts: list[int]
    countries: tuple[str, ...]
    main: str | None
    words: frozenset[str] = frozenset()


def world(text: str, title: str | None, gazetteer: Gazetteer) -> World:
    """All names of a document. Countries count by mention, those of the title threefold."""
    names = _without_people(text, gazetteer.names(text))
    counts: Counter[str] = Counter()
    for name in names:
        if name.countries and name.kind != "water":
            counts[name.countries[0]] += 2 if name.kind != "demonym" else 1
    first: str | None = None
    heads = gazetteer.names(title) if title else []
    for name in heads:
        if name.countries:
            counts[name.countries[0]] += 6
    for name in (*heads, *names):
        if name.kind in ("country", "area") and first is None:
            first = name.text
    ranked = tuple(c for c, _ in counts.most_common(8))
    main = next(
        (
            n.text
            for n in (*heads, *names)
            if n.kind == "country" and ranked and n.countries[:1] == ranked[:1]
        ),
        first,
    )
    words = frozenset(n.text.lower() for n in names)
    return World(names, [n.start for n in names], ranked, main, words)


_TITLE = re.compile(r"\b([A-Z][a-z]+)[ \u00a0]((?:[aA]l-)?)$")


def _without_people(text: str, names: list[Name]) -> list[Name]:
    """Leave out villages that bear a person's name: "Bashar al-Assad" makes "Assad" a person."""
    people: set[str] = set()
    for name in names:
        if name.kind == "place" and name.level not in (0, 1):
            before = _TITLE.search(text, max(0, name.start - 24), name.start)
            if before and before.group(1).lower() not in _BEFORE_PLACE:
                people.add(name.text.removeprefix("al-").removeprefix("Al-"))
    return [n for n in names if n.text.removeprefix("al-").removeprefix("Al-") not in people]


_BEFORE_PLACE = frozenset(
    "in near at from around outside across to into town city village district province camp "
    "north south east west northern southern eastern western central new old greater upper lower "
    "the and rural port mount lake river fort saint san santa el al hay bab umm tel tell".split()
)


def find(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, world: World, skip: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The places of a sentence in order, without those in ``skip`` (token spans of speakers)."""
    begin, finish = tokens.starts[0], tokens.ends[-1]
    out: list[Mention] = []
    taken: set[int] = set()
    low = bisect_left(world.starts, begin)
    first = dateline(tokens)
    for name in world.names[low : bisect_left(world.starts, finish)]:
        start = bisect_left(tokens.starts, name.start)
        end = bisect_left(tokens.starts, name.end)
        taken.update(range(start, end))
        if start < first or any(a <= start < b for a, b in skip):
            continue
        if name.kind in ("demonym", "water") or _owned(tokens, lexicon, start, end):
            continue
        text, start = _widened(tokens, name.text, start)
        role, locative = _role(tokens, lexicon, start, end)
        if text.split()[-1].lower() in _KIND:
            locative = True
        text = _trimmed(text)
        out.append(Mention(start, end, text, name.countries, name.level, True, locative, role))
    if not _is_title_case(tokens):
        out.extend(_unlisted(tokens, marks, lexicon, taken, skip, first, world.words))
    return _spread(tokens, sorted(out))


_LOOSE = frozenset(["area", "state", "neighbourhood", "neighborhood", "axis"])


_DIRECTIONS = frozenset(
    "northern southern eastern western central northeastern northwestern southeastern "
    "southwestern north-eastern north-western south-eastern south-western".split()
)


def _trimmed(text: str) -> str:
    """ "Murzuq area", "Jonglei state": the common noun is not part of the name."""
    head, _, last = text.rpartition(" ")
    if head and last.lower() in _KIND:
        first, _, rest = text.partition(" ")
        if first.lower() in _DIRECTIONS and rest:
            head, text = head.partition(" ")[2], rest
    return head if last in _LOOSE and head else text


def _widened(tokens: Tokens, text: str, start: int) -> tuple[str, int]:
    """ "Indian-administered Kashmir": the adjective is part of the name."""
    words = tokens.words
    if start >= 3 and words[start - 1] in ("administered", "occupied") and words[start - 2] == "-":
        if tokens.capital(start - 3):
            return f"{tokens.raw(start - 3, start)} {text}", start - 3
    return text, start


def _role(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> tuple[str | None, bool]:
    """Origin or destination, and whether the name stands where a place stands."""
    words = tokens.words
    i, steps = start - 1, 0
    while (
        i >= 0
        and steps < 5
        and (
            words[i] in _PASSED
            or words[i] in _KIND
            or lexicon.has("determiners", words[i])
            or (words[i] == "of" and i and words[i - 1] in _KIND | _PASSED)
        )
    ):
        i -= 1
        steps += 1
    before = words[i] if i >= 0 else ""
    if before == "-" and i and words[i - 1] in ("held", "controlled", "run", "held"):
        return None, True
    if before == "from":
        return "origin", True
    if before in ("to", "into", "towards", "toward"):
        return "destination", True
    if i < 0:
        after = words[end : end + 1]
        return None, after in ([":"], [","], ["–"], ["—"], ["-"], []) or after in (
            ["was"],
            ["is"],
            ["state"],
        )
    return None, before in _PLACING


_PASSED = frozenset(
    "northern southern eastern western north south east west central northeastern northwestern "
    "southeastern southwestern upper lower rural greater outskirts parts areas part suburb capital "
    "countryside neighbouring neighboring nearby mainly mostly both villages towns cities held "
    "controlled besieged city's country's province's port border worst affected hit - locality "
    "outskirt side region coast mainland whole entire outside surrounding rest".split()
)
_PLACING = frozenset(
    "in near at around outside across inside on throughout within over for hit struck rocked "
    "of along targeted leaving left bordering reach reached devastated ravaged battered".split()
)


def _is_title_case(tokens: Tokens) -> bool:
    words = [
        i for i in range(len(tokens)) if tokens.words[i].isalpha() and len(tokens.words[i]) > 3
    ]
    return len(words) > 3 and sum(tokens.capital(i) for i in words) > 0.7 * len(words)


def _spread(tokens: Tokens, mentions: list[Mention]) -> list[Mention]:
    """What is listed with a place is one: "in Ghazni, Kapisa and Kabul"."""
    out: list[Mention] = []
    for mention in mentions:
        if out and not mention.locative and out[-1].locative:
            gap = tokens.words[out[-1].end : mention.start]
            if 0 < len(gap) <= 3 and all(w in _LISTED for w in gap):
                mention = mention._replace(locative=True, role=out[-1].role)
        out.append(mention)
    return out


def _owned(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> bool:
    """A name inside a body's name or a person's role: "Marib governor's office", "Idlib Media
    Centre", "Bushehr province branch"."""
    after = tokens.words[end : end + 3]
    if not after:
        return False
    if tokens.capital(end) if end < len(tokens) else False:
        return any(lexicon.has("bodies", w) for w in after) and after[0] not in _KIND
    return lexicon.has("people", after[0]) and after[0] not in ("resident", "general")


def dateline(tokens: Tokens) -> int:
    """How many tokens are a dateline: the tokens of a dateline at the head of a sentence: "GAZIANTEP, 8 February —"."""
    if not len(tokens) or not tokens.capital(0):
        return 0
    if "," in tokens.words[1:4]:
        i = tokens.words.index(",") + 1
        dated = len(tokens) > i + 2 and tokens.capital(i) and tokens.digits[i + 1]
        if dated and tokens.capital(i + 2) and all(tokens.capital(j) for j in range(i - 1)):
            return i + 2
    for i in range(1, min(10, len(tokens))):
        if tokens.words[i] in ("–", "—", "--") or (tokens.words[i] == "-" and not tokens.glued(i)):
            return (
                i
                if all(tokens.capital(j) or not tokens.words[j].isalpha() for j in range(i))
                else 0
            )
        if tokens.words[i] == ":" and i <= 2 and tokens.raw(0, i).isupper():
            return i
    return 0


def _unlisted(
    tokens: Tokens,
    marks: Marks,
    lexicon: Lexicon,
    taken: set[int],
    skip: Sequence[tuple[int, int]],
    first: int,
    known: frozenset[str],
) -> list[Mention]:
    """Capitalised names that stand where a place stands and are in no gazetteer."""
    out: list[Mention] = []
    i, size = first, len(tokens)
    while i < size:
        common = lexicon.has("prepositions", tokens.words[i]) or lexicon.has(
            "determiners", tokens.words[i]
        )
        if i in taken or common or not tokens.capital(i) or not tokens.words[i].isalpha():
            i += 1
            continue
        j = i
        while j < size and j - i < 7 and j not in taken and _in_name(tokens, j):
            j += 1
        while j > i and not tokens.capital(j - 1):
            j -= 1
        end = j + (j < size and tokens.words[j] in _KIND)
        if tokens.words[i].endswith("s") and tokens.words[i][:-1] in known:
            i = max(j, i + 1)
            continue
        if (
            j > i
            and _is_place(tokens, marks, lexicon, i, j, end)
            and not any(a <= i < b for a, b in skip)
        ):
            role, _ = _role(tokens, lexicon, i, end)
            name = _trimmed(tokens.raw(i, end))
            out.append(Mention(i, end, name, (), None, False, True, role))
        i = max(j, i + 1)
    return out


def _in_name(tokens: Tokens, j: int) -> bool:
    word = tokens.words[j]
    if tokens.capital(j) and word.isalpha():
        return True
    return (word in ("-", "'", "’") and tokens.glued(j)) or word in (
        "al",
        "el",
        "az",
        "ez",
        "ash",
        "ad",
        "an",
        "ar",
        "as",
        "at",
        "bin",
        "de",
        "of",
        "la",
        "le",
        "do",
        "da",
    )


def _is_place(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, start: int, end: int, stop: int
) -> bool:
    words = tokens.words
    if any(marks.at(kind, start) for kind in ("months", "weekdays")) or lexicon.has(
        "not_sources", words[start]
    ):
        return False
    if any(lexicon.has("bodies", w) or w in _NOT_PLACES for w in words[start:end]):
        return False
    if words[stop : stop + 1] == ["-"] and tokens.glued(stop):
        return False
    if stop > end or (words[stop - 1] in _KIND and end - start > 1):
        return True
    if not _stands_in(tokens, lexicon, start):
        return False
    if end - start == 1 and tokens.raw(start, end).isupper() and len(words[start]) <= 6:
        return False
    return not (lexicon.has("titles", words[start]) or lexicon.has("people", words[end - 1]))


_NOT_PLACES = frozenset(["party", "front", "twitter", "facebook", "telegram", "wednesday"])
_BEFORE = frozenset(
    ["in", "near", "at", "around", "outside", "from", "to", "into", "across", "inside"]
)


def _stands_in(tokens: Tokens, lexicon: Lexicon, start: int) -> bool:
    """Whether an unknown name stands behind "in", "town of", "rebel-held"."""
    words = tokens.words
    i = start - 1
    while i > 0 and (words[i] == "the" or words[i] in _PASSED and words[i] not in ("-", "held")):
        i -= 1
    if i < 0 or start == 0:
        return False
    if words[i] in ("held", "controlled") and words[i - 1 : i] == ["-"]:
        return True
    if words[i] == "of":
        return i > 0 and (words[i - 1] in _KIND or words[i - 1] in _PASSED)
    if words[i] not in _BEFORE:
        return False
    # "58 Killed in Suspected Gas Attack": a headline in capitals names no place so
    return not (i > 0 and tokens.capital(i - 1) and lexicon.get("cue", words[i - 1]) is not None)


def groups(tokens: Tokens, mentions: list[Mention]) -> list[list[Mention]]:
    """Names that stand together: a list of places, or one place within a wider one.

    Of a nest ("Armanaz in Idlib province") only the narrowest stays; of a list ("Logar, Maidan
    Wardak and Khost provinces") all do.
    """
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs:
            gap = tokens.words[runs[-1][-1].end : mention.start]
            gap = [w for w in gap if w not in _KIND and w not in _PASSED]
            if len(gap) <= 4 and all(w in _LISTED or w in _NESTED or w == ")" for w in gap):
                runs[-1].append(mention)
                continue
        runs.append([mention])
    return [_narrow(tokens, run) for run in runs]


def _narrow(tokens: Tokens, run: list[Mention]) -> list[Mention]:
    kept = [run[0]]
    joined = any(
        tokens.words[j] in ("and", "&", "or")
        for a, b in zip(run, run[1:], strict=False)
        for j in range(a.end, b.start)
    )
    for before, mention in zip(run, run[1:], strict=False):
        gap = tokens.words[before.end : mention.start]
        if gap == ["of"] and before.text.split()[-1].lower() in _KIND | {"suburb"}:
            # "the Damascus suburb of Ghouta"
            kept[-1] = mention
            continue
        nested = "in" in gap or "of" in gap or "(" in gap or (gap[:1] == [","] and not joined)
        if nested and _wider(mention, before):
            continue
        if _wider(mention, before) and "and" not in gap and gap != [","]:
            continue
        kept.append(mention)
    return kept


def _wider(mention: Mention, before: Mention) -> bool:
    if mention.level is None or before.level is None:
        return not before.known or mention.known
    return mention.level < before.level


_SPACES = re.compile(r"\s+")


def clean(name: str) -> str:
    """A place name on one line."""
    return _SPACES.sub(" ", name).strip(" ,.;")
