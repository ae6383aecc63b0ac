"""From a folded spelling to what it may mean."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from metrics.places.fold import fold, romanise, strip_article
from metrics.places.tables import Entry


class Towns(Protocol):
    """The layer of populated places: the same questions, over packed arrays."""

    def get(self, key: str) -> tuple[Entry, ...]:
        """Towns of exactly this folded spelling."""
        ...

    def longest(self, word: str) -> int:
        """The number of words of the longest name that begins with this one."""
        ...

    def of_country(self, country: str) -> Iterator[tuple[str, Entry]]:
        """Every spelling of a country's towns."""
        ...


class Index:
    """Spellings of regions, areas, countries and towns.

    ``longest(word)`` is the number of words of the longest name that begins with that word: the
    matcher passes by every other word at the price of one look-up.
    """

    def __init__(self, names: Iterable[tuple[str, Entry]], towns: Towns | None = None) -> None:
        self._exact: dict[str, list[Entry]] = {}
        self._bare: dict[str, list[Entry]] = {}
        self._longest: dict[str, int] = {}
        self._sounds: dict[str, dict[str, list[Entry]]] = {}
        self._towns = towns
        self._mixed: set[str] = set()
        self._upper: set[str] = set()
        for spelling, entry in names:
            self._add(spelling, entry)

    def _add(self, spelling: str, entry: Entry) -> None:
        key = fold(spelling)
        if not key:
            return
        (self._upper if spelling.isupper() else self._mixed).add(key)
        bare = strip_article(key)
        for table, form in ((self._exact, key), (self._bare, bare)):
            if table is self._bare and bare == key:
                continue
            held = table.setdefault(form, [])
            if not any(e.code == entry.code and e.kind == entry.kind for e in held):
                held.append(entry)
            first, _, rest = form.partition(" ")
            count = 1 + rest.count(" ") + bool(rest)
            if self._longest.get(first, 0) < count:
                self._longest[first] = count

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with this one; 0 if none does."""
        own = self._longest.get(word, 0)
        return own if self._towns is None else max(own, self._towns.longest(word))

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

    def any(self, key: str) -> tuple[Entry, ...]:
        """Exact entries, else those without articles."""
        return self.exact(key) or self.bare(key)

    def acronym(self, key: str) -> bool:
        """Whether this is only ever spelled in capitals ("CAR", "US"): a car is no country."""
        return key in self._upper and key not in self._mixed

    def sounds(self, country: str) -> dict[str, list[Entry]]:
        """Romanised spellings of one country's regions and towns, made when first asked for."""
        if country not in self._sounds:
            table: dict[str, list[Entry]] = {}
            for key, entry in self._of_country(country):
                held = table.setdefault(romanise(key), [])
                if entry not in held:
                    held.append(entry)
            self._sounds[country] = table
        return self._sounds[country]

    def _of_country(self, country: str) -> Iterator[tuple[str, Entry]]:
        for key, entries in self._exact.items():
            for entry in entries:
                if entry.country == country and entry.kind in ("region", "place", "area"):
                    yield key, entry
        if self._towns is not None:
            yield from self._towns.of_country(country)
