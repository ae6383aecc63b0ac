"""The same rows in every form, for the tools that people have."""

import csv
import io

import pyarrow.ipc
import pyarrow.parquet
import pytest

from api import evidence, models
from api.forms import plain

LISTS = {
    "/v1/regions": models.RegionRow,
    "/v1/indicators": models.IndicatorRow,
    "/v1/indicators/CAS-01": models.PointRow,
    "/v1/points": models.PointRow,
    "/v1/claims": evidence.ClaimRow,
    "/v1/estimates": evidence.EstimateRow,
    "/v1/documents": evidence.DocumentRow,
    "/v1/sources": evidence.SourceRow,
    "/v1/datasets": evidence.DatasetRow,
    "/v1/unplaced": evidence.UnplacedRow,
}


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.parametrize(("path", "model"), LISTS.items())
def test_every_form_has_the_columns_of_the_model(client, path, model):
    columns = list(model.model_fields)
    rows = client.get(path).json()["data"]
    assert rows
    for row in rows:
        model.model_validate(row)
        assert list(row) == columns
    table = cells(client.get(path, params={"format": "csv"}).text)
    assert table[0] == columns
    assert len(table) == len(rows) + 1
    parquet = client.get(path, params={"format": "parquet"}).content
    assert pyarrow.parquet.read_table(io.BytesIO(parquet)).column_names == columns
    arrow = client.get(path, params={"format": "arrow"}).content
    with pyarrow.ipc.open_stream(arrow) as stream:
        assert stream.read_all().num_rows == len(rows)


def test_an_unknown_number_is_null_in_json_and_empty_in_csv(client):
    path = "/v1/indicators/CAS-01?region=SY07"
    assert '"high":null' in client.get(path).text
    head, row = cells(client.get(f"{path}&format=csv").text)
    found = dict(zip(head, row, strict=True))
    assert (found["low"], found["best"], found["high"]) == ("50", "74", "")


def test_csv_has_its_header_without_rows(client):
    table = cells(client.get("/v1/claims?region=TUR&format=csv").text)
    assert table == [list(evidence.ClaimRow.model_fields)]


def test_csv_text_never_becomes_a_formula(client):
    assert "'=HYPERLINK(1)" in client.get("/v1/documents?format=csv").text
    assert '"=HYPERLINK(1)"' in client.get("/v1/documents").text


def test_csv_for_excel_starts_with_its_mark(client):
    assert client.get("/v1/regions?format=csv&bom=1").content.startswith(b"\xef\xbb\xbfpcode")


def test_hxl_tags_stand_in_the_second_row_and_only_when_asked(client):
    head, tags, *_ = cells(client.get("/v1/points?hxl=1").text)
    assert dict(zip(head, tags, strict=True))["high"] == "#indicator+value+max"
    assert "#indicator" not in client.get("/v1/points?format=csv").text


def test_geojson_has_p_codes_as_ids_and_longitude_first(client):
    answer = client.get("/v1/indicators/CAS-01?region=SYR&level=1&format=geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    features = answer.json()["features"]
    assert [one["id"] for one in features] == ["SY05", "SY07"]
    assert features[1]["geometry"]["coordinates"] == [36.7, 35.8]
    assert features[1]["properties"]["high"] is None


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
        ("text/html, */*;q=0.8", "application/json"),
        ("", "application/json"),
    ],
)
def test_the_accept_header_chooses_the_form(client, accept, kind):
    assert client.get("/v1/regions", headers={"Accept": accept}).headers["content-type"] == kind


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (50.0, 50),
        (0.5, 0.5),
        (float("inf"), None),
        (float("nan"), None),
        ("50", "50"),
        (1e300, 1e300),
    ],
)
def test_numbers_are_shown_as_people_write_them(value, shown):
    assert plain(value) == shown
