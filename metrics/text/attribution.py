"""Who says so: the sources credited in a sentence, who counted first, then the relay.

"X said", "according to X", "X told Y" (X, then Y), "citing X", references in brackets, and words
that stand for a source named before ("it said", "the Observatory", "the group"). A name is kept as
the text gives it; where the text binds an acronym to it ("… (SOHR)"), the acronym is used.
"""

import re
from typing import NamedTuple

from metrics.lexicon import Lexicon, Marks
from metrics.text.tokens import Tokens

_JOIN = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "de",
        "des",
        "du",
        "al",
        "ul",
        "bin",
        "ibn",
        "von",
        "van",
        "-",
        "'",
        "&",
        ".",
    ]
)
_REFERENCE = re.compile(r"\((?:[Ss]ources?:\s*)?([^()]{2,160})\)")
_REFERENCE_ITEM = re.compile(
    r"\s*([A-Z][\w&./ -]*?)[\s,]+(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2} \w{3,9} \d{4}|(?:19|20)\d\d)\s*$"
)
_ACRONYM = re.compile(r"^[A-Z][A-Za-z&.-]{0,10}[A-Z]$|^[A-Z]{2,}s?$")


class Saying(NamedTuple):
    """An attribution in tokens start..end and the sources it credits.

    ``anaphor``: it stands for a source named before ("it said"); ``reference``: it stands in
    brackets behind what it covers; ``opens``: it heads a paragraph and covers what follows.
    """

    start: int
    end: int
    sources: tuple[str, ...]
    anaphor: bool = False
    reference: bool = False
    opens: bool = False


_TRIGGERS = ("according", "citing", "tells", "says")


def find(tokens: Tokens, marks: Marks, lexicon: Lexicon) -> list[Saying]:
    """The attributions of a sentence, in order."""
    out: list[Saying] = []
    if not any(kind in marks.by_class for kind in _TRIGGERS) and "(" not in tokens.words:
        return out
    out.extend(_references(tokens))
    for i, mark in sorted(marks.of("according").items()):
        if found := _right(tokens, marks, lexicon, mark.end):
            out.append(Saying(i, found[1], found[0], opens=i <= 1))
    for i in range(1, len(tokens)):
        if lexicon.has("tallies", tokens.words[i]) and (found := _tally(tokens, marks, lexicon, i)):
            out.append(found)
    for i, mark in sorted(marks.of("tells").items()):
        if found := _told(tokens, marks, lexicon, i, mark.end):
            out.append(found)
    taken = {j for s in out for j in range(s.start, s.end)}
    for i in sorted(marks.of("says")):
        if i not in taken and (found := _said(tokens, marks, lexicon, i)):
            out.append(found)
            taken.update(range(found.start, found.end))
    for i, mark in sorted(marks.of("citing").items()):
        if found := _right(tokens, marks, lexicon, mark.end):
            out.append(Saying(i, found[1], found[0]))
    return sorted(out)


def _tally(tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int) -> Saying | None:
    """ "The interior ministry's count stands at": the owner of a tally is its source."""
    if tokens.text[tokens.ends[i - 1] - 2 : tokens.ends[i - 1]] not in ("'s", "’s"):
        return None
    found = _left(tokens, marks, lexicon, i)
    return Saying(found[1], i + 1, found[0]) if found and found[0] and not found[2] else None


def _said(tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int) -> Saying | None:
    """ "X said" or "said X"; a verb of saying in the passive has no source."""
    previous = tokens.words[i - 1] if i else ""
    word = tokens.words[i]
    both = previous == "both"
    if previous in _NOT_BEFORE and not (previous in ("is", "are") and word.endswith("ing")):
        return None
    if word == marks.of("says")[i].value and not both and not _many(tokens, lexicon, i - 1):
        return None
    found = _left(tokens, marks, lexicon, i)
    if found:
        return Saying(found[1], i + 1, found[0], anaphor=found[2])
    if i == 0 or not _closes(tokens, i - 1):
        return None
    right = _right(tokens, marks, lexicon, i + 1)
    return Saying(i, right[1], right[0]) if right else None


_NOT_BEFORE = frozenset("was were been be being is are to the a an this".split())


