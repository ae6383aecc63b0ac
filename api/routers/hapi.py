"""The addresses of HDX HAPI that this data can answer, under ``/api/v2``.

Only what the region tables hold: figures of texts have none of HAPI's dimensions and are never
squeezed into its shape.
"""

import base64
from datetime import datetime
from importlib.metadata import version
from typing import Annotated, Generic, TypeVar

import orjson
from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from api import hapi, queries
from api.deps import WithData
from api.hapi import Asked, Code, Id, Name

router = APIRouter(prefix="/api/v2", tags=["HAPI"])
RowT = TypeVar("RowT")


class Data(BaseModel, Generic[RowT]):
    """HAPI's envelope."""

    data: list[RowT]


class Location(BaseModel):
    """A country. Whether it has a response plan is not known here."""

    id: int
    code: str
    name: str
    has_hrp: bool | None
    in_gho: bool | None
    from_cods: bool
    reference_period_start: datetime | None
    reference_period_end: datetime | None


class Admin1(BaseModel):
    """A unit of level 1."""

    id: int
    location_ref: int
    code: str
    name: str
    from_cods: bool
    reference_period_start: datetime | None
    reference_period_end: datetime | None
    location_code: str
    location_name: str


class Admin2(BaseModel):
    """A unit of level 2."""

    id: int
    admin1_ref: int
    code: str
    name: str
    from_cods: bool
    reference_period_start: datetime | None
    reference_period_end: datetime | None
    admin1_code: str
    admin1_name: str
    location_code: str
    location_name: str
    location_ref: int


class Version(BaseModel):
    """Versions, under HAPI's names."""

    api_version: str
    hapi_sqlalchemy_schema_version: str


class Identifier(BaseModel):
    """An application's name and address, encoded as HAPI does."""

    encoded_app_identifier: str


@router.get(
    "/metadata/location", response_model=Data[Location], summary="Countries", responses=hapi.FORMS
)
def location(
    data: WithData,
    asked: Asked,
    id: Id = None,  # noqa: A002  HAPI's name
    code: Code = None,
    name: Name = None,
) -> Response:
    """Countries, in the order of their codes."""
    rows = queries.rows(data.db, "hapi_location", id=id, code=code, name=name, **asked.values)
    return hapi.answer(rows, Location, asked)


@router.get(
    "/metadata/admin1",
    response_model=Data[Admin1],
    summary="Units of level 1",
    responses=hapi.FORMS,
)
def admin1(
    data: WithData,
    asked: Asked,
    id: Id = None,  # noqa: A002  HAPI's name
    location_ref: Id = None,
    code: Code = None,
    name: Name = None,
    location_code: Code = None,
    location_name: Name = None,
) -> Response:
    """Governorates, states, provinces, in the order of their codes."""
    given = {"id": id, "location_ref": location_ref, "code": code, "name": name}
    given |= {"location_code": location_code, "location_name": location_name}
    rows = queries.rows(data.db, "hapi_admin1", **given, **asked.values)
    return hapi.answer(rows, Admin1, asked)


@router.get(
    "/metadata/admin2",
    response_model=Data[Admin2],
    summary="Units of level 2",
    responses=hapi.FORMS,
)
def admin2(
    data: WithData,
    asked: Asked,
    id: Id = None,  # noqa: A002  HAPI's name
    admin1_ref: Id = None,
    location_ref: Id = None,
    code: Code = None,
    name: Name = None,
    admin1_code: Code = None,
    admin1_name: Name = None,
    location_code: Code = None,
    location_name: Name = None,
) -> Response:
    """Districts, in the order of their codes."""
    given = {"id": id, "admin1_ref": admin1_ref, "location_ref": location_ref, "code": code}
    given |= {"name": name, "admin1_code": admin1_code, "admin1_name": admin1_name}
    given |= {"location_code": location_code, "location_name": location_name}
    rows = queries.rows(data.db, "hapi_admin2", **given, **asked.values)
    return hapi.answer(rows, Admin2, asked)


@router.get("/util/version", response_model=Version, summary="Versions")
def versions() -> Response:
    """The version of this service under the names that HAPI's clients look for."""
    found = Version(api_version=version("humetrics"), hapi_sqlalchemy_schema_version="none")
    return Response(orjson.dumps(found.model_dump()), media_type="application/json")


@router.get("/encode_app_identifier", response_model=Identifier, summary="Encode an identifier")
def encode(
    application: Annotated[str, Query(min_length=4, max_length=512, examples=["my-dashboard"])],
    email: Annotated[str, Query(max_length=512, examples=["name@example.org"])],
) -> Response:
    """As HAPI does it. This service needs no identifier and keeps none."""
    encoded = base64.b64encode(f"{application}:{email}".encode()).decode()
    return Response(
        orjson.dumps({"encoded_app_identifier": encoded}), media_type="application/json"
    )
