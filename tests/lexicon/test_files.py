"""The files of every language: whole, checked, and without contradictions."""

import shutil
import tomllib
from itertools import combinations

import pytest

from metrics import lexicon
from metrics.errors import DataError, UnknownNameError
from metrics.lexicon import FOLDER, grammar, languages, listed, load, measures
from metrics.lexicon.fold import words_of
from metrics.lexicon.schema import FILES

# told by nouns alone ("40 air strikes"), with no verb of their own
BY_NOUNS = {"airstrikes", "shelling", "attacks"}


@pytest.fixture(params=languages())
def language(request):
    return request.param


def table(language, name):
    return tomllib.loads((FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))


def test_every_language_loads(language):
    assert load(language).language == language


def test_every_measure_has_words(language):
    nouns = {noun.get("measure") for noun in table(language, "nouns")["noun"]}
    words = set(table(language, "measures"))
    assert set(measures()) - words <= BY_NOUNS
    assert nouns >= BY_NOUNS


def phrases_of(groups):
    return {name: {words_of(phrase) for phrase in phrases} for name, phrases in groups.items()}


@pytest.mark.parametrize("side", ["before", "after"])
def test_no_modifier_states_two_bounds(language, side):
    groups = phrases_of({b: t.get(side, []) for b, t in table(language, "modifiers").items()})
    for one, other in combinations(groups, 2):
        assert not groups[one] & groups[other], (one, other)


def test_no_word_of_doubt_has_two_senses(language):
    groups = phrases_of(table(language, "status"))
    for one, other in combinations(groups, 2):
        assert not groups[one] & groups[other], (one, other)


def test_no_noun_is_both_counted_and_no_figure(language):
    nouns = table(language, "nouns")
    keys = ("words", "both", "plurals", "singulars")
    counted = {words_of(w) for noun in nouns["noun"] for k in keys for w in noun.get(k, [])}
    for reason, words in nouns["other"].items():
        assert not counted & {words_of(w) for w in words}, reason


def test_no_noun_is_of_two_reasons(language):
    groups = phrases_of(table(language, "nouns")["other"])
    for one, other in combinations(groups, 2):
        assert not groups[one] & groups[other], (one, other)


def test_a_phrase_is_either_stock_or_flow(language):
    for measure, words in table(language, "measures").items():
        assert not set(words.get("stock", [])) & set(words.get("flow", [])), measure


def test_irregular_forms_belong_to_a_listed_verb(language):
    for measure, words in table(language, "measures").items():
        listed = {*words.get("verbs", []), *words.get("subject", [])}
        assert set(words.get("forms", {})) <= listed, measure


def test_units_and_groups_are_the_guides(language):
    units = {"person", "household", "facility", "building", "incident", "munition"}
    for noun in table(language, "nouns")["noun"]:
        assert noun["unit"] in units
        assert noun.get("measure") is None or noun["measure"] in measures()


def test_every_file_of_a_language_explains_itself(language):
    for name in FILES:
        assert (FOLDER / language / f"{name}.toml").read_text(encoding="utf-8").startswith("#")


def test_every_list_is_looked_up_by_a_rule():
    """A list that no rule reads would promise what it does not do."""
    source = "".join(
        path.read_text(encoding="utf-8")
        for folder in (FOLDER, FOLDER.parent / "text")
        for path in folder.glob("*.py")
    )
    for form in (grammar.Grammar, listed.Attribution, listed.Times, listed.Places, listed.Rejects):
        for name in form.__annotations__:
            assert f".{name}" in source or f'"{name}"' in source, (form.__name__, name)


def test_an_unknown_language_lists_the_known_ones():
    with pytest.raises(UnknownNameError, match="en"):
        load("xx")


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """The lexicon in a folder where it may be broken."""
    for name in ("en", "measures.toml"):
        copy = shutil.copytree if name == "en" else shutil.copy
        copy(FOLDER / name, tmp_path / name)
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    for cached in (load, languages, measures):
        cached.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    for cached in (load, languages, measures):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("grammar", "auxiliaries = [", "auxilliaries = [", "grammar.toml"),
        ("grammar", 'zeros = ["no"', 'zeros = ["No one"', "grammar.toml zeros"),
        ("numbers", "one = 1", 'one = "first"', "numbers.toml cardinals.one"),
        ("measures", "[killed]", "[kiled]", "no measure"),
        ("status", "feared = [", "feared = ", "status.toml"),
    ],
)
def test_a_broken_file_is_named_with_its_key(copied, file, old, new, told):
    path = copied / "en" / f"{file}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=told):
        load("en")


def test_a_language_is_a_folder_of_files(copied):
    shutil.copytree(copied / "en", copied / "sw")
    assert languages() == ("en", "sw")
    assert load("sw").language == "sw"
