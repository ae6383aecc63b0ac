"""Daily tolls of Gaza and the West Bank (Tech for Palestine): of the day and in all."""

import os
from datetime import date
from pathlib import Path

import pytest

REAL = os.environ.get("HUMETRICS_DATA", "")
WAR = date(2023, 10, 7)


def told(claims):
    """Group, number, whether of the whole war, the day, and flags."""
    return [
        (
            c["population_group"],
            c["best"],
            c["period_start"] == WAR,
            c["period_end"].day,
            c["flags"],
        )
        for c in claims
    ]


def test_what_a_report_says_of_the_day_and_in_all(claims_of):
    read = claims_of("tfp_gaza_daily.json")
    day = read.of(row_key="2024-03-01", measure="killed")
    assert sorted(told(day)) == [
        ("all", 30, False, 1, []),
        ("all", 1030, True, 1, ["cumulative"]),
        ("children", 400, True, 1, ["cumulative"]),
        ("health_worker", 40, True, 1, ["cumulative"]),
        ("journalist", 9, True, 1, ["cumulative"]),
        ("women", 210, True, 1, ["cumulative"]),
    ]
    (whole,) = [c for c in day if c["best"] == 1030]
    assert {c["part_of"] for c in day if c is not whole} == {whole["claim"]}
    assert {(c["region"], c["originator"], c["publisher"]) for c in day} == {
        ("PS02", "gaza-health-ministry", "tech-for-palestine")
    }
    assert read.staged.unknown == ()


def test_what_the_publisher_put_in_for_a_missing_report_is_imputed(claims_of):
    read = claims_of("tfp_gaza_daily.json")
    day = read.of(row_key="2024-03-02")
    assert len(day) == 8
    assert all("imputed" in c["flags"] for c in day)
    assert {c["originator"] for c in day} == {"tech-for-palestine"}
    # Where there is a number of the source, the publisher's own beside it is not read.
    assert {c["best"] for c in read.of(row_key="2024-03-03", population_group="all")} == {
        50,
        1080,
        2010,
        6,
    }


def test_a_report_for_several_days_is_of_all_of_them(claims_of):
    read = claims_of("tfp_gaza_daily.json")
    (two,) = [c for c in read.of(row_key="2024-03-03") if c["best"] == 50]
    assert (two["period_start"], two["period_end"]) == (date(2024, 3, 2), date(2024, 3, 3))
    assert two["originator"] == "gaza-media-office"
    (four,) = [c for c in read.of(row_key="2025-02-02") if c["best"] == 5]
    assert (four["period_start"], four["period_end"]) == (date(2025, 1, 30), date(2025, 2, 2))


def test_a_day_without_a_report_is_left_out(claims_of):
    assert claims_of("tfp_gaza_daily.json").left() == [
        (4, "report_period", "0", "no report that day: its totals are those of the day before")
    ]


def test_dead_found_later_were_not_killed_that_day(claims_of):
    read = claims_of("tfp_gaza_daily.json")
    killed = read.of(row_key="2025-02-01", measure="killed", population_group="all")
    assert sorted(c["best"] for c in killed) == [3, 1180]
    # 60 less the 55 whom the committee acknowledged; no number of the day itself was given
    killed = read.of(row_key="2025-02-02", measure="killed", population_group="all")
    assert sorted(c["best"] for c in killed) == [5, 1240]


def test_mosques_counted_as_destroyed_are_damaged_no_more(claims_of):
    read = claims_of("tfp_infrastructure.json")
    found = [
        (c["measure"], c["best"], c["bound"], c["period_end"].day, "imputed" in c["flags"])
        for c in read.of(facility="worship")
    ]
    assert sorted(found) == [
        ("damaged", 200, "exact", 18, False),
        ("damaged", 326, "exact", 17, False),
        ("destroyed", 247, "at_least", 17, False),  # the churches were not told
        ("destroyed", 607, "exact", 18, False),
    ]
    (homes,) = read.of(facility="housing", flags=["cumulative"])
    assert (homes["best"], homes["unit"], homes["period_start"]) == (87000, "building", WAR)
    assert homes["originator"] == "gaza-media-office"
    assert read.staged.unknown == ()


def test_the_west_bank_is_read_as_it_was_verified(claims_of):
    read = claims_of("tfp_west_bank.json")
    assert sorted(told(read.of(row_key="2024-01-10", measure="killed"))) == [
        ("all", 2, False, 10, []),
        ("all", 300, True, 10, ["cumulative"]),
        ("children", 1, False, 10, []),
        ("children", 80, True, 10, ["cumulative"]),
    ]
    assert [(c["best"], c["cause"]) for c in read.of(measure="attacks")] == [
        (400, "attack by settlers"),
        (402, "attack by settlers"),
    ]
    assert {c["originator"] for c in read.claims} == {"ocha"}
    assert len(read.of(row_key="2024-01-11")) == 1
    assert read.staged.unknown == ()


@pytest.mark.skipif(not REAL, reason="HUMETRICS_DATA names no folder of real files")
def test_the_real_tolls(claims_of):
    read = claims_of(Path(REAL) / "tfp_gaza_casualties_daily.json")
    assert (read.staged.rows, read.staged.unknown) == (1_051, ())
    whole = [
        c for c in read.of(measure="killed", population_group="all") if c["period_start"] == WAR
    ]
    newest = max(whole, key=lambda c: c["period_end"])
    assert (newest["best"], newest["flags"]) == (73_419, ["cumulative"])
    assert len(read.rejected) == 94
    buildings = claims_of(Path(REAL) / "tfp_infrastructure_damaged.json")
    assert (buildings.staged.rows, buildings.staged.used) == (730, 730)
