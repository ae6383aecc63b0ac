"""Handing in through the API: off without keys, within limits, and taken in by the one writer."""

import hashlib

import duckdb
import orjson
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from metrics import build, loading, store
from metrics.errors import DataError
from metrics.settings import Settings
from metrics.store import spool

KEY, READER = "a-long-random-key", "another-key"
TEXT = "At least 50 people were killed in Idlib on Monday, the health ministry said."
DOCUMENTS = {"documents": [{"text": TEXT, "id": "r-1", "lang": "en", "published": "2019-05-10"}]}
PATHS = ("/v1/documents", "/v1/withdrawals", "/v1/corrections")


def entry(name: str, key: str, scopes: str) -> str:
    return f'[{name}]\nhash = "{hashlib.sha256(key.encode()).hexdigest()}"\nscopes = [{scopes}]\n'


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture
def home(tmp_path, publisher):
    (tmp_path / "keys.toml").write_text(
        entry("writer", KEY, '"documents", "claims"') + entry("reader", READER, '"read"')
    )
    publisher(tmp_path)
    return tmp_path


def asking(home, **settings: object) -> TestClient:
    return TestClient(create_app(Settings(home=home, keys=home / "keys.toml", **settings)))


@pytest.mark.parametrize("path", PATHS)
def test_nobody_writes_where_no_key_is_configured(client, path):
    bodies = {
        "/v1/documents": DOCUMENTS,
        "/v1/withdrawals": {"of": "claim", "name": "c1", "reason": "asked for"},
        "/v1/corrections": {"claim": "c1", "low": 1, "best": 1, "high": 1, "reason": "misread"},
    }
    answer = client.post(path, json=bodies[path], headers=bearer(KEY))
    assert answer.status_code == 403
    assert "HUMETRICS_KEYS" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": KEY}, 401),
        (bearer("wrong"), 401),
        (bearer(""), 401),
        (bearer(READER), 403),
        (bearer(KEY), 202),
    ],
)
def test_only_a_key_with_the_scope_may_write(home, headers, status):
    answer = asking(home).post("/v1/documents", json=DOCUMENTS, headers=headers)
    assert answer.status_code == status, answer.text
    assert ("www-authenticate" in answer.headers) == (status == 401)
    assert len(list(spool.waiting(store.Home(home)))) == (status == 202)


def test_a_key_that_is_used_too_often_is_told_when_to_come_again(home):
    client = asking(home, key_requests=2)
    answers = [client.post(PATHS[0], json=DOCUMENTS, headers=bearer(KEY)) for _ in range(3)]
    assert [one.status_code for one in answers] == [202, 202, 429]
    assert 1 <= int(answers[2].headers["retry-after"]) <= 61


@pytest.mark.parametrize(
    "body",
    [
        {"claim": "c1", "low": 9, "best": 1, "high": 10, "reason": "misread"},
        {"claim": "c1", "low": -1, "best": 1, "high": 10, "reason": "misread"},
        {"claim": "c1", "low": 1, "best": 1, "reason": "no high given"},
        {"claim": "c1", "low": 1, "best": 1, "high": 1, "reason": ""},
        {"claim": "c1", "low": 1, "best": 1, "high": 1, "reason": "misread", "x": 1},
    ],
)
def test_a_correction_is_whole_and_in_order(home, body):
    assert asking(home).post(PATHS[2], json=body, headers=bearer(KEY)).status_code == 422


def test_a_claim_that_is_not_there_cannot_be_corrected(home):
    body = {"claim": "nope", "low": 1, "best": 1, "high": None, "reason": "misread"}
    assert asking(home).post(PATHS[2], json=body, headers=bearer(KEY)).status_code == 404


def test_what_is_handed_in_shows_after_it_is_taken_in_and_built(home):
    client, there = asking(home), store.Home(home)
    given = client.post(PATHS[0], json=DOCUMENTS, headers=bearer(KEY)).json()
    (taken,) = loading.take(there)
    assert taken.documents.new == 1
    assert list(spool.waiting(there)) == []
    build.build(there)
    found = client.get(f"/v1/claims?document={given['ids'][0]}").json()["data"]
    assert [(row["measure"], row["low"], row["high"]) for row in found] == [("killed", 50, None)]
    body = {"claim": found[0]["claim"], "low": 15, "best": 15, "high": 15, "reason": "misprint"}
    assert client.post(PATHS[2], json=body, headers=bearer(KEY)).status_code == 202
    assert sum(one.corrected for one in loading.take(there)) == 1
    build.build(there)
    row = client.get(f"/v1/claims?claim={found[0]['claim']}").json()["data"][0]
    assert (row["low"], row["high"], row["rule"], row["flags"][-1]) == (
        *(15, 15),
        *("correction", "corrected"),
    )
    gone = {"of": "document", "name": given["ids"][0], "reason": "asked by the publisher"}
    assert client.post(PATHS[1], json=gone, headers=bearer(KEY)).status_code == 202
    client.post(PATHS[0], json=DOCUMENTS, headers=bearer(KEY))  # handed in once more
    list(loading.take(there))
    build.build(there)
    assert client.get("/v1/claims").json()["data"] == []
    assert client.get(f"/v1/documents/{given['ids'][0]}").status_code == 404