def _many(tokens: Tokens, lexicon: Lexicon, i: int) -> bool:
    """A base form is a verb only behind a plural ("officials say") or a name ("Reuters report")."""
    if i < 0:
        return True
    word = tokens.words[i]
    return (
        word.endswith("s")
        or lexicon.has("unnamed", word)
        or lexicon.has("pronouns", word)
        or lexicon.has("adverbs", word)
        or (tokens.capital(i) and i > 0)
        or word in (",", '"', "”")
    )


def _closes(tokens: Tokens, i: int) -> bool:
    """A comma or a closing quotation mark: what is said stands before it."""
    return tokens.words[i] in (",", '"', "”", "’", "'")


def _told(tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int, end: int) -> Saying | None:
    found = _left(tokens, marks, lexicon, i)
    if not found:
        return None
    relay = _right(tokens, marks, lexicon, end)
    hearer = relay[0][:1] if relay and not _is_common(relay[0][0]) else ()
    return Saying(found[1], relay[1] if relay else end, (*found[0], *hearer), anaphor=found[2])


def actor(tokens: Tokens, marks: Marks, lexicon: Lexicon, verb: int) -> tuple[str, ...]:
    """Who does what a verb of helping says: "WFP fed 12,500", "UNHCR have registered 26"."""
    found = _left(tokens, marks, lexicon, verb)
    return found[0] if found and not found[2] and any(n[:1].isupper() for n in found[0]) else ()


def _is_common(name: str) -> bool:
    return name.islower()


def _left(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int
) -> tuple[tuple[str, ...], int, bool] | None:
    """The source before a verb: (sources, its first token, whether it stands for another)."""
    j = i - 1
    while j >= 0 and (
        lexicon.has("adverbs", tokens.words[j])
        or tokens.words[j]
        in ("has", "have", "had", "also", ",", "who", "earlier", "later", "are", "is", "both")
    ):
        if tokens.words[j] == "," and i - j > 3:
            break
        j -= 1
    end = j + 1
    if end <= 0:
        return None
    word = tokens.words[j]
    if lexicon.has("pronouns", word):
        return ((), j, True) if word in ("it", "he", "she", "they") else None
    start = _phrase_start(tokens, marks, lexicon, end)
    sources = _names(tokens, marks, lexicon, start, end)
    if not sources:
        return None
    return sources, start, _stands_for(tokens, lexicon, start, end)


def _phrase_start(tokens: Tokens, marks: Marks, lexicon: Lexicon, end: int) -> int:
    """The first token of the noun phrase that ends at a token, at most 16 back."""
    j = end
    while j > 0 and end - j < 16:
        word = tokens.words[j - 1]
        capital = tokens.capital(j - 1)
        if word in (")", "("):
            j -= 1
            continue
        if word == "," and end - j > 1 and _apposition(tokens, lexicon, j - 1):
            j -= 1
            continue
        if marks.at("says", j - 1) and not capital:
            break
        known = (
            capital
            or word in _JOIN
            or lexicon.has("people", word)
            or lexicon.has("bodies", word)
            or lexicon.has("unnamed", word)
            or lexicon.has("titles", word)
            or lexicon.has("determiners", word)
        )
        if word in _AT and j > 1 and lexicon.has("people", tokens.words[j - 2]):
            j -= 2
            continue
        if not known and not (word.isalpha() and _adjective(lexicon, word)):
            break
        if marks.at("cardinals", j - 1) or marks.at("vague", j - 1):
            break
        if (capital and marks.at("weekdays", j - 1)) or tokens.digits[j - 1]:
            break
        j -= 1
        if lexicon.has("determiners", word) and not _goes_on(tokens, lexicon, j):
            break
    while j < end and (tokens.words[j] in _JOIN and tokens.words[j] != "the"):
        j += 1
    return j


_AT = frozenset(["at", "in", "from", "with", "on"])


def _goes_on(tokens: Tokens, lexicon: Lexicon, j: int) -> bool:
    """Whether a phrase that has reached its article goes on before it: "head of the", "X, the"."""
    if j < 1:
        return False
    before = tokens.words[j - 1]
    if before == ",":
        return _apposition(tokens, lexicon, j - 1)
    return before in ("of", "for", "and") or (
        before in _AT and j > 1 and lexicon.has("people", tokens.words[j - 2])
    )


