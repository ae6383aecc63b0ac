"""``humetrics sources``: what can be read, what a file would give, what was left out."""

import csv
import io
from pathlib import Path

import pytest

from metrics.sources import shipped

FILES = Path(__file__).parents[1] / "sources" / "files"
TOLLS = (
    "place,country,day,dead\n#adm1+name,#country+code,#date+occurred,#affected+killed\n"
    "Idlib,SYR,2019-05-03,at least 5\nHama,SYR,2019-05-04,many\nHoms,SYR,2019-05-04,\n"
)


@pytest.fixture
def tolls(tmp_path):
    (tmp_path / "tolls.csv").write_text(TOLLS)


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_every_card_is_listed(humetrics):
    listed = rows(humetrics("sources", "list", "--format", "csv").out)
    assert [row["dataset"] for row in listed] == [card.name for card in shipped()]
    assert all(row["licence"] and row["redistribute"] for row in listed)


@pytest.mark.usefixtures("tolls")
def test_a_file_is_tried_and_nothing_is_stored(humetrics, tmp_path):
    tried = humetrics("sources", "try", "tolls.csv")
    assert "3 rows, 1 of them used: 1 claims (1 killed)" in tried.out
    assert "no upper bound" in tried.out
    assert "wrong: not a number" in tried.out
    assert not (tmp_path / "humetrics-data").exists()
    (claim,) = rows(humetrics("sources", "try", "tolls.csv", "--format", "csv").out)
    assert (claim["region"], claim["low"], claim["best"], claim["high"]) == (
        "SY07",
        "5.0",
        "5.0",
        "",
    )


def test_a_table_that_no_card_reads_is_named_with_its_columns(humetrics, tmp_path):
    (tmp_path / "odd.csv").write_text("colour,shape\nred,round\n")
    tried = humetrics("sources", "try", "odd.csv")
    assert tried.code == 11
    assert "columns: colour, shape" in tried.err


@pytest.mark.usefixtures("tolls")
def test_rows_without_a_claim_are_listed_with_the_reason(humetrics):
    assert "nothing is loaded" in humetrics("sources", "rejects").err
    humetrics("load", "tolls.csv", "--date", "2019-06-01")
    (wrong,) = rows(humetrics("sources", "rejects", "--format", "csv").out)
    assert (wrong["row"], wrong["column"], wrong["value"]) == ("4", "dead", "many")
    assert wrong["reason"] == "not a number"
    every = rows(humetrics("sources", "rejects", "--all", "--format", "csv").out)
    assert [(row["row"], row["reason"]) for row in every] == [
        ("4", "not a number"),
        ("5", "no number in it"),
    ]
    assert humetrics("sources", "rejects", "no-such").code == 2


def test_where_nothing_is_wrong_that_is_said(humetrics, tmp_path):
    (tmp_path / "tolls.csv").write_text(TOLLS.replace("many", "7"))
    humetrics("load", "tolls.csv", "--date", "2019-06-01")
    told = humetrics("sources", "rejects").err
    assert "nothing is wrong with any row; 1 are left out by rule: --all lists them" in told
