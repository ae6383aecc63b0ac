"""The catalogue: what a header says, what it may not say, and how a threshold is read."""

import re
from pathlib import Path

import pytest

import sql
from metrics import catalogue, indicators
from metrics.errors import DataError
from metrics.units import canonical, factor

CODES = [one.code for one in catalogue.catalogue()]
SCALED = re.compile(r"([0-9.]+) \* best")
HEADER = {
    **{"code": "X-01", "title": "X", "definition": "X", "unit": "person", "kind": "flow"},
    **{"aggregation": "X", "hxl": "none", "hapi": "none"},
}
LIMITED = {"threshold_source": "WHO", "threshold_edition": "2019"}


def entry(**more):
    return catalogue.indicator(sql.SqlFile("x_01", HEADER | more, ""))


@pytest.mark.parametrize(
    ("threshold", "low", "high", "baseline", "expected"),
    [
        # all of the band is beyond it, some of it may be, or none is
        (">= 30000", 150_000, None, None, "breached"),
        (">= 30000", 20_000, None, None, "possible"),
        (">= 30000", 20_000, 29_999, None, "no"),
        (">= 30000", 30_000, 30_000, None, "breached"),
        ("> 0", 0, 0, None, "no"),
        ("> 0", None, 4, None, "possible"),
        ("< 1", 0.1, 0.5, None, "breached"),
        ("< 1", 0.1, 2, None, "possible"),
        ("< 1", 1, 2, None, "no"),
        # nothing is known of the number
        ("> 0", None, None, None, "unknown"),
        # twice what was usual, where that is known
        ("> 2 x baseline", 50, 60, 20, "breached"),
        ("> 2 x baseline", 30, 60, 20, "possible"),
        ("> 2 x baseline", 30, 40, 20, "no"),
        ("> 2 x baseline", 30, 40, None, "unknown"),
        # of two limits the worse counts
        (">= 30000 or >= 0.01 x baseline", 2_000, 2_000, 100_000, "breached"),
        (">= 30000 or >= 0.01 x baseline", 2_000, 2_000, 10_000_000, "no"),
        (">= 30000 or >= 0.01 x baseline", 2_000, 2_000, None, "unknown"),
        (">= 30000 or >= 0.01 x baseline", 2_000, None, None, "possible"),
        ("< -0.2 x baseline or > 0.2 x baseline", -30, -25, 100, "breached"),
        ("< -0.2 x baseline or > 0.2 x baseline", -30, 10, 100, "possible"),
        ("< -0.2 x baseline or > 0.2 x baseline", -20, 20, 100, "no"),
        (None, 1, 2, None, None),
    ],
)
def test_a_threshold_is_held_against_the_band(world, threshold, low, high, baseline, expected):
    told = LIMITED | {"threshold": threshold} if threshold else {}
    told |= {"baseline": "what was usual"} if "baseline" in (threshold or "") else {}
    known = {"low": low, "high": high, "baseline": baseline}
    empty = ", ".join(f"NULL AS {name}" for name in indicators.COLUMNS if name not in known)
    world.db.execute("CREATE OR REPLACE TEMP TABLE ends (low DOUBLE, high DOUBLE, baseline DOUBLE)")
    world.db.execute("INSERT INTO ends VALUES ($low, $high, $baseline)", known)
    world.db.execute(f"CREATE OR REPLACE TEMP VIEW answer AS SELECT *, {empty} FROM ends")  # noqa: S608
    query = f"SELECT breach FROM ({sql.one('totals', 'point').body})"  # noqa: S608
    asked = indicators.parameters(entry(**told))
    assert world.db.execute(query, asked).fetchall() == [(expected,)]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (LIMITED | {"threshold": "much"}, "write an operator and a number"),
        ({"threshold": "> 1", "threshold_edition": ""}, "has a source and an edition"),
        (LIMITED, "has a source and an edition"),
        (LIMITED | {"threshold": "> 2 x baseline"}, "a baseline is named"),
        (LIMITED | {"threshold": "> 2", "baseline": "what was usual"}, "a baseline is named"),
        ({"unit": "lightyear"}, "lightyear"),
        ({"unit": "people"}, "'people' is written 'person'"),
        ({"kind": "ratio"}, "a numerator and a denominator"),
        ({"kind": "guess"}, "kind"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_header_is_named_with_its_file(wrong, told):
    with pytest.raises(DataError, match=f"(?s)sql/indicators/x_01.sql.*{told}"):
        entry(**wrong)


def test_a_header_without_a_key_is_refused():
    for name in HEADER:
        short = {key: value for key, value in HEADER.items() if key != name}
        with pytest.raises(DataError, match=f"(?s)x_01.*{name}"):
            catalogue.indicator(sql.SqlFile("x_01", short, ""))


@pytest.mark.parametrize("code", CODES)
def test_a_unit_is_written_as_pint_writes_it(code):
    unit = catalogue.named(code).unit
    assert canonical(unit) == unit


@pytest.mark.parametrize("code", CODES)
def test_a_scale_in_a_statement_is_that_of_its_unit(code):
    """100,000 in the file of a rate per 100,000: what pint makes of persons per person."""
    one, asked = catalogue.named(code), catalogue.body(code)
    for scale in SCALED.findall(asked):
        above, below = (
            re.findall(r"\bunit = '(\w+)'", asked),
            re.findall(r"of_unit = '(\w+)'", asked),
        )
        ratio = f"{above[0]} / {below[0] if below else 'person'}"
        ratio += " / day" if "date_diff" in asked else ""
        assert float(scale) == pytest.approx(factor(ratio, one.unit))


def test_a_rate_of_the_reported_dead_is_told_from_a_mortality_rate():
    for one in catalogue.catalogue():
        if one.numerator == "CAS-01" and one.denominator == "POP-01":
            assert "Violent deaths only" in one.caveat
            assert "not a crude mortality rate" in one.caveat


def test_what_is_not_answered_has_no_file_and_names_its_input():
    waiting = {one.code: one for one in catalogue.unanswered()}
    assert set(waiting) == {"MOR-01", "MOR-02"}
    assert not set(waiting) & set(CODES)
    assert len(CODES) == 39
    assert all("Deaths of" in one.needs for one in waiting.values())


def test_the_page_is_written_from_the_headers():
    """Write it anew: python -m metrics.catalogue > sql/indicators/README.md."""
    page = Path(sql.__file__).parent / "indicators" / "README.md"
    assert page.read_text("utf-8") == catalogue.page()
