"""What is documented exists, and what exists is documented."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import api
from api.app import create_app
from metrics.settings import Settings

GUIDE = (Path(api.__file__).parent / "README.md").read_text(encoding="utf-8")


def test_every_address_of_the_service_stands_in_the_guide(client):
    paths = client.get("/openapi.json").json()["paths"]
    told = set(re.findall(r"`(?:POST )?(/(?:v1|api/v2)/[^`?]*)`", GUIDE))
    assert {re.sub(r"\{document\}", "{id}", path) for path in paths} == told


def test_the_addresses_of_the_guide_answer(client):
    for address in re.findall(r"(/v1/[^\s\"`)]*[?&][^\s\"`)]*)", GUIDE):
        assert client.get(address).status_code == 200, address


def test_every_route_has_a_summary_a_text_and_an_error_shape(client):
    paths = client.get("/openapi.json").json()["paths"]
    for path, operations in paths.items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["description"], path
            problem = operation["responses"]["422"]["content"]["application/problem+json"]
            assert problem["schema"]["$ref"].endswith("/Problem"), path


def test_the_shape_of_errors_is_in_the_openapi(client):
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    assert set(schemas["Problem"]["properties"]) >= {"type", "title", "status", "detail"}


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/v1/regions/SY07", "One_RegionDetail_"),
        ("/v1/documents/d1", "One_DocumentDetail_"),
        ("/v1/explain/CAS-01?region=SY07", "One_Explained_"),
        ("/v1/claims", "Table_ClaimRow_"),
        ("/v1/health", "Health"),
    ],
)
def test_the_bytes_are_what_the_model_says(client, path, name):
    from api import evidence, models
    from api.routers import health

    shapes = {
        "One_RegionDetail_": models.One[models.RegionDetail],
        "One_DocumentDetail_": models.One[evidence.DocumentDetail],
        "One_Explained_": models.One[evidence.Explained],
        "Table_ClaimRow_": models.Table[evidence.ClaimRow],
        "Health": health.Health,
    }
    shapes[name].model_validate_json(client.get(path).content)
    assert name in client.get("/openapi.json").json()["components"]["schemas"]


def test_many_first_requests_at_once_are_all_answered(made):
    app = create_app(Settings(home=made))
    start = threading.Barrier(8)

    def ask(path: str) -> int:
        start.wait()
        return TestClient(app).get(path).status_code

    paths = ["/v1/regions?limit=1", "/api/v2/affected-people/idps?limit=1"] * 4
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, paths)) == {200}
