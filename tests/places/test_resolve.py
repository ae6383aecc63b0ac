"""Place phrases and the codes they reach, as a table: the manual of what can be written."""

import pytest

from metrics.places import default

SYRIA = {
    # governorates, in the spellings of the press and of the UN
    "Idlib": "SY07",
    "Idleb": "SY07",
    "Edlib": "SY07",
    "إدلب": "SY07",
    "Halab": "SY02",
    "Rural Damascus": "SY03",
    "Rif Dimashq": "SY03",
    "Damascus countryside": "SY03",
    "Latakia": "SY06",
    "Lattakia": "SY06",
    "Al-Hasakeh": "SY08",
    "Hassakah": "SY08",
    "Deir-ez-Zor": "SY09",
    "Deir Ezzor": "SY09",
    "Dayr az-Zawr": "SY09",
    "Ar-Raqqa": "SY11",
    "Raqqah": "SY11",
    "Dar'a": "SY12",
    "Deraa": "SY12",
    "As-Sweida": "SY13",
    "Quneitra": "SY14",
    # kinds of unit and parts of a unit
    "Idlib province": "SY07",
    "governorate of Idlib": "SY07",
    "southern Idlib": "SY07",
    "Hama countryside": "SY05",
    "northern Hama": "SY05",
    "east Aleppo": "SY02",
    "the outskirts of Idlib": "SY07",
    "Idlib city": "SY0700",
    "Aleppo city": "SY0200",
    # districts and towns: the district they lie in
    "Khan Sheikhoun": "SY0702",
    "Khan Shaykhun": "SY0702",
    "town of Kafr Zita": "SY0505",
    "al-Latamneh": "SY0505",
    "Kafr Nabudah": "SY0502",
    "Alhbit": "SY0702",
    "al-Sayyad": "SY05",
    "Al-Waer": "SY0401",
    "Qaryatain": "SY0401",
    "Palmyra": "SY0405",
    "Kobani": "SY0206",
    "Maarrat Misrin sub-district": "SY070005",
    # areas without a border: the lowest region that holds all their members
    "Eastern Ghouta": "SY03",
    "al-Ghab plain": "SY0502",
    "Turkmen Mountain": "SY0600",
    "northwest Syria": "SYR",
    "Syria": "SYR",
}


@pytest.mark.parametrize(("phrase", "code"), SYRIA.items())
def test_a_phrase_reaches_its_region(phrase: str, code: str) -> None:
    assert default().resolve(phrase, ["SYR"]).pcode == code


@pytest.mark.parametrize(
    ("phrase", "method"),
    [("Nowhereville", "unresolved"), ("Caspian Sea", "water"), ("", "unresolved")],
)
def test_what_cannot_be_placed_has_no_code(phrase: str, method: str) -> None:
    located = default().resolve(phrase, ["SYR"])
    assert (located.pcode, located.method) == (None, method)


def test_a_part_of_a_region_says_so() -> None:
    assert default().resolve("southern Idlib", ["SYR"]).method == "alias+part"
    assert default().resolve("Idlib", ["SYR"]).method == "alias"


def test_an_area_is_inexact_and_has_members() -> None:
    area = default().region("area:eastern-ghouta")
    assert area is not None
    assert (area.exact, area.members) == (False, ("SY0302", "SY0301"))


def test_the_tree_of_syria() -> None:
    gazetteer = default()
    assert len(gazetteer.children("SYR")) == 14
    districts = [d for g in gazetteer.children("SYR") for d in gazetteer.children(g.pcode)]
    assert len(districts) == 62
    assert sum(len(gazetteer.children(d.pcode)) for d in districts) == 272
    assert [r.pcode for r in gazetteer.ancestors("SY070201")] == ["SY0702", "SY07", "SYR"]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Syrian", "SYR"), ("Türkiye", "TUR"), ("Turkey", "TUR"), ("DRC", "COD"),
        ("DR Congo", "COD"), ("Burma", "MMR"), ("Ivory Coast", "CIV"), ("سوريا", "SYR"),
        ("Idlib", None),
    ],
)  # fmt: skip
def test_countries_and_their_people(name: str, country: str | None) -> None:
    assert default().country_of(name) == country


PARTS = {
    "southern Idlib": "south",
    "north-east Hama": "northeast",
    "Hama countryside": "rural",
    "the northern countryside of Hama": "north rural",
    "outskirts of Idlib": "outskirts",
    "Rural Damascus": None,
    "Idlib": None,
}


@pytest.mark.parametrize(("phrase", "qualifier"), PARTS.items())
def test_directions_and_countryside_are_a_qualifier(phrase: str, qualifier: str | None) -> None:
    assert default().resolve(phrase, ["SYR"]).qualifier == qualifier


@pytest.mark.parametrize(
    ("phrase", "precision"),
    [("Kafr Zita", 1), ("Idlib city", 1), ("Kafr Zeita subdistrict", 2), ("Hama", 3), ("Syria", 4)],
)
def test_how_exactly_a_name_says_where(phrase: str, precision: int) -> None:
    assert default().resolve(phrase, ["SYR"]).precision == precision


def test_a_match_says_what_it_might_have_meant_instead() -> None:
    located = default().resolve("Hama", ["SYR"])
    assert located.score is not None
    assert located.rejected[:2] == ("SY0501", "SY050100")


def test_a_unit_with_a_direction_is_itself_wherever_it_is_spoken_of() -> None:
    assert default().resolve("North Darfur", ["SYR"]).pcode == "SD02"
