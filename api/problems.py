"""One shape for every error the API answers: RFC 9457 problem details.

    {"type": "urn:humetrics:problem:unknown-name", "title": "Unknown name", "status": 404,
     "detail": "no indicator 'XX-01'; there are: CAS-01, …", "instance": "/v1/indicators/XX-01"}

``errors`` lists the wrong parameters one by one, ``known`` what would have been right. The status
comes from the error class (`metrics.errors`), never from the router.
"""

import http
import logging
import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from metrics.errors import BadParameterError, MetricsError, StoreError, UnknownNameError
from metrics.store.spool import FullError

_log = logging.getLogger("humetrics.api")
MEDIA_TYPE = "application/problem+json"
_PREFIX = "urn:humetrics:problem:"


class ParameterProblem(BaseModel):
    """What is wrong with one parameter or one field of the body."""

    parameter: str
    message: str


class Problem(BaseModel):
    """The body of every answer with a status of 400 and above."""

    type: str = Field(examples=[_PREFIX + "unknown-name"])
    title: str = Field(examples=["Unknown name"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["no indicator 'XX-01'; there are: CAS-01, CAS-02"])
    instance: str | None = Field(default=None, examples=["/v1/indicators/XX-01"])
    known: list[str] | None = Field(default=None, description="the names that exist")
    errors: list[ParameterProblem] | None = None


class WrongParametersError(BadParameterError):
    """One or more parameters are wrong; each is named with its reason."""

    def __init__(self, wrong: Sequence[tuple[str, str]], known: Iterable[str] = ()) -> None:
        self.wrong, self.known = tuple(wrong), tuple(sorted(known))
        super().__init__("; ".join(f"{name}: {message}" for name, message in self.wrong))

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), (self.wrong, self.known)


class OlderDataError(StoreError):
    """The published data lacks a table: an older version of this program built it."""

    def __init__(self) -> None:
        super().__init__("the data was built by an earlier version: run `humetrics build`")


class NothingPublishedError(StoreError):
    """No snapshot has been published in the data folder yet."""

    def __init__(self) -> None:
        super().__init__("no data is published yet: run `humetrics load` and `humetrics build`")


def of(error: MetricsError, instance: str | None = None) -> Problem:
    """Tell an error of ours as a problem."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(error).__name__.removesuffix("Error")).lower()
    return Problem(
        type=_PREFIX + name,
        title=name.replace("-", " ").capitalize(),
        status=error.status,
        detail=_detail(error),
        instance=instance,
        known=list(error.known) or None
        if isinstance(error, UnknownNameError | WrongParametersError)
        else None,
        errors=[ParameterProblem(parameter=p, message=m) for p, m in error.wrong]
        if isinstance(error, WrongParametersError)
        else None,
    )


def _detail(error: MetricsError) -> str:
    """What may be told: what went wrong inside (a path, a query) is for the log alone."""
    told = (NothingPublishedError, OlderDataError, FullError)
    outside = error.status < 500 or isinstance(error, told)
    return str(error) if outside else "see the server's log"


def of_status(status: int, detail: str | None, instance: str | None = None) -> Problem:
    """Tell a bare HTTP status as a problem."""
    phrase = http.HTTPStatus(status).phrase
    slug = phrase.lower().replace(" ", "-")
    return Problem(
        type=_PREFIX + slug,
        title=phrase,
        status=status,
        detail=detail or phrase,
        instance=instance,
    )


def response(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """The problem as an HTTP answer; a problem is never cached."""
    body = orjson.dumps(problem.model_dump(exclude_none=True))
    return Response(
        body, problem.status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE
    )


def handle(app: FastAPI) -> None:
    """Make every error of the application take the one shape."""
    app.add_exception_handler(MetricsError, _ours)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(duckdb.CatalogException, _older)
    app.add_exception_handler(Exception, _unforeseen)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, MetricsError)
    headers = {"Retry-After": "5"} if error.status == http.HTTPStatus.SERVICE_UNAVAILABLE else None
    return response(of(error, request.url.path), headers)


def _older(request: Request, error: Exception) -> Response:
    _log.error("%s", error)
    return _ours(request, OlderDataError())


def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [(_place(e["loc"]), _message(e)) for e in error.errors()]
    return response(of(WrongParametersError(wrong), request.url.path))


def _message(error: Mapping[str, Any]) -> str:
    """What is wrong with a value; of a date how one is written, which pydantic does not say."""
    dated = str(error["type"]).startswith("date_")
    return "no date; write YYYY-MM-DD" if dated else str(error["msg"]).removeprefix("Value error, ")


def _place(loc: Sequence[int | str]) -> str:
    return ".".join(str(part) for part in loc[1:]) or str(loc[0])


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail
    if error.status_code == http.HTTPStatus.NOT_FOUND and detail == "Not Found":
        detail = f"no such address {request.url.path!r}; the addresses are listed at /docs"
    problem = of_status(error.status_code, detail, request.url.path)
    return response(problem, dict(error.headers or {}))


def _unforeseen(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return response(of_status(500, "see the server's log", request.url.path))


def described(texts: Mapping[int, str]) -> dict[int | str, dict[str, Any]]:
    """Error answers for OpenAPI, all in the one shape."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": text, "content": content} for status, text in texts.items()}


#: The error answers that every route may give.
RESPONSES = described(
    {
        404: "The name does not exist; the answer says what does",
        422: "A parameter is wrong or unknown; the answer names it",
        503: "No data is published yet",
    }
)


def describe(app: FastAPI) -> None:
    """Put the shape of errors into the OpenAPI; it is made once, also if many ask at once."""
    made, lock = app.openapi, threading.Lock()

    def openapi() -> dict[str, Any]:
        with lock:
            schemas = made()["components"]["schemas"]
            if "Problem" not in schemas:
                schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
                schemas |= schema.pop("$defs", {}) | {"Problem": schema}
            return made()

    app.openapi = openapi  # type: ignore[method-assign]
