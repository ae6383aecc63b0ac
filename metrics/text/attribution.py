"""Who says so: the sources credited in a sentence, who counted first, then the relay.

"X said", "according to X", "X told Y" (X, then Y), "citing X", references in brackets, and words
that stand for a source named before ("it said", "the Observatory", "the group"). A name is kept as
the text gives it; where the text binds an acronym to it ("… (SOHR)"), the acronym is used.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from metrics.text import speakers
from metrics.text.tokens import Tokens

ACT = 8  # tokens between who helps and the words of what was given
CLOSING = frozenset([",", '"', "”", "’", "'"])
_REFERENCE = re.compile(r"\((\w+:\s*)?([^()]{2,160})\)")
_DATED = re.compile(
    r"\s*([A-Z][\w&./ -]*?)[\s,]+"
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2} \w{3,9} \d{4}|(?:19|20)\d\d)\s*$"
)


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


def find(tokens: Tokens) -> list[Saying]:
    """The attributions of a sentence, in order."""
    marks = tokens.marks
    out = _references(tokens) if "(" in tokens.words else []
    for i, mark in marks.according.items():
        if i in marks.percent:
            continue  # "67 per cent of hospitals"
        if found := speakers.behind(tokens, mark.end):
            out.append(Saying(i, found.end, found.sources, opens=i <= 1))
    out.extend(_tallies(tokens))
    out.extend(_told(tokens))
    out.extend(_said(tokens, {j for s in out for j in range(s.start, s.end)}))
    for i, mark in marks.citing.items():
        if found := speakers.behind(tokens, mark.end):
            out.append(Saying(i, found.end, found.sources))
    return sorted(out)


def _tallies(tokens: Tokens) -> Iterator[Saying]:
    """ "The interior ministry's count stands at": the owner of a tally is its source."""
    tallies = tokens.lexicon.attribution.tallies
    possessive = tokens.lexicon.grammar.endings.possessive
    if tallies.isdisjoint(tokens.words):
        return
    for i in range(1, len(tokens)):
        if tokens.words[i] not in tallies or not tokens.raw(i - 1, i).endswith(possessive):
            continue
        found = speakers.before(tokens, i)
        if found and found.sources and not found.anaphor:
            yield Saying(found.start, i + 1, found.sources)


def _told(tokens: Tokens) -> Iterator[Saying]:
    """ "X told Y": X, then Y, who relays it, where Y has a name."""
    for i, mark in tokens.marks.tells.items():
        found = speakers.before(tokens, i)
        if not found:
            continue
        relay = speakers.behind(tokens, mark.end)
        hearer = relay.sources[:1] if relay and not relay.sources[0].islower() else ()
        end = relay.end if relay else mark.end
        yield Saying(found.start, end, (*found.sources, *hearer), anaphor=found.anaphor)


def _said(tokens: Tokens, taken: set[int]) -> Iterator[Saying]:
    """ "X said" or "said X"; a verb of saying in the passive has no source."""
    for i in tokens.marks.says:
        if i in taken or not _is_active(tokens, i):
            continue
        found = speakers.before(tokens, i)
        if found and not _speaks(tokens, i, found.start):
            continue
        if found:
            saying = Saying(found.start, i + 1, found.sources, anaphor=found.anaphor)
        elif i and tokens.words[i - 1] in CLOSING and (right := speakers.behind(tokens, i + 1)):
            saying = Saying(i, right.end, right.sources)
        else:
            continue
        yield saying
        taken.update(range(saying.start, saying.end))


def _speaks(tokens: Tokens, i: int, start: int) -> bool:
    """Floods claim lives, and say nothing: who claims is a body, a person or an acronym."""
    attribution = tokens.lexicon.attribution
    if tokens.words[i] not in attribution.claims:
        return True
    speakers_of = attribution.bodies | attribution.speakers | tokens.lexicon.grammar.pronouns
    return any(
        tokens.words[j] in speakers_of or tokens.raw(j, j + 1).isupper() for j in range(start, i)
    )


def _is_active(tokens: Tokens, i: int) -> bool:
    """Whether a form of a verb of saying has a subject that says it."""
    attribution, word, previous = tokens.lexicon.attribution, tokens.words[i], tokens.word(i - 1)
    saying = previous in attribution.be and word.endswith(tokens.lexicon.grammar.endings.ing)
    if previous in attribution.not_before and not saying:
        return False
    base = word == tokens.marks.says[i].value
    return not base or previous in attribution.both or _many(tokens, i - 1)


def _many(tokens: Tokens, i: int) -> bool:
    """A base form is a verb only behind a plural ("officials say") or a name ("Reuters report")."""
    if i < 0:
        return True
    word, grammar = tokens.words[i], tokens.lexicon.grammar
    return (
        word.endswith(grammar.endings.plural)
        or word in tokens.lexicon.attribution.unnamed
        or word in grammar.pronouns
        or word in grammar.adverbs
        or (tokens.capitals[i] and i > 0)
        or word in (",", '"', "”")
    )


def actor(tokens: Tokens, verb: int) -> tuple[str, ...]:
    """Who does what a verb of helping says: "WFP fed 12,500", "UNHCR have registered 26"."""
    found = speakers.before(tokens, _act(tokens, verb))
    if found is None or found.anaphor or not any(n[:1].isupper() for n in found.sources):
        return ()
    return found.sources


def _act(tokens: Tokens, verb: int) -> int:
    """The verb of those who help: "WFP DELIVERED food to 86,400 people"."""
    grammar = tokens.lexicon.grammar
    for i in range(max(1, verb - ACT), verb):
        word = tokens.words[i]
        acts = word.endswith(grammar.endings.past) or word in grammar.aid
        if acts and tokens.capitals[i - 1] and not tokens.capitals[i]:
            return i
    return verb


def _references(tokens: Tokens) -> list[Saying]:
    """References in brackets: "(OCHA 03/02/2021; DTM 01/02/2021)", "(Source: CNARR, UNHCR)"."""
    out = []
    for match in _REFERENCE.finditer(tokens.text, tokens.starts[0], tokens.ends[-1]):
        names = _referred(tokens, match)
        if names:
            start = bisect_left(tokens.starts, match.start())
            end = bisect_left(tokens.starts, match.end())
            out.append(Saying(start, end, tuple(dict.fromkeys(names)), reference=True))
    return out


def _referred(tokens: Tokens, match: re.Match[str]) -> list[str]:
    """The names in a bracket: after "Source:" all of them, else those with a date."""
    attribution = tokens.lexicon.attribution
    label = (match.group(1) or "").rstrip(": \n\t").lower()
    if label in attribution.labels:
        joints = "|".join(rf"\s{re.escape(word)}\s" for word in sorted(attribution.splits))
        parts = re.split(rf"[,;]|{joints}", match.group(2))
        return [name for part in parts if (name := part.strip())]
    items = (_DATED.match(part) for part in match.group(2).split(";"))
    return [item.group(1).strip() for item in items if item]
