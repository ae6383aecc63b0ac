"""Which spellings are places in this text: evidence for countries, and ordinary words.

A country that is named counts 3, its people 2, each name that lies in it alone 1. A town or a
region is kept where its country reaches 2, or where everyone would know it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from string import ascii_lowercase

from metrics.places.fame import FAMOUS, famous, is_direction
from metrics.places.fold import fold, strip_article
from metrics.places.index import Index
from metrics.places.match import Found
from metrics.places.tables import AUTHORED, FORMER, Entry, capitals, words

ENOUGH = 2
# Of the points of the country that has most: a few names of villages do not make a country.
SHARE = 0.15
# As much of a line as is looked at to see how it is written.
LINE = 120
_LOWER = re.compile(r"(?<![^\W_])[a-z]{2,}(?![^\W_])")
# Of the bytes of a text: small letters stay, other letters and digits mark their word as none,
# all else parts words.
_BYTES = bytes(
    code if chr(code) in ascii_lowercase else ord("A" if character.isalnum() else " ")
    for code, character in enumerate(bytes(range(256)).decode("cp1252", "replace"))
)


def kept(text: str, found: Sequence[Found], index: Index, given: Iterable[str] = ()) -> list[Found]:
    """The spellings that are places here, each with its entries in the likeliest order."""
    ordinary = _ordinary(text, found)
    likely = [one for one in found if not _is_word(index, text, one, ordinary)]
    support = evidence(likely, given)
    chosen = (_supported(one, support) for one in likely)
    return [_in_use(text, one) for one in chosen if one.entries and not _is_money(text, one)]


def _is_money(text: str, one: Found) -> bool:
    """The country of a currency: "US$5", "US dollar"."""
    return one.entries[0].level == 0 and _MONEY.match(text, one.end) is not None


_MONEY = re.compile(r"\s?\$|[ -]dollars?\b")
_OFFICE = re.compile(
    r"(?:\b[A-Z]{3,}|\b(?:Government|Embassy|Republic|Bank|Ministry) of(?: the)?) $"
)
_CAPITAL = re.compile(r"[ \t]([A-Z][a-z]+)")


def _in_use(text: str, one: Found) -> Found:
    """A country that stands for its government or an office there ("OCHA Libya") is no place."""
    first = one.entries[0]
    if first.kind != "country":
        return one
    before = _OFFICE.search(text, max(0, one.start - 22), one.start)
    following = _NEXT.match(text, one.end)
    office = following is not None and following.group(1).partition(" ")[0] in words().offices
    named = _CAPITAL.match(text, one.end) is not None and not _is_title(text, one)
    if office or named or (before and not text[one.start : one.end].isupper()):
        return one._replace(entries=(first._replace(kind="demonym"), *one.entries[1:]))
    return one


def _line(text: str, one: Found) -> tuple[str, str]:
    """What stands before and after it in its line, of a long line the near part."""
    before = text[max(0, one.start - LINE) : one.start].rpartition("\n")[2]
    return before, text[one.end : one.end + LINE].partition("\n")[0]


def _is_title(text: str, one: Found) -> bool:
    """Whether the line is written Like a Headline, so that capitals say nothing."""
    found = [word for word in " ".join(_line(text, one)).split() if len(word) > 3]
    return sum(word[0].isupper() for word in found) > 0.7 * len(found)


def _is_fragment(text: str, one: Found) -> bool:
    """A town's name of one word within a longer name that is not known ("Ain Zara")."""
    if one.entries[0].level != 4 or " " in one.key or _described(text, one):
        return False
    return _CAPITAL.match(text, one.end) is not None


def evidence(found: Sequence[Found], given: Iterable[str] = ()) -> Counter[str]:
    """Points for each country that the text speaks of; those with too few are left out."""
    points: Counter[str] = Counter()
    for country in given:
        points[country] += 3
    for one in {one.key: one for one in found}.values():
        best = one.entries[0]
        if one.key in words().yielding or is_direction(one.key):
            continue
        if best.kind == "country":
            points[best.country] += 3
        elif best.kind == "demonym":
            points[best.country] += 2
        elif len({entry.country for entry in one.entries}) == 1 and best.country:
            points[best.country] += 2 if one.key in capitals() else 1
    if len(points) == 1 and _agreed(found, *points):
        return points  # a short text that names one place, and no other country
    most = max(points.values(), default=0)
    return Counter({c: n for c, n in points.items() if n >= max(ENOUGH, SHARE * most)})


def _agreed(found: Sequence[Found], country: str) -> bool:
    """Whether every name of a text may lie in this country."""
    return all(any(entry.country == country for entry in one.entries) for one in found)


