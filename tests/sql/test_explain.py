from datetime import date

import pytest

from metrics import indicators
from metrics.build import reconcile
from metrics.explain import explain, measures, unanswered
from metrics.wording import sentence

WEEK = ["2019-04-29", "2019-05-05"]


@pytest.fixture
def told(world):
    world.claims(
        [
            {"originator": "uossm", "bound": "at_least", "n": 50, "days": WEEK},
            {"originator": "sohr", "bound": "at_least", "n": 74, "days": WEEK},
            {"originator": "ocha", "n": 12, "days": ["2019-05-03"], "region": "SY0702"},
            {"originator": "ocha", "n": 900, "days": WEEK, "status": "feared"},
            {"n": 99, "days": WEEK, "region": "SYR", "scope": ["SY05", "SY07"]},
            {"n": 5, "days": WEEK, "region": "SY05"},
            {"n": 9000, "region": "SY07", "days": ["2011-03-15", "2019-05-05"]},
        ]
    )
    reconcile(world.db, codes=["CAS-01"])
    return world.db


def test_a_point_leads_back_to_its_claims(told):
    found = explain(told, "CAS-01:SY07:2019-04-29..2019-05-05")
    assert found.sentence == (
        "At least 50, best supported 74, no upper bound: three independent sources."
        " As reported for the whole region 74, as summed from 1 place within it 12:"
        " what was reported is taken, the larger of both."
    )
    roles = [(row["role"], row["best"], row["why"]) for row in found.estimates]
    assert roles == [("counted", 74, None), ("held", 12, "place, period")]
    assert [(row["claim"], row["role"]) for row in found.counted] == [
        ("c001", "counted"),
        ("c002", "counted"),
        ("c003", "within"),
    ]
    left = {row["claim"]: row["reason"] for row in found.uncounted}
    assert left["c004"] == "feared"
    assert left["c005"] == "shared with other regions: it counts in SYR"
    assert left["c007"].startswith("counts in another period")
    assert "c006" not in left


def test_a_figure_of_two_countries_counts_in_neither(world):
    world.claims(
        [{"n": 99, "days": WEEK, "region": None, "country": None, "scope": ["SYR", "LBN"]}]
    )
    reconcile(world.db, codes=["CAS-01"])
    reason = "shared with other countries: it counts in none of them alone"
    assert [row["reason"] for row in unanswered(world.db, "CAS-01", "LBN")] == [reason]


def test_everything_has_its_part_in_the_whole(told):
    found = explain(told, "CAS-01:SY07")
    assert {row["role"] for row in found.estimates} == {"counted", "held"}
    assert {row["reason"] for row in found.uncounted} == {
        "feared",
        "shared with other regions: it counts in SYR",
    }


def test_a_point_without_a_report_is_none_and_what_is_near_it_says_why(told):
    assert explain(told, "CAS-01:SY07:2018") is None
    assert explain(told, "CAS-01:LBN") is None
    near = unanswered(told, "CAS-01", "SY07", date(2018, 1, 1), date(2018, 12, 31))
    assert [row["claim"] for row in near] == ["c007"]


WORD = {"days": ["2019-05-03"], "n": 74}


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        # said again, or corrected, by the same source
        ({"published": "2019-05-01"}, "said again by sohr"),
        ({"published": "2019-05-01", "n": 60}, "a newer or clearer word of sohr counts"),
        ({"originator": "activists"}, "activists is a weak source, better ones are here"),
        ({"originator": "rumour"}, "discounted source"),
        ({"originator": "ocha", "status": "denied"}, "ocha denies it"),
        ({"originator": "ocha", "status": "feared"}, "feared"),
        ({"zero": True, "chain": []}, "a zero without a source says nothing against a report"),
        ({"sex": "f"}, "part by sex of a whole that is counted"),
        ({"age": "0-4", "sector": "wash"}, "part by age and sector of a whole that is counted"),
        ({"unit": "household", "same_as": "c001"}, "same fact in another unit"),
        ({"flags": ["imputed"], "originator": "ocha"}, "imputed"),
        (
            {"region": "SYR", "scope": ["SY05", "SY07"]},
            "shared with other regions: it counts in SYR",
        ),
        ({"unit": "household", "days": ["2019-05-09"]}, "counts another unit: household"),
        ({"kind": "stock"}, "a state at a date, not an event"),
        ({"days": ["2019-03-01", "2019-05-09"]}, "counts in another period: it is longer than"),
    ],
)
def test_what_is_not_counted_says_why(world, more, reason):
    world.claims([WORD, WORD | more])
    reconcile(world.db, codes=["CAS-01"])
    found = explain(world.db, "CAS-01:SY07:2019-05")
    [row] = found.uncounted
    assert row["claim"] == "c002"
    assert row["reason"].startswith(reason)
    assert found.point.best == 74


