"""Every indicator on rows that can be counted by hand: tests/sql/indicators/<code>.toml.

`[[claim]]` are rows in (see conftest.World.claims), `[[point]]` rows out: each names a region and
a period, and what it must say; a low, best or high that is not there must be empty. `nothing`
lists regions without any answer.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

import sql
from metrics import indicators
from metrics.build import check, reconcile
from metrics.errors import BadParameterError, UnknownNameError
from metrics.reconcile.totals import totalled

CASES = sorted((Path(__file__).parent / "indicators").glob("*.toml"))
CODES = [one.code for one in indicators.catalogue()]
TYPES = ["VARCHAR", "VARCHAR", "DATE", "DATE", *["DOUBLE"] * 4, *["BIGINT"] * 5, "VARCHAR"]
ENDS = ["DATE", "DATE", "VARCHAR", "BIGINT", "BIGINT", "DOUBLE", "VARCHAR[]"]


def test_every_indicator_has_a_case():
    named = {path.stem.upper().replace("_", "-") for path in CASES}
    assert named == set(CODES)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_rows_in_rows_out(world, path):
    case = tomllib.loads(path.read_text("utf-8"))
    world.claims(case["claim"])
    code = path.stem.upper().replace("_", "-")
    reconcile(world.db, codes=[code])
    check(world.db)
    for expected in case["point"]:
        found = _found(world, code, expected)
        assert found == _filled(expected)
    for region in case.get("nothing", []):
        assert indicators.run(world.db, code, region=region) == ()


def _found(world, code, expected):
    points = indicators.run(world.db, code, region=expected["region"], period=expected["period"])
    start = expected.get("period_start")
    [point] = [
        one for one in points if start is None or one.period_start == date.fromisoformat(start)
    ]
    values = {name: getattr(point, name) for name in _filled(expected)}
    return {name: _plain(value) for name, value in values.items()}


def _plain(value):
    if isinstance(value, float):
        return round(value, 9)
    return value.isoformat() if isinstance(value, date) else value


def _filled(expected):
    return {"low": None, "best": None, "high": None} | expected


@pytest.mark.parametrize("file", sql.folder("indicators"), ids=lambda file: file.name)
def test_every_file_keeps_the_contract(world, file):
    indicators.beside(world.db, indicators.catalogue())
    described = world.rows(f"DESCRIBE {file.body}")
    assert tuple(row[0] for row in described) == indicators.COLUMNS
    assert [row[1] for row in described] == [*TYPES, *ENDS]
    assert file.name == file.header["code"].lower().replace("-", "_")


def test_a_window_counts_what_lies_in_it(world):
    day = {"measure": "killed", "bound": "exact"}
    world.claims(
        [
            day | {"n": 5, "days": ["2019-05-03"]},
            day | {"n": 7, "days": ["2019-05-20"]},
            day | {"n": 90, "days": ["2019-04-01", "2019-04-30"]},
        ]
    )
    reconcile(world.db, codes=["CAS-01"])
    whole = indicators.run(world.db, "CAS-01", region="SY07")
    assert [point.best for point in whole] == [102]
    may = {"since": date(2019, 5, 1), "until": date(2019, 5, 10)}
    assert [one.best for one in indicators.run(world.db, "CAS-01", region="SY07", **may)] == [5]
    days = indicators.run(world.db, "cas-01", region="SYR", period="day")
    assert [(one.period_start.day, one.best) for one in days] == [(3, 5), (20, 7)]


def test_a_level_asks_for_all_its_regions(world):
    world.claims(
        [{"n": 5, "days": ["2019-05-03"]}, {"n": 7, "days": ["2019-05-03"], "region": "SY05"}]
    )
    reconcile(world.db, codes=["CAS-01"])
    found = indicators.run(world.db, "CAS-01", level=1)
    assert [(one.region, one.best) for one in found] == [("SY05", 7), ("SY07", 5)]
    found = indicators.run(world.db, "CAS-01", level=1, period="week")
    assert [(one.region, one.best) for one in found] == [("SY05", 7), ("SY07", 5)]
    assert indicators.run(world.db, "CAS-01", level=1, region="LBN") == ()


def test_a_figure_shared_by_two_regions_is_not_split(world):
    world.claims([{"n": 74, "days": ["2019-05-03"], "region": "SYR", "scope": ["SY05", "SY07"]}])
    reconcile(world.db, codes=["CAS-01"])
    assert [one.best for one in indicators.run(world.db, "CAS-01", region="SYR")] == [74]
    assert indicators.run(world.db, "CAS-01", region="SY07") == ()


def test_another_policy_judges_the_same_claims(world):
    two = {"days": ["2019-05-03"], "bound": "at_least"}
    world.claims([two | {"n": 50, "originator": "uossm"}, two | {"n": 74}])
    reconcile(world.db, codes=["CAS-01"])
    expected = {
        "default": (50, 74, None),
        "ucdp_like": (50, 74, None),
        "acled_floor": (50, 50, 50),
        "minmax": (50, None, None),
    }
    for policy, bounds in expected.items():
        [point] = indicators.run(world.db, "CAS-01", region="SY07", policy=policy)
        assert (point.low, point.best, point.high) == bounds
    with pytest.raises(UnknownNameError, match="minmax"):
        indicators.run(world.db, "CAS-01", policy="mine")


def test_as_of_a_day_nothing_later_is_known(world):
    world.claims(
        [
            {"n": 60, "days": ["2019-05-03"], "published": "2019-05-04"},
            {"n": 74, "days": ["2019-05-03"], "published": "2019-05-09"},
            {"n": 9, "days": ["2019-05-08"], "published": "2019-05-09", "region": "SY05"},
        ]
    )
    reconcile(world.db, codes=["CAS-01"])

    def best(**more):
        return [one.best for one in indicators.run(world.db, "CAS-01", region="SYR", **more)]

    assert best(as_of=date(2019, 5, 3)) == []
    assert best(as_of=date(2019, 5, 5)) == [60]
    assert best(as_of=date(2019, 5, 9)) == best() == [83]
    now = indicators.run(world.db, "CAS-01", period="month")
    assert indicators.run(world.db, "CAS-01", period="month", as_of=date(2026, 1, 1)) == now


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"code": "CAS-99"}, UnknownNameError),
        ({"region": "SY99"}, UnknownNameError),
        ({"level": 9}, BadParameterError),
        ({"period": "decade"}, BadParameterError),
        ({"since": date(2019, 5, 2), "until": date(2019, 5, 1)}, BadParameterError),
    ],
    ids=lambda value: str(value),
)
def test_a_question_that_cannot_be_answered_says_so(world, asked, error):
    with pytest.raises(error):
        indicators.run(world.db, asked.pop("code", "CAS-01"), **asked)


def test_an_unknown_region_lists_close_ones(world):
    with pytest.raises(UnknownNameError, match="SY07"):
        indicators.run(world.db, "CAS-01", region="SY077")


def test_several_indicators_and_regions_are_one_computation(world, monkeypatch):
    day = {"days": ["2019-05-03"]}
    world.claims(
        [
            day | {"n": 5, "region": "SY0702"},
            day | {"n": 7, "region": "SY05", "measure": "injured"},
            {"n": 90, "days": ["2019-04-03"]},
        ]
    )
    codes = ["CAS-03", "CAS-01"]
    reconcile(world.db, codes=codes)
    may = {"since": date(2019, 5, 1), "until": date(2019, 5, 31)}
    computed = []
    monkeypatch.setattr(
        indicators, "totalled", lambda *asked: computed.append(asked) or totalled(*asked)
    )
    found = indicators.answers(world.db, codes, regions=["SY07", "SYR", "SY07"], **may)
    assert [(one.indicator, one.region, one.best) for one in found] == [
        ("CAS-03", "SYR", 7),
        ("CAS-01", "SY07", 5),
        ("CAS-01", "SYR", 5),
    ]
    assert len(computed) == 1
    alone = [indicators.run(world.db, code, region="SYR", **may) for code in codes]
    assert [one for one in found if one.region == "SYR"] == [point for [point] in alone]
    ready = indicators.answers(world.db, codes, regions=["SY07", "SYR"])
    assert [(one.indicator, one.best) for one in ready] == [
        ("CAS-03", 7),
        ("CAS-01", 95),
        ("CAS-01", 95),
    ]
    within = indicators.answers(world.db, codes, regions=["SY07", "SY05"], level=2, **may)
    assert [(one.indicator, one.region) for one in within] == [("CAS-01", "SY0702")]
