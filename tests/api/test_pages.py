"""Walking all pages gives each row once, also where rows tie on what orders them."""

import base64

import pytest


def walk(client, path: str) -> list[dict]:
    found = []
    while path:
        answer = client.get(path).json()
        found += answer["data"]
        path = answer["links"]["next"]
    return found


@pytest.mark.parametrize("limit", [1, 3, 7, 10, 1000])
@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/v1/claims?", "claim"),
        ("/v1/claims?measure=shelling&", "claim"),
        ("/v1/regions?", "pcode"),
        ("/v1/documents?", "id"),
        ("/v1/estimates?", "estimate"),
        ("/v1/indicators/CAS-01?region=SY07&period=month&", "reference_period_start"),
    ],
)
def test_every_row_comes_once(client, path, key, limit):
    whole = client.get(f"{path}limit=1000").json()
    walked = walk(client, f"{path}limit={limit}")
    assert [row[key] for row in walked] == [row[key] for row in whole["data"]]
    assert len({row[key] for row in walked}) == len(walked) == whole["meta"]["total"]


def test_the_total_stays_on_every_page(client):
    first = client.get("/v1/claims?limit=10").json()
    second = client.get(first["links"]["next"]).json()
    assert first["meta"]["total"] == second["meta"]["total"] == 29
    assert second["meta"]["returned"] == 10


def test_the_next_page_is_also_a_header(client):
    answer = client.get("/v1/claims?limit=10&format=csv")
    assert "</v1/claims?limit=10&format=csv&cursor=" in answer.headers["link"]
    assert answer.headers["x-total-count"] == "29"


def test_points_of_one_day_for_many_indicators_each_come_once(client):
    rows = walk(client, "/v1/points?region=SY07,SY05,SYR&limit=2")
    keys = [(row["indicator"], row["region"]) for row in rows]
    assert keys == sorted(set(keys))
    assert {region for _, region in keys} == {"SY05", "SY07", "SYR"}


def test_a_cursor_behind_the_last_row_gives_no_rows_and_the_total(client):
    cursor = base64.urlsafe_b64encode(b'["ZZZ"]').decode()
    answer = client.get(f"/v1/regions?cursor={cursor}").json()
    assert (answer["data"], answer["meta"]["total"], answer["links"]["next"]) == ([], 5, None)