def _supported(one: Found, support: Counter[str]) -> Found:
    first = one.entries[0]
    if one.key in words().yielding and first.country not in support:
        here = [entry for entry in one.entries if entry.country in support]
        return one._replace(entries=tuple(here)) if here else one
    if first.kind in ("country", "demonym", "water", "area") or first.how == "unlisted":
        return one
    if len(one.entries) == 1:
        usual = first.country in support or famous(first, one.key)
        return one if usual else one._replace(entries=())
    here = [entry for entry in one.entries if entry.country in support]
    usable = here or _known_afar(one)
    ranked = sorted(usable, key=lambda e: (-support[e.country], e.level == 4, -e.weight, e.code))
    return one._replace(entries=tuple(ranked))


def _known_afar(one: Found) -> list[Entry]:
    """What everyone would know of a name that several places have, none where the text is at.

    Where they lie in several countries, a unit is known by a big town of its name only: "Al Bayda"
    of a text about a third country is most likely a village there.
    """
    known = [entry for entry in one.entries if famous(entry, one.key)]
    if len({entry.country for entry in one.entries}) == 1:
        return known
    big = {entry.country for entry in one.entries if entry.weight >= FAMOUS}
    return [e for e in known if e.how in AUTHORED or e.kind != "region" or e.country in big]


def _is_word(index: Index, text: str, one: Found, ordinary: frozenset[str]) -> bool:
    """An ordinary word, a code or a person, unless a country or beside a descriptor."""
    if one.entries[0].kind in ("country", "demonym"):
        return False
    if _is_code(index, text, one) or _is_person(text, one) or _is_fragment(text, one):
        return True
    key = strip_article(one.key)
    if one.entries[0].how == "unlisted":
        return any(word in ordinary or index.doubtful(word) for word in key.split())
    plain = key in ordinary or set(key.split()) <= words().compass
    if not plain and " " not in key:
        plain = index.doubtful(key) and not _well_known(one)
    return plain and not _described(text, one)


def _well_known(one: Found) -> bool:
    """An authored spelling, or the very name of a first-level unit, is a name first."""
    if one.key in words().stop or one.key in words().people:
        return False
    return any(
        entry.how not in ("name", FORMER) or (entry.level == 1 and fold(entry.name) == one.key)
        for entry in one.entries
    )


def _is_code(index: Index, text: str, one: Found) -> bool:
    """Short capitals in a line that has lower case ("SARI", "KIs"), not spelled so by us."""
    word = text[one.start : one.end]
    if (
        len(word) > 5
        or not word.isascii()
        or not word.isalpha()
        or word[1:].islower()
        or index.acronym(one.key)
    ):
        return False
    before, after = _line(text, one)
    return not word.isupper() or not (before + after).isupper()


_TITLE = re.compile(r"(?<!\w)([A-Z][a-z]+)\.? (?:[A-Z][\w.'-]* )?$")


def _is_person(text: str, one: Found) -> bool:
    """Whether a title of persons stands before it ("Mr. Imran Riza")."""
    before = text[max(0, one.start - 30) : one.start].split()
    if not any(word[0].isupper() for word in before[-2:]):
        return False
    hit = _TITLE.search(text, max(0, one.start - 30), one.start)
    return hit is not None and fold(hit.group(1)) in words().titles


_NEXT = re.compile(r"[ \t\u00a0]+([a-zA-Z]+(?:[- ][a-z]+)?)")


def _described(text: str, one: Found) -> bool:
    """Whether what follows says what kind of unit it is, and there is one of that kind."""
    hit = _NEXT.match(text, one.end)
    if hit is None:
        return False
    following = hit.group(1).lower().replace("-", " ")
    first = following.partition(" ")[0]
    known = words()
    if following in known.strong or first in known.strong:
        return True
    unit = following in known.levels or first in known.levels
    return unit and any(e.level in (1, 2, 3) or e.kind == "area" for e in one.entries)


def _ordinary(text: str, found: Sequence[Found]) -> frozenset[str]:
    """Single words that the same text also writes in lower case."""
    if text.islower():
        return frozenset()  # there, case says nothing
    asked = {word for one in found for word in one.key.split() if len(word) > 1}
    return frozenset(asked.intersection(_lower_words(text))) if asked else frozenset()


def _lower_words(text: str) -> list[str]:
    """The words that a text writes in lower case: by its bytes, in a third of the time, where it
    has but Western letters."""
    try:  # the codec of cp1252 takes ten times as long as that of ASCII
        raw = text.encode() if text.isascii() else text.encode("cp1252")
        return raw.translate(_BYTES).decode().split()
    except UnicodeEncodeError:
        return _LOWER.findall(text)
