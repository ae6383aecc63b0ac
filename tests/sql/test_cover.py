"""What some regions report is never passed off as the number of all.

The world of these tests has two governorates in Syria (SY05, SY07); SY07 has two districts
(SY0700, SY0702), SY05 has one (SY0501).
"""

import pytest

from metrics import indicators
from metrics.build import check, reconcile

DAY = ["2019-05-06"]
CODES = ["CAS-09", "DIS-02", "DIS-06", "DIS-07", "FAC-03", "POP-01", "POP-03"]


def stock(region, n, measure="displaced", **more):
    row = {"kind": "stock", "measure": measure, "region": region, "n": n, "days": DAY}
    return {"originator": "ocha", **row, **more}


def people(region, n, **more):
    return stock(region, n, "population", **more)


def killed(region, n):
    return {"region": region, "n": n, "days": DAY}


def answer(world, code, region):
    points = indicators.run(world.db, code, region=region)
    return [(one.low, one.best, one.high, one.open, one.covered, one.regions) for one in points]


def made(world, *claims, populations=()):
    world.claims(claims)
    for row in populations:
        world.db.execute("INSERT INTO population VALUES (?, ?, ?, ?)", row)
    reconcile(world.db, codes=CODES)
    check(world.db)


@pytest.mark.parametrize(
    ("claims", "region", "expected"),
    [
        # its own report says nothing of parts
        ([stock("SY07", 40)], "SY07", (40, 40, 40, 0, None, None)),
        # both governorates: the whole country
        ([stock("SY07", 40), stock("SY05", 5)], "SYR", (45, 45, 45, 0, 2, 2)),
        # one of two: at least that, and nobody knows how many more
        ([stock("SY07", 40)], "SYR", (40, 40, None, 1, 1, 2)),
        # a governorate whose districts do not all report does not count as covered
        ([stock("SY0702", 40), stock("SY05", 5)], "SYR", (45, 45, None, 2, 1, 2)),
        ([stock("SY0702", 40), stock("SY0700", 1), stock("SY05", 5)], "SYR", (46, 46, 46, 0, 2, 2)),
        # a place within a district without districts of its own
        ([stock("SY0501", 9, locality="Camp")], "SY0501", (9, 9, None, 1, 0, 1)),
        # a figure shared by both is of neither
        ([stock("SYR", 9, scope=["SY05", "SY07"])], "SYR", (9, 9, None, 2, 0, 2)),
        # the country's own figure stands, whatever its parts say
        ([stock("SYR", 100), stock("SY07", 40)], "SYR", (100, 100, 100, 0, None, None)),
    ],
)
def test_a_sum_of_places_says_how_many_it_covers(world, claims, region, expected):
    made(world, *claims)
    assert answer(world, "DIS-02", region) == [expected]


OLD, NEW = ["2015-05-06"], ["2019-05-06"]


def states(world, region="SYR"):
    points = indicators.run(world.db, "DIS-02", region=region, period="year")
    return [(one.best, one.high, one.dated.year, one.sources) for one in points]


def test_an_old_figure_of_the_whole_keeps_its_day_when_a_part_reports_anew(world):
    made(world, stock("SYR", 6000, days=OLD), stock("SY07", 60, days=NEW, originator="ap"))
    assert states(world) == [(6000, 6000, 2015, 1)]
    [point] = indicators.run(world.db, "DIS-02", region="SYR")
    assert (point.best, point.dated.year, point.sources) == (6000, 2015, 1)


def test_all_parts_anew_take_the_place_of_an_old_figure_of_the_whole(world):
    parts = [stock("SY07", 60, days=NEW), stock("SY05", 5, days=NEW)]
    made(world, stock("SYR", 6000, days=OLD), *parts)
    assert states(world) == [(6000, 6000, 2015, 1), (65, 65, 2019, 1)]


def test_some_parts_anew_do_so_where_they_are_more_by_themselves(world):
    made(world, stock("SYR", 6000, days=OLD), stock("SY07", 7000, days=NEW))
    assert states(world) == [(6000, 6000, 2015, 1), (7000, None, 2019, 1)]


def test_a_figure_of_the_whole_of_the_same_weeks_stands_above_its_parts(world):
    made(world, stock("SYR", 6000, days=["2019-04-06"]), stock("SY07", 60, days=NEW))
    assert states(world) == [(6000, 6000, 2019, 1)]