def _adjective(lexicon: Lexicon, word: str) -> bool:
    return (
        not (
            lexicon.has("prepositions", word)
            or lexicon.has("auxiliaries", word)
            or lexicon.has("breaks", word)
            or lexicon.has("conjunctions", word)
            or lexicon.has("relatives", word)
            or lexicon.has("adverbs", word)
        )
        and lexicon.get("cue", word) is None
        and lexicon.get("noun", word) is None
    )


def _apposition(tokens: Tokens, lexicon: Lexicon, comma: int) -> bool:
    """ "Russia's defence minister, Sergei Shoigu, said": the name and its office are one source."""
    if comma < 1 or comma + 1 >= len(tokens):
        return False
    before, after = tokens.words[comma - 1], tokens.words[comma + 1]
    if tokens.capital(comma + 1) and lexicon.has("people", before):
        return True
    return (
        tokens.capital(comma - 1)
        and (comma < 2 or tokens.capital(comma - 2))
        and (lexicon.has("determiners", after) or lexicon.has("people", after))
        and not lexicon.has("unnamed", after)
    )


def _right(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, i: int
) -> tuple[tuple[str, ...], int] | None:
    """The source behind "according to" or "said"."""
    j = i
    while j < len(tokens) and j - i < 16:
        word, capital = tokens.words[j], tokens.capital(j)
        if word in (")", "("):
            j += 1
            continue
        if j > i and (marks.at("weekdays", j) or marks.at("says", j) or word in (",", ".", ";")):
            break
        if (
            not capital
            and word not in _JOIN
            and not tokens.words[j].isalpha()
            and word not in "-'’.&"
        ):
            break
        if not capital and j > i and not _in_phrase(tokens, lexicon, word, j):
            break
        if tokens.digits[j]:
            break
        j += 1
    while j > i and (tokens.words[j - 1] in _JOIN or tokens.words[j - 1] in ("(", "by")):
        j -= 1
    sources = _names(tokens, marks, lexicon, i, j)
    return (sources, j) if sources else None


def _in_phrase(tokens: Tokens, lexicon: Lexicon, word: str, j: int) -> bool:
    if word in ("in", "on", "to"):
        return False
    if word in _JOIN:
        return True
    return (
        lexicon.has("people", word)
        or lexicon.has("bodies", word)
        or lexicon.has("unnamed", word)
        or lexicon.has("titles", word)
        or _adjective(lexicon, word)
    )


def _names(tokens: Tokens, marks: Marks, lexicon: Lexicon, start: int, end: int) -> tuple[str, ...]:
    """The sources in a noun phrase: a person's name before the office, bodies joined by "and"."""
    while start < end and (
        lexicon.has("determiners", tokens.words[start]) or tokens.words[start] in ("-", ",", "by")
    ):
        start += 1
    if start >= end:
        return ()
    if not any(_can_speak(tokens, lexicon, j) for j in range(start, end)):
        return ()
    if end - start == 1 and lexicon.has("bare", tokens.words[start]):
        return ()
    if (noun := marks.at("noun", end - 1)) and (noun.value.measure or noun.value.reason):
        if not (
            lexicon.has("bodies", tokens.words[end - 1])
            or lexicon.has("people", tokens.words[end - 1])
        ):
            return ()
    acronym = _acronym(tokens, start, end)
    if acronym:
        return (acronym,)
    person = _person(tokens, lexicon, start, end)
    if person:
        name = tokens.raw(*person)
        body = _body(tokens, lexicon, start, person[0])
        return (name, body) if body else (name,)
    return tuple(_clean(tokens.raw(a, b)) for a, b in _split(tokens, lexicon, start, end))


def _can_speak(tokens: Tokens, lexicon: Lexicon, j: int) -> bool:
    word = tokens.words[j]
    if lexicon.has("people", word) or lexicon.has("unnamed", word) or lexicon.has("bodies", word):
        return True
    return tokens.capital(j) and not lexicon.has("not_sources", word) and len(word) > 1