@pytest.mark.parametrize(
    ("originator", "best", "reason"),
    [
        ("government:SYR", 74, "it sets no best: it takes part in the conflict"),
        ("ocha", 20, "the word of ocha"),
    ],
)
def test_a_word_that_bounds_the_number_and_sets_no_best_says_why(world, originator, best, reason):
    world.claims([WORD, WORD | {"originator": originator, "n": 20}])
    reconcile(world.db, codes=["CAS-01"])
    found = explain(world.db, "CAS-01:SY07")
    assert (found.point.low, found.point.best, found.point.contested) == (20, best, 1)
    reasons = {row["claim"]: row["reason"] for row in found.counted}
    assert reasons["c002"].endswith(reason)
    assert explain(world.db, "CAS-01:SY07:minmax").counted[1]["reason"].startswith("the word of")


def test_where_one_checks_each_case_the_others_set_no_best(world):
    world.claims([WORD, WORD | {"originator": "ohchr", "n": 60}])
    reconcile(world.db, codes=["CAS-01"])
    found = explain(world.db, "CAS-01:SY07")
    assert found.point.best == 60
    reasons = {row["claim"]: row["reason"] for row in found.counted}
    assert reasons["c001"].endswith("it sets no best: another source checks each case")
    assert reasons["c002"] == "the word of ohchr"


def test_another_view_is_explained_by_what_it_saw(world):
    early = {"n": 60, "published": "2019-05-04", "originator": "uossm"}
    world.claims([WORD | {"published": "2019-05-09"}, WORD | early])
    reconcile(world.db, codes=["CAS-01"])
    now = explain(world.db, "CAS-01:SY07:2019-05-03")
    then = explain(world.db, "CAS-01:SY07:2019-05-03@2019-05-05")
    assert (now.point.low, now.point.high) == (60, 74)
    assert (then.point.low, then.point.high) == (60, 60)
    assert [row["claim"] for row in then.counted] == ["c002"]
    least = explain(world.db, "CAS-01:SY07:2019-05-03:acled_floor")
    assert least.point.best == least.estimates[0]["best"] == 60
    assert (least.policy, least.name) == ("acled_floor", "CAS-01:SY07:2019-05-03:acled_floor")


def test_a_row_of_a_dataset_shows_its_row_its_event_and_its_words(world):
    row = {"document": None, "dataset": "d9", "row_key": "BGD-1", "event": "4711"}
    world.claims([WORD | row | {"quote": "low 1, best 2, high 3"}])
    reconcile(world.db, codes=["CAS-01"])
    [claim] = explain(world.db, "CAS-01:SY07").counted
    assert (claim["dataset"], claim["row_key"], claim["event"]) == ("d9", "BGD-1", "4711")
    assert claim["quote"] == "low 1, best 2, high 3"


def test_a_rate_leads_to_both_of_its_numbers(world):
    world.claims([WORD, WORD | {"n": 9, "measure": "injured"}])
    reconcile(world.db, codes=["CAS-12"])
    found = explain(world.db, "CAS-12:SY07")
    assert {row["measure"] for row in found.estimates} == {"killed", "injured"}
    assert found.interval90 is None


