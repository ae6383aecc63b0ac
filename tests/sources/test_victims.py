"""Documented dead of Syria, per governorate and day and per cause and day (VDC)."""

import os
from datetime import date
from pathlib import Path

import pytest

REAL = os.environ.get("HUMETRICS_DATA", "")


def test_a_column_is_a_governorate_and_a_row_a_day(claims_of):
    read = claims_of("vdc_governorates.csv")
    found = [(c["period_start"].day, c["region"], c["best"]) for c in read.claims]
    assert sorted(found) == [
        (22, "SY02", 27),
        (22, "SY03", 3),
        (22, "SY05", 1),
        (22, "SY07", 5),
        (24, "SY02", 78),
        (24, "SY08", 4),
        (24, "SY09", 2),
        (24, "SY13", 1),
    ]
    assert {(c["measure"], c["kind"], c["precision"]) for c in read.claims} == {
        ("killed", "flow", "day")
    }
    assert read.staged.unknown == ()


def test_a_zero_and_a_day_without_a_row_say_nothing(claims_of):
    read = claims_of("vdc_governorates.csv")
    assert not read.of(zero=True)
    assert read.left() == [
        (3, "Damascus Suburbs", "many", "not a number"),
        (4, None, None, "0, which says nothing here"),
    ]


def test_causes_are_the_same_dead_one_number_a_day_for_the_country(claims_of):
    read = claims_of("vdc_causes.csv")
    found = [(c["period_start"], c["region"], c["best"], c["cause"]) for c in read.claims]
    assert found == [
        (date(2016, 9, 22), "SYR", 36, None),
        (date(2016, 9, 24), "SYR", 85, None),
    ]


@pytest.mark.skipif(not REAL, reason="HUMETRICS_DATA names no folder of real files")
def test_the_totals_of_the_real_files(claims_of):
    provinces = claims_of(Path(REAL) / "syr_casualties_by_province_by_day.csv")
    causes = claims_of(Path(REAL) / "syr_casualties_by_cause_of_death_by_day.csv")
    assert (provinces.staged.rows, len(provinces.claims)) == (2_687, 21_116)
    assert sum(c["best"] for c in provinces.claims) == 137_475
    assert sum(c["best"] for c in causes.claims) == 137_475
    assert not provinces.rejected
    assert not causes.rejected
    aleppo = {c["period_start"]: c["best"] for c in provinces.of(region="SY02")}
    assert (aleppo[date(2016, 9, 22)], aleppo[date(2016, 9, 23)]) == (27, 78)
