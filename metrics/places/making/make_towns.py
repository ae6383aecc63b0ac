"""Pack the populated places into one file of arrays: metrics/places/towns.py reads it.

Spellings are stored folded and sorted, towns by falling population, so that nothing is computed at
start-up but one dictionary.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import names as given_names
import numpy as np
from numpy.typing import NDArray

from metrics.places.fold import fold, strip_article
from metrics.places.making.sources import Sources, bare

ARABIC = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "YE",
        "SA",
        "AE",
        "OM",
        "KW",
        "BH",
        "QA",
        "EG",
        "SD",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SO",
        "DJ",
        "TD",
        "AF",
        "IR",
        "PK",
        "EH",
        "ER",
        "KM",
        "IL",
        "TR",
    ]
)
CYRILLIC = frozenset(
    [
        "UA",
        "RU",
        "BY",
        "KZ",
        "KG",
        "TJ",
        "UZ",
        "MD",
        "BG",
        "MK",
        "RS",
        "ME",
        "BA",
        "MN",
        "GE",
        "AM",
        "AZ",
    ]
)
BIG = 100_000


def pack(
    sources: Sources,
    walks: Mapping[str, Mapping[str, str]],
    regions: Sequence[tuple[Any, ...]],
    dictionary: Path,
    out: Path,
) -> None:
    """Write the towns."""
    homes = Homes(regions)
    towns = sorted(
        (city for cities in sources.cities.values() for city in cities),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    codes = [homes.of(sources, walks, city) for city in towns]
    listed = sorted(set(codes))
    place = {code: index for index, code in enumerate(listed)}
    spelled: dict[str, set[int]] = defaultdict(set)
    for index, city in enumerate(towns):
        for key in spellings(city):
            spelled[key].add(index)
    keys = sorted(spelled)
    several = sorted({key.partition(" ")[0] for key in keys if " " in key})
    most = dict.fromkeys(several, 0)
    for key in keys:
        first = key.partition(" ")[0]
        if first in most:
            most[first] = max(most[first], key.count(" ") + 1)
    units = {strip_article(fold(row[4])) for row in regions}
    ordinary, people = doubtful({*keys, *units}, dictionary)
    write(
        out,
        names=blob(city["name"] for city in towns),
        codes=blob(listed),
        code=np.array([place[code] for code in codes], np.uint16),
        population=np.array([city["population"] for city in towns], np.uint32),
        lat=np.array([round(city["latitude"] * 100) for city in towns], np.int16),
        lon=np.array([round(city["longitude"] * 100) for city in towns], np.int16),
        keys=blob(keys),
        counts=np.array([len(spelled[key]) for key in keys], np.uint16),
        towns=np.array([town for key in keys for town in sorted(spelled[key])], np.uint32),
        ordinary=blob(ordinary),
        people=blob(people),
        firsts=blob(most),
        longest=np.array(list(most.values()), np.uint8),
    )
    print(f"{len(towns)} towns, {len(keys)} spellings, {out.stat().st_size:,} bytes")  # noqa: T201


class Homes:
    """The deepest unit that we know a town to lie in."""

    def __init__(self, regions: Sequence[tuple[Any, ...]]) -> None:
        self.known = {row[0] for row in regions}
        self.below: dict[str, dict[str, str]] = defaultdict(dict)
        self.syria: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
        for code, level, country, parent, name, _, lat, lon, *_ in regions:
            if int(level) == 2:
                self.below[parent][bare(name)] = code
            if country == "SYR" and int(level) == 3:
                self.syria[code[:4]].append((float(lat), float(lon), parent))

    def of(
        self, sources: Sources, walks: Mapping[str, Mapping[str, str]], city: Mapping[str, Any]
    ) -> str:
        """The code of a town's unit: its district by name or nearness, admin1, or the country."""
        iso2 = city["countrycode"]
        country: str = sources.countries[iso2]["iso3"] if iso2 in sources.countries else ""
        code = walks.get(iso2, {}).get(city["admin1code"], "")
        if code not in self.known:
            return country
        if self.syria[code]:
            return min(self.syria[code], key=lambda spot: _far(spot, city))[2]
        return self.below[code].get(bare(city["name"]), code)


def _far(spot: tuple[float, float, str], city: Mapping[str, Any]) -> float:
    return float((spot[0] - city["latitude"]) ** 2 + (0.8 * (spot[1] - city["longitude"])) ** 2)


def spellings(city: Mapping[str, Any]) -> Iterator[str]:
    """The folded spellings of a town worth looking for."""
    for name in (city["name"], *city["alternatenames"]):
        if usable(name, city):
            key = fold(name)
            if len(key) > 2 or name == city["name"]:
                yield key
                yield strip_article(key)


def usable(name: str, city: Mapping[str, Any]) -> bool:
    """Not a code ("KBL"), not a machine's transliteration, in a script that is read there."""
    if name == city["name"]:
        return True
    if any(letter.isdigit() for letter in name) or len(name) > 40 or name.count(" ") > 5:
        return False
    script = script_of(name)
    country, big = city["countrycode"], city["population"] >= BIG
    if script == "latin":
        return name[:1].isupper() and not (name.isupper() and len(name) <= 4)
    return (script == "arabic" and (big or country in ARABIC)) or (
        script == "cyrillic" and (big or country in CYRILLIC)
    )


def script_of(name: str) -> str:
    """The script of a name's letters; "" for those that are not matched."""
    points = [ord(letter) for letter in name if letter.isalpha()]
    if not points:
        return ""
    for script, low, high in (("arabic", 0x600, 0x6FF), ("cyrillic", 0x400, 0x52F)):
        if all(low <= point <= high for point in points):
            return script
    return "latin" if all(point < 0x250 or 0x1E00 <= point < 0x1F00 for point in points) else ""


def doubtful(keys: Iterable[str], dictionary: Path) -> tuple[list[str], list[str]]:
    """The spellings that are also English words in lower case; given or family names."""
    lines = dictionary.read_text(encoding="utf-8").splitlines()
    english = {line for line in lines if line.islower() and line.isalpha()}
    people = {
        line.split()[0].lower()
        for file in ("first:male", "first:female", "last")
        for line in Path(given_names.FILES[file]).read_text().splitlines()[:4000]
    }
    return sorted(english.intersection(keys)), sorted(people.intersection(keys))


def blob(lines: Iterable[str]) -> NDArray[np.uint8]:
    """Lines as one array of bytes."""
    return np.frombuffer("\n".join(lines).encode(), np.uint8)


def write(out: Path, **arrays: NDArray[Any]) -> None:
    """An npz file whose bytes depend on its content alone."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, array, allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, buffer.getvalue(), compresslevel=9)
