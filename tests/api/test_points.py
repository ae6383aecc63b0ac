"""Points: what is unknown stays null, and no report is not zero."""

from api import explaining


def point(client, query: str) -> dict:
    rows = client.get(f"/v1/indicators/CAS-01?{query}").json()["data"]
    assert len(rows) == 1
    return rows[0]


def test_an_open_number_has_no_high(client):
    row = point(client, "region=SY07")
    assert (row["low"], row["best"], row["high"]) == (50, 74, None)
    assert (row["bound"], row["open"]) == ("open_above", 1)
    assert row["reported"] is True


def test_a_region_without_a_report_says_so_and_not_zero(client):
    row = point(client, "region=SY05")
    assert row["reported"] is False
    assert (row["low"], row["best"], row["high"]) == (None, None, None)
    assert row["unit"] == "person"


def test_a_level_gives_every_region_of_it_within_the_one_asked_for(client):
    rows = client.get("/v1/indicators/CAS-01?region=SYR&level=1").json()["data"]
    assert [(row["region"], row["reported"]) for row in rows] == [("SY05", False), ("SY07", True)]


def test_regions_without_a_report_can_be_left_out(client):
    rows = client.get("/v1/points?region=SYR&level=1&reported=true").json()["data"]
    assert [(row["indicator"], row["region"]) for row in rows] == [("CAS-01", "SY07")]


def test_regions_that_lie_in_one_another_give_no_row_twice(client):
    rows = client.get("/v1/indicators/CAS-01?region=SYR,SY07&level=1&period=month").json()["data"]
    assert len(rows) == 12


def test_without_region_and_level_the_countries_answer(client):
    rows = client.get("/v1/indicators/CAS-01").json()["data"]
    assert [(row["region"], row["reported"]) for row in rows] == [("SYR", True), ("TUR", False)]


def test_a_row_names_its_place_on_every_level(client):
    row = point(client, "region=SY07")
    assert row["location_code"] == "SYR"
    assert (row["admin1_code"], row["admin1_name"]) == ("SY07", "Idleb")
    assert row["admin2_code"] is None


def test_codes_may_be_written_small(client):
    assert client.get("/v1/indicators/cas-01?region=sy07").json()["data"][0]["region"] == "SY07"


def test_explain_leads_from_the_point_to_the_sentences(client):
    address = point(client, "region=SY07")["explain"]
    found = client.get(address).json()["data"]
    assert found["point"]["best"] == 74
    assert found["complete"] is True
    assert [row["estimate"] for row in found["estimates"]] == ["e1"]
    assert {row["claim"] for row in found["claims"]} == {"c1", "c2"}
    assert {row["excerpt"] for row in found["claims"]} == {
        "UOSSM said at least 50 people were killed."
    }


def test_regions_are_found_by_other_spellings_too(client):
    assert client.get("/v1/regions?q=Idlib").json()["data"][0]["pcode"] == "SY07"


def test_one_region_has_those_above_it_and_what_is_known(client):
    found = client.get("/v1/regions/SY0702").json()["data"]
    assert [one["pcode"] for one in found["above"]] == ["SY0702", "SY07", "SYR"]
    assert client.get("/v1/regions/SYR").json()["data"]["claims"] == 30
    listed = client.get("/v1/regions?within=SYR&level=1").json()["data"]
    assert [row["pcode"] for row in listed] == ["SY05", "SY07"]


def test_explain_says_when_it_does_not_hold_everything(client, monkeypatch):
    monkeypatch.setattr(explaining, "_MOST", 1)
    found = client.get("/v1/explain/CAS-01?region=SY07&from=2018").json()["data"]
    assert len(found["claims"]) == 1
    assert found["complete"] is False
