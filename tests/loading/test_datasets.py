"""A folder of everything: each file goes to the reader that takes it."""

import csv
import io
import os
import shutil
from pathlib import Path

import pytest

GED = Path(__file__).parents[1] / "sources" / "files" / "ucdp_ged_25.csv"
REPORT = "At least 50 people were killed in Idlib, Syria."
HXL = "Where,Killed\n#adm1+code,#affected+killed\nSY07,5\nSY05,many\n"
ALL = ("load", "in", "--lang", "en", "--date", "2019-05-06", "--format", "csv")


@pytest.fixture
def folder(tmp_path):
    """A report, a dataset, a table with HXL tags, one that nobody knows and JSON of no kind."""
    place = tmp_path / "in"
    place.mkdir()
    shutil.copy(GED, place / "a-ged.csv")
    (place / "b-report.txt").write_text(REPORT)
    (place / "c-hxl.csv").write_text(HXL)
    (place / "d-unknown.csv").write_text("colour,shape\nred,round\n")
    (place / "e-other.json").write_text('{"colour": "red"}')
    return place


def rows(text, by):
    return {row["name"]: row for row in csv.DictReader(io.StringIO(text)) if row["by"] == by}


@pytest.mark.usefixtures("folder")
def test_each_file_goes_to_the_reader_that_takes_it(humetrics):
    ran = humetrics(*ALL)
    assert ran.code == 11
    assert rows(ran.out, "all")[""]["new"] == "1"
    found = rows(ran.out, "dataset")
    assert int(found["ucdp_ged"]["claims"]) > 0
    (hxl,) = [row for name, row in found.items() if name.startswith("hxl")]
    assert (hxl["rows"], hxl["claims"], hxl["rejected"]) == ("2", "1", "1")
    assert "d-unknown.csv: no card reads it" in ran.err
    assert "colour, shape" in ran.err
    assert "e-other.json" in ran.err
    assert "1 rows are not counted: humetrics sources rejects lists them" in ran.err
    assert humetrics("build").code == 0
    query = "SELECT count(*) FROM claim WHERE document IS NULL"
    claims = sum(int(row["claims"]) for row in found.values())
    assert humetrics("sql", query, "--format", "csv").out.split()[1] == str(claims)


def test_datasets_too_are_tried_without_a_trace_and_known_the_second_time(humetrics, folder):
    for file in folder.iterdir():  # one changed just now would be opened again
        os.utime(file, (1_500_000_000, 1_500_000_000))
    trial = humetrics(*ALL, "--dry-run")
    assert not (folder.parent / "humetrics-data").exists()
    first = humetrics(*ALL)
    assert trial.out == first.out
    again = humetrics(*ALL)
    assert all(row["unchanged"] == "1" for row in rows(again.out, "dataset").values())
    assert humetrics(*ALL, "--dry-run").out == again.out


def test_a_card_that_is_none_is_named(humetrics, folder):
    (folder.parent / "card.toml").write_text("title = ")
    ran = humetrics("load", "in", "--card", "card.toml")
    assert ran.code in (10, 11)
    assert "card.toml" in ran.err
    assert "Traceback" not in ran.err


def test_a_dataset_is_counted_where_processes_read_the_reports(humetrics, folder):
    for number in range(60):
        (folder / f"b-{number}.txt").write_text(f"{number} people were killed in Idlib, Syria.")
    alone = humetrics("--home", "one", *ALL)
    assert humetrics("--home", "two", *ALL, "--jobs", "2").out == alone.out
