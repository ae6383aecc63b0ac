"""A text is read in a language that has a lexicon, or it is refused; never guessed at."""

import pytest

from metrics import read
from metrics.model import Document
from metrics.text import language

FOREIGN = {
    "fr": "Au moins douze personnes ont été tuées dans une attaque et les blessés sont nombreux.",
    "es": "Al menos doce personas fueron asesinadas en un ataque y los heridos son muchos.",
    "de": "Mindestens zwölf Menschen wurden bei dem Angriff auf die Stadt getötet.",
    "ar": "قتل اثنا عشر شخصا على الأقل في هجوم على المدينة",
    "ru": "По меньшей мере двенадцать человек погибли при нападении на город",
}


@pytest.mark.parametrize(("lang", "text"), FOREIGN.items())
def test_the_language_is_told_by_its_script_and_small_words(lang, text):
    assert language.detect(text) == lang


def test_english_is_told():
    text = "At least twelve people were killed in an attack on the town."
    assert language.detect(text) == "en"
    assert len(read(Document(id="x", text=text)).figures) == 1


@pytest.mark.parametrize("text", FOREIGN.values())
def test_a_language_without_a_lexicon_is_refused(text):
    found = read(Document(id="x", text=text))
    assert found.figures == ()
    assert "no lexicon for the language" in found.refused


@pytest.mark.parametrize("text", ["", "12 34 56", "Xyzzy plugh 12 qwrt"])
def test_a_text_of_no_language_is_refused(text):
    assert "cannot be told" in read(Document(id="x", text=text)).refused


def test_a_stated_language_is_believed():
    assert read(Document(id="x", text="12 killed", lang="en")).refused is None
    assert "'xx'" in read(Document(id="x", text="12 killed", lang="xx")).refused
