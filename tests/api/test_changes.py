"""What is other than it was: two snapshots side by side, and nothing of what was withdrawn."""

import duckdb
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from metrics.settings import Settings

WAS, NOW = "000000000000aaaaaaaa", "111111111111bbbbbbbb"


def older(db: duckdb.DuckDBPyConnection) -> None:
    db.execute("UPDATE point SET low = 40, best = 60, estimates = ['b'] WHERE region = 'SYR'")
    db.execute("UPDATE point SET estimates = ['a'], best = 66, low = 66 WHERE region = 'SY07'")
    db.execute("INSERT INTO estimate_claim SELECT * REPLACE ('a' AS estimate) FROM estimate_claim")
    db.execute("DELETE FROM claim WHERE claim = 't00'")


def newer(db: duckdb.DuckDBPyConnection) -> None:
    db.execute("DELETE FROM point WHERE region = 'SY07' AND period = 'month'")
    db.execute("DELETE FROM claim WHERE claim = 'c1'")
    db.execute("INSERT INTO withdrawn VALUES ('claim', 'c1')")


@pytest.fixture(scope="module")
def both(tmp_path_factory, publisher):
    home = tmp_path_factory.mktemp("changes")
    for number, version, fill in ((1, WAS, older), (2, NOW, newer)):
        name = f"snap-{number:06}-{version[:12]}"
        publisher(home, name, fill)
    with TestClient(create_app(Settings(home=home))) as client:
        yield client


def rows(client, query: str) -> list[dict]:
    answer = client.get(f"/v1/changes{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def test_an_answer_that_changed_says_what_it_was(both):
    (row,) = rows(both, f"?since={WAS}&region=SYR&indicator=CAS-01&limit=1000")[-1:]
    assert (row["region"], row["change"]) == ("SYR", "changed")
    assert (row["was_low"], row["was_best"], row["best"]) == (40, 60, 74)


def test_nothing_changed_since_the_version_of_now(both):
    assert rows(both, f"?since={NOW}") == []
    assert rows(both, f"/claims?since={NOW}") == []


def test_what_rested_on_a_withdrawn_claim_is_not_told(both):
    found = rows(both, f"?since={WAS}&region=SY07&limit=1000")
    assert {row["change"] for row in found} == {"gone", "changed"}
    assert all(row["was_low"] is row["was_best"] is row["was_high"] is None for row in found)


def test_claims_are_counted_by_whom_they_come_from(both):
    expected = {"source": "example-news", "new": 1, "gone": 1, "corrected": 0}
    assert rows(both, f"/claims?since={WAS}") == [expected]


@pytest.mark.parametrize("limit", [1, 5])
def test_pages_hold_each_change_once(both, limit):
    whole = rows(both, f"?since={WAS}")
    found, path = [], f"/v1/changes?since={WAS}&limit={limit}"
    while path:
        answer = both.get(path).json()
        found += answer["data"]
        path = answer["links"]["next"]
    assert found == whole
    assert len(whole) == 14


@pytest.mark.parametrize("since", ["222222222222", "../../../etc/passwd", "00000000000%00"])
def test_a_version_that_is_not_there_is_told_with_those_that_are(both, since):
    answer = both.get(f"/v1/changes?since={since}")
    assert answer.status_code == 404
    assert answer.json()["known"] == [WAS[:12], NOW[:12]]


def test_data_of_an_earlier_version_of_the_program_is_told_as_such(tmp_path, publisher):
    publisher(tmp_path, "old-1", lambda db: db.execute("DROP TABLE reject"))
    with TestClient(create_app(Settings(home=tmp_path))) as client:
        answer = client.get("/v1/datasets")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "humetrics build" in answer.json()["detail"]
