"""What every SQL file of ours keeps to."""

import re

import pytest

import sql

FOLDERS = (
    *("schema", "ledger", "sources", "build", "estimates", "totals", "beside", "indicators"),
    *("checks", "views", "hapi"),
)
FILES = [(name, file) for name in FOLDERS for file in sql.folder(name)]
# these also run on another engine, so they keep to what means the same there
PORTABLE = [file for name in ("estimates", "beside", "indicators") for file in sql.folder(name)]
BANNED = re.compile(r"//|->|\b(asof|macro|pivot|generate_series|percentile_cont)\b", re.IGNORECASE)
DIVIDED = re.compile(r"/(?!\s*(?:nullif\(|2\b|\(date_diff|CASE WHEN p\.best < 1))")
ADDED = re.compile(r"\bsum\((?!CASE|CAST\(\w+ AS DECIMAL)", re.IGNORECASE)


@pytest.mark.parametrize(("folder", "file"), FILES, ids=[f"{a}/{b.name}" for a, b in FILES])
def test_every_file_says_what_it_is(folder, file):
    assert file.header["title"]
    assert file.body
    assert not re.search(r"\S;\s*\S", file.body) or folder in (
        "schema",
        "ledger",
        "sources",
        "views",
    )


@pytest.mark.parametrize("file", PORTABLE, ids=lambda file: file.name)
def test_estimates_and_indicators_mean_the_same_elsewhere(file):
    assert not BANNED.search(file.body)
    assert not DIVIDED.search(file.body)
    assert not ADDED.search(file.body)


def test_every_column_has_a_comment(world):
    bare = world.rows(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "WHERE NOT internal AND comment IS NULL AND database_name = current_database()"
    )
    assert bare == []


def test_the_header_of_a_file():
    file = sql.parse(
        "x", "-- title: A\n--   longer title: with a colon\n-- unit: person\nSELECT 1;\n"
    )
    assert file.header == {"title": "A longer title: with a colon", "unit": "person"}
    assert file.body == "SELECT 1"
