"""Places of other crises, in the words of reports: phrase, countries of the document, code."""

import pytest

from metrics.places import default

WORLD = [
    # spelled as in the press, not as in the code list
    ("Kherson", "UKR", "UA65"),
    ("Donetsk Oblast", "UKR", "UA14"),
    ("North Kivu", "COD", "CD61"),
    ("North Kivu province", "COD", "CD61"),
    ("South Ubangi", "COD", "CD42"),
    ("Central Sulawesi", "IDN", "ID72"),
    ("Helmand", "AFG", "AF30"),
    ("Hodeidah", "YEM", "YE18"),
    ("Sana'a", "YEM", "YE13"),
    ("Sana'a governorate", "YEM", "YE23"),
    ("Taizz city", "YEM", "YE15"),
    ("Borno State", "NGA", "NG008"),
    ("Unity", "SSD", "SS06"),
    ("Gaza", "PSE", "PS02"),
    ("Khan Younis", "PSE", "PS02"),
    ("Odisha", "IND", "IN-OR"),
    ("Manipur", "IND", "IN-MN"),
    ("Zaatari camp", "JOR", "JO-MA"),
    # towns lie in the first-level unit, or in the district that has their name
    ("Maiduguri", "NGA", "NG008"),
    ("El Geneina", "SDN", "SD04"),
    ("Beira", "MOZ", "MZ09"),
    ("Mariupol", "UKR", "UA14"),
    ("Mosul", "IRQ", "IQG15"),
    # adjectives, translated directions, joined words
    ("Shebekinsky district", "RUS", "RU001001"),
    ("Far North", "CMR", "CM004"),
    ("South West region", "CMR", "CM010"),
    ("Southwest Regions", "CMR", "CM010"),
    ("North-Western Province", "ZMB", "ZM108"),
    ("Southwest Ethiopia", "ETH", "ET11"),
    ("San Martín", "PER", "PE22"),
    ("Kagua Erave", "PNG", "PG0703"),
    # areas
    ("Darfur", "SDN", "SDN"),
    ("Tigray", "ETH", "ET01"),
    ("Cox's Bazar camps", "BGD", "BD20"),
    ("northeast Nigeria", "NGA", "NGA"),
]


@pytest.mark.parametrize(("phrase", "country", "code"), WORLD)
def test_a_phrase_in_its_country(phrase: str, country: str, code: str) -> None:
    located = default().resolve(phrase, [country])
    region = default().region(code)
    assert region is not None
    above = [r.pcode for r in default().ancestors(located.pcode or "")]
    assert code in [located.pcode, *above], located
    assert located.country == country


@pytest.mark.parametrize(
    ("phrase", "countries", "country"),
    [
        ("Tripoli", ["LBY"], "LBY"),
        ("Tripoli", ["LBN"], "LBN"),
        ("Surobi", ["AFG"], "AFG"),
        ("Aleppo", [], "SYR"),
        ("Türkiye", ["SYR"], "TUR"),
        ("Lake Chad basin", ["NGA", "TCD"], "NGA"),
    ],
)
def test_the_document_decides_the_country(phrase: str, countries: list[str], country: str) -> None:
    assert default().resolve(phrase, countries).country == country


def test_what_was_named_nearby_decides_between_places_of_one_name() -> None:
    assert default().resolve("Surobi", ["AFG"]).method == "ambiguous"
    assert default().resolve("Surobi", ["AFG"], ["AF01"]).pcode == "AF0115"


@pytest.mark.parametrize("phrase", ["Tafeghaghte", "Saint Nowhere", "the", "مكان", "x" * 5000])
def test_unknown_names_stay_open_in_the_country_of_the_document(phrase: str) -> None:
    located = default().resolve(phrase, ["MAR"])
    assert (located.pcode, located.method, located.country) == (None, "unresolved", "MAR")


@pytest.mark.parametrize(
    ("wrong", "country"),
    [
        ("Twic West", "NGA"),
        ("Palmyra", "YEM"),
        ("Halab", "YEM"),
        ("Al Hudaydah", "SYR"),
        ("Mulongwa", "TCD"),
    ],
)
def test_no_place_of_another_country_by_likeness(wrong: str, country: str) -> None:
    located = default().resolve(wrong, [country])
    assert located.pcode is None or located.country != country


def test_likeness_does_not_turn_a_direction_round() -> None:
    assert default().resolve("Twic East", ["SSD"]).pcode == "SS0310"
    assert default().resolve("Twic Wst", ["SSD"]).pcode != "SS0310"


def test_codes_of_countries_are_alpha_3_and_alpha_2_is_understood() -> None:
    gazetteer = default()
    assert gazetteer.region("SY") == gazetteer.region("SYR")
    assert gazetteer.resolve("Idlib", ["SY"]).pcode == "SY07"
    assert [region.pcode for region in gazetteer.ancestors("IN-AS")] == ["IND"]


def test_a_search_ranks_and_says_how() -> None:
    hits = default().search("Khan Shaykhun", "SYR")
    assert (hits[0].region.pcode, hits[0].method) in [("SY0702", "alias"), ("SY070201", "name")]
    assert hits == sorted(hits, key=lambda hit: -hit.score)
    assert default().search("Khan Shaykhun", "FRA") == []


def test_populations_have_a_year_and_a_source() -> None:
    counts = default().populations("SY07")
    assert (2004, 1258427) in [(count.year, count.population) for count in counts]
    assert all(count.source for count in counts)
    assert default().populations("SY99") == ()


def test_what_is_left_open_says_between_what() -> None:
    found = default().resolve("Surobi", ["AFG"])
    assert (found.pcode, set(found.rejected)) == (None, {"AF0115", "AF1210"})


TOWNS = [
    # the town of that very name, and not one that some language calls so
    ("Abuja", "NGA", "NG015"),
    ("Debre Birhan", "ETH", "ET03"),
    ("Sloviansk", "UKR", "UA14"),
    # the far bigger one
    ("Durban", "ZAF", "ZA5"),
    ("Belo Horizonte", "BRA", "BR31"),
    # the city, not the province around it that is called after it
    ("Kyiv", "UKR", "UA80"),
    ("Kyiv Oblast", "UKR", "UA32"),
    # towns lie in the unit of today
    ("Irpin", "UKR", "UA32"),
    ("Zaporizhzhia", "UKR", "UA23"),
    ("Rivne", "UKR", "UA56"),
    ("Lashio", "MMR", "MMR015"),
    # a town whose name is also a country's
    ("Salvador", "BRA", "BR29"),
    # parts of a city
    ("Shuja'iyya", "PSE", "PS0260"),
    ("Bustan al-Qasr", "SYR", "SY0200"),
]


@pytest.mark.parametrize(("phrase", "country", "code"), TOWNS)
def test_a_town_in_its_country(phrase: str, country: str, code: str) -> None:
    located = default().resolve(phrase, [country])
    above = [region.pcode for region in default().ancestors(located.pcode or "")]
    assert code in [located.pcode, *above], located


def test_two_towns_of_one_name_and_size_stay_open() -> None:
    assert default().resolve("Gorakhpur", ["IND"]).method == "ambiguous"
