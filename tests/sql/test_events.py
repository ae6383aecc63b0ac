"""Rows of datasets: what one publisher counts apart is added, what it tells twice is not."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics import indicators
from metrics.build import check, reconcile
from metrics.reconcile.estimates import POLICIES

DAY, NEXT = "2019-05-03", "2019-05-04"


def event(name, n, originator="sohr", days=(DAY,), **more):
    row = {"originator": originator, "event": name, "n": n, "days": days, "dataset": "set"}
    return {**row, "document": None, "chain": [], **more}


def text(n, originator="ocha", days=(DAY,), **more):
    return {"originator": originator, "n": n, "days": days, **more}


def made(world, *claims):
    world.claims(claims)
    reconcile(world.db, codes=["CAS-01", "CAS-02", "DIS-01", "DIS-02", "POP-02"])
    check(world.db)


def point(world, code="CAS-01", region="SYR", **more):
    [one] = indicators.run(world.db, code, region=region, **more)
    return one.low, one.best, one.high


def left_out(world):
    return dict(world.rows("FROM left_out"))


def test_two_events_of_one_publisher_are_added(world):
    made(world, event("e1", 5), event("e2", 3))
    assert world.rows("SELECT low, best, high, sources, claims FROM estimate") == [(8, 8, 8, 1, 2)]
    assert world.rows("SELECT originator, best, items FROM estimate_source") == [("sohr", 8, 2)]
    assert world.rows("SELECT role, reason, item FROM estimate_claim ORDER BY claim") == [
        ("counted", "one of 2 that sohr counts apart", "e1"),
        ("counted", "one of 2 that sohr counts apart", "e2"),
    ]


def test_the_sum_of_one_meets_the_number_of_another(world):
    made(world, event("e1", 5), event("e2", 3), text(9))
    assert world.rows("SELECT low, best, high, sources FROM estimate") == [(8, 8, 9, 2)]


def test_two_publishers_that_count_apart_are_two_sums(world):
    made(world, *(event(f"a{n}", n) for n in (5, 3)), *(event(f"b{n}", n, "ap") for n in (6, 4)))
    assert world.rows("SELECT low, best, high, sources FROM estimate") == [(8, 8, 10, 2)]


def test_an_open_event_opens_the_sum_of_its_publisher(world):
    made(world, event("e1", 5), event("e2", 3, bound="at_least"))
    assert world.rows("SELECT low, best, high FROM estimate") == [(8, 8, None)]


def test_a_newer_row_of_an_event_supersedes_its_older_one(world):
    made(world, event("e1", 5), event("e1", 7, published="2019-05-09"), event("e2", 3))
    assert world.rows("SELECT best FROM estimate") == [(10,)]
    assert world.rows("SELECT role FROM estimate_claim ORDER BY claim") == [
        ("superseded",),
        ("counted",),
        ("counted",),
    ]


@pytest.mark.parametrize(("published", "best"), [("2019-05-01", 8), ("2019-05-09", 20)])
def test_of_a_sum_and_one_number_for_all_the_newer_is_the_word(world, published, best):
    made(world, event("e1", 5), event("e2", 3), text(20, "sohr", published=published))
    assert world.rows("SELECT best, sources FROM estimate") == [(best, 1)]
    assert {"counted", "superseded"} == {
        role for (role,) in world.rows("SELECT role FROM estimate_claim")
    }


def test_what_has_no_event_is_told_apart_by_its_cause_and_way(world):
    row = {"measure": "displaced", "event": None}
    made(
        world,
        event(None, 30, **row, cause="conflict"),
        event(None, 12, **row, cause="disaster"),
        event(None, 4, **row, cause="disaster", destination="SY05"),
    )
    assert world.rows("SELECT best FROM estimate") == [(46,)]


def test_texts_that_name_a_way_still_tell_one_thing(world):
    row = {"measure": "displaced"}
    made(world, text(30, "sohr", **row), text(30, "ap", **row, destination="SY05"))
    assert world.rows("SELECT best, sources FROM estimate") == [(30, 2)]


@pytest.mark.parametrize("period", ["all", "year", "month", "week", "day"])
def test_an_event_of_a_region_is_no_whole_of_the_events_of_its_districts(world, period):
    made(world, event("e1", 5), event("e2", 3, region="SY0702"), event("e3", 1, region="SY0700"))
    assert point(world, region="SY07", period=period) == (9, 9, 9)
    assert point(world, region="SY0702", period=period) == (3, 3, 3)


def test_an_event_of_days_is_no_whole_of_the_events_of_one(world):
    made(world, event("e1", 5, days=(DAY, NEXT)), event("e2", 3), event("e3", 1, region="SY0702"))
    assert point(world) == (9, 9, 9)
    assert point(world, period="day") == (4, 4, 4)


def test_one_event_told_for_a_region_and_its_districts_counts_once(world):
    made(world, event("e1", 5), event("e1", 3, region="SY0702"), event("e2", 1, region="SY0702"))
    assert point(world) == (6, 6, 6)


def test_a_text_on_the_whole_meets_all_events_within(world):
    made(
        world,
        text(74, bound="at_least"),
        event("e1", 5),
        event("e2", 30, region="SY0702"),
        event("e3", 35, region="SY0700"),
    )
    assert point(world) == (70, 70, None)


def test_events_of_another_publisher_lie_within(world):
    made(world, event("e1", 5), event("x", 4, "ap", region="SY0702"))
    assert point(world) == (5, 5, 5)


def test_civilians_are_among_the_dead_of_their_events(world):
    civilians = [
        event("e1", 2, population_group="civilian", part_of="c001"),
        event("e2", 3, population_group="civilian", region="SY0702", part_of="c002"),
    ]
    made(world, event("e1", 5), event("e2", 4, region="SY0702"), *civilians)
    assert point(world) == (9, 9, 9)
    assert point(world, "CAS-02") == (5, 5, 5)


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_adds_what_is_counted_apart(world, policy):
    made(world, event("e1", 5), event("e2", 3, region="SY0702"))
    best = None if policy == "minmax" else 8
    assert point(world, policy=policy) == (8, best, 8)


PARTS = [{"sex": "f"}, {"age": "0-4"}, {"sector": "WASH"}, {"sex": "m", "age": "18-59"}]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_by_sex_age_or_sector_is_never_beside_its_whole(world, part):
    row = {"measure": "in_need", "kind": "stock", "event": None}
    made(world, event(None, 100, **row), event(None, 40, **row, **part))
    assert point(world, "POP-02", "SY07") == (100, 100, 100)
    named = " and ".join(part)
    assert left_out(world) == {"c002": f"part by {named} of a whole that is counted"}


def test_parts_without_a_whole_are_said_to_be_so(world):
    row = {"measure": "in_need", "kind": "stock", "event": None}
    made(world, event(None, 40, **row, sector="WASH"), event(None, 30, **row, sector="Health"))
    assert world.rows("FROM estimate") == []
    assert set(left_out(world).values()) == {"part by sector, nobody gives the whole"}


@pytest.mark.parametrize(
    "row",
    [{"population_group": "children", "age": "0-17"}, {"population_group": "men", "sex": "m"}],
)
def test_a_group_that_says_the_age_or_sex_itself_is_whole(world, row):
    made(world, event("e1", 5, **row))
    assert world.rows("SELECT best FROM estimate") == [(5,)]


@pytest.mark.parametrize("flag", ["imputed", "extrapolated"])
def test_what_nobody_counted_is_no_source(world, flag):
    made(world, event("e1", 5, flags=[flag]))
    assert world.rows("FROM estimate") == []
    assert left_out(world) == {"c001": "imputed"}


def test_households_count_where_their_persons_do_not(world):
    row = {"measure": "displaced", "unit": "household", "event": None}
    people = {"measure": "displaced", "event": None}
    made(
        world,
        event(None, 720, **row, same_as="c002"),
        event(None, 3600, **people, flags=["imputed"]),
        event(None, 10, **row, region="SY05", same_as="c004"),
        event(None, 50, **people, region="SY05"),
    )
    assert world.rows("SELECT unit, best FROM estimate ORDER BY ALL") == [
        ("household", 720),
        ("person", 50),
    ]


FIRST = date(2019, 4, 1)
PLACES = ("SY0702", "SY0700", "SY0501", "SY07", "SY05", "SYR")
UP = {"SY0702": "SY07", "SY0700": "SY07", "SY0501": "SY05", "SY07": "SYR", "SY05": "SYR"}


@st.composite
def rows(draw):
    """Events of one publisher: any place, any length, bounds of their own."""
    found = []
    for at in range(draw(st.integers(1, 25))):
        start = FIRST + timedelta(draw(st.integers(0, 40)))
        end = start + timedelta(draw(st.sampled_from([0, 0, 0, 1, 2, 6, 13, 29, 89])))
        n = float(draw(st.integers(0, 30)))
        found.append(
            event(f"e{at}", 0, days=(start, end), region=draw(st.sampled_from(PLACES)))
            | {"low": n, "best": n + draw(st.integers(0, 5)), "published": end}
        )
        found[-1].pop("n")
        found[-1]["high"] = found[-1]["best"] + draw(st.integers(0, 5))
    return found


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows())
def test_all_events_of_one_publisher_add_up_to_its_own_sum(world, rows):
    world.clear()
    made(world, *rows)
    for region in PLACES:
        inside = [row for row in rows if region in above(row["region"])]
        for period in ("all", "year", "month"):
            most = {"all": 10**6, "year": 366, "month": 31}[period]
            long = [row for row in inside if (row["days"][1] - row["days"][0]).days < most]
            found = world.rows(
                "SELECT sum(low), sum(best), sum(high) FROM total WHERE measure = 'killed' AND "  # noqa: S608
                f"region = '{region}' AND period = '{period}' AND population_group = 'all' "
                "AND facility = 'any'"
            )
            sums = [sum(row[name] for row in long) for name in ("low", "best", "high")]
            assert found == [tuple(sums) if long else (None, None, None)]


def above(region):
    while region:
        yield region
        region = UP.get(region)


def test_a_running_total_counts_its_rises_by_month_and_its_newest_in_all(world):
    totals = {"2023-10-31": 8525, "2023-11-30": 15000, "2023-12-31": 21978, "2024-01-31": 26900}
    row = {"event": None, "region": "SY07"}
    made(world, *(event(None, n, days=("2023-10-07", end), **row) for end, n in totals.items()))
    months = indicators.run(world.db, "CAS-01", region="SY07", period="month")
    assert [one.best for one in months] == [8525, 6475, 6978, 4922]
    assert point(world) == (26900, 26900, 26900)
    assert "rise since 2023-10-31" in {
        link for (link,) in world.rows("SELECT link FROM estimate_claim")
    }


def test_one_event_told_for_several_districts_is_added_within_the_region(world):
    rows = [("SY0702", 3), ("SY0700", 4)]
    made(world, event("e2", 5), *(event("e1", n, region=region) for region, n in rows))
    assert point(world, region="SY07") == (12, 12, 12)


def test_a_day_counts_in_a_window_that_its_year_does_not_fit(world):
    made(world, text(9), text(90, "ap", days=("2019-01-01", "2019-12-31")))
    window = {"since": date(2019, 5, 1), "until": date(2019, 5, 31)}
    assert point(world, region="SY07", **window) == (9, 9, 9)


def test_a_day_is_part_of_its_running_total_and_counts_on_its_day(world):
    war = event(None, 100, days=("2019-01-01", DAY))
    made(world, war, event(None, 7, part_of="c001"), event(None, 3, region="LBN", country=None))
    assert point(world, region="SY07", period="day") == (7, 7, 7)
    assert point(world, region="SY07") == (100, 100, 100)


def test_a_running_total_of_women_that_is_corrected_raises_nobody_else(world):
    row = {"event": None, "region": "SY07", "originator": "ocha"}
    ends = ["2023-10-31", "2023-11-30", "2023-12-31", "2024-01-31"]
    everybody = [event(None, n, **row) for n in (8000, 15000, 21000, 26000)]
    women = [event(None, n, **row, population_group="women") for n in (2000, 3000, 12000, 12100)]
    for rows in (everybody, women):
        for end, one in zip(ends, rows, strict=True):
            one["days"] = ("2023-10-07", end)
    daily = event(None, 9000, days=("2023-12-01", "2023-12-31"), **row)
    made(world, *everybody, *women, daily)
    months = indicators.run(world.db, "CAS-01", region="SY07", period="month")
    assert [one.best for one in months] == [8000, 7000, 6000, 5000]
