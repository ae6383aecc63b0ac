"""From rows to the HTTP answer: the envelope in JSON, the bare table in every other form."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

import orjson
from fastapi import Request
from pydantic import BaseModel
from starlette.responses import Response

from api import forms, queries
from api.deps import Data
from api.forms import Form, plain
from api.queries import Row, Rows

ATTRIBUTION = (
    "Figures belong to the publishers named in `licences`; /v1/datasets and /v1/sources have more"
)
LICENCES = '</v1/datasets>; rel="license"'

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
    request: Request,
    found: Rows,
    model: type[BaseModel],
    data: Data,
    how: Form,
    as_of: date | None = None,
) -> Response:
    """Rows as an answer, with the address of the next page in the body or the Link header."""
    following = _next(request, found.cursor)
    links = [LICENCES, *([f'<{following}>; rel="next"'] if following else [])]
    headers = {"Link": ", ".join(links), "X-Total-Count": str(found.total)}
    if how.name != "json":
        body = forms.table(found.rows, model, how)
        name = request.url.path.strip("/").replace("/", "-")
        headers["Content-Disposition"] = f'attachment; filename="{name}.{how.name}"'
        return Response(body, headers=headers, media_type=forms.KINDS[how.name])
    meta = _meta(found, data) | {"as_of": as_of}
    around = {"self": _self(request), "next": following}
    return _json({"data": found.rows, "meta": meta, "links": around}, headers)


def one(request: Request, row: Any, data: Data, as_of: date | None = None) -> Response:
    """One thing as an answer."""
    links = {"self": _self(request), "next": None}
    meta = _meta(Rows([row], 1, None), data) | {"as_of": as_of}
    return _json({"data": row, "meta": meta, "links": links}, {"Link": LICENCES})


def _meta(found: Rows, data: Data) -> Row:
    return {
        "total": found.total,
        "returned": len(found.rows),
        "data_version": data.snapshot.meta.get("data_version"),
        "built_at": data.snapshot.meta.get("built_at"),
        "attribution": ATTRIBUTION,
        "licences": _licences(found.rows, data),
    }


def _licences(rows: list[Row], data: Data) -> list[Row]:
    """Whom to name for the claims and estimates of the rows, each once, with the licence."""
    told = [part for row in rows for part in (row, *_listed(row, "claims", "left_out"))]
    named = {one for row in told if isinstance(row, dict) and (one := _credit(row))}
    estimates = [key for row in rows for key in _estimates(row)]
    if estimates:
        found = queries.rows(data.db, "credited", estimates=estimates)
        named |= {row["credit"] for row in found}
    known = data.snapshot.credits
    return [dict(known[one]) for one in sorted(named) if one in known]


def _credit(row: Row) -> str | None:
    """The dataset of a claim, or the publisher of its text; a claim alone is credited so."""
    return row.get("dataset") or row.get("publisher_id") if "claim" in row else None


def _estimates(row: Row) -> list[str]:
    """The estimates of a row: its own key, or those it lists as keys or as rows."""
    own = [row["estimate"]] if isinstance(row.get("estimate"), str) else []
    listed = _listed(row, "estimates") if "claim" not in row else []
    return own + [part["estimate"] if isinstance(part, dict) else part for part in listed]


def _listed(row: Row, *names: str) -> list[Any]:
    found = (row.get(name) for name in names)
    return [part for one in found if isinstance(one, list) for part in one]


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