def test_the_threshold_is_told_with_who_set_it(world):
    world.claims([WORD, WORD | {"n": 40_000, "measure": "displaced"}])
    reconcile(world.db, codes=["CAS-03", "DIS-01"])
    assert explain(world.db, "DIS-01:SY07").alarm.startswith(
        "Threshold >= 30000 or >= 0.01 x baseline: passed by all that is possible (ACAPS"
    )


def test_the_band_of_a_window_is_of_what_lies_in_it(world):
    """More parts than a point names: the window alone tells which of them count."""
    days = [f"20{year}-{month:02}-05" for year in range(10, 20) for month in range(1, 13)]
    about = {"bound": "approx", "n": 100}
    world.claims([*(about | {"days": [day]} for day in days), about | {"days": ["2020-01-05"]}])
    reconcile(world.db, codes=["CAS-01"])
    found = explain(world.db, "CAS-01:SY07:2020..")
    assert found.point.best == 100
    assert 85 < found.interval90.low < found.interval90.high < 115


def test_the_measures_of_an_indicator():
    assert measures("CAS-09") == ("killed",)
    assert measures("POP-01") == ("population",)
    assert measures("FAC-02") == ("attacked", "damaged", "destroyed")


POINT = indicators.Point(
    *("CAS-01", "SY07", "all", None, None, 5.0, 5.0, 5.0, 5.0, "closed", "person"),
    *(0, 1, 1, 1, 0, "weak", None, None, None, None, None, None, None, ()),
)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({}, "5: one independent source."),
        (
            {"low": None, "best": None},
            "No lower bound, no best value, at most 5: one independent source.",
        ),
        (
            {"best": 1234.0, "high": None, "sources": 12, "contested": 1},
            "At least 5, best supported 1,234, no upper bound: 12 independent sources, contested.",
        ),
        (
            {"low": 1.5152, "best": 2.4667, "high": None, "sources": 2},
            "At least 1.52, best supported 2.47, no upper bound: two independent sources.",
        ),
        ({"covered": 14, "regions": 14}, "5: one independent source."),
        (
            {"high": None, "covered": 1, "regions": 14},
            "At least 5, best supported 5, no upper bound: one independent source, "
            "for 1 of 14 regions within it.",
        ),
        (
            {
                "indicator": "CAS-09",
                "denominator": "Bureau, 2016",
                "denominator_dated": date(2016, 7, 1),
            },
            "5: one independent source; residents: Bureau, 2016.",
        ),
        (
            {"indicator": "DIS-09", "denominator": "a survey"},
            "5: one independent source; from a survey.",
        ),
        (
            {
                "indicator": "CAS-09",
                "denominator": "reports",
                "denominator_dated": date(2019, 5, 6),
            },
            "5: one independent source; residents: 2019-05-06.",
        ),
    ],
)
def test_a_point_in_one_sentence(change, text):
    assert sentence(POINT._replace(**change)) == text


def test_a_sum_of_more_than_the_whole_and_its_places_is_not_said_to_be_one_of_both(world):
    days = [{"n": 30.0, "days": [f"2019-05-{day:02}"]} for day in (1, 2, 3)]
    place = {"n": 12.0, "days": ["2019-05-03"], "region": "SY0702", "originator": "ap"}
    month = {"n": 80.0, "days": ["2019-05-01", "2019-05-31"], "originator": "ocha"}
    world.claims([*days, place, month])
    reconcile(world.db, codes=["CAS-01"])
    assert explain(world.db, "CAS-01:SY07").sentence == "90: three independent sources."


def test_an_alarm_that_is_not_known_says_what_is_missing(world):
    world.claims(
        [
            {"n": 30.0, "days": ["2019-05-01"]},
            {"n": 5.0, "days": ["2019-06-20"], "bound": "at_most"},
        ]
    )
    reconcile(world.db, codes=["CAS-01"])
    assert "for want of a baseline (" in explain(world.db, "CAS-01:SY07:2019-05").alarm
