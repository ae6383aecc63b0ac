"""A client written for HDX HAPI finds its shape here, without HAPI's defects."""

import base64
from datetime import datetime

import pytest

from api import hapi
from api.problems import WrongParametersError


def rows(client, path: str) -> list[dict]:
    answer = client.get(f"/api/v2/{path}")
    assert answer.status_code == 200, answer.text
    assert list(answer.json()) == ["data"]
    return answer.json()["data"]


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("metadata/location", ["SYR", "TUR"]),
        ("metadata/location?code=syr", ["SYR"]),
        ("metadata/location?code=S%25", []),
        ("metadata/location?name=yri", ["SYR"]),
        ("metadata/location?limit=0", []),
        ("metadata/location?limit=1&offset=1", ["TUR"]),
        ("metadata/location?start_date=2020&app_identifier=eA==", ["SYR", "TUR"]),
        ("metadata/admin1", ["SY05", "SY07"]),
        ("metadata/admin1?location_code=TUR", []),
        ("metadata/admin1?location_name=syria&name=ham", ["SY05"]),
        ("metadata/admin2", ["SY0702"]),
        ("metadata/admin2?admin1_code=sy07", ["SY0702"]),
        ("metadata/admin2?admin1_name=hama", []),
    ],
)
def test_filters_are_those_of_hapi_and_codes_are_compared_as_written(client, path, codes):
    assert [row["code"] for row in rows(client, path)] == codes


def test_references_lead_from_row_to_row(client):
    district = rows(client, "metadata/admin2")[0]
    parent = rows(client, f"metadata/admin1?id={district['admin1_ref']}")[0]
    assert parent["code"] == district["admin1_code"] == "SY07"
    country = rows(client, f"metadata/location?id={parent['location_ref']}")[0]
    assert country["code"] == "SYR"
    assert country["has_hrp"] is None


def test_csv_has_its_header_without_rows(client):
    answer = client.get("/api/v2/metadata/location?output_format=csv&limit=0")
    assert answer.text.startswith("id,code,name,has_hrp")
    assert answer.headers["content-disposition"] == "attachment; filename=results.csv"


@pytest.mark.parametrize(
    ("start", "end", "first", "before"),
    [
        ("2019", "2019", "2019-01-01", "2020-01-01"),
        ("2019-12", "2019-12", "2019-12-01", "2020-01-01"),
        ("2019-02", "2019-02", "2019-02-01", "2019-03-01"),
        ("2019-02-28", "2019-02-28", "2019-02-28", "2019-03-01"),
        ("2019-02-28T10:00:00", "2019-02-28T10:00:00", "2019-02-28T10", "2019-02-28T10"),
        (None, "", None, None),
    ],
)
def test_a_partial_end_date_means_all_of_it(start, end, first, before):
    asked = hapi.Dated(start_date=start, end_date=end).values()
    expected = tuple(moment and datetime.fromisoformat(moment) for moment in (first, before))
    assert (asked.get("first"), asked.get("before")) == expected


@pytest.mark.parametrize("text", ["19", "2019-13", "2019-02-30", "2019-02-01T25:00:00", "9999"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(WrongParametersError, match="no date"):
        hapi.Dated(end_date=text).values()


def test_the_identifier_is_encoded_as_hapi_does(client):
    path = "/api/v2/encode_app_identifier?application=dash&email=a@b.org"
    encoded = client.get(path).json()["encoded_app_identifier"]
    assert base64.b64decode(encoded) == b"dash:a@b.org"
    assert set(client.get("/api/v2/util/version").json()) == {
        "api_version",
        "hapi_sqlalchemy_schema_version",
    }
