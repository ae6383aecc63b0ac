"""From a folded spelling to what it may mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Protocol

from rapidfuzz import fuzz, process

from metrics.places.fold import (
    LONG,
    beginnings,
    fold,
    folded,
    plain,
    romanise,
    slavic,
    strip_article,
)
from metrics.places.tables import AUTHORED, Entry, words


class Towns(Protocol):
    """The layer of populated places: the same questions, over packed arrays."""

    def get(self, key: str) -> tuple[Entry, ...]:
        """Towns of exactly this folded spelling."""
        ...

    @property
    def longest(self) -> Mapping[str, int]:
        """The words of the longest of the spellings that begin with a word, where several."""
        ...

    def __contains__(self, key: object) -> bool: ...

    @property
    def ordinary(self) -> frozenset[str]:
        """Spellings that are also English words."""
        ...

    @property
    def people(self) -> frozenset[str]:
        """Spellings that are also given or family names."""
        ...

    def of_country(self, country: str) -> Sequence[str]:
        """The spellings that towns of a country have."""
        ...


# How like a sound must be, of a hundred, and how many of them are looked at.
NEARBY = 82
LIKE = 6
# Answers that are kept, of spellings that a text asked for.
CACHED = 16_384
# A list's name in capitals of fewer letters is an abbreviation.
ABBREVIATED = 5


def sound(country: str, key: str) -> str:
    """The key under which a country's spellings of one name count as the same."""
    known = words()
    if country in known.arabic:
        return romanise(key)
    return slavic(key) if country in known.slavic else plain(key)


def translated(key: str) -> Iterator[str]:
    """The English forms of a unit's name with a direction: "nord kivu", "sulawesi tengah"."""
    parts, known = key.split(), words().translated
    if known.keys().isdisjoint(parts):
        return
    english = [known.get(part, part) for part in parts]
    yield " ".join(english)
    if parts[-1] in known:
        yield " ".join((english[-1], *english[:-1]))


