"""What HDX HAPI says of places, of data and of itself, under ``/api/v2``."""

import base64
from datetime import datetime
from importlib.metadata import version
from typing import Annotated

import orjson
from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from api import hapi
from api.deps import WithData
from api.hapi import Code, Dated, Envelope, Id, InArea, Name, Planned, Time

router = APIRouter(prefix="/api/v2", tags=["HAPI"])


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


class Available(BaseModel):
    """A place that a subcategory has rows of."""

    category: str
    subcategory: str
    location_code: str
    location_name: str
    admin1_code: str | None
    admin1_name: str | None
    admin2_code: str | None
    admin2_name: str | None
    admin_level: int
    hapi_updated_date: datetime | None


class Version(BaseModel):
    """Versions, under HAPI's names."""

    api_version: str
    hapi_sqlalchemy_schema_version: str


class Identifier(BaseModel):
    """An application's name and address, encoded as HAPI does."""

    encoded_app_identifier: str


class Named(Dated):
    """Places by their number, code or name."""

    id: Id = None
    code: Code = None
    name: Name = None


class LocationAsk(Named, Planned):
    """Which countries."""


class Admin1Ask(Named):
    """Which units of level 1."""

    location_ref: Id = None
    location_code: Code = None
    location_name: Name = None


class Admin2Ask(Admin1Ask):
    """Which units of level 2."""

    admin1_ref: Id = None
    admin1_code: Code = None
    admin1_name: Name = None


class AvailableAsk(InArea):
    """Which subcategories and places."""

    category: Code = None
    subcategory: Code = None
    hapi_updated_date_min: Time = None
    hapi_updated_date_max: Time = None

    def values(self) -> dict[str, object]:
        """The same, with both dates as moments; the second is not included, as in HAPI."""
        given = super().values()
        for name in ("hapi_updated_date_min", "hapi_updated_date_max"):
            if moment := hapi.instant(name, given.pop(name, None), end=False):
                given[name] = moment
        return given


@router.get(
    "/metadata/location",
    response_model=Envelope[Location],
    summary="Countries",
    responses=hapi.FORMS,
)
def location(data: WithData, asked: Annotated[LocationAsk, Query()]) -> Response:
    """Countries, in the order of their codes."""
    return hapi.answer(data, "hapi_location", Location, asked)


@router.get(
    "/metadata/admin1",
    response_model=Envelope[Admin1],
    summary="Units of level 1",
    responses=hapi.FORMS,
)
def admin1(data: WithData, asked: Annotated[Admin1Ask, Query()]) -> Response:
    """Governorates, states, provinces, in the order of their codes."""
    return hapi.answer(data, "hapi_admin1", Admin1, asked)


@router.get(
    "/metadata/admin2",
    response_model=Envelope[Admin2],
    summary="Units of level 2",
    responses=hapi.FORMS,
)
def admin2(data: WithData, asked: Annotated[Admin2Ask, Query()]) -> Response:
    """Districts, in the order of their codes."""
    return hapi.answer(data, "hapi_admin2", Admin2, asked)


@router.get(
    "/metadata/data-availability",
    response_model=Envelope[Available],
    summary="What there is, by place",
    responses=hapi.FORMS,
)
def availability(data: WithData, asked: Annotated[AvailableAsk, Query()]) -> Response:
    """Each subcategory with the places that it has rows of."""
    return hapi.answer(data, "hapi_availability", Available, asked)


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
