"""Every error has one shape, whatever raised it."""

import inspect
import pickle

import pytest
from starlette.testclient import TestClient

from api import problems
from api.app import create_app
from metrics import errors
from metrics.errors import MetricsError, UnknownNameError
from metrics.settings import Settings

SHAPE = {"type", "title", "status", "detail", "instance"}


def tree(root: type[MetricsError]) -> list[type[MetricsError]]:
    return [root, *(found for sub in root.__subclasses__() for found in tree(sub))]


def made_up(kind: type[MetricsError]) -> MetricsError:
    if "kind" in inspect.signature(kind.__init__).parameters:
        return kind("thing", "x", ["y"])
    if kind is problems.WrongParametersError:
        return kind([("a", "b")])
    alone = list(inspect.signature(kind.__init__).parameters) == ["self"]
    return kind() if alone else kind("text")


@pytest.mark.parametrize("kind", tree(MetricsError), ids=lambda kind: kind.__name__)
def test_an_error_class_gives_its_own_status_in_the_one_shape(kind):
    problem = problems.of(made_up(kind), "/v1/x").model_dump(exclude_none=True)
    assert problem["status"] == kind.status
    assert set(problem) >= SHAPE
    assert problem["type"].startswith("urn:humetrics:problem:")


def test_what_went_wrong_inside_is_not_told():
    assert "/secret" not in problems.of(errors.StoreError("no file /secret/x")).detail
    assert "/secret" not in problems.of(errors.DataError("/secret/words.toml")).detail


def test_an_unknown_name_lists_what_exists():
    problem = problems.of(UnknownNameError("indicator", "XX", ["CAS-01"]))
    assert problem.known == ["CAS-01"]
    assert "CAS-01" in problem.detail


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nope", 404),
        ("GET", "/page/nope.js", 404),
        ("GET", "/page/outlines/XXX.json", 404),
        ("GET", "/v1/regions/XX99", 404),
        ("GET", "/v1/documents/none", 404),
        ("GET", "/v1/indicators/XX-01", 404),
        ("GET", "/v1/indicators/CAS-01?region=XX99", 404),
        ("GET", "/v1/explain/CAS-01?region=XX99", 404),
        ("GET", "/v1/explain/CAS-01", 422),
        ("GET", "/v1/claims?region=XX99", 404),
        ("GET", "/v1/claims?measure=unheard", 422),
        ("GET", "/v1/claims?limit=0", 422),
        ("GET", "/v1/claims?limit=10001", 422),
        ("GET", "/v1/claims?cursor=***", 422),
        ("GET", "/v1/claims?cursor=WzFd", 422),
        ("GET", "/v1/claims?cursor=WyJ4IiwgInkiXQ", 422),
        ("GET", "/v1/claims?estimate=" + ",".join(map(str, range(600))), 422),
        ("GET", "/v1/claims?from=2019-13", 422),
        ("GET", "/v1/claims?from=2020&to=2019", 422),
        ("GET", "/v1/claims?limit=1&limit=2", 422),
        ("GET", "/v1/claims?format=xlsx", 422),
        ("GET", "/v1/claims?format=geojson", 422),
        ("GET", "/v1/claims?format=json&hxl=1", 422),
        ("GET", "/v1/indicators/CAS-01?period=decade", 422),
        ("GET", "/v1/regions?level=9", 422),
        ("GET", "/v1/claims?q=" + "x" * 20_000, 414),
        ("POST", "/v1/read", 422),
        ("POST", "/v1/regions", 405),
    ],
)
def test_a_wrong_request_is_answered_in_the_one_shape(client, method, path, status):
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) >= SHAPE
    assert answer.json()["status"] == status


def routes(client) -> list[str]:
    paths = client.get("/openapi.json").json()["paths"]
    return [path for path, operations in paths.items() if "get" in operations]


def test_every_route_refuses_an_unknown_parameter_and_names_the_known(client):
    for path in routes(client):
        answer = client.get(
            path.format(pcode="SY07", code="CAS-01", name="CAS-01", document="d1"),
            params={"form": "1", "region": "SY07"},
        )
        assert answer.status_code == 422, path
        assert "form" in [error["parameter"] for error in answer.json()["errors"]], path


def test_thousands_of_unknown_parameters_are_refused_at_once(client):
    answer = client.get("/v1/claims?" + "&".join(f"{n:x}" for n in range(3000)))
    assert answer.status_code == 422
    assert len(answer.json()["errors"]) == 20


def test_a_slip_of_the_pen_is_answered_with_what_was_meant(client):
    assert "did you mean 'format'" in client.get("/v1/claims?fromat=csv").json()["detail"]


def test_from_after_to_names_both(client):
    detail = client.get("/v1/indicators/CAS-01?from=2020&to=2019").json()["detail"]
    assert "2020-01-01" in detail
    assert "2019-12-31" in detail


def test_without_data_the_answer_says_what_to_do(tmp_path):
    with TestClient(create_app(Settings(home=tmp_path))) as client:
        answer = client.get("/v1/regions")
        assert answer.status_code == 503
        assert "humetrics build" in answer.json()["detail"]
        assert "retry-after" in answer.headers
        assert client.get("/v1/health").json()["status"] == "empty"
        assert client.get("/v1/ready").status_code == 503


def test_what_nobody_foresaw_is_a_500_that_tells_nothing(made):
    app = create_app(Settings(home=made))

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("/secret/path")

    with TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert answer.json()["detail"] == "see the server's log"


def test_an_error_survives_its_way_between_processes():
    error = problems.WrongParametersError([("a", "b")], ["c"])
    again = pickle.loads(pickle.dumps(error))
    assert (again.wrong, again.known, str(again)) == (error.wrong, error.known, str(error))
