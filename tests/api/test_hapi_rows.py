"""Rows of datasets in the shape of HDX HAPI: its fields, its filters, and none of its defects."""

import csv
import io
from datetime import date

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.routers import hapi_rows
from api.routers.hapi import Available
from metrics.settings import Settings

PATHS = {
    "affected-people/idps": hapi_rows.Idps,
    "affected-people/refugees-persons-of-concern": hapi_rows.People,
    "affected-people/returnees": hapi_rows.People,
    "affected-people/humanitarian-needs": hapi_rows.Needs,
    "coordination-context/conflict-events": hapi_rows.Events,
    "geography-infrastructure/baseline-population": hapi_rows.Residents,
    "metadata/data-availability": Available,
}
ROW = {
    "version": "card-1",
    "unit": "person",
    "kind": "stock",
    "population_group": "all",
    "bound": "exact",
    "rule": "row",
    "zero": False,
    "status": "reported",
    "country": "SYR",
    "region": "SY0702",
    "scope": ["SY0702"],
    "level": 2,
    "region_method": "code",
    "precision": "day",
    "originator": "iom",
    "chain": [],
    "flags": [],
}
DATASETS = {
    "iom_dtm": "excerpt",
    "unhcr_population": "yes",
    "hapi_humanitarian_needs": "yes",
    "ucdp_ged": "yes",
    "hapi_conflict_events": "aggregate",
    "cod_ps": "yes",
    "hapi_population": "yes",
}
IDPS = {"dataset": "iom_dtm", "measure": "displaced", "population_group": "idp", "round": "3"}
REFUGEES = {"dataset": "unhcr_population", "measure": "refugees", "region": "TUR", "country": "TUR"}
RETURN = {"dataset": "unhcr_population", "measure": "returnees", "kind": "flow", "origin": "TUR"}
NEEDS = {"dataset": "hapi_humanitarian_needs", "region": "SY07", "level": 1}
EVENT = {"dataset": "ucdp_ged", "kind": "flow"}
PEOPLE = {"dataset": "hapi_population", "measure": "population"}
TIES = 30


def at(day: date, end: date | None = None) -> dict[str, date]:
    return {"period_start": day, "period_end": end or day}


def fill(insert, db) -> None:
    """Rows as the cards make them, one of each kind, and thirty that tie on all that HAPI sorts."""
    for name, terms in DATASETS.items():
        texts = dict.fromkeys(("title", "publisher", "licence", "about", "url", "version"), name)
        counts = dict.fromkeys(("files", "rows", "used", "claims"), 1)
        edition = {"edition": date(2025, 6, 1), "redistribute": terms}
        insert(db, "dataset", dataset=name, **texts, **counts, **edition)

    def add(claim: str, best: float | None, **values: object) -> None:
        insert(db, "claim", claim=claim, low=best, best=best, high=best, **(ROW | values))

    slices = {"slice": "SYR\x1fFlood | 2024\x1f3", "row_key": "Flood|3|BA|2024-05-01|2|SYR||||"}
    for n in range(TIES):
        add(f"i{n:02}", 100, **IDPS, **slices, **at(date(2024, 5, 1)))
    add("i-f", 60, **IDPS, **slices, **at(date(2024, 5, 1)), sex="f")
    town = {"region": "SY07", "level": 1, "locality": "Newtown, Idleb"}
    add("i-town", 7, **IDPS | town, **slices, **at(date(2024, 6, 1)))
    year = at(date(2023, 12, 31))
    add("r1", 500, **REFUGEES, population_group="refugee", origin="SYR", cause="refugees", **year)
    add("r2", None, **REFUGEES, origin="SYR", cause="asylum-seekers", **year)
    add("r3", 9, **REFUGEES, population_group="refugee", cause="refugees, stateless", **year)
    whole = at(date(2023, 1, 1), date(2023, 12, 31))
    add("r4", 40, **RETURN, population_group="refugee", cause="returned refugees", **whole)
    plan = at(date(2024, 1, 5), date(2024, 12, 24))
    key = "SYR|Idleb||SY07||1|PRO|Children|TGT|2024-01-05"
    add("n1", 12, **NEEDS, measure="in_need", row_key=key, sector="Protection", **plan)
    killed = {"measure": "killed", "cause": "one-sided violence"}
    add("e1", 3, **EVENT | killed, **at(date(2019, 5, 2)))
    add("e2", 4, **EVENT | killed, **at(date(2019, 5, 9)))
    attack = {"measure": "attacks", "unit": "incident"}
    add("e3", 1, **EVENT | killed | attack, **at(date(2019, 5, 2)))
    add("e4", 1, **EVENT | killed | attack, **at(date(2019, 5, 9)))
    add("e5", None, **EVENT | killed, **at(date(2019, 6, 29), date(2019, 7, 2)))
    secret = {"dataset": "hapi_conflict_events", "cause": "political violence"}
    add("hidden", 66, **EVENT | killed | secret, **at(date(2019, 5, 2)))
    for n, source in enumerate(("hapi_population", "cod_ps")):
        of = PEOPLE | {"dataset": source}
        add(f"p{n}", 5000, **of, **at(date(2020, 7, 1)))
    add("p-f", 0, **PEOPLE, sex="f", age="65+", **at(date(2020, 7, 1)))
    add("p-m", 20, **PEOPLE, sex="m", age="0-4", **at(date(2020, 7, 1)))


@pytest.fixture(scope="module")
def hapi(tmp_path_factory, publisher, inserter):
    home = tmp_path_factory.mktemp("hapi")
    publisher(home, "hapi-1", lambda db: fill(inserter, db))
    with TestClient(create_app(Settings(home=home))) as client:
        yield client