def test_a_file_that_is_none_of_ours_is_put_aside_and_stops_nothing(tmp_path):
    there = store.Home(tmp_path)
    spool.put(there, "documents", {"documents": [{"text": TEXT}]})
    spool.put(there, "withdrawal", {"of": "everything", "name": "x", "reason": "y"})
    spool.put(there, "correction", {"claim": "x"})
    (there.spool / "00000000000000000001-x.json").write_bytes(b"{")
    (taken,) = loading.take(there)
    assert (taken.documents.new, len(taken.refused)) == (1, 3)
    assert len(list(there.spool.glob("*.refused"))) == 3


def test_a_spool_that_is_full_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(spool, "MOST", 1)
    there = store.Home(tmp_path)
    spool.put(there, "documents", {"documents": []})
    with pytest.raises(spool.FullError, match="humetrics spool"):
        spool.put(there, "documents", {"documents": []})


def test_what_was_taken_in_twice_changes_nothing(tmp_path):
    there = store.Home(tmp_path)
    name = spool.put(there, "documents", {"documents": [{"text": TEXT, "id": "r-1"}]})
    body = (there.spool / name).read_bytes()
    list(loading.take(there))
    (there.spool / name).write_bytes(body)  # as if the writer had died before it took it away
    (taken,) = loading.take(there)
    assert (taken.documents.new, taken.documents.duplicate) == (0, 1)


def test_reading_may_need_a_key_too_and_then_nothing_kept_is_given_without(home):
    client = asking(home, keyed_reads=True)
    assert client.get("/v1/claims", headers=bearer(READER)).status_code == 200
    for headers in ({}, bearer("wrong"), bearer(KEY)):
        answer = client.get("/v1/claims", headers=headers)
        assert answer.status_code in {401, 403}
        assert b"people" not in answer.content
    allowed = client.get("/v1/claims", headers=bearer(READER))
    assert allowed.headers["cache-control"].startswith("private")
    assert "Authorization" in allowed.headers["vary"]
    for path in ("/", "/page/app.js", "/v1/health", "/v1/ready"):
        assert client.get(path).status_code == 200
    assert client.post("/v1/read", json={"text": "x"}).status_code == 401
    assert client.get("//v1/claims").status_code == 401


@pytest.mark.parametrize("text", ["[", '[x]\nhash = "1"\nscopes = []', "[x]\nscopes = ['all']"])
def test_a_broken_file_of_keys_is_an_error_at_the_start(tmp_path, text):
    (tmp_path / "keys.toml").write_text(text)
    with pytest.raises(DataError, match=r"keys\.toml"):
        asking(tmp_path)


def test_the_key_itself_is_nowhere_on_disk(home):
    asking(home).post(PATHS[0], json=DOCUMENTS, headers=bearer(KEY))
    for path in home.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes()
    (name,) = spool.waiting(store.Home(home))
    assert set(orjson.loads(name.read_bytes())) == {"kind", "content"}


def test_a_coarse_build_keeps_back_places_and_words_of_facilities_and_few_people(tmp_path):
    there = store.Home(tmp_path)
    text = (
        "Two hospitals were damaged in Maarat al-Numan on 3 May 2019. Three people were killed in "
        "Saraqib. Shelling killed 60 people in Idlib city."
    )
    record = {"text": text, "lang": "en", "published": "2019-05-04", "publisher": "Example"}
    spool.put(there, "documents", {"documents": [record]})
    list(loading.take(there))
    with duckdb.connect(str(build.build(there)), read_only=True) as db:
        fine = db.execute("SELECT count(*) FROM claim WHERE level > 1").fetchone()
    with duckdb.connect(str(build.build(there, coarse=True)), read_only=True) as db:
        rows = db.execute(
            "SELECT facility, best, level, quote, locality, flags FROM claim ORDER BY best"
        ).fetchall()
        names = db.execute("SELECT name FROM claim_region").fetchall()
    assert fine is not None
    assert fine[0] >= 2
    small = [row for row in rows if row[0] or row[1] < 5]
    assert len(small) == 2
    for row in small:
        assert (row[2], row[3], row[4], row[5][-1]) == (1, None, None, "coarse")
    assert [row[1] for row in rows if row[3]] == [60]
    assert all("Saraqib" not in name and "Maarat" not in name for (name,) in names)
