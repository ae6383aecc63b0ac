"""The shipped tables: whole, consistent, small enough, and what the code expects of them."""

import io
import time
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from metrics.errors import DataError
from metrics.places import default
from metrics.places.fold import fold
from metrics.places.tables import SHIPPED, Tables, add_alias, crosswalk, rows, shipped, words
from metrics.places.towns import PackedTowns


def test_the_whole_gazetteer_takes_at_most_4_mb_of_the_wheel() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in Path(str(SHIPPED)).iterdir():
            if file.is_file():
                archive.write(file, file.name)
    assert len(packed.getvalue()) <= 4_000_000


def test_every_country_has_its_codes_and_names() -> None:
    countries = list(rows("countries.csv"))
    assert len(countries) >= 245
    assert all(len(row["iso3"]) == 3 and len(row["iso2"]) == 2 for row in countries)
    named = [row for row in countries if row["fr"] and row["es"] and row["ar"]]
    assert len(named) >= 240


def test_regions_have_unique_codes_and_a_parent_one_level_up() -> None:
    tables = shipped()
    units = [region for region in tables.regions.values() if region.level]
    assert max(Counter(row["pcode"] for row in rows("regions.csv")).values()) == 1
    for region in units:
        parent = tables.regions[region.parent or ""]
        assert (parent.level or 0) < (region.level or 0)
        assert parent.country == region.country


def test_aliases_are_written_once_and_areas_have_members() -> None:
    tables = shipped()
    seen = Counter((fold(row["name"]), row["code"], row["kind"]) for row in rows("aliases.csv"))
    assert [key for key, count in seen.items() if count > 3] == []  # accents may differ
    areas = [region for region in tables.regions.values() if region.level is None]
    assert len(areas) > 90
    assert all(area.members and not area.exact for area in areas)


def test_a_wrong_row_of_ours_is_an_error_that_names_it() -> None:
    with pytest.raises(DataError, match="Nowhere"):
        add_alias(Tables(), "Nowhere", "name", "XX99")


def test_towns_are_sorted_folded_and_many() -> None:
    towns = PackedTowns(SHIPPED / "towns.npz", shipped().regions)
    assert len(towns) >= 210_000
    keys = towns.of_country("SYR")[:200]
    assert keys == sorted(keys)
    assert all(fold(key) == key for key in keys)
    homs = towns.get("homs")
    assert [(entry.code, entry.country) for entry in homs if entry.country == "SYR"] == [
        ("SY0401", "SYR")
    ]
    assert towns.get("no such town") == ()


def test_the_crosswalk_leads_to_regions() -> None:
    regions = shipped().regions
    assert set(crosswalk().values()) <= regions.keys()
    assert crosswalk()["SY.12"] == "SY07"


def test_words_are_folded() -> None:
    known = words()
    groups = (known.before, known.after, known.of, known.stop, known.people, known.kinds)
    unfolded = [word for group in groups for word in group if fold(word) != word]
    assert unfolded == []


def test_threads_share_one_gazetteer() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: id(default()), range(16)))
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A" * 2_000_000,
        "Al-" * 60_000,
        "Ab'" * 300_000,
        "Idlib " * 50_000,
        "idlib " * 50_000,
        "IDLIB, " * 50_000,
        "Syria's " * 50_000,
        "é\u0301" * 300_000,
        "حلب " * 50_000,
        "New York City of the " * 20_000,
    ],
)
def test_time_grows_with_length_and_no_faster(text: str) -> None:
    default().names(text[:1000])
    start = time.process_time()
    default().names(text)
    assert time.process_time() - start < 8


def test_a_long_document_is_resolved_in_time() -> None:
    text = "In Idlib and Redwater village, Syria, ten died. " * 1500
    start = time.process_time()
    context = default().context(text)
    assert context.resolve("Redwater village", at=text.rindex("Redwater")).pcode == "SY07"
    assert time.process_time() - start < 8
