"""Answers are tagged, kept while the data stays, compressed, and within limits."""

import threading

import pytest
from starlette.testclient import TestClient

from api.answers import Answer, Answers, Kept
from api.app import create_app
from api.routers import read
from metrics.settings import Settings

PATH = "/v1/claims?limit=20"


@pytest.mark.parametrize(
    "path", [PATH, "/v1/regions?format=csv", "/", "/page/app.js", "/openapi.json"]
)
def test_who_holds_the_tag_gets_304_and_no_body(client, path):
    first = client.get(path)
    assert first.headers["etag"].startswith('"')
    assert "public" in first.headers["cache-control"]
    again = client.get(path, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_another_question_or_form_has_another_tag(client):
    paths = (PATH, "/v1/claims?limit=21", f"{PATH}&format=csv")
    tags = {client.get(path).headers["etag"] for path in paths}
    tags.add(client.get(PATH, headers={"Accept": "text/csv"}).headers["etag"])
    tags.add(client.get(PATH, headers={"Accept-Encoding": "identity"}).headers["etag"])
    assert len(tags) == 5


def test_browsers_and_scripts_share_what_is_kept(client):
    one = client.get(PATH, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert one.headers["etag"] == client.get(PATH, headers={"Accept": "*/*"}).headers["etag"]


def test_the_order_of_parameters_does_not_matter(client):
    one, other = "/v1/claims?limit=5&region=SY07", "/v1/claims?region=SY07&limit=5"
    assert client.get(one).headers["etag"] == client.get(other).headers["etag"]


def test_errors_and_health_are_not_kept(client):
    for path in ("/v1/regions/XX", "/v1/health", "/internal/metrics"):
        answer = client.get(path)
        assert "etag" not in answer.headers
        assert answer.headers["cache-control"] == "no-store"


def test_head_has_the_headers_of_get_and_no_body(client):
    get, head = client.get(PATH), client.head(PATH)
    assert head.content == b""
    for name in ("content-type", "content-length", "etag"):
        assert head.headers[name] == get.headers[name]


def test_answers_come_compressed_to_who_takes_it(client):
    plain = client.get(PATH, headers={"Accept-Encoding": "identity"})
    packed = client.get(PATH, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.json() == plain.json()
    assert "Accept-Encoding" in plain.headers["vary"]


def test_the_best_coding_that_a_client_takes_is_used(client):
    plain = client.get(PATH, headers={"Accept-Encoding": "identity"})
    packed = client.get(PATH, headers={"Accept-Encoding": "gzip, zstd;q=0.8"})
    assert packed.headers["content-encoding"] == "zstd"
    refused = client.get(PATH, headers={"Accept-Encoding": "zstd;q=0, gzip"})
    assert refused.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    tags = {one.headers["etag"] for one in (plain, packed, refused)}
    assert len(tags) == 3


def test_other_sites_may_ask(client):
    answer = client.get(PATH, headers={"Origin": "https://dashboard.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_request_keeps_its_id_and_gets_one_otherwise(client):
    assert client.get(PATH, headers={"X-Request-ID": "abc-1"}).headers["x-request-id"] == "abc-1"
    assert len(client.get(PATH).headers["x-request-id"]) == 32
    hostile = client.get(PATH, headers={"X-Request-ID": "a b\tc"})
    assert len(hostile.headers["x-request-id"]) == 32


def test_the_log_has_the_route_and_not_the_words(client, caplog):
    with caplog.at_level("INFO", logger="humetrics.api"):
        client.get("/v1/claims?q=somebody")
    assert "route=/v1/claims status=200" in caplog.text
    assert "somebody" not in caplog.text


def test_counters_tell_requests_by_route(client):
    client.get("/v1/regions/SY07")
    text = client.get("/internal/metrics").text
    assert 'route="/v1/regions/{pcode}",status="200"' in text
    assert 'humetrics_cache_total{result="hit"}' in text


def test_a_large_body_is_refused_whether_told_or_not(client):
    body = b'{"text": "' + b"x" * Settings().body_bytes + b'"}'
    kind = {"Content-Type": "application/json"}
    told = client.post("/v1/read", content=body, headers=kind)
    untold = client.post("/v1/read", content=iter([body[:1000], body[1000:]]), headers=kind)
    assert (told.status_code, untold.status_code) == (413, 413)
    assert "larger than" in told.json()["detail"]
    assert untold.json()["title"] == told.json()["title"]


def answer(size: int) -> Answer:
    return Answer(200, (), b"x" * size)


def test_the_cache_stays_within_its_bytes_and_drops_the_oldest_use():
    kept = Kept(20_000)
    for name in "abcdefghi":
        kept.find("1", name)
        kept.keep("1", name, answer(2000))
    assert kept.find("1", "a") is None
    assert kept.find("1", "i") is not None
    kept.keep("1", "huge", answer(19_000))
    assert kept.find("1", "huge") is None


def test_the_cache_forgets_when_the_data_moves_on():
    kept = Kept(20_000)
    kept.find("1", "a")
    kept.keep("1", "a", answer(10))
    assert kept.find("2", "a") is None
    kept.keep("1", "a", answer(10))  # made from the data before, too late
    assert kept.find("2", "a") is None


def test_a_new_snapshot_is_served_at_once_and_no_request_fails_meanwhile(tmp_path, publisher):
    publisher(tmp_path, "v0")
    with TestClient(create_app(Settings(home=tmp_path))) as client:
        wrong, seen, done = [], set(), threading.Event()

        def ask() -> None:
            while not done.is_set():
                got = client.get("/v1/claims?limit=5")
                seen.add(got.json()["meta"]["data_version"] if got.status_code == 200 else "")
                if got.status_code != 200:
                    wrong.append(got.text)

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        for n in range(1, 4):
            old = publisher(tmp_path, f"v{n}").with_name(f"v{n - 1}.duckdb")
            assert client.get("/v1/claims?limit=5").json()["meta"]["data_version"] == f"v{n}"
            old.unlink()
        done.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert "v3" in seen


def test_a_stream_is_passed_on_as_it_comes():
    async def streaming(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})
        await send({"type": "http.response.body", "body": b"b"})

    kept = Kept(20_000)
    client = TestClient(Answers(streaming, version=lambda: "1", kept=kept))
    assert client.get("/long").content == b"ab"
    assert client.post("/long").content == b"ab"
    assert kept.find("1", "/long? json gzip") is None


def test_two_texts_are_read_at_once_and_the_next_is_told_to_come_again(client, monkeypatch):
    monkeypatch.setattr(read, "PATIENCE", 0.01)
    with read.SEATS, read.SEATS:
        answer = client.post("/v1/read", json={"text": "At least 50 people were killed."})
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "2"
    assert client.post("/v1/read", json={"text": "x"}).status_code == 200


def test_a_snapshot_that_cannot_be_opened_is_a_503_that_names_no_path(tmp_path):
    (tmp_path / "snapshots").mkdir()
    (tmp_path / "snapshots" / "bad.duckdb").write_bytes(b"no database")
    (tmp_path / "published.duckdb").symlink_to("snapshots/bad.duckdb")
    with TestClient(create_app(Settings(home=tmp_path))) as client:
        answer = client.get("/v1/regions")
    assert answer.status_code == 503
    assert str(tmp_path) not in answer.text


@pytest.mark.parametrize("day", ["6 May", "2019-13-01", "2019-05-06T10:30:00"])
def test_a_day_that_is_none_is_told_how_to_write_one(client, day):
    answer = client.post("/v1/read", json={"text": "x", "published": day})
    assert answer.status_code == 422
    assert answer.json()["detail"] == "published: no date; write YYYY-MM-DD"
