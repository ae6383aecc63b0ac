"""What indicators set beside a total: what was usual before it, its residents, another total."""

from datetime import date, timedelta

import pytest

from metrics import indicators
from metrics.build import check, reconcile

MONDAY = date(2019, 1, 7)


def week(at, n, **more):
    day = MONDAY + timedelta(weeks=at)
    return {"n": n, "days": [day.isoformat()], **more}


def held(world, period="week"):
    reconcile(world.db, codes=["CAS-01"])
    points = indicators.run(world.db, "CAS-01", region="SY07", period=period)
    return [(one.best, one.baseline, one.breach) for one in points]


def test_a_week_is_held_against_the_twelve_before_it(world):
    world.claims([week(0, 9000), *(week(at, 10) for at in range(1, 13)), week(13, 21)])
    *_, usual, doubled = held(world)
    assert usual == (10, pytest.approx((9000 + 11 * 10) / 12), "no")
    assert doubled == (21, 10, "breached")


def test_silence_is_no_zero_and_half_of_the_weeks_must_be_known(world):
    world.claims([week(at, 10) for at in (0, 2, 4, 6, 8, 10)] + [week(12, 21)])
    assert held(world)[-2:] == [(10, None, "unknown"), (21, 10, "breached")]


def test_a_week_without_a_best_is_left_out_of_the_mean(world):
    few = [week(at, 10) for at in range(6)]
    world.claims([*few, week(6, 90, bound="at_most"), week(7, 20, bound="at_least")])
    assert held(world)[-1] == (20, 10, "possible")


def test_a_month_is_held_against_the_three_before_it(world):
    months = {"2019-01-15": 10, "2019-03-15": 30, "2019-04-15": 41, "2019-09-15": 5}
    world.claims([{"n": n, "days": [day]} for day, n in months.items()])
    assert held(world, "month") == [
        (10, None, "unknown"),
        (30, None, "unknown"),
        (41, 20, "breached"),
        (5, None, "unknown"),
    ]


def test_all_time_and_years_have_no_trend(world):
    world.claims([week(at, 10) for at in range(20)])
    assert held(world, "all") == [(200, None, "unknown")]
    assert [one.breach for one in indicators.run(world.db, "CAS-01", period="year")] == [
        "unknown"
    ] * 2


@pytest.mark.parametrize(
    ("residents", "expected"),
    [(100_000, "breached"), (10_000_000, "no"), (None, "unknown")],
)
def test_new_displacement_is_held_against_the_residents_as_well(world, residents, expected):
    day = {"days": ["2019-05-06"]}
    fled = day | {"n": 2000, "measure": "displaced"}
    people = day | {"n": residents, "measure": "population", "kind": "stock"}
    world.claims([fled] if residents is None else [fled, people])
    reconcile(world.db, codes=["DIS-01"])
    [point] = indicators.run(world.db, "DIS-01", region="SY07")
    assert (point.baseline, point.breach) == (residents, expected)


def test_a_claim_without_a_country_and_a_fraction_of_a_person_pass_the_checks(world):
    """Datasets hold both: regions that nobody places, and monthly means."""
    day = {"days": ["2019-05-03"]}
    nowhere = {"n": 5, "country": None, "region": None, "scope": [], "originator": "sohr"}
    world.claims([day | nowhere, day | {"low": 2 / 3, "best": 2 / 3, "high": 2 / 3}])
    reconcile(world.db, codes=["CAS-01"])
    check(world.db)
    [point] = indicators.run(world.db, "CAS-01", region="SY07")
    assert point.best == pytest.approx(2 / 3, abs=0.001)