class Index:
    """Spellings of regions, areas, countries and towns.

    ``longest(word)`` is the number of words of the longest name that begins with that word: the
    matcher passes by every other word at the price of one look-up.
    """

    def __init__(self, names: Iterable[tuple[str, Entry]], towns: Towns | None = None) -> None:
        self._exact: dict[str, list[Entry]] = {}
        self._bare: dict[str, list[Entry]] = {}
        self._longest: dict[str, int] = {}
        self._spellings: dict[str, list[str]] = {}
        self._sounds: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._longer: dict[str, dict[str, list[str]]] = {}
        self._towns = towns
        self._mixed: set[str] = set()
        self._upper: set[str] = set()
        # Texts say the same names again and again.
        self.any = lru_cache(maxsize=CACHED)(self._any)
        self.nearest = lru_cache(maxsize=CACHED)(self._nearest)
        self.begins = lru_cache(maxsize=CACHED)(self._begins)
        for spelling, entry in names:
            self._add(spelling, entry)
        for word, count in towns.longest.items() if towns else ():
            self._longest[word] = max(count, self._longest.get(word, 0))

    def _add(self, spelling: str, entry: Entry) -> None:
        key = folded(spelling)
        if not key:
            return
        # A list may write all its names in capitals; the short ones, and what a person writes so,
        # are abbreviations.
        short = spelling.isupper() and (entry.how != "name" or len(key) < ABBREVIATED)
        (self._upper if short else self._mixed).add(key)
        self._put(self._exact, key, entry)
        bare = strip_article(key)
        if bare != key:
            self._put(self._bare, bare, entry)
        if entry.kind == "region" and " " in key:
            self._put_short(key, entry)
            for form in translated(key):
                self._put(self._exact, form, entry)

    def _put_short(self, key: str, entry: Entry) -> None:
        """ "Kagua/Erave District" is also called Kagua Erave."""
        known = words()
        first, _, rest = key.partition(" ")
        head, _, last = key.rpartition(" ")
        for kind, short in ((last, head), (first, rest.removeprefix("of ").removeprefix("de "))):
            if kind not in known.levels and kind not in known.strong:
                continue
            if short not in known.stop and not known.compass.issuperset(short.split()):
                self._put(self._exact, short, entry._replace(how="name"))

    def _put(self, table: dict[str, list[Entry]], key: str, entry: Entry) -> None:
        held = table.get(key)
        if held is None:
            table[key] = [entry]
        else:
            same = [e for e in held if e.code == entry.code and e.kind == entry.kind]
            if not same:
                held.append(entry)
            elif entry.how in AUTHORED:  # written by a person: it says more than a list does
                held[held.index(same[0])] = entry
        count = 1 + key.count(" ")
        first = key if count == 1 else key[: key.index(" ")]
        if self._longest.get(first, 0) < count:
            self._longest[first] = count

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with this one; 0 if none does."""
        if " " in word:  # "U.S." is one word of the text and two of a name
            word = word[: word.index(" ")]
        return self._longest.get(word) or int(self._towns is not None and word in self._towns)

    def _begins(self, word: str) -> bool:
        """Whether a name may begin with this word of a text, as it is written there."""
        return len(word) <= LONG and self.longest(fold(word)) > 0

    def exact(self, key: str) -> tuple[Entry, ...]:
        """Entries of exactly this folded spelling."""
        own = tuple(self._exact.get(key, ()))
        return own if self._towns is None else own + self._towns.get(key)

    def bare(self, key: str) -> tuple[Entry, ...]:
        """Entries whose spelling is this one when both lose their articles."""
        short = strip_article(key)
        found = self._exact.get(short, []) + self._bare.get(short, [])
        if self._towns is not None:
            found += self._towns.get(short)
        return tuple(dict.fromkeys(found))

    def _any(self, key: str) -> tuple[Entry, ...]:
        """Exact entries, else those without articles."""
        return self.exact(key) or self.bare(key)

    def acronym(self, key: str) -> bool:
        """Whether this is only ever spelled in capitals ("CAR", "US"): a car is no country."""
        return key in self._upper and key not in self._mixed

    def doubtful(self, key: str) -> bool:
        """Whether a spelling is also an English word or a person's name."""
        if key in words().stop or key in words().people:
            return True
        return self._towns is not None and (
            key in self._towns.ordinary or key in self._towns.people
        )

    def alike(self, country: str, heard: str) -> list[Entry]:
        """Regions and towns of one country whose names sound so (see `sound`)."""
        keys = self._sounding(country, heard[:1]).get(heard, ())
        found = [e for key in keys for e in self._units_of(country).get(key, ())]
        if self._towns is not None:
            found += [e for key in keys for e in self._towns.get(key) if e.country == country]
        return list(dict.fromkeys(found))

    def _nearest(self, country: str, heard: str) -> list[tuple[str, float, int]]:
        """The sounds of a country's names that are like this one, the likest first.

        A likeness is sought among those that begin with its letter.
        """
        first = heard[:1]
        keys = [key for key in self._sounding(country, first) if key[:1] == first]
        return process.extract(heard, keys, scorer=fuzz.ratio, limit=LIKE, score_cutoff=NEARBY)

    def _sounding(self, country: str, first: str) -> dict[str, list[str]]:
        """The spellings of one country by `sound`, for sounds that begin with a letter.

        Made when first asked for, all at once, which takes a fifth of the time of one by one; and
        by letter, where the letter of a name tells that of its sound.
        """
        whole = country in words().arabic
        begin = ("",) if whole else beginnings(first)
        if (country, begin[0]) not in self._sounds:
            keys = [key for key in self._spellings_of(country) if key.startswith(begin)]
            table: dict[str, list[str]] = {}
            for key, heard in zip(keys, sound(country, "\n".join(keys)).split("\n"), strict=False):
                table.setdefault(heard, []).append(key)
            self._sounds[country, begin[0]] = table
        return self._sounds[country, begin[0]]

    def _spellings_of(self, country: str) -> Sequence[str]:
        """Every spelling of a country's regions, areas and towns."""
        if country not in self._spellings:
            towns = self._towns.of_country(country) if self._towns is not None else ()
            self._spellings[country] = list(dict.fromkeys([*self._units_of(country), *towns]))
        return self._spellings[country]

    def beginning(self, country: str, key: str) -> list[Entry]:
        """The units of one country whose spelling begins with these words and goes on."""
        if country not in self._longer:
            table: dict[str, list[str]] = {}
            for spelling in self._units_of(country):
                table.setdefault(spelling.partition(" ")[0], []).append(spelling)
            self._longer[country] = table
        alike = self._longer[country].get(key.partition(" ")[0], ())
        longer = [spelling for spelling in alike if spelling.startswith(key + " ")]
        units = self._units_of(country)
        return [e for spelling in longer for e in units[spelling] if e.kind == "region"]

    def _units_of(self, country: str) -> dict[str, list[Entry]]:
        """Regions, areas and authored places of one country by spelling."""
        return self._countries.get(country, {})

    @cached_property
    def _countries(self) -> dict[str, dict[str, list[Entry]]]:
        table: dict[str, dict[str, list[Entry]]] = {}
        for key, entries in self._exact.items():
            for entry in entries:
                if entry.kind in ("region", "place", "area"):
                    table.setdefault(entry.country, {}).setdefault(key, []).append(entry)
        return table
