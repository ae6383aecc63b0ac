"""Is the service up, and on which data."""

from importlib.metadata import version

import orjson
from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from metrics import text as reading
from metrics.errors import MetricsError

router = APIRouter(tags=["service"])
_NOW = {"Cache-Control": "no-store"}


class Health(BaseModel):
    """How the service stands."""

    status: str = Field(examples=["ok"], description="ok, or empty where no data is published")
    version: str = Field(examples=["0.1.0"])
    rules: str = Field(examples=["en-1"], description="version of the reading rules")
    snapshot: str | None = Field(examples=["2026-11-22T01-00-00.duckdb"])
    data: dict[str, str] = Field(description="data_version, built_at and counts of the data")


@router.get("/v1/health", response_model=Health, summary="Health and data version")
def health(request: Request) -> Response:
    """Answers 200 as long as the service runs; `status` says whether there is data."""
    try:
        now = request.app.state.snapshots.now()
        status, snapshot, data = "ok", now.version, dict(now.meta)
    except MetricsError:
        status, snapshot, data = "empty", None, {}
    found = Health(
        status=status,
        version=version("humetrics"),
        rules=reading.RULES,
        snapshot=snapshot,
        data=data,
    )
    return Response(orjson.dumps(found.model_dump()), 200, _NOW, "application/json")


@router.get("/v1/ready", response_model=Health, summary="Ready to answer questions about data")
def ready(request: Request) -> Response:
    """Answers 503 until data is published."""
    request.app.state.snapshots.now()
    return health(request)


@router.get("/internal/metrics", include_in_schema=False)
def counters(request: Request) -> Response:
    """Counters of this process, for Prometheus."""
    kept = request.app.state.kept
    lines = [
        "# TYPE humetrics_cache_total counter",
        f'humetrics_cache_total{{result="hit"}} {kept.hits}',
        f'humetrics_cache_total{{result="miss"}} {kept.misses}',
    ]
    text = request.app.state.counters.text() + "\n".join(lines) + "\n"
    return Response(text, 200, _NOW, "text/plain; version=0.0.4")
