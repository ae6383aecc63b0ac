"""What must hold of totals, whatever the claims are."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.build import check
from metrics.reconcile.estimates import estimate
from metrics.reconcile.parts import Value, add, hold
from metrics.reconcile.totals import Ask, totalled

BOUNDED = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
LEAVES = ("SY0702", "SY0700", "SY0501")
PLACES = (*LEAVES, "SY07", "SY05", "SYR")
FIRST = date(2019, 4, 1)


def add_up(world, rows):
    for table in ("total", "population_near"):
        world.db.execute(f"DELETE FROM {table}")  # noqa: S608
    world.empty()
    world.claims(rows)
    estimate(world.db)
    totalled(world.db)
    world.db.execute("INSERT INTO total BY NAME SELECT * FROM totalled")


def total(world, what, **asked):
    where = " AND ".join(f"{name} = '{value}'" for name, value in asked.items())
    return world.rows(
        f"SELECT {what} FROM total WHERE measure = 'killed' "  # noqa: S608
        f"AND population_group = 'all' AND facility = 'any' AND {where} ORDER BY ALL"
    )


@st.composite
def anything(draw):
    """A claim of any place, length and bound; groups and sources mixed."""
    start = FIRST + timedelta(draw(st.integers(0, 60)))
    end = start + timedelta(draw(st.sampled_from([0, 0, 0, 1, 6, 30, 364])))
    dated = draw(st.integers(0, 9)) > 0
    return {
        "region": draw(st.sampled_from(PLACES)),
        "population_group": draw(st.sampled_from(["all", "all", "civilian", "children", "men"])),
        "originator": draw(st.sampled_from(["sohr", "ocha", "activists"])),
        "bound": draw(st.sampled_from(["exact", "at_least", "at_most"])),
        "n": float(draw(st.integers(0, 200))),
        "published": end,
        **({"days": [start, end]} if dated else {}),
    }


@BOUNDED
@given(st.lists(anything(), min_size=1, max_size=25))
def test_values_stay_in_order_and_a_whole_is_never_less_than_its_parts(world, rows):
    add_up(world, rows)
    check(world.db)
    assert world.rows("FROM total WHERE low > best OR best > high OR low > high OR parts < 1") == []
    below = world.rows(
        "SELECT a.region, a.low, b.region, b.low FROM total AS a "
        "JOIN region_up AS u ON u.region = a.region JOIN total AS b ON b.region = u.above "
        "AND b.measure = a.measure AND b.population_group = a.population_group "
        "AND b.facility = a.facility AND b.period = a.period "
        "WHERE a.period = 'all' AND b.low < a.low"
    )
    assert below == []


@BOUNDED
@given(st.dictionaries(st.tuples(st.sampled_from(LEAVES), st.integers(0, 80)), st.integers(0, 99)))
def test_sums_are_exact_where_nothing_is_shared(world, killed):
    rows = [
        {"region": region, "days": [FIRST + timedelta(day)], "n": float(n)}
        for (region, day), n in killed.items()
    ]
    add_up(world, rows)
    whole = sum(killed.values())
    for period in ("all", "year", "month", "week", "day"):
        bests = [row[0] for row in total(world, "best", region="SYR", period=period)]
        assert sum(bests) == whole
    for region in LEAVES:
        own = sum(n for (place, _), n in killed.items() if place == region)
        assert sum(row[0] for row in total(world, "best", region=region, period="all")) == own


@BOUNDED
@given(st.lists(anything(), min_size=1, max_size=12))
def test_one_region_asked_alone_gets_what_all_get_together(world, rows):
    add_up(world, rows)
    everything = total(world, "*", region="SY07")
    totalled(world.db, Ask(regions=("SY07",)))
    alone = world.rows(
        "FROM totalled WHERE measure = 'killed' AND population_group = 'all' "
        "AND facility = 'any' AND region = 'SY07' ORDER BY ALL"
    )
    assert alone == everything


def test_a_part_without_an_end_opens_a_sum_but_not_its_whole():
    known, floor = Value(100, 100, 100, 100), Value(30, 30, None, 30)
    assert add([known, floor]) == (130, 130, None, 130)
    assert hold(known, [floor]) == known
    assert hold(known, [Value(300, 300, None, 300)]) == (300, 300, None, 300)
    assert hold(floor, [known]) == (100, 100, None, 100)
    assert hold(Value(None, None, 80, None), [floor]) == (30, 30, 80, 30)


def test_days_and_children_of_one_war_are_not_added(world):
    war = ["2019-04-01", "2019-05-31"]
    days = [{"days": [f"2019-05-{day:02}"], "n": 30.0, "originator": "ap"} for day in range(1, 4)]
    children = {"days": war, "n": 40.0, "population_group": "children"}
    women = {"days": war, "n": 25.0, "population_group": "women"}
    add_up(world, [{"days": war, "n": 80.0}, *days, children, women])
    assert total(world, "best", region="SYR", period="all") == [(90,)]


def test_children_of_a_month_and_all_of_its_days_are_not_added(world):
    days = [{"days": [f"2019-05-{day:02}"], "n": 30.0, "originator": "ap"} for day in range(1, 4)]
    row = {"days": ["2019-05-01", "2019-05-31"], "population_group": "children"}
    add_up(world, [*days, row | {"n": 40.0}])
    assert total(world, "best, high", region="SYR", period="month") == [(90, 90)]
    add_up(world, [*days, row | {"n": 140.0}])
    assert total(world, "best, high", region="SYR", period="month") == [(140, 140)]
    add_up(world, [*days, row | {"n": 40.0, "days": ["2019-05-20", "2019-05-31"]}])
    assert total(world, "best, high", region="SYR", period="month") == [(130, 130)]


def test_what_counts_in_another_month_takes_nothing_from_this_one(world):
    row = {"days": ["2019-04-20", "2019-05-05"], "population_group": "children", "n": 40.0}
    add_up(world, [{"days": ["2019-05-03"], "n": 30.0, "originator": "ap"}, row])
    check(world.db)
    assert total(world, "best", region="SYR", period="month") == [(30,), (40,)]
    assert total(world, "best", region="SYR", period="all") == [(40,)]


def test_a_running_total_that_began_anew_and_its_rise_are_two(world):
    told = {"02-10": 100, "02-20": 140, "03-01": 200, "03-10": 20, "03-20": 50}
    rows = [
        {"n": float(n), "days": ["2019-01-01", f"2019-{end}"], "published": f"2019-{end}"}
        for end, n in told.items()
    ]
    add_up(world, rows)
    assert total(world, "best", region="SYR", period="all") == [(250,)]
    bests = total(world, "period_start, best", region="SYR", period="month")
    assert [best for _, best in bests] == [100, 50]
