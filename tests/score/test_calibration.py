"""Calibration: small sets of our own in the publishers' form, whose answers can be counted."""

import json
import os
import re
from pathlib import Path

import pytest

from metrics.cli.calibrating import weekly
from metrics.score import calibration
from metrics.score.calibration import TableError, events, stocks, tolls
from metrics.score.calibration.words import Word, judged

DATA = os.environ.get("HUMETRICS_DATA", "")
PAGE = Path(calibration.__file__).parents[1] / "CALIBRATION.md"

GED = """id,type_of_violence,low,best,high
#event+id,#event+type,,#affected+killed,
1,1,4,4,4
2,1,10,10,20
3,1,10,15,20
4,2,10,20,60
5,3,5,3,4
6,3,,,
"""


def shares(rows):
    return {row.what: (row.cases, row.holds) for row in rows}


def test_events_are_asked_what_two_reports_or_a_floor_would_give(tmp_path):
    (tmp_path / "ged.csv").write_text(GED)
    found = shares(events.rows(tmp_path))
    assert found["low, best and high in their order"] == (5, 4)
    assert found["low, best and high are one number"] == (5, 1)
    two = "two reports, of its low and its high: our best"
    assert found[f"{two} is its best"] == (3, 1)
    assert found[f"{two} is below its best"] == (3, 2)
    floor = 'a report of "at least" its low, events with low >= 1 and a range:'
    # 2.5 times 10 is 25: no room for 60; 90 % likely up to 10 * exp(.467 * 1.645) = 21.6
    assert found[f"{floor} its high <= high_modelled"] == (3, 2)
    assert found[f"{floor} its high <= interval90"] == (3, 2)
    assert found[f"{floor} its best <= interval90"] == (3, 3)


def test_a_toll_is_set_against_the_rise_of_its_own_total(tmp_path):
    days = [f"2024-01-{day:02}" for day in range(1, 22)]  # three whole weeks from a Monday
    killed = [10] * 20 + [30]
    totals = [sum(killed[: at + 1]) for at in range(20)] + [210]
    rows = [
        {"report_date": day, "killed": one, "killed_cum": total}
        for day, one, total in zip(days, killed, totals, strict=True)
    ]
    (tmp_path / "daily.json").write_text(json.dumps(rows))
    found = shares(tolls.rows(tmp_path))
    assert found["killed of a report is the rise of its running total"] == (20, 19)
    week = "a week's days add up to the rise of its running total"
    assert found[week] == (2, 1)
    assert found[f"{week}, to 5% of it"] == (2, 1)
    told = "a week's days and that rise, heard as two sources, contest each other"
    assert found[told] == (2, 1)  # 90 and 70: more than a quarter apart


def test_our_weeks_are_set_against_the_rise_of_the_total(tmp_path):
    rows = [
        {"report_date": f"2024-01-{day:02}", "killed": 10, "killed_cum": 10 * day}
        for day in range(1, 29)
    ]
    (tmp_path / "daily.json").write_text(json.dumps(rows))
    ours = {"2024-W02": (60, 70, 80), "2024-W03": (90, 90, 90), "2024-W04": (60, 60, None)}
    found = shares(tolls.totals(tmp_path, lambda _: ours))
    what = "our week (CAS-01), the file loaded whole,"
    assert found[f"{what} holds the rise"] == (3, 2)
    assert found[f"{what} has its best within 5% of the rise"] == (3, 1)
    assert found[f"{what} has its best more than 5% above the rise"] == (3, 1)


def test_what_moves_from_damaged_to_destroyed_is_no_loss(tmp_path):
    def day(at, damaged, destroyed):
        worship = {"ext_mosques_damaged": damaged, "ext_mosques_destroyed": destroyed}
        return {"report_date": f"2024-01-{at:02}", "places_of_worship": worship}

    rows = [day(1, 10, 1), day(2, 4, 9), day(3, 3, 9), {"report_date": "2024-01-04"}]
    (tmp_path / "damaged.json").write_text(json.dumps(rows))
    found = shares(tolls.rows(tmp_path))
    what = "mosques: damaged or destroyed falls from one report to the next"
    assert (found[what], found[f"{what}, but not their sum"]) == ((2, 2), (2, 1))


def test_two_bodies_count_one_stock(tmp_path):
    (tmp_path / "gidd.csv").write_text(
        "iso3,year,total_displacement\nAAA,2020,100000\nBBB,2020,50123\nCCC,2020,7\nDDD,2020,\n"
    )
    (tmp_path / "unhcr.csv").write_text(
        "Year,ISO3CoO,ISO3CoA,IDP\n2020,AAA,AAA,104000\n2020,BBB,BBB,40000\n2020,BBB,BBB,10123\n"
        "2020,CCC,DDD,9\n2020,DDD,DDD,5\n"
    )
    found = shares(stocks.rows(tmp_path))
    assert found["the two differ by 1% at most"] == (2, 1)
    assert found["the two differ by 5% at most"] == (2, 2)
    told = "UNHCR's number lies in IDMC's, read"
    assert found[f"{told} as it stands (exact, round if round)"] == (2, 2)
    assert found["heard as two sources: contested"] == (2, 0)


def test_words_are_judged_by_the_policies_own_sql():
    words = [Word("a", "one", 50, 50, None), Word("a", "two", 74, 74, None)]
    words += [Word("b", "one", 0, 0, 0), Word("b", "two", 30, 30, 30)]
    found = judged(words)
    assert found["a"] == (50, 74, None, 185, False)
    assert found["b"] == (0, 0, 30, None, True)
    assert judged(words, "minmax")["a"].best is None
    assert judged([]) == {}


def test_what_is_absent_is_skipped(tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "other.json").write_text('{"a": 1}')
    assert all(rows == () for rows in calibration.report(tmp_path).values())


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("ged.csv", GED.replace("10,10,20", "10,ten,20"), "ged.csv: best: 'ten' is no number"),
        ("bytes.csv", "\udcff", "bytes.csv"),
        ("broken.json", '[{"report_date": ', "broken.json"),
        ("dates.json", '[{"report_date": "soon", "killed_cum": 1}]', "dates.json: 'soon'"),
    ],
)
def test_a_broken_file_is_named(tmp_path, name, text, told):
    (tmp_path / name).write_text(text, "utf-8", "surrogateescape")
    with pytest.raises(TableError, match=re.escape(told)):
        calibration.report(tmp_path)


def test_the_command_says_what_it_skipped(humetrics, tmp_path):
    (tmp_path / "ged.csv").write_text(GED)
    ran = humetrics("calibrate", tmp_path, "--format", "csv")
    assert ran.code == 0
    assert 'UCDP GED,"two reports, of its low and its high: our best is its best",3,1,' in ran.out
    assert "IDMC and UNHCR: skipped" in ran.err
    assert humetrics("calibrate", tmp_path / "nowhere").code == 2


@pytest.mark.skipif(not DATA, reason="HUMETRICS_DATA names no folder of data sets as published")
def test_the_page_has_the_numbers_as_they_are():
    page = PAGE.read_text("utf-8")
    for name, rows in calibration.report(Path(DATA), weekly).items():
        for row in rows:
            assert calibration.line(name, row) in page
