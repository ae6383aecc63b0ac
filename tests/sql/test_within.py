"""What makes another thing of a claim, and which estimates lie within which."""

import random

import pytest

from metrics.reconcile import estimates
from metrics.reconcile.estimates import estimate

WEEK, NEXT, DAY = ("2019-04-29", "2019-05-05"), ("2019-04-29", "2019-05-06"), ("2019-05-03",)
GROUPS = ("all", "civilian", "children", "women", "women_children", "combatant", "health_worker")


def claim(originator="sohr", days=WEEK, n=50, **more):
    return {"originator": originator, "n": n, **({"days": days} if days else {}), **more}


@pytest.mark.parametrize(
    "more",
    [
        {"region": "SY05"},
        {"population_group": "children"},
        {"measure": "injured"},
        {"unit": "household"},
        {"locality": "kafr nabl"},
        {"kind": "stock"},
        {"facility": "health"},
        {"country": "LBN"},
    ],
)
def test_another_scope_is_another_thing(world, more):
    world.claims([claim("uossm"), claim("sohr", **more)])
    estimate(world.db)
    assert world.rows("SELECT sources FROM estimate") == [(1,), (1,)]


def test_the_displaced_are_alike_whatever_they_are_called(world):
    groups = {"sohr": "all", "ap": "civilian", "ocha": "idp"}
    world.claims(
        claim(name, measure="displaced", population_group=group) for name, group in groups.items()
    )
    estimate(world.db)
    assert world.rows("SELECT sources FROM estimate") == [(3,)]


def inside(world, *rows):
    world.claims(rows)
    estimate(world.db)
    pairs = world.rows(
        "SELECT i.claim, o.claim, w.reason FROM estimate_within AS w "
        "JOIN estimate_claim AS i ON i.estimate = w.inner_estimate "
        "JOIN estimate_claim AS o ON o.estimate = w.outer_estimate"
    )
    return {(inner, outer): reason for inner, outer, reason in pairs}


def test_what_lies_within_what(world):
    week, district = claim(n=74), claim(days=DAY, n=12, region="SY0702")
    children, hama = claim(n=20, population_group="children"), claim(n=5, region="SY05")
    assert inside(world, week, district, children, hama) == {
        ("c002", "c001"): "place, period",
        ("c003", "c001"): "group",
    }


@pytest.mark.parametrize(
    ("inner", "held"),
    [
        (("2019-05-04", "2019-05-05"), True),
        (("2019-05-04", "2019-05-07"), True),  # its middle day is the last of the week
        (("2019-05-05", "2019-05-08"), False),
        (("2019-04-01", "2019-05-30"), False),
        (None, False),
    ],
)
def test_a_period_holds_a_shorter_one_whose_middle_it_holds(world, inner, held):
    found = inside(world, claim(), claim("ap", days=inner, n=3))
    assert (("c002", "c001") in found) == held


@pytest.mark.parametrize(
    "outer", [None, ("2019-04-30", "2019-06-02"), ("2011-03-15", "2019-12-31")]
)
def test_long_and_undated_periods_hold_what_lies_in_them(world, outer):
    assert inside(world, claim(n=5), claim("ap", days=outer, n=300)) == {("c001", "c002"): "period"}


def test_what_nobody_dated_holds_nothing_that_came_after_it(world):
    undated = claim("ap", None, 300, published="2019-04-28")
    assert inside(world, claim(n=5), undated) == {}


def test_a_shared_figure_holds_what_lies_in_any_of_its_regions(world):
    both = claim(n=74, region="SYR", scope=["SY05", "SY07"])
    assert ("c002", "c001") in inside(world, both, claim("ap"))


def test_a_shared_figure_lies_in_what_holds_all_of_its_regions(world):
    both = claim(n=74, region="SYR", scope=["SY05", "SY07"])
    found = inside(world, both, claim("ap", region="SYR"), claim("uossm", days=NEXT, n=99))
    assert found == {("c001", "c002"): "place"}


def test_of_two_undated_figures_the_larger_holds_the_other(world):
    found = inside(world, claim("ap", None, 500), claim("sohr", None, 5))
    assert found == {("c002", "c001"): "as the text says"}


def test_what_a_text_says_is_part_is_part(world):
    row = {"unit": "facility", "facility": "health"}
    hit = claim("activists", n=4, measure="attacked", **row)
    gone = claim("activists", ("2019-05-06",), 1, measure="destroyed", part_of="c001", **row)
    assert inside(world, hit, gone) == {("c002", "c001"): "period, state"}


def test_a_place_that_no_gazetteer_knows_holds_itself_alone(world):
    rows = [claim(region="X9"), claim("ap", DAY, 2, region="X9"), claim("uossm", region="SYR")]
    assert inside(world, *rows) == {("c002", "c001"): "period"}


def test_nothing_lies_within_itself_or_round_in_a_ring(world):
    rows = [claim("ap", WEEK, at, population_group=group) for at, group in enumerate(GROUPS)]
    rows += [claim("sohr", NEXT, at, population_group=group) for at, group in enumerate(GROUPS)]
    found = inside(world, *rows)
    assert found
    assert all(inner != outer and (outer, inner) not in found for inner, outer in found)


def test_what_was_nearly_one_is_kept_with_the_reason(world):
    world.claims([claim(), claim("ap", ("2019-05-03", "2019-05-08"), 70)])
    estimate(world.db)
    assert world.rows("SELECT score, reason FROM estimate_near") == [
        (0.3, "only 30% of their days in common")
    ]


def days(draw):
    first = draw.randint(1, 24)
    return f"2019-05-{first:02}", f"2019-05-{first + draw.choice([0, 0, 1, 6]):02}"


def test_what_is_settled_at_once_is_what_comparing_would_give(world, monkeypatch):
    draw = random.Random(7)
    rows = [
        claim(
            draw.choice(["sohr", "ap", "ocha"]),
            days(draw),
            draw.randint(1, 90),
            region=draw.choice(["SY05", "SY07", "SYR"]),
            kind=draw.choice(["flow", "flow", "stock"]),
        )
        for _ in range(40)
    ]
    answers = []
    for empty in (False, True):
        world.empty()
        world.claims(rows)
        steps = estimates._steps

        def unsettled(db, *names, steps=steps):
            steps(db, *names)
            if names == ("settled",):
                db.execute("DELETE FROM settled")

        if empty:
            monkeypatch.setattr(estimates, "_steps", unsettled)
        estimate(world.db)
        tables = ("estimate", "estimate_claim", "estimate_near", "estimate_within")
        answers.append([world.rows(f"FROM {table} ORDER BY ALL") for table in tables])
        assert world.rows("SELECT count(*) > 0 FROM settled") == [(not empty,)]
    assert answers[0] == answers[1]
