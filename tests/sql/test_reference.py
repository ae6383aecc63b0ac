"""The SQL of the default policy against a plain-Python oracle, on generated claims."""

import importlib.util
from datetime import date
from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.reconcile.estimates import POLICIES, estimate, judge

_spec = importlib.util.spec_from_file_location(
    "reference", Path(__file__).parents[1] / "reference.py"
)
reference = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(reference)

RELIABILITY = {"sohr": "fair", "uossm": "fair", "ohchr": "verified", "activists": "weak"}
RELIABILITY |= {"government:SYR": "fair"}
DAYS = [date(2019, 5, day) for day in (4, 5, 6)]
BOUNDED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def words(draw):
    """One claim: numbers that are near each other, so that they agree and clash."""
    number = float(draw(st.sampled_from([0, 3, 5, 20, 24, 25, 30, 31, 74, 75, 93, 94, 99])))
    shape = draw(st.sampled_from(["exact", "range", "at_least", "at_most", "vague", "zero"]))
    low, best, high = {
        "exact": (number, number, number),
        "range": (number, number + 2, number + 8),
        "at_least": (number, number, None),
        "at_most": (None, None, number),
        "vague": (24.0, 36.0, 99.0),
        "zero": (0.0, 0.0, 0.0),
    }[shape]
    return {
        "originator": draw(st.sampled_from(sorted(RELIABILITY))),
        "bound": shape if shape != "zero" else "exact",
        "low": low,
        "best": best,
        "high": high,
        "zero": shape == "zero",
        "status": draw(st.sampled_from(["reported"] * 7 + ["denied"])),
        "chain": draw(st.sampled_from([[], ["somebody"]])),
        "published": draw(st.sampled_from([*DAYS, None])),
        "event": draw(st.sampled_from([None, None, "e1", "e2", "e3"])),
    }


groups = st.lists(st.lists(words(), min_size=1, max_size=6), min_size=1, max_size=12)


def _rows(groups):
    """Each group in a measure of its own, so that it is one cluster; all of one day."""
    return [
        word | {"measure": f"m{at}", "days": ["2019-05-03"]}
        for at, group in enumerate(groups)
        for word in group
    ]


def _word(at, row):
    family = row["originator"]
    return row | {
        "claim": f"c{at:03}",
        "family": family,
        "reliability": RELIABILITY[family],
        "interested": family == "government:SYR",
        "credited": bool(row["chain"]) or not row["zero"],
        "vague": row["bound"] == "vague",
        "item": row["event"],
        "end": date(2019, 5, 3),
    }


@BOUNDED
@given(groups)
def test_the_sql_says_what_the_rules_say(world, groups):
    world.empty()
    rows = _rows(groups)
    world.claims(rows)
    estimate(world.db)
    rows_out = world.rows(f"SELECT measure, {', '.join(NAMES)} FROM estimate")  # noqa: S608
    found = {row[0]: row[1:] for row in rows_out}
    expected = {}
    for measure in {row["measure"] for row in rows}:
        said = [_word(at, row) for at, row in enumerate(rows, 1) if row["measure"] == measure]
        answer = reference.estimate(said)
        if answer:
            expected[measure] = tuple(answer[name] for name in NAMES)
    assert found == expected


NAMES = ("low", "best", "high", "floor", "grade", "contested", "sources")


@BOUNDED
@given(groups, st.randoms(use_true_random=False))
def test_order_makes_no_difference_and_values_are_in_order(world, groups, random):
    keyed = {
        str(row): row | {"claim": sha256(str(row).encode()).hexdigest()} for row in _rows(groups)
    }
    rows, answers = list(keyed.values()), []
    for _ in range(2):
        world.empty()
        world.claims(rows)
        estimate(world.db)
        answers.append(world.rows("FROM estimate ORDER BY ALL"))
        random.shuffle(rows)
    assert answers[0] == answers[1]
    for policy in POLICIES:
        judge(world.db, policy)
        wrong = world.rows(
            "FROM estimate WHERE low > best OR best > high OR floor > high OR low < 0"
        )
        assert wrong == []


@BOUNDED
@given(st.lists(words(), min_size=1, max_size=5), words())
def test_another_word_of_a_source_never_makes_another_source(world, said, more):
    more = more | {"originator": said[0]["originator"]}
    counts = []
    for rows in (said, [*said, more]):
        world.empty()
        world.claims(_rows([rows]))
        estimate(world.db)
        counts.append([row[0] for row in world.rows("SELECT sources FROM estimate")])
    if counts[0] and said[0]["status"] == "reported" and not said[0]["zero"]:
        assert counts[1] == counts[0] or counts[1][0] < counts[0][0]
