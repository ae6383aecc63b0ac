"""The page and its files, read once from the package and served from memory."""

from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable

import duckdb
import orjson
from fastapi import APIRouter
from starlette.responses import Response

from api import queries
from api.deps import WithData
from metrics.errors import UnknownNameError

_KINDS: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_PAGES = {"/": "index.html", "/text": "text.html", "/docs": "docs.html"}


def router() -> APIRouter:
    """Routes to the three pages, the files they are made of, and the country outlines."""
    files = dict(_files(resources.files("api") / "page"))
    outlines = orjson.loads(files.pop("outlines.json"))
    routes = APIRouter(include_in_schema=False)

    def one(name: str) -> Response:
        if name not in files or not name:
            raise UnknownNameError("file", name)
        return Response(files[name], media_type=_KINDS["." + name.rpartition(".")[2]])

    for path, page in _PAGES.items():
        routes.add_api_route(path, _fixed(one(page)), methods=["GET"])
    routes.add_api_route("/favicon.ico", _fixed(one("favicon.svg")), methods=["GET"])

    @routes.get("/page/outlines/{country}.json")
    def outline(country: str, data: WithData, level: int = 0) -> Response:
        """The boundaries of a country's units that were loaded; else the outline of the country."""
        if loaded := _boundaries(data.db, country, level):
            return Response(loaded, media_type="application/json")
        if country not in outlines:
            raise UnknownNameError("outline", country)
        return Response(orjson.dumps(outlines[country]), media_type="application/json")

    @routes.get("/page/{name:path}")
    def file(name: str) -> Response:
        """A file of the page."""
        return one(name)

    return routes


def _boundaries(db: duckdb.DuckDBPyConnection, country: str, level: int) -> bytes:
    """The rings of all units of a level; empty where there are none, as in older snapshots."""
    try:
        found = queries.rows(db, "region_shapes", country=country, level=level)
    except duckdb.CatalogException:
        return b""
    rings = [ring for row in found for ring in orjson.loads(row["rings"])]
    return orjson.dumps(rings) if rings else b""


def _files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif "." + entry.name.rpartition(".")[2] in _KINDS:
            yield prefix + entry.name, entry.read_bytes()


def _fixed(answer: Response) -> Callable[[], Response]:
    def give() -> Response:
        return answer

    return give
