"""A place and what it lies in, in one phrase."""

import pytest

from metrics.places import default

PHRASES = [
    ("Idlib, Syria", [], "SY07"),
    ("Idlib (Syria)", [], "SY07"),
    ("Aleppo Governorate, Syria", [], "SY02"),
    ("Beira (Sofala)", ["MOZ"], "MZ09"),
    ("the Syrian city of Idlib", [], "SY0700"),
    ("Turkish city of Gaziantep", ["SYR"], "TUR027"),
    ("Al-Hol camp in northeast Syria", [], "SY08"),
    ("Tripoli, Lebanon", [], "LB5"),
    ("Tripoli, Libya", [], "LY02"),
    # what is known of it is only what it lies in
    ("Redwater, Borno State", ["NGA"], "NG008"),
    # a name that lies elsewhere is not moved
    ("Idlib, Borno State", ["NGA"], "NG008"),
]


@pytest.mark.parametrize(("phrase", "countries", "code"), PHRASES)
def test_the_inner_place_in_the_outer_one(phrase: str, countries: list[str], code: str) -> None:
    located = default().resolve(phrase, countries)
    above = [region.pcode for region in default().ancestors(located.pcode or "")]
    assert code in [located.pcode, *above], located
    assert located.name == phrase


@pytest.mark.parametrize("phrase", ["Redwater, Syria", "Redwater, Nowhere", ", ", "(", "a in b"])
def test_what_is_known_of_neither_stays_open(phrase: str) -> None:
    assert default().resolve(phrase, ["SYR"]).pcode is None


def test_a_search_takes_the_country_from_the_phrase() -> None:
    assert default().search("Tripoli, Lebanon")[0].region.country == "LBN"
