"""Whole tables to download, in ranges where a client asks for them."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import FileResponse, Response

from api import problems
from api.deps import WithData
from api.files import KINDS, TABLES
from metrics.errors import UnknownNameError

router = APIRouter(prefix="/v1", tags=["tables"])
_NAMES = sorted(f"{name}.{kind}" for name in TABLES for kind in KINDS)
Name = Annotated[
    str, Path(max_length=64, description=", ".join(_NAMES), examples=["points.parquet"])
]
_FILE = {"schema": {"type": "string", "format": "binary"}}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", "content": dict.fromkeys(KINDS.values(), _FILE)},
    206: {"description": "A part of it", "content": dict.fromkeys(KINDS.values(), _FILE)},
    304: {"description": "The file is as it was"},
    **problems.described({416: "No such part"}),
}


@router.get("/tables/{name}", response_class=Response, summary="A whole table", responses=_ANSWERS)
def table(request: Request, data: WithData, name: Name) -> Response:
    """All rows of a table in one file; Range and If-None-Match are heeded."""
    table, _, kind = name.rpartition(".")
    if table not in TABLES or kind not in KINDS:
        raise UnknownNameError("table", name, _NAMES)
    tag = f'"{data.snapshot.meta.get("data_version")}-{name}"'
    headers = {"ETag": tag, "Cache-Control": "public, max-age=60"}
    held = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
    if tag in held or "*" in held:
        return Response(status_code=304, headers=headers)
    path = request.app.state.files.file(table, kind, data)
    return FileResponse(path, headers=headers, media_type=KINDS[kind], filename=name)


router.add_api_route("/tables/{name}", table, methods=["HEAD"], include_in_schema=False)
