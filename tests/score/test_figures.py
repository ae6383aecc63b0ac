"""The scorer, on hand-written documents whose agreement can be counted by eye."""

import pytest

from metrics import score

TEXT = "At least 50 people were killed in Idlib and dozens wounded, while 3 to 5 hospitals closed."


def figure(quote, measure, bound, low, best, high, **more):
    start = TEXT.index(quote)
    base = {
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "measure": measure,
        "unit": "person",
        "bound": bound,
        "low": low,
        "best": best,
        "high": high,
        "group": "all",
        "facility": None,
        "places": ["Idlib"],
        "country": "SYR",
        "time": None,
        "kind": "flow",
        "sources": ["UOSSM"],
        "status": "reported",
    }
    return base | more


FIFTY = figure("At least 50", "killed", "at_least", 50, 50, None)
DOZENS = figure("dozens", "injured", "vague", 24, None, 99)
HOSPITALS = figure("3 to 5", "out_of_service", "range", 3, None, 5, unit="facility")
GOLD = {"id": "d-1", "text": TEXT, "figures": [FIFTY, DOZENS, HOSPITALS]}


def rates(*found):
    return score.score([(GOLD, found)]).levels


def test_all_found_and_nothing_else():
    levels = rates(FIFTY, DOZENS, HOSPITALS)
    assert {(r.precision, r.recall, r.f1) for r in levels.values()} == {(1.0, 1.0, 1.0)}


def test_nothing_found():
    assert {(r.precision, r.recall, r.f1) for r in rates().values()} == {(0.0, 0.0, 0.0)}


def test_each_level_asks_for_more():
    levels = rates(
        FIFTY, DOZENS | {"measure": "killed"}, HOSPITALS | {"bound": "approx", "best": 4}
    )
    assert [r.matched for r in levels.values()] == [3, 2, 1]
    assert levels["full"].precision == pytest.approx(1 / 3)


VALUES = [
    ("the same number under another bound", FIFTY, {"bound": "exact", "high": 50}, True),
    ("within half a percent", FIFTY, {"bound": "exact", "best": 50.2}, True),
    ("another number", FIFTY, {"low": 51, "best": 51}, False),
    ("vague words overlap", DOZENS, {"low": 36, "high": 40}, True),
    ("an open end overlaps", DOZENS, {"low": 99, "high": None}, True),
    ("vague words apart", DOZENS, {"low": 100, "high": 900}, False),
    ("no number at all", DOZENS, {"low": None, "high": None}, False),
    ("both ends of a range", HOSPITALS, {"bound": "exact"}, True),
    ("one end of a range is not enough", HOSPITALS, {"high": 6}, False),
]


@pytest.mark.parametrize(
    ("gold", "change", "same"), [v[1:] for v in VALUES], ids=[v[0] for v in VALUES]
)
def test_same_value(gold, change, same):
    assert score.same_value(gold, gold | change) is same


def test_a_figure_without_a_bound_states_whatever_number_it_holds():
    assert score.stated({"low": None, "best": None, "high": 9}) == (9, 9)
    assert score.stated({}) == (None, None)


def test_spans_must_touch():
    assert rates(FIFTY | {"start": 80, "end": 90})["value"].matched == 0


def test_one_found_figure_pairs_with_one_label_the_best_agreeing_first():
    twice = {**GOLD, "figures": [FIFTY | {"measure": "injured"}, FIFTY]}
    assert score.pairs(twice["figures"], [FIFTY], "value") == [(1, 0)]


def test_a_single_building_without_a_number_word_is_no_false_find():
    hospital = figure("hospitals", "destroyed", "exact", 1, 1, 1, unit="facility")
    assert rates(FIFTY, DOZENS, HOSPITALS, hospital)["full"].precision == 1.0
    wrong = hospital | {"best": 2}
    assert rates(FIFTY, DOZENS, HOSPITALS, wrong)["full"].precision == 0.75


FIELDS = [
    ("group", {"group": "civilian"}),
    ("facility", {"facility": "health"}),
    ("place", {"places": ["Hama"]}),
    ("country", {"country": "IRQ"}),
    ("time", {"time": {"start": "2019-05-01", "end": "2019-05-06"}}),
    ("kind", {"kind": "stock"}),
    ("source", {"sources": ["SOHR"]}),
    ("status", {"status": "denied"}),
]


@pytest.mark.parametrize(("name", "change"), FIELDS)
def test_each_field_is_counted_over_the_matched_pairs(name, change):
    shares = score.score([(GOLD, [FIFTY | change, DOZENS])]).fields
    assert shares == {field: 0.5 if field == name else 1.0 for field in score.FIELDS}


NAMES = [
    ("places", ["Idlib province"], "place", True),
    ("places", ["Idlib", "Hama"], "place", True),
    ("places", ["Idlib", "Hama", "Homs"], "place", False),
    ("places", [], "place", False),
    ("sources", ["the UOSSM"], "source", True),
    ("sources", ["UOSSM medics", "Reuters"], "source", True),
    ("sources", ["Reuters", "UOSSM"], "source", False),
    ("sources", [], "source", False),
]


@pytest.mark.parametrize(("key", "names", "field", "same"), NAMES)
def test_names_are_compared_without_their_empty_words(key, names, field, same):
    assert score.FIELDS[field](FIFTY, FIFTY | {key: names}) is same


def test_slips_say_what_was_missed_and_what_was_false():
    false = figure("50", "detained", "exact", 50, 50, 50)
    slips = score.score([(GOLD, [false, DOZENS, HOSPITALS])]).slips
    assert [(s.kind, s.figure["measure"]) for s in slips] == [
        ("missed", "killed"),
        ("false", "detained"),
    ]
    assert all("people were killed" in s.around for s in slips)


def test_recall_by_measure_and_a_missing_key_counts_as_wrong():
    bare = {"start": FIFTY["start"], "end": FIFTY["end"], "best": 50}
    found = score.score([(GOLD, [bare, DOZENS])])
    assert found.recall_by_measure == {
        "injured": (1, 1),
        "killed": (0, 1),
        "out_of_service": (0, 1),
    }
    assert found.levels["value"].matched == 2


def test_an_empty_corpus():
    found = score.score([])
    assert found.documents == 0
    assert found.levels["value"].f1 == 0.0
