"""Where a figure applies."""


def test_a_figure_takes_the_nearest_places(case, reading):
    text, places = case
    assert list(reading(text).figures[-1].places) == places


def test_the_places_are_also_regions_of_the_world(reading):
    (figure,) = reading("Shelling killed five people in Idlib, Syria.").figures
    assert figure.country == "SYR"
    assert [region.country for region in figure.regions] == ["SYR"]


def test_a_text_without_a_place_speaks_of_its_country(reading):
    figures = reading("Floods in Pakistan. A dam broke. At least 50 people were killed.").figures
    assert figures[-1].country == "PAK"
