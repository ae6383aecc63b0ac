"""Whole tables as files: the rows of the lists, whole or in parts, and addresses with endings."""

import csv
import io

import pyarrow.parquet
import pytest

from api import files

NAMES = [f"{name}.{kind}" for name in files.TABLES for kind in files.KINDS]


def rows(content: bytes, name: str) -> list[list[str]]:
    if name.endswith(".csv"):
        return list(csv.reader(io.StringIO(content.decode())))
    table = pyarrow.parquet.read_table(io.BytesIO(content))
    return [table.column_names, *map(list, map(dict.values, table.to_pylist()))]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_the_columns_and_all_rows(client, name):
    answer = client.get(f"/v1/tables/{name}")
    assert answer.status_code == 200, answer.text
    found = rows(answer.content, name)
    table = files.TABLES[name.rpartition(".")[0]]
    assert found[0] == list(table.model.model_fields)
    assert len(found) > 1 or name.startswith("points-by-year")  # there is none in the sample
    assert b"SECRET" not in answer.content
    assert "SECRET" not in str(found)


@pytest.mark.parametrize("size", [1, 7])
def test_a_file_made_page_by_page_has_each_row_once(client, monkeypatch, size):
    whole = client.get("/v1/claims?limit=1000").json()["data"]
    monkeypatch.setattr(files, "MAX_ROWS", size)
    client.app.state.files.close()
    found = rows(client.get("/v1/tables/claims.csv").content, "claims.csv")
    assert [row[0] for row in found[1:]] == [row["claim"] for row in whole]
    client.app.state.files.close()


def test_a_part_of_a_file_is_a_part_of_it(client):
    whole = client.get("/v1/tables/claims.parquet")
    part = client.get("/v1/tables/claims.parquet", headers={"Range": "bytes=4-103"})
    assert part.status_code == 206
    assert part.content == whole.content[4:104]
    assert part.headers["content-range"] == f"bytes 4-103/{len(whole.content)}"
    beyond = client.get("/v1/tables/claims.parquet", headers={"Range": "bytes=99999999-"})
    assert beyond.status_code == 416
    head = client.head("/v1/tables/claims.parquet")
    assert (head.headers["content-length"], head.content) == (str(len(whole.content)), b"")
    assert head.headers["accept-ranges"] == "bytes"


def test_who_holds_a_file_gets_304(client):
    tag = client.get("/v1/tables/claims.csv").headers["etag"]
    again = client.get("/v1/tables/claims.csv", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["nope.csv", "claims.xlsx", "claims", ".csv", "meta.parquet"])
def test_a_table_that_is_not_there_is_told_with_those_that_are(client, name):
    answer = client.get(f"/v1/tables/{name}")
    assert answer.status_code == 404
    assert "points.parquet" in answer.json()["known"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/v1/claims.csv?limit=2", "text/csv; charset=utf-8"),
        ("/v1/indicators/CAS-01.geojson?region=SYR&level=1", "application/geo+json"),
        ("/v1/regions.parquet", "application/vnd.apache.parquet"),
        ("/v1/points.arrow", "application/vnd.apache.arrow.stream"),
        ("/v1/sources.json", "application/json"),
    ],
)
def test_the_ending_of_an_address_chooses_the_form(client, path, kind):
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == kind


def test_an_ending_and_another_form_at_once_are_an_error(client):
    assert client.get("/v1/claims.csv?format=json").status_code == 422
    assert client.get("/v1/claims.exe").status_code == 404


def test_a_swap_leaves_the_files_that_are_being_sent():
    kept = files.Files()
    first, second, third = (kept._of(version) for version in "abc")
    assert (first.exists(), second.exists(), third.exists()) == (False, True, True)
    kept.close()
    assert not third.exists()
