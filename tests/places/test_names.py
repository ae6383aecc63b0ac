"""Names found in text: which words are places, and that the offsets are those of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.places import default

TEXTS = {
    "Shelling hit southern Idlib and Hama province.": ["southern Idlib", "Hama province"],
    "SYRIA: 5 KILLED IN IDLIB": ["SYRIA", "IDLIB"],
    "Syria's Khan Sheikhoun and al-Latamneh": ["Syria", "Khan Sheikhoun", "al-Latamneh"],
    "The Democratic Republic of the Congo (DRC)": ["Democratic Republic of the Congo", "DRC"],
    "في إدلب": ["إدلب"],
    "قصف بإدلب وحلب في سوريا": ["إدلب", "حلب", "سوريا"],
    "Frappes dans la province d'Idlib, en Syrie": ["Idlib", "Syrie"],
    "Обстріл Маріуполь, Україна": ["Маріуполь", "Україна"],
    "syria: shelling in idlib kills five": ["syria", "idlib"],
    "Ten died in Sangi Hesar village, Kandahar, Afghanistan.": [
        "Sangi Hesar village",
        "Kandahar",
        "Afghanistan",
    ],
    "The Government of Syria and UNHCR Libya agreed; US$5 was paid.": [],
    "Minister Ali Hassan and Mr. Homs Idlib spoke in Syria": ["Syria"],
    "SARI cases and KIs rose in Yemen": ["Yemen"],
    # the first-level units of small countries are known to those who know the country
    "Malta: rain fell in Qala.": ["Malta", "Qala"],
    "Yemen: Qala was hit in Sanaa.": ["Yemen", "Sanaa"],
    "Syria: At Idlib they met, As Safira they left.": ["Syria", "Idlib", "As Safira"],
    "At": [],
    # no places
    "Many people fled. Most of the Police left in March.": [],
    "A man of reading: car bombs, us and them.": [],
    "They said. Man is free.": [],
}


@pytest.mark.parametrize(("text", "names"), TEXTS.items())
def test_names_of_a_text(text: str, names: list[str]) -> None:
    found = [name.text for name in default().names(text) if name.kind != "demonym"]
    assert found == names


def test_kinds() -> None:
    text = "Syrian troops entered Idlib from the Caspian Sea."
    assert [(n.text, n.kind) for n in default().names(text)] == [
        ("Syrian", "demonym"),
        ("Idlib", "place"),
        ("Caspian Sea", "water"),
    ]


WORDS = st.sampled_from(
    [
        "Idlib",
        "Rif",
        "Dimashq",
        "al-Bab",
        "İdlib",
        "ﬁ",
        "e\u0301",
        "حلب",
        "South",
        "Sudan",
        "-",
        "\n",
    ]
)


@given(st.lists(WORDS | st.text(max_size=5), max_size=12).map(" ".join))
def test_offsets_are_those_of_the_text(text: str) -> None:
    end = 0
    for name in default().names(text):
        assert text[name.start : name.end] == name.text
        assert end <= name.start <= name.head[0] < name.head[1] <= name.end
        end = name.head[1]
