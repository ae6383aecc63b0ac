"""The application: routers, one shape of errors, and what every answer passes through.

``humetrics serve`` runs it; by hand: ``uvicorn --factory api.app:create_app``.
"""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources
from importlib.metadata import version
from pathlib import Path

from anyio import to_thread
from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware

from api import problems, static
from api.answers import Answers, Kept
from api.deps import Snapshots
from api.door import Counters, Door, log_requests
from api.files import Files
from api.keys import Guard, Keys
from api.limits import Limits
from api.params import strict
from api.routers import (
    changes,
    claims,
    documents,
    hapi,
    hapi_rows,
    health,
    indicators,
    read,
    regions,
    tables,
    writing,
)
from api.suffix import Suffix
from metrics import store
from metrics.settings import Settings

_ABOUT = """Humanitarian impact figures per region, with their doubt and the sentences behind them.

An unknown `low`, `best` or `high` is `null`: never 0, never infinity. `reported: false` means that
nobody reported, which is not zero. Lists go on at `links.next`. Add `format=csv` (or `geojson`,
`parquet`, `arrow`) to any list. Errors have one shape, `application/problem+json`."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """Make the application on the data folder of the settings (or of the environment)."""
    settings = settings or Settings.load()
    app = FastAPI(
        title="Humetrics",
        version=version("humetrics"),
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        lifespan=_lifespan,
        redirect_slashes=False,
        responses=problems.RESPONSES,
    )
    if settings.log_requests:
        log_requests()
    app.state.snapshots = Snapshots(settings.home)
    app.state.known_parameters, app.state.threads = {}, settings.threads
    app.state.keys, app.state.folder = Keys.load(settings), store.Home(settings.home)
    app.state.files = Files()
    app.state.counters, app.state.kept = Counters(), Kept(settings.cache_bytes)
    for part in _ROUTERS:
        app.include_router(part.router, dependencies=[Depends(strict)])
    app.include_router(static.router())
    problems.handle(app)
    problems.describe(app)
    _wrap(app, settings)
    return app


def _wrap(app: FastAPI, settings: Settings) -> None:
    """Put the middleware around, the innermost first."""
    release, snapshots = _release(), app.state.snapshots
    app.add_middleware(
        Answers, version=lambda: f"{release} {snapshots.version()}", kept=app.state.kept
    )
    app.add_middleware(Suffix)
    if settings.keyed_reads:
        app.add_middleware(Guard, keys=app.state.keys)
    app.add_middleware(Limits, body_bytes=settings.body_bytes)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=_ASKED,
        expose_headers=["ETag", "Link", "Retry-After", "X-Request-ID", "X-Total-Count"],
    )
    app.add_middleware(Door, counters=app.state.counters)


def _release() -> str:
    """The code that makes the answers: the version, and what changed since it was named."""
    digest = hashlib.blake2b(version("humetrics").encode(), digest_size=8)
    for package in ("api", "metrics", "sql"):
        for path in sorted(Path(str(resources.files(package))).rglob("*")):
            if path.suffix in _CODE:
                digest.update(path.read_bytes())
    return digest.hexdigest()


_ROUTERS = (
    *(regions, indicators, claims, changes, documents, tables, read, writing, health),
    *(hapi, hapi_rows),
)
_ASKED = ("Authorization", "Content-Type", "If-None-Match", "Range", "X-HDX-HAPI-APP-IDENTIFIER")
_CODE = {".py", ".sql", ".toml", ".js", ".css", ".html", ".json"}


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = app.state.threads
    app.openapi()  # every request is held against it: the first one need not wait for it
    yield
    app.state.snapshots.close()
    app.state.files.close()
