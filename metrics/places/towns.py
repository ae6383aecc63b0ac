"""The populated places, packed: 69,000 towns and their spellings, ready in a fraction of a second.

The file is arrays in an npz: ``keys`` are the folded spellings, sorted, one a line; ``counts`` and
``towns`` say which towns each of them names, biggest first.
"""

from collections.abc import Mapping
from functools import cached_property
from importlib.resources.abc import Traversable

import numpy as np

from metrics.places.held import Held
from metrics.places.tables import Entry


class PackedTowns:
    """Towns by folded spelling; nothing is made into objects before it is asked for.

    ``longest`` gives, for the first words of spellings of several, the words of the longest.
    ``ordinary`` are spellings (of units too) that are English words, ``people`` names of people.
    """

    def __init__(self, path: Traversable, regions: Mapping[str, Held]) -> None:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
            self._arrays = {name: data[name] for name in data.files}
        lines = {name: _lines(self._arrays.pop(name)) for name in ("keys", "codes", "names")}
        firsts = _lines(self._arrays.pop("firsts"))
        self.ordinary = frozenset(_lines(self._arrays.pop("ordinary")))
        self.people = frozenset(_lines(self._arrays.pop("people")))
        self._keys = keys = lines["keys"]
        self._number = dict(zip(keys, range(len(keys)), strict=True))
        self._names, self._codes = lines["names"], lines["codes"]
        self.longest = dict(zip(firsts, self._arrays["longest"].tolist(), strict=True))
        self._ends = np.cumsum(self._arrays["counts"], dtype=np.uint32)
        # Plain views: reading one number of an array by numpy costs several times as much.
        self._end, self._count = self._ends.data, self._arrays["counts"].data
        self._town, self._code = self._arrays["towns"].data, self._arrays["code"].data
        self._population = self._arrays["population"].data
        self._countries = [regions[code].country if code in regions else "" for code in self._codes]

    def __len__(self) -> int:
        return len(self._number)

    def get(self, key: str) -> tuple[Entry, ...]:
        """Towns of exactly this folded spelling, the biggest first."""
        number = self._number.get(key)
        return () if number is None else tuple(self._entries(number))

    def __contains__(self, key: object) -> bool:
        return key in self._number

    def of_country(self, country: str) -> list[str]:
        """The spellings that towns of a country have."""
        inside = np.isin(self._arrays["code"], self._codes_of.get(country, []))
        hits = inside[self._arrays["towns"]].nonzero()[0]
        numbers = np.unique(np.searchsorted(self._ends, hits, side="right"))
        return [self._keys[number] for number in numbers.tolist()]

    @cached_property
    def _codes_of(self) -> dict[str, list[int]]:
        """The numbers of the codes of each country's regions."""
        found: dict[str, list[int]] = {}
        for index, country in enumerate(self._countries):
            found.setdefault(country, []).append(index)
        return found

    def _entries(self, number: int) -> list[Entry]:
        end = self._end[number]
        return [
            Entry(
                self._codes[self._code[town]],
                self._countries[self._code[town]],
                4,
                "place",
                self._names[town],
                self._population[town],
            )
            for town in self._town[end - self._count[number] : end]
        ]


def _lines(array: "np.ndarray[tuple[int], np.dtype[np.uint8]]") -> list[str]:
    return array.tobytes().decode().split("\n")
