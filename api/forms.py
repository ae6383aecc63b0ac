"""Rows as bytes, in the form the client asks for: JSON, CSV, GeoJSON, Parquet or Arrow.

Every form has the same columns in the same order, those of the row's model, also when there are no
rows. An unknown value is null, or an empty cell.
"""

import csv
import io
import types
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import orjson
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet
from fastapi import Depends, Query, Request
from pydantic import BaseModel

from api.problems import WrongParametersError
from metrics.export import cell

Name = Literal["json", "csv", "geojson", "parquet", "arrow"]
KINDS: dict[str, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
    "arrow": "application/vnd.apache.arrow.stream",
}
_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
}


class Form(NamedTuple):
    """How the client wants its rows."""

    name: str
    bom: bool = False
    hxl: bool = False


def form(
    request: Request,
    format: Annotated[  # noqa: A002  the name that every user of such an API tries first
        Name | None, Query(description="form of the answer; the Accept header does as well")
    ] = None,
    bom: Annotated[bool, Query(description="CSV with the mark that Excel needs")] = False,
    hxl: Annotated[bool, Query(description="CSV with a second row of HXL tags")] = False,
) -> Form:
    """The form that ``format`` names, or else the Accept header."""
    if (bom or hxl) and format not in {"csv", None}:
        raise WrongParametersError([("bom" if bom else "hxl", "goes with format=csv only")])
    asked = format or ("csv" if bom or hxl else None)
    return Form(asked or accepted(request.headers.get("accept", "")), bom, hxl)


def accepted(accept: str) -> str:
    """The first form that an Accept header names exactly; JSON where it names none."""
    kinds = [part.split(";")[0].strip().lower() for part in accept.split(",")]
    named = (name for kind in kinds for name, own in KINDS.items() if kind == own)
    return next(named, "json")


InForm = Annotated[Form, Depends(form)]


def table(rows: Sequence[dict[str, Any]], model: type[BaseModel], how: Form) -> bytes:
    """The rows in any form but JSON (whose envelope is the router's answer)."""
    if how.name == "csv":
        return _csv(rows, model, how)
    if how.name == "geojson":
        return _geojson(rows, model)
    found = pa.Table.from_pylist(list(rows), schema=schema(model))
    sink = io.BytesIO()
    if how.name == "parquet":
        pyarrow.parquet.write_table(found, sink, compression="zstd")
    else:
        with pyarrow.ipc.new_stream(sink, found.schema) as stream:
            stream.write_table(found)
    return sink.getvalue()


def plain(value: Any) -> Any:
    """A whole number without its ".0": 50, not 50.0; no infinity passes."""
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    return value


def _csv(rows: Sequence[dict[str, Any]], model: type[BaseModel], how: Form) -> bytes:
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    columns = tuple(model.model_fields)
    writer.writerow(columns)
    if how.hxl:
        writer.writerow(_tags(model))
    writer.writerows(cells(rows, model))
    return sink.getvalue().encode("utf-8-sig" if how.bom else "utf-8")


def cells(rows: Sequence[dict[str, Any]], model: type[BaseModel]) -> Iterator[list[Any]]:
    """The rows as cells of a CSV: nothing in them is a formula, an unknown value is empty."""
    columns = tuple(model.model_fields)
    return ([_cell(row.get(column)) for column in columns] for row in rows)


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = "; ".join(str(part) for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return cell(value) if isinstance(value, str) else plain(value)


def _tags(model: type[BaseModel]) -> list[str]:
    extras = (field.json_schema_extra for field in model.model_fields.values())
    return [str(extra.get("hxl", "")) if isinstance(extra, dict) else "" for extra in extras]


def _geojson(rows: Sequence[dict[str, Any]], model: type[BaseModel]) -> bytes:
    if not {"lat", "lon"} <= set(model.model_fields):
        raise WrongParametersError([("format", "these rows have no place on a map")])
    features = [_feature(row) for row in rows]
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    rest = {name: plain(value) for name, value in row.items() if name not in {"lat", "lon"}}
    lat, lon = row.get("lat"), row.get("lon")
    placed = lat is not None and lon is not None
    geometry = {"type": "Point", "coordinates": [lon, lat]} if placed else None
    key = row.get("region") or row.get("pcode")
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": rest}


@cache
def schema(model: type[BaseModel]) -> pa.Schema:
    """The columns of a model with their types."""
    fields = model.model_fields.items()
    return pa.schema([(name, _type(field.annotation)) for name, field in fields])


def _type(annotation: Any) -> pa.DataType:
    if get_origin(annotation) in (Union, types.UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    if get_origin(annotation) is list:
        return pa.list_(_type(get_args(annotation)[0]))
    return _TYPES.get(annotation, pa.string())