def test_days_at_the_ends_of_the_calendar_are_days(world):
    made(world, stock("SY07", 9, days=["9999-12-31"]), stock("SY05", 5, days=["0001-01-02"]))
    found = indicators.run(world.db, "DIS-02", region="SYR")
    assert [(one.best, one.high) for one in found] == [(9, None)]


def test_residents_of_some_regions_are_no_population(world):
    made(world, people("SY0702", 3_000_000), people("SY0501", 5), killed("SY0702", 60))
    assert answer(world, "POP-01", "SYR") == answer(world, "CAS-09", "SYR") == []
    assert answer(world, "POP-01", "SY07") == answer(world, "CAS-09", "SY07") == []
    assert answer(world, "POP-01", "SY05") == [(5, 5, 5, 0, 1, 1)]
    assert answer(world, "CAS-09", "SY0702") == [(2, 2, 2, 0, None, None)]


def test_residents_of_all_regions_are(world):
    made(
        world, people("SY07", 75), people("SY05", 25), stock("SYR", 10), stock("SYR", 5, "in_need")
    )
    assert answer(world, "POP-01", "SYR") == [(100, 100, 100, 0, 2, 2)]
    assert answer(world, "DIS-06", "SYR") == [(10, 10, 10, 0, None, None)]
    assert answer(world, "POP-03", "SYR") == [(5, 5, 5, 0, None, None)]


def test_a_share_of_what_some_regions_report_is_open_above(world):
    made(world, people("SYR", 100), stock("SY07", 10))
    assert answer(world, "DIS-06", "SYR") == [(10, 10, None, 1, 1, 2)]


CENSUS = ("SY07", "2016-07-01", 200.0, "Bureau, 2016")


def test_a_table_is_the_denominator_where_no_report_is(world):
    old = ("SY07", "2011-07-01", 900.0, "Bureau, 2011")
    made(world, stock("SY07", 50), populations=[old, CENSUS])
    [point] = indicators.run(world.db, "DIS-06", region="SY07")
    assert (point.best, point.denominator) == (25, "Bureau, 2016")
    assert point.denominator_dated.year == 2016
    assert answer(world, "POP-01", "SY07") == []  # a table is no report


def test_a_report_goes_before_a_table(world):
    made(world, stock("SY07", 50), people("SY07", 100), populations=[CENSUS])
    [point] = indicators.run(world.db, "DIS-06", region="SY07")
    assert (point.best, point.denominator) == (50, "reports")


def test_a_census_of_long_ago_is_no_denominator(world):
    made(world, stock("SY07", 50), populations=[("SY07", "2004-07-01", 200.0, "Census 2004")])
    assert answer(world, "DIS-06", "SY07") == []


def test_facilities_of_some_regions_are_no_share_of_all(world):
    def facilities(region, measure, n):
        return stock(region, n, measure, unit="facility", facility="health")

    made(
        world,
        facilities("SY07", "out_of_service", 1),
        facilities("SY07", "functioning", 3),
        facilities("SY05", "functioning", 3),
    )
    assert answer(world, "FAC-03", "SY07") == [(25, 25, 25, 0, None, None)]
    assert answer(world, "FAC-03", "SYR") == []


@pytest.mark.parametrize("code", ["CAS-11", "CAS-12", "INC-03"])
def test_the_dead_of_a_war_are_not_set_against_those_of_a_day(world, code):
    war, day = {"days": ["2011-03-15", "2019-05-06"], "n": 250_000}, {"days": DAY, "n": 6}
    world.claims(
        [
            war,
            day | {"population_group": "civilian"},
            day | {"measure": "injured"},
            day | {"measure": "airstrikes", "unit": "incident"},
            day | {"n": 12},
        ]
    )
    reconcile(world.db, codes=[code])
    assert answer(world, code, "SY07") == []
    [may] = indicators.run(world.db, code, region="SY07", period="month")
    assert may.best in (0.5, 2, 50)


def test_facilities_of_other_years_are_no_share(world):
    def facilities(measure, n, day):
        row = {"unit": "facility", "facility": "health", "days": [day]}
        return stock("SY07", n, measure, **row)

    made(
        world,
        facilities("out_of_service", 1, "2016-01-01"),
        facilities("functioning", 3, "2019-05-06"),
    )
    assert answer(world, "FAC-03", "SY07") == []
