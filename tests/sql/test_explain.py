from datetime import date

import pytest

from metrics import indicators
from metrics.build import reconcile
from metrics.explain import explain, measures, sentence

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


def asked(db, **more):
    [point] = indicators.run(db, "CAS-01", region="SY07", **more)
    return explain(db, point)


def test_a_point_leads_back_to_its_claims(told):
    found = asked(told, since=date(2019, 4, 29), until=date(2019, 5, 5))
    assert found.sentence == (
        "At least 50, best supported 74, no upper bound: three independent sources."
        " As reported for the whole region 74, as summed from 1 place within it 12:"
        " what was reported is taken, the larger of both."
    )
    roles = [(row["role"], row["best"], row["why"]) for row in found.estimates]
    assert roles == [("counted", 74, None), ("held", 12, "place, period")]
    assert [(row["claim"], row["role"]) for row in found.claims if row["best"] != 12] == [
        ("c001", "counted"),
        ("c002", "counted"),
    ]
    left = {row["claim"]: row["reason"] for row in found.left_out}
    assert left["c004"] == "feared"
    assert left["c005"] == "shared with other regions: it counts in SYR"
    assert left["c007"].startswith("another group, unit or period")
    assert "c006" not in left


def test_everything_has_its_part_in_the_whole(told):
    found = asked(told)
    assert {row["role"] for row in found.estimates} == {"counted", "held"}
    assert {row["reason"] for row in found.left_out} == {
        "feared",
        "shared with other regions: it counts in SYR",
    }


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
            {"denominator": "Bureau, 2016", "denominator_dated": date(2016, 7, 1)},
            "5: one independent source; residents: Bureau, 2016.",
        ),
        (
            {"denominator": "reports", "denominator_dated": date(2019, 5, 6)},
            "5: one independent source; residents: 2019-05-06.",
        ),
    ],
)
def test_a_point_in_one_sentence(change, text):
    assert sentence(POINT._replace(**change)) == text
