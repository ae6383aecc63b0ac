"""The worked examples of reconciliation, as a table: what sources say, what comes out."""

import pytest

from metrics.reconcile.estimates import POLICIES, estimate, judge

WEEK = ("2019-04-29", "2019-05-05")
DAY = ("2019-05-05",)


def says(originator, bound, n, **more):
    return {"originator": originator, "bound": bound, "n": n, "days": DAY, **more}


def dozens(originator, **more):
    row = {"originator": originator, "bound": "vague", "low": 24, "best": 36, "high": 99}
    return {**row, "days": DAY, **more}


UOSSM = says("uossm", "at_least", 50)
SOHR = says("sohr", "at_least", 74)
GOVERNMENT_ZERO = says("government:SYR", "exact", 0, zero=True)
EXAMPLES = {
    "two floors": ([UOSSM, SOHR], (50, 74, None, 74, "fair", False, 2)),
    "one relay with a floor": ([says("ap", "at_least", 80)], (80, 80, None, 80, "weak", False, 1)),
    "a weak source alone supports nothing": (
        [says("activists", "at_least", 80)],
        (0, 80, None, 80, "weak", False, 1),
    ),
    "one apart": (
        [says("sohr", "exact", 24), says("ocha", "exact", 25)],
        (24, 24, 25, 25, "fair", False, 2),
    ),
    "about 20, 23, 20": (
        [
            {**says("sohr", "approx", 20), "low": 18, "high": 22, "n": 20},
            says("ocha", "exact", 23),
            says("uossm", "exact", 20),
        ],
        (20, 20, 23, 23, "fair", False, 3),
    ),
    "dozens and 31": (
        [dozens("sohr"), says("ocha", "exact", 31)],
        (24, 31, 99, 31, "fair", False, 2),
    ),
    "two floors and a verified number": (
        [UOSSM, SOHR, says("ohchr", "exact", 60)],
        (60, 60, None, 74, "confirmed", False, 3),
    ),
    "a party to the conflict denies by a zero": (
        [GOVERNMENT_ZERO, SOHR],
        (0, 74, None, 74, "contested", True, 2),
    ),
    "only an upper bound says nothing of the best": (
        [says("sohr", "at_most", 40)],
        (None, None, 40, None, "weak", False, 1),
    ),
    "a claim in no known country has no party": (
        [says("government:SYR", "exact", 3, country=None, region=None)],
        (3, 3, 3, 3, "weak", False, 1),
    ),
    "only a vague word": ([dozens("sohr")], (24, 36, 99, 24, "weak", False, 1)),
    "dozens and at least 31": (
        [dozens("ocha"), says("sohr", "at_least", 31)],
        (24, 31, 99, 31, "fair", False, 2),
    ),
    "a denial contests": (
        [SOHR, UOSSM, {**says("government:RUS", "exact", 50), "status": "denied"}],
        (50, 74, None, 74, "contested", True, 2),
    ),
    "a weak source is not heard beside a better one": (
        [says("activists", "exact", 500), says("sohr", "exact", 30)],
        (30, 30, 30, 30, "weak", False, 1),
    ),
    "an unsourced zero says nothing against a report": (
        [says("ap", "exact", 0, zero=True, chain=[]), says("sohr", "exact", 30)],
        (30, 30, 30, 30, "weak", False, 1),
    ),
    "zeros alone are a reported zero": (
        [says("ap", "exact", 0, zero=True, chain=[])],
        (0, 0, 0, 0, "weak", False, 1),
    ),
}


@pytest.mark.parametrize(("claims", "expected"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_what_sources_say_together(world, claims, expected):
    world.claims(claims)
    estimate(world.db)
    [row] = world.rows("SELECT low, best, high, floor, grade, contested, sources FROM estimate")
    assert row == expected


def test_a_relay_of_a_source_already_heard_adds_no_source(world):
    world.claims([UOSSM, SOHR, {**SOHR, "document": "other", "publisher": "reuters"}])
    estimate(world.db)
    assert world.rows("SELECT sources, claims FROM estimate") == [(2, 3)]
    roles = world.rows("SELECT role FROM estimate_claim ORDER BY claim")
    assert roles == [("counted",), ("counted",), ("repeat",)]


def test_the_newest_word_of_a_source_supersedes_its_older_one(world):
    world.claims(
        [
            says("sohr", "exact", 60, published="2019-05-06"),
            says("sohr", "exact", 74, published="2019-05-07"),
        ]
    )
    estimate(world.db)
    assert world.rows("SELECT low, best, high, sources FROM estimate") == [(74, 74, 74, 1)]
    assert world.rows("SELECT claim, role FROM estimate_claim ORDER BY claim") == [
        ("c001", "superseded"),
        ("c002", "counted"),
    ]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default", (50, 74, None)),
        ("ucdp_like", (50, 74, None)),
        ("acled_floor", (50, 50, 50)),
        ("minmax", (50, None, None)),
    ],
)
def test_policies_judge_the_same_claims(world, policy, expected):
    world.claims([UOSSM, SOHR])
    estimate(world.db, policy)
    assert world.rows("SELECT low, best, high FROM estimate") == [expected]


def test_every_policy_gives_the_same_columns(world):
    world.claims([UOSSM])
    estimate(world.db)
    shapes = set()
    for policy in POLICIES:
        judge(world.db, policy)
        shapes.add(str(world.rows("SELECT column_name, column_type FROM (DESCRIBE policy)")))
    assert len(shapes) == 1


LEFT_OUT = [
    ({**SOHR, "status": "feared"}, "feared"),
    ({**SOHR, "status": "hypothetical"}, "hypothetical"),
    ({**SOHR, "status": "denied"}, "denied; no report of it is known"),
    ({**SOHR, "unit": "percent"}, "percent"),
    ({**SOHR, "flags": ["implausible"]}, "implausible"),
    (says("rumour", "exact", 5), "discounted source"),
]


@pytest.mark.parametrize(("claim", "reason"), LEFT_OUT, ids=[reason for _, reason in LEFT_OUT])
def test_what_is_not_counted_stays_with_its_reason(world, claim, reason):
    world.claims([claim])
    estimate(world.db)
    assert world.rows("FROM estimate") == []
    assert world.rows("FROM left_out") == [("c001", reason)]


def test_one_fact_in_two_units_counts_once(world):
    people = says("ocha", "exact", 3600, measure="displaced")
    families = says("ocha", "exact", 720, measure="displaced", unit="household", same_as="c001")
    world.claims([people, families])
    estimate(world.db)
    assert world.rows("SELECT unit, best FROM estimate") == [("person", 3600)]
    assert world.rows("FROM left_out") == [("c002", "same fact in another unit")]


def test_a_part_is_never_a_rival_of_its_whole(world):
    world.claims([SOHR, says("sohr", "exact", 20, part_of="c001")])
    estimate(world.db)
    assert world.rows("SELECT best FROM estimate") == [(74,)]
    assert world.rows("FROM left_out") == [("c002", "part of a claim of the same scope")]