def _acronym(tokens: Tokens, start: int, end: int) -> str | None:
    for j in range(start + 1, end - 1):
        if tokens.words[j] == "(" and tokens.words[j + 2 : j + 3] == [")"]:
            word = tokens.raw(j + 1, j + 2)
            if _ACRONYM.match(word):
                return word
        if tokens.words[j] == "(" and tokens.words[j + 2 : j + 5 : 2] == ["/", ")"]:
            return tokens.raw(j + 1, j + 4)
    last = tokens.raw(end - 1, end)
    if end - start > 1 and len(last) > 2 and _ACRONYM.match(last) and not tokens.capital(end - 2):
        return last
    return None


def _person(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> tuple[int, int] | None:
    """A run of capitals behind an office or a title, or behind its comma."""
    for j in range(end - 1, start - 1, -1):
        word = tokens.words[j]
        office = lexicon.has("people", word) or lexicon.has("titles", word) or word == "named"
        if not office and word != ",":
            continue
        first = j + 1
        if (
            first < end
            and tokens.capital(first)
            and not _office_follows(tokens, lexicon, first, end)
        ):
            return first, end if tokens.words[end - 1] != "," else end - 1
        if word != ",":
            return None
    comma = [j for j in range(start, end) if tokens.words[j] == ","]
    if comma and tokens.capital(start) and start + 1 < comma[0] <= start + 4:
        return start, comma[0]
    return None


def _office_follows(tokens: Tokens, lexicon: Lexicon, first: int, end: int) -> bool:
    return any(
        lexicon.has("bodies", tokens.words[j]) or lexicon.has("people", tokens.words[j])
        for j in range(first, end)
    )


def _body(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> str | None:
    """The body of an office: "National Relief Commission Chairman X"."""
    stop = end
    while stop > start and not lexicon.has("bodies", tokens.words[stop - 1]):
        stop -= 1
    if stop <= start or not tokens.capital(stop - 1):
        return None
    first = stop
    while first > start and (
        tokens.capital(first - 1) or tokens.words[first - 1] in ("and", "of", "for")
    ):
        first -= 1
    return tokens.raw(first, stop) if stop - first > 1 else None


def _split(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> list[tuple[int, int]]:
    """ "the SOHR and the opposition-affiliated Idlib Media Centre": two sources."""
    parts, begin = [], start
    for j in range(start, end):
        if tokens.words[j] == "and" and j + 2 < end and tokens.words[j + 1] == "the":
            parts.append((begin, j))
            begin = j + 2
    parts.append((begin, end))
    return [(_trim(tokens, lexicon, a, b), b) for a, b in parts if a < b]


def _trim(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> int:
    """Leave out "UK-based", "so-called" and the like before a name."""
    for j in range(end - 1, start, -1):
        if tokens.words[j] in ("based", "called", "affiliated", "run", "backed", "linked"):
            return j + 1
    return start


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" ,.;:'\"“”‘’-")


def _stands_for(tokens: Tokens, lexicon: Lexicon, start: int, end: int) -> bool:
    """ "the group", "the Britain-based watchdog": a common noun behind "the"."""
    words = tokens.words[start:end]
    return (
        words[:1] == ["the"]
        and not tokens.capital(end - 1)
        and lexicon.has("people", words[-1])
        and len(words) <= 6
    )


def _references(tokens: Tokens) -> list[Saying]:
    """References in brackets: "(OCHA 03/02/2021; DTM 01/02/2021)", "(Source: CNARR, UNHCR)"."""
    if "(" not in tokens.words:
        return []
    out = []
    begin, finish = tokens.starts[0], tokens.ends[-1]
    for match in _REFERENCE.finditer(tokens.text, begin, finish):
        if "ource" in match.group()[:9]:
            names = [n.strip() for n in re.split(r"[,;]| and ", match.group(1)) if n.strip()]
        else:
            items = [_REFERENCE_ITEM.match(part) for part in match.group(1).split(";")]
            names = [m.group(1).strip() for m in items if m]
        if names:
            start = next(i for i, s in enumerate(tokens.starts) if s >= match.start())
            end = next((i for i, s in enumerate(tokens.starts) if s >= match.end()), len(tokens))
            out.append(Saying(start, end, tuple(dict.fromkeys(names)), reference=True))
    return out