def rows(client, path: str) -> list[dict]:
    answer = client.get(f"/api/v2/{path}")
    assert answer.status_code == 200, answer.text
    assert list(answer.json()) == ["data"]
    return answer.json()["data"]


@pytest.mark.parametrize(("path", "model"), PATHS.items())
def test_every_path_has_the_fields_of_hapi_in_json_and_csv(hapi, path, model):
    found = rows(hapi, path)
    assert found
    for row in found:
        model.model_validate(row)
        assert list(row) == list(model.model_fields)
    table = list(csv.reader(io.StringIO(hapi.get(f"/api/v2/{path}?output_format=csv").text)))
    assert table[0] == list(model.model_fields)
    assert len(table) == len(found) + 1
    assert len(hapi.get(f"/api/v2/{path}?output_format=csv&limit=0").text.splitlines()) == 1


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("affected-people/idps", 31),
        ("affected-people/idps?location_code=syr&admin1_code=sy07", 31),
        ("affected-people/idps?location_code=SY_", 0),
        ("affected-people/idps?admin2_name=town", 1),
        ("affected-people/idps?admin_level=1", 0),
        ("affected-people/idps?end_date=2024-05", 30),
        ("affected-people/idps?start_date=2024-05-01T23:59:59&end_date=2024-05-01", 30),
        ("affected-people/idps?start_date=2024-05-02", 1),
        ("affected-people/refugees-persons-of-concern?population_group=REF", 2),
        ("affected-people/refugees-persons-of-concern?origin_location_name=stateless", 1),
        ("affected-people/refugees-persons-of-concern?population_min=9&population_max=500", 1),
        ("affected-people/returnees?origin_location_code=SYR&asylum_location_code=TUR", 1),
        ("affected-people/humanitarian-needs?population_status=TGT&sector_code=pro", 1),
        ("affected-people/humanitarian-needs?population_status=INN", 0),
        ("coordination-context/conflict-events?event_type=civilian_targeting", 2),
        ("geography-infrastructure/baseline-population?gender=f&age_range=65%2B", 1),
        ("geography-infrastructure/baseline-population?population_max=0", 0),
        ("metadata/data-availability?subcategory=returnees", 1),
        ("metadata/data-availability?hapi_updated_date_max=2025-06-01", 0),
    ],
)
def test_filters_are_those_of_hapi(hapi, path, count):
    assert len(rows(hapi, path)) == count


@pytest.mark.parametrize("limit", [1, 7, 10])
def test_rows_that_tie_are_neither_lost_nor_doubled_by_paging(hapi, limit):
    path = "affected-people/idps"
    pages = (rows(hapi, f"{path}?limit={limit}&offset={n}") for n in range(0, 40, limit))
    assert [row for page in pages for row in page] == rows(hapi, path)


def test_what_a_claim_has_no_column_for_is_taken_from_the_key_of_its_row(hapi):
    row = rows(hapi, "affected-people/idps?admin2_code=SY0702")[0]
    told = (row["operation"], row["assessment_type"], row["reporting_round"], row["admin_level"])
    assert told == ("Flood | 2024", "BA", 3, 2)
    assert row["reference_period_start"] == "2024-05-01T00:00:00"
    assert row["reference_period_end"] == "2024-05-01T23:59:59"
    need = rows(hapi, "affected-people/humanitarian-needs")[0]
    assert (need["category"], need["sector_code"]) == ("Children", "PRO")


def test_a_place_that_nobody_knows_keeps_the_name_of_its_publisher_without_a_code(hapi):
    row = rows(hapi, "affected-people/idps?admin2_name=newtown")[0]
    assert (row["admin1_code"], row["admin2_code"], row["admin2_name"]) == ("SY07", None, "Newtown")
    assert row["admin_level"] == 2


def test_an_unknown_number_stays_empty_and_a_year_is_whole(hapi):
    row = rows(hapi, "affected-people/refugees-persons-of-concern?population_group=ASY")[0]
    assert row["population"] is None
    period = (row["reference_period_start"], row["reference_period_end"])
    assert period == ("2023-01-01T00:00:00", "2023-12-31T23:59:59")


def test_events_are_added_by_month_and_their_dead_are_unknown_where_one_is(hapi):
    path = "coordination-context/conflict-events?event_type=political_violence"
    found = [(row["events"], row["fatalities"]) for row in rows(hapi, path)]
    assert found == [(2, 7), (None, None)]
    across = rows(hapi, path)[1]
    assert across["reference_period_start"] == "2019-06-29T00:00:00"
    assert across["reference_period_end"] == "2019-07-02T23:59:59"


def test_of_two_datasets_on_one_country_and_year_one_answers(hapi):
    path = "geography-infrastructure/baseline-population?gender=all"
    assert [row["population"] for row in rows(hapi, path)] == [5000]
    old = rows(hapi, "geography-infrastructure/baseline-population?gender=f")[0]
    assert (old["min_age"], old["max_age"], old["population"]) == (65, None, 0)


def test_rows_that_may_not_be_passed_on_are_not_there(hapi):
    assert all(
        row["fatalities"] != 66 for row in rows(hapi, "coordination-context/conflict-events")
    )


@pytest.mark.parametrize("name", ["has_hrp", "in_gho"])
def test_what_is_not_known_here_is_an_error_and_not_an_empty_answer(hapi, name):
    answer = hapi.get(f"/api/v2/affected-people/idps?{name}=true")
    assert answer.status_code == 422
    assert "not known here" in answer.json()["detail"]
