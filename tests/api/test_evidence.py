"""Claims, documents and sources: every number leads back to its words, and no further."""

import pytest


def claims(client, query: str) -> list[str]:
    answer = client.get(f"/v1/claims?{query}")
    assert answer.status_code == 200, answer.text
    return [row["claim"] for row in answer.json()["data"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("measure=killed", ["c1", "c2", "c4"]),
        ("measure=killed&region=SYR", ["c1", "c2"]),
        ("measure=killed,displaced&region=SY07", ["c1", "c2", "c3"]),
        ("region=SY05", []),
        ("measure=killed&role=counted", ["c1", "c2"]),
        ("role=left_out", ["c3", "c4"]),
        ("status=feared", ["c3"]),
        ("source=sohr", ["c2"]),
        ("placed=false", ["c4"]),
        ("estimate=e1", ["c1", "c2"]),
        ("claim=c2,c1", ["c1", "c2"]),
        ("measure=killed&country=tur", []),
        ("measure=killed&from=2019-05-08", []),
        ("measure=killed&to=2019-04", []),
        ("measure=killed&from=2019-05-07&region=SYR", ["c1", "c2"]),
        ("measure=killed&q=UOSSM%20said", ["c1", "c2", "c4"]),
        ("measure=killed&q=%25", []),
        ("measure=killed&unit=facility", []),
        ("measure=killed&kind=stock", []),
        ("document=d1&role=counted", ["c1", "c2"]),
    ],
)
def test_filters_hold_together(client, query, expected):
    assert claims(client, query) == expected


def test_a_claim_holds_its_sentence_its_document_and_who_counted(client):
    row = client.get("/v1/claims?claim=c2").json()["data"][0]
    start = row["span_start"] - row["excerpt_start"]
    end = row["span_end"] - row["excerpt_start"]
    assert row["excerpt"][start:end] == "at least 50 people"
    assert row["document_url"] == "https://example.org/1"
    assert row["chain"] == ["SOHR", "Example News"]
    assert row["role"] == "counted"
    assert row["reason"] == "newest word of its source"
    assert (row["low"], row["best"], row["high"]) == (74, 74, None)


def test_a_claim_that_does_not_count_says_why(client):
    row = client.get("/v1/claims?claim=c3").json()["data"][0]
    assert (row["role"], row["reason"]) == ("left_out", "feared")


def test_the_whole_text_is_given_only_where_its_publisher_lets_it(client):
    assert client.get("/v1/documents/d1").json()["data"]["text"] is None
    assert client.get("/v1/documents/d2").json()["data"]["text"].startswith("Shelling")


def test_a_document_answers_to_the_id_it_came_with(client):
    assert client.get("/v1/documents/their%20id%2F1").json()["data"]["id"] == "d1"


def test_unresolved_names_are_shown_with_how_often(client):
    rows = client.get("/v1/unplaced?country=SYR").json()["data"]
    assert [(row["name"], row["claims"]) for row in rows] == [("Nowhereville", 1)]
    assert client.get("/v1/unplaced?country=TUR").json()["data"] == []


def test_sources_say_what_may_be_passed_on(client):
    rows = {row["id"]: row for row in client.get("/v1/sources").json()["data"]}
    assert rows["example-news"]["redistribute"] == "excerpt"


@pytest.mark.parametrize("form", ["json", "csv", "parquet", "arrow"])
def test_what_may_not_be_passed_on_is_on_no_address_and_in_no_form(client, form):
    lists = ("regions", "indicators", "points", "claims", "estimates", "documents", "sources")
    for name in (*lists, "unplaced"):
        answer = client.get(f"/v1/{name}?format={form}")
        assert answer.status_code == 200, answer.text
        assert b"SECRET" not in answer.content
    for path in ("explain/CAS-01?region=SY07", "claims?document=d3,d4", "claims?claim=hidden-d3"):
        assert b"SECRET" not in client.get(f"/v1/{path}").content


def test_a_document_that_may_not_be_passed_on_is_not_there(client):
    assert client.get("/v1/documents/d4").status_code == 404
    assert client.get("/v1/documents/d3").json()["data"]["text"] is None
    assert "d4" not in [row["id"] for row in client.get("/v1/documents").json()["data"]]


def test_an_answer_names_whom_its_rows_come_from(client):
    for path in ("claims?claim=c1", "estimates", "explain/CAS-01?region=SY07"):
        told = client.get(f"/v1/{path}").json()["meta"]["licences"]
        assert [one["id"] for one in told] == ["example-news"], path
        assert told[0]["redistribute"] == "excerpt"
    assert client.get("/v1/indicators/CAS-01?region=SY07").json()["meta"]["licences"]
    assert client.get("/v1/indicators/CAS-01?region=SY05").json()["meta"]["licences"] == []
    assert 'rel="license"' in client.get("/v1/claims?format=csv").headers["link"]


def test_datasets_have_their_terms_and_their_edition(client):
    row = client.get("/v1/datasets").json()["data"][1]
    assert (row["id"], row["licence"], row["redistribute"]) == ("open_table", "CC BY 4.0", "yes")
    assert row["attribution"] == "UOSSM, Table open_table, edition of 2025-06-01, CC BY 4.0"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("country=syr&level=1&kind=flow&group=all&unit=person", 1),
        ("grade=fair&contested=false", 1),
        ("contested=true", 0),
        ("country=TUR", 0),
        ("level=2", 0),
        ("facility=health", 0),
    ],
)
def test_estimates_are_filtered_by_all_that_they_say(client, query, count):
    assert len(client.get(f"/v1/estimates?{query}").json()["data"]) == count
