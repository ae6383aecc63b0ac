"""The whole way on the sample reports: from a text to a number and back to its sentence."""

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from metrics import indicators, store
from metrics.settings import Settings


@pytest.fixture(scope="module")
def demo(demo_home):
    with TestClient(create_app(Settings(home=demo_home))) as client:
        yield client


def rows(client, path: str) -> list[dict]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def test_the_api_says_what_the_indicators_say(demo, demo_home):
    with store.open_published(store.Home(demo_home)) as db:
        for code in ("CAS-01", "DIS-01", "DIS-02", "FAC-02"):
            points = indicators.run(db, code, region="SYR", level=1)
            expected = {(p.region, p.low, p.best, p.high, p.sources) for p in points}
            found = rows(demo, f"/v1/indicators/{code}?region=SYR&level=1&reported=true")
            keys = ("region", "low", "best", "high", "sources")
            assert {tuple(row[key] for key in keys) for row in found} == expected


def test_every_point_leads_to_sentences_that_hold_its_words(demo):
    for point in rows(demo, "/v1/points?region=SYR&level=1&reported=true"):
        found = rows(demo, point["explain"])
        assert found["point"]["best"] == point["best"]
        assert bool(found["claims"]) == bool(point["estimates"]), point
        for claim in found["claims"]:
            start = claim["span_start"] - claim["excerpt_start"]
            end = claim["span_end"] - claim["excerpt_start"]
            assert claim["excerpt"][start:end] == claim["quote"]


def test_two_sources_of_one_toll_stand_behind_one_number(demo):
    found = rows(demo, "/v1/explain/CAS-01?region=SY07")
    assert {"uossm", "sohr"} <= {claim["originator_id"] for claim in found["claims"]}
    assert found["point"]["high"] is None
    assert found["point"]["sources"] >= 2
    assert found["interval90"]["high"] > found["interval90"]["low"] > 0


def test_a_rate_has_an_interval_and_a_ratio_of_two_totals_has_none(demo):
    rate = rows(demo, "/v1/explain/CAS-09?region=SY07")
    point, drawn = rate["point"], rate["interval90"]
    assert point["denominator"] == "reports"
    assert point["low"] <= drawn["low"] < point["best"] < drawn["high"]
    assert rows(demo, "/v1/explain/CAS-12?region=SY07")["interval90"] is None
    assert rows(demo, "/v1/explain/CAS-01?region=SY14")["interval90"] is None


def test_what_is_feared_or_denied_is_shown_and_not_counted(demo):
    for status in ("feared", "denied"):
        for claim in rows(demo, f"/v1/claims?status={status}"):
            assert claim["role"] in {"left_out", "denial"}
            assert claim["reason"]


def test_every_document_is_there_and_gives_no_more_than_it_may(demo):
    documents = rows(demo, "/v1/documents")
    assert len(documents) >= 12
    for document in documents:
        detail = rows(demo, f"/v1/documents/{document['id']}")
        assert (detail["text"] is not None) == (document["redistribute"] == "yes")
        assert len(rows(demo, detail["claims_url"])) == document["claims"]


def test_a_window_counts_what_lies_in_it(demo):
    path = "/v1/indicators/CAS-01?region=SYR&period=year&reported=true"
    years = {row["reference_period_start"][:4] for row in rows(demo, path)}
    inside = rows(demo, f"{path}&from=2016&to=2016")
    assert {row["reference_period_start"][:4] for row in inside} == {"2016"} <= years


def test_a_sample_text_is_read_as_it_was_loaded(demo):
    body = {"text": "At least 50 people were killed in Idlib.", "published": "2019-05-06"}
    answer = demo.post("/v1/read?why=1", json=body).json()
    figure = answer["figures"][0]
    assert (figure["quote"], figure["measure"], figure["high"]) == ("At least 50", "killed", None)
    assert figure["regions"][0]["pcode"] == "SY07"
    assert figure["rules"]


@pytest.mark.parametrize("policy", ["ucdp_like", "acled_floor", "minmax"])
def test_another_policy_or_an_earlier_day_looks_at_the_same_claims_another_way(demo, policy):
    path = "/v1/indicators/CAS-01?region=SY07"
    assert rows(demo, f"{path}&policy={policy}")[0]["unit"] == "person"
    early = rows(demo, f"{path}&policy={policy}&as_of=2014")[0]
    assert (early["reported"], early["best"], early["explain"]) == (False, None, None)


def test_a_point_has_a_name_that_leads_back_to_it(demo):
    asked = "indicator=CAS-01,DIS-06&region=SY07"
    for query in (
        "",
        "&period=month",
        "&from=2019-04-29&to=2019-05-31",
        "&policy=minmax&as_of=2020",
    ):
        for point in rows(demo, f"/v1/points?{asked}{query}&reported=true"):
            found = rows(demo, f"/v1/explain/{point['name']}")
            assert found["point"] == point
            assert rows(demo, point["explain"]) == found
            assert found["sentence"]


def test_what_nobody_reported_has_no_sentence_and_says_what_is_near(demo):
    found = rows(demo, "/v1/explain/CAS-01:SY07:2014")
    assert (found["point"]["reported"], found["sentence"], found["claims"]) == (False, None, [])


def test_a_name_and_its_parts_are_not_asked_for_at_once(demo):
    for path in (
        "CAS-01:SY07?region=SY07",
        "CAS-01:SY07?from=2019",
        "CAS-01",
        "CAS-01:SY07:2019-13",
    ):
        assert demo.get(f"/v1/explain/{path}").status_code == 422, path
    assert demo.get("/v1/explain/CAS-99:SY07").status_code == 404
    assert demo.get("/v1/explain/CAS-01:XX:YY").status_code == 404


@pytest.mark.parametrize("period", ["all", "year", "month"])
def test_a_ready_answer_is_the_one_that_is_computed(demo, period):
    path = f"/v1/points?indicator=CAS-01,DIS-01,DIS-06&region=SYR,SY07&period={period}"
    ready, computed = rows(demo, path), rows(demo, f"{path}&as_of=2100")
    own = {"name": None, "explain": None}
    assert [row | own for row in ready] == [row | own for row in computed]
