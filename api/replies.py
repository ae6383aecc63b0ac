"""From rows to the HTTP answer: the envelope in JSON, the bare table in every other form."""

from typing import Any
from urllib.parse import urlencode

import orjson
from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from api import forms
from api.deps import Snapshot
from api.forms import Form, plain
from api.queries import Row, Rows

ATTRIBUTION = (
    "Figures belong to the publishers named in each row; /v1/sources says what may be passed on"
)

#: For OpenAPI: the forms of a list beside JSON.
FORMS: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}}
            for name, kind in forms.KINDS.items()
            if name not in {"json", "geojson"}
        }
        | {forms.KINDS["geojson"]: {"schema": {"type": "object"}}}
    }
}


def table(
    request: Request, found: Rows, model: type[BaseModel], at: Snapshot, how: Form
) -> Response:
    """Rows as an answer, with the address of the next page in the body or the Link header."""
    following = _next(request, found.cursor)
    headers = {"Link": f'<{following}>; rel="next"'} if following else {}
    headers["X-Total-Count"] = str(found.total)
    if how.name != "json":
        body = forms.table(found.rows, model, how)
        name = request.url.path.strip("/").replace("/", "-")
        headers["Content-Disposition"] = f'attachment; filename="{name}.{how.name}"'
        return Response(body, headers=headers, media_type=forms.KINDS[how.name])
    meta = _meta(found.total, len(found.rows), at)
    links = {"self": _self(request), "next": following}
    return _json({"data": found.rows, "meta": meta, "links": links}, headers)


def one(request: Request, row: Any, at: Snapshot) -> Response:
    """One thing as an answer."""
    links = {"self": _self(request), "next": None}
    return _json({"data": row, "meta": _meta(1, 1, at), "links": links}, {})


def _meta(total: int, returned: int, at: Snapshot) -> Row:
    return {
        "total": total,
        "returned": returned,
        "data_version": at.meta.get("data_version"),
        "built_at": at.meta.get("built_at"),
        "attribution": ATTRIBUTION,
    }


def _json(value: Any, headers: dict[str, str]) -> Response:
    body = orjson.dumps(_plain(value))
    return Response(body, headers=headers, media_type="application/json")


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return plain(value)


def _self(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def _next(request: Request, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{request.url.path}?{urlencode([*rest, ('cursor', cursor)])}"
