"""Place phrases in a document: what the text says around them decides."""

import pytest

from metrics.places import default

TEXTS = [
    # an unknown village in a region that the text names
    ("Shells fell on Ain Hurra village in Idlib province, Syria.", "Ain Hurra village", "SY07"),
    ("Five died in Old Mill, a village 20 km from Maiduguri in Nigeria.", "Old Mill", "NG008"),
    ("In Syria, they fled Lower Field and Upper Field, two towns of Idlib.", "Upper Field", "SY07"),
    # the only region that its sentence, or the one before, speaks of
    ("Clashes in Borno, Nigeria. In Redwater many fled.", "Redwater", "NG008"),
    ("Nigeria: clashes in Borno and in Kano State. In Redwater many fled.", "Redwater", None),
    # what stands in one list with a region lies in it no more than the region in it
    ("Ethiopia: five died in Oldfield, East Hararghe, Afar and Somali region.", "Oldfield", None),
    ("Somalia: five died in Oldfield, Bay and Bakool.", "Oldfield", None),
    # the units of two regions may begin alike; a direction is a unit of its own or none
    ("Ethiopia: five died in North Shewa.", "North Shewa", None),
    ("Kenya: five died in North Eastern, Wajir and Mandera.", "North Eastern", None),
    # a name of several countries, in a text that speaks of none of them
    ("Syria: five died in Al Bayda.", "Al Bayda", None),
    ("Yemen: five died in Al Bayda.", "Al Bayda", "YE14"),
    # any country may have a Western Region
    ("Ghana: five died in Upper East and Western Region.", "Western Region", "GH15"),
    # a kind of unit that stands before the name, or at the end of the list
    ("Syria: rebels entered the city of Idlib.", "Idlib", "SY0700"),
    ("Syria: they fled Idlib, Homs and Hama cities.", "Idlib", "SY0700"),
    ("Syria: they fled Idlib, Homs and Hama.", "Idlib", "SY07"),
    # the kind of unit behind the name, though the phrase has only the name
    ("Nigeria and Niger flooded. Ten died in Niger state.", "Niger", "NG027"),
    # an area with one of its members behind it
    ("Sudan: attacks in Jebel Marra, North Darfur, went on.", "Jebel Marra", "SD02"),
]


@pytest.mark.parametrize(("text", "phrase", "code"), TEXTS)
def test_what_the_text_says_around(text: str, phrase: str, code: str | None) -> None:
    located = default().context(text).resolve(phrase)
    gazetteer = default()
    above = [r.pcode for r in gazetteer.ancestors(located.pcode)] if located.pcode else []
    assert code in [located.pcode, *above], located
    assert located.name == phrase


def test_the_country_named_most_and_first_leads() -> None:
    text = "Floods in Chad. Families from CAR arrived in N'Djamena, said the French Red Cross."
    context = default().context(text)
    assert context.countries[0] == "TCD"
    assert "FRA" not in context.countries
    assert context.resolve("Nowhere").country == "TCD"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        # two countries are spoken of as much: the one named last before the place
        ("Chad and Niger flooded. In Niger, Oldtown was hit.", "NER"),
        ("Chad and Niger flooded. In Chad, Oldtown was hit.", "TCD"),
        # not the one that people came from
        ("Chad and Niger flooded. In Chad, people from Niger reached Oldtown.", "TCD"),
    ],
)
def test_the_country_of_an_unknown_place(text: str, country: str) -> None:
    assert default().context(text).resolve("Oldtown").country == country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Colombia: they fled Cúcuta for the Venezuelan state of Zulia.", "VE23"),
        ("Colombia: they fled Cúcuta for Zulia, Venezuela.", "VE23"),
        ("Colombia: they fled Cúcuta for Zulia.", "CO54"),
    ],
)
def test_the_text_itself_may_give_a_place_its_country(text: str, code: str) -> None:
    assert default().context(text).resolve("Zulia").pcode == code


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Ten people were evacuated in Kokrajhar on Monday.", ("IND",)),
        ("Ten people were evacuated in Kokrajhar and in Kafr Zita.", ()),
        ("Ten people were evacuated in Punjab.", ()),  # of two countries
        ("Ten people fled to Port Vila, said Australia's envoy.", ("AUS", "VUT")),  # a capital
    ],
)
def test_one_name_of_one_country_is_enough_where_nothing_else_is_named(
    text: str, countries: tuple[str, ...]
) -> None:
    assert default().context(text).countries == countries


@pytest.mark.parametrize(
    ("home", "code"),
    [
        # Puncak is a regency of Papua and also a pass near Cianjur: the text is at home in Java
        ("A quake struck Cianjur in West Java, Indonesia, 310 died. ", None),
        ("A quake struck Papua in Indonesia, 310 died. ", "ID94"),
    ],
)
def test_a_stray_name_does_not_draw_its_neighbours_away(home: str, code: str | None) -> None:
    text = f"{home}Nine died in Redwater on the road to Puncak."
    assert default().context(text).resolve("Redwater").pcode == code


def test_what_is_no_place_of_a_figure() -> None:
    text = "Missiles from the Caspian Sea fell near the Syria-Iraq border after Idlib was hit."
    context = default().context(text)
    assert context.resolve("Caspian Sea").method == "water"
    assert context.resolve("Syria-Iraq border").method != "context"
    assert context.resolve("not in the text").pcode is None


def test_a_title_and_given_countries_count() -> None:
    assert default().context("Ten died.", title="Iraq: floods").countries == ("IRQ",)
    assert default().context("Ten died.", ["MLI"]).countries == ("MLI",)


def test_one_phrase_at_two_places_of_a_text() -> None:
    text = "Yemen. In Taizz, Al Bayt camp. " + "So it went on. " * 80 + "In Ibb, Al Bayt camp."
    context = default().context(text)
    assert context.resolve("Al Bayt camp", at=text.index("Al Bayt")).pcode == "YE15"
    assert context.resolve("Al Bayt camp", at=text.rindex("Al Bayt")).pcode == "YE11"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DR Congo: ten died in Équateur.", "CD41"),
        ("Quito: ten died in Équateur.", "ECU"),
        ("United States: ten died in Georgia and in Florida.", "US-GA"),
        ("Armenia, Georgia: ten died in Georgia, near Tbilisi.", "GEO"),
    ],
)
def test_a_country_whose_name_is_also_a_unit_of_the_country_spoken_of(text: str, code: str) -> None:
    name = "Georgia" if "Georgia" in text else "Équateur"
    assert default().context(text).resolve(name).pcode == code
