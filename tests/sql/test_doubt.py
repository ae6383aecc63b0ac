from datetime import date

import pytest

from metrics import doubt, indicators
from metrics.build import reconcile
from metrics.errors import QueryError

WEEK = ["2019-04-29", "2019-05-05"]


def interval(world, code, **more):
    [point] = indicators.run(world.db, code, region="SY07", **more)
    return point, doubt.interval(world.db, point, draws=20_000)


def test_a_point_has_a_band_beside_its_bounds(world):
    world.claims(
        [
            {"originator": "uossm", "bound": "at_least", "n": 50, "days": WEEK},
            {"originator": "sohr", "bound": "at_least", "n": 74, "days": WEEK},
            {
                "n": 3_000_000,
                "bound": "approx",
                "days": ["2019-05-06"],
                "measure": "population",
                "kind": "stock",
            },
        ]
    )
    reconcile(world.db, codes=["CAS-01", "CAS-09", "POP-01"])
    point, band = interval(world, "CAS-01")
    assert (point.low, point.high) == (50, None)
    assert (band.low, band.high) == pytest.approx((50, 160), rel=0.02)
    assert (band.rho, band.seed) == (0.3, 7)
    _, rate = interval(world, "CAS-09")
    assert rate.low == pytest.approx(1.7, rel=0.05)
    assert rate.high == pytest.approx(5.3, rel=0.05)
    _, people = interval(world, "POP-01")
    assert (people.low, people.high) == pytest.approx((2_700_000, 3_300_000), rel=0.01)
    _, month = interval(world, "CAS-01", period="month")
    assert month == band


def test_a_part_without_a_best_has_no_band(world):
    world.claims([{"bound": "at_most", "n": 50, "days": WEEK}])
    reconcile(world.db, codes=["CAS-01", "CAS-09", "POP-01"])
    assert interval(world, "CAS-01")[1] is None


def test_a_day_is_one_of_many(world):
    world.claims([{"n": 5, "days": ["2019-05-03"]}, {"n": 90, "days": ["2019-06-03"]}])
    reconcile(world.db, codes=["CAS-01", "CAS-09", "POP-01"])
    [_, june] = indicators.run(world.db, "CAS-01", region="SY07", period="month")
    assert june.period_start == date(2019, 6, 1)
    assert doubt.interval(world.db, june).high == pytest.approx(90)


def test_a_share_of_residents_has_a_band_and_never_passes_all(world):
    stock = {"days": ["2019-05-06"], "kind": "stock", "bound": "approx"}
    world.claims(
        [
            stock | {"n": 1_500_000, "measure": "displaced"},
            stock | {"n": 3_000_000, "measure": "population"},
            stock | {"n": 2_900_000, "measure": "in_need"},
        ]
    )
    reconcile(world.db, codes=["DIS-06", "POP-03"])
    _, share = interval(world, "DIS-06")
    assert (share.low, share.high) == pytest.approx((43.3, 57.7), rel=0.02)
    assert interval(world, "POP-03")[1].high == 100


@pytest.mark.parametrize("code", ["QLT-03", "CAS-11", "CAS-12", "FAC-03", "INC-03"])
def test_what_has_no_band_is_refused_by_name(world, code):
    world.claims(
        [
            {"n": 10, "days": WEEK},
            {"n": 4, "days": WEEK, "population_group": "civilian"},
            {"n": 9, "days": WEEK, "measure": "injured"},
            {"n": 2, "days": WEEK, "measure": "airstrikes", "unit": "incident"},
            *(
                {"n": 3, "days": WEEK, "unit": "facility", "facility": "health"}
                | {"kind": "stock", "measure": measure}
                for measure in ("out_of_service", "functioning")
            ),
        ]
    )
    reconcile(world.db, codes=[code])
    with pytest.raises(QueryError, match=f"{code} has no 90 % interval"):
        interval(world, code)


def test_a_sum_of_some_places_has_no_band(world):
    stock = {"days": ["2019-05-06"], "kind": "stock", "measure": "displaced"}
    world.claims([stock | {"n": 7, "region": "SY0702"}])
    reconcile(world.db, codes=["DIS-02"])
    assert interval(world, "DIS-02")[1] is None


def test_the_error_of_a_household_size_is_shared_by_all_that_it_multiplies(world):
    """Eight figures of 77,160 households together, times 5.0 +/- 0.4 (one standard deviation).

    Were the size drawn anew for each of them, the band would be 350,908 to 420,856.
    """
    world.db.execute("UPDATE household_size SET low = 4.342, high = 5.658")
    world.claims(
        {"n": 9645, "days": [f"2019-{month:02}-03"], "measure": "displaced", "unit": "household"}
        for month in range(1, 9)
    )
    reconcile(world.db, codes=["DIS-09"])
    point, band = interval(world, "DIS-09")
    assert point.best == 385_800
    assert (band.low, band.high) == pytest.approx((335_091, 436_684), rel=0.01)


def test_a_gap_of_stock_and_flow_has_no_band():
    assert not doubt.drawable("DIS-10")
    assert not doubt.drawable("POP-04")
