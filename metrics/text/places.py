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
    """A place name in tokens start..end of a sentence."""

    start: int
    end: int
    text: str
    countries: tuple[str, ...]
    level: int | None
    known: bool


class World(NamedTuple):
    """The names of a document by offset, and the countries it speaks of, likeliest first."""

    names: list[Name]
    starts: list[int]
    countries: tuple[str, ...]
    main: str | None


def world(text: str, title: str | None, gazetteer: Gazetteer) -> World:
    """All names of a document. Countries count by mention, those of the title threefold."""
    names = gazetteer.names(text)
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
    return World(names, [n.start for n in names], ranked, main)


def find(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, world: World, skip: Sequence[tuple[int, int]]
) -> list[Mention]:
    """The places of a sentence in order, without those in ``skip`` (token spans of speakers)."""
    begin, finish = tokens.starts[0], tokens.ends[-1]
    out: list[Mention] = []
    taken: set[int] = set()
    low = bisect_left(world.starts, begin)
    first = _dateline(tokens)
    for name in world.names[low : bisect_left(world.starts, finish)]:
        start = bisect_left(tokens.starts, name.start)
        end = bisect_left(tokens.starts, name.end)
        taken.update(range(start, end))
        if start < first or any(a <= start < b for a, b in skip):
            continue
        if name.kind in ("demonym", "water") or _owned(tokens, lexicon, start, end):
            continue
        out.append(Mention(start, end, name.text, name.countries, name.level, known=True))
    out.extend(_unlisted(tokens, marks, lexicon, taken, skip, first))
    return sorted(out)


def _owned(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> bool:
    """A name inside a body's name or a person's role: "Marib governor's office", "Idlib Media
    Centre", "Bushehr province branch"."""
    after = tokens.words[end : end + 3]
    if not after:
        return False
    if tokens.capital(end) if end < len(tokens) else False:
        return any(lexicon.has("bodies", w) for w in after) and after[0] not in _KIND
    return lexicon.has("people", after[0]) and after[0] not in ("resident", "general")


def _dateline(tokens: Tokens) -> int:
    """The tokens of a dateline at the head of a sentence: "GAZIANTEP, 8 February —"."""
    if not len(tokens) or not tokens.capital(0):
        return 0
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
) -> list[Mention]:
    """Capitalised names that stand where a place stands and are in no gazetteer."""
    out: list[Mention] = []
    i, size = first, len(tokens)
    while i < size:
        if i in taken or not tokens.capital(i) or not tokens.words[i].isalpha():
            i += 1
            continue
        j = i
        while j < size and j - i < 7 and j not in taken and _in_name(tokens, j):
            j += 1
        while j > i and not tokens.capital(j - 1):
            j -= 1
        end = j + (j < size and tokens.words[j] in _KIND)
        if (
            j > i
            and _is_place(tokens, marks, lexicon, i, j, end)
            and not any(a <= i < b for a, b in skip)
        ):
            out.append(Mention(i, end, tokens.raw(i, end), (), None, known=False))
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
    before = words[start - 1] if start else ""
    if before == "the" and start > 1:
        before = words[start - 2]
    last = words[stop - 1]
    single = words[start]
    if any(marks.at(kind, start) for kind in ("months", "weekdays")) or lexicon.has(
        "not_sources", single
    ):
        return False
    if any(
        lexicon.has("bodies", words[j]) or words[j] in ("party", "front") for j in range(start, end)
    ):
        return False
    if stop > end or (last in _KIND and end - start > 1):
        return True
    if (
        before not in ("in", "near", "at", "around", "outside", "from", "to", "into", "across")
        or start == 0
    ):
        return False
    if end - start == 1 and tokens.raw(start, end).isupper() and len(single) <= 6:
        return False
    return not (lexicon.has("titles", single) or lexicon.has("people", words[end - 1]))


def groups(tokens: Tokens, mentions: list[Mention]) -> list[list[Mention]]:
    """Names that stand together: a list of places, or one place within a wider one.

    Of a nest ("Armanaz in Idlib province") only the narrowest stays; of a list ("Logar, Maidan
    Wardak and Khost provinces") all do.
    """
    runs: list[list[Mention]] = []
    for mention in mentions:
        if runs:
            gap = tokens.words[runs[-1][-1].end : mention.start]
            gap = [w for w in gap if w not in _KIND]
            if len(gap) <= 3 and all(w in _LISTED or w in _NESTED or w == ")" for w in gap):
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
