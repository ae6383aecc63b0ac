"""Rows of datasets in the shape of HDX HAPI, under ``/api/v2``.

Only rows of datasets answer here, which carry HAPI's dimensions: figures of texts are never
squeezed into its shape. Rows that their publisher lets nobody pass on are not there.
"""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel
from starlette.responses import Response

from api import hapi
from api.deps import WithData
from api.hapi import Code, Count, Dated, Envelope, InArea, Name, Plan, Planned

router = APIRouter(prefix="/api/v2", tags=["HAPI"])

Gender = Literal["f", "m", "x", "u", "o", "all"]
Refugee = Literal["REF", "ROC", "ASY", "OIP", "IDP", "IOC", "STA", "OOC"]
Returnee = Literal["HST", "RET", "RST", "NAT", "RDP", "RRI", "all"]
Group = Refugee | Returnee
Status = Literal["AFF", "INN", "TGT", "REA", "all"]
EventType = Literal["civilian_targeting", "demonstration", "political_violence"]
Age = Annotated[str | None, Query(max_length=32, examples=["0-4"])]


class Area(BaseModel):
    """A row of a place; a name without a code is the publisher's own."""

    resource_hdx_id: str
    location_code: str
    location_name: str
    admin1_code: str | None
    admin1_name: str | None
    admin2_code: str | None
    admin2_name: str | None
    admin_level: int


class Period(BaseModel):
    """What the row speaks of; the last second is included."""

    reference_period_start: datetime | None
    reference_period_end: datetime | None


class IdpsOwn(Area):
    """What a number of displaced people has of its own."""

    reporting_round: int | None
    assessment_type: str | None
    operation: str | None
    population: int | None


class Idps(Period, IdpsOwn):
    """Displaced people of a round. Rounds, levels and assessments are never added."""


class NeedsOwn(Area):
    """What a number of people in need has of its own."""

    category: str | None
    sector_code: str
    sector_name: str | None
    population_status: str
    population: int | None


class Needs(Period, NeedsOwn):
    """People affected, in need, targeted, reached. Sectors and statuses are never added."""


class EventsOwn(Area):
    """What a number of events has of its own."""

    event_type: EventType
    events: int | None
    fatalities: int | None


class Events(Period, EventsOwn):
    """Events of a month. Types overlap: civilian_targeting lies within political_violence."""


class ResidentsOwn(Area):
    """What a number of residents has of its own."""

    gender: Gender
    age_range: str
    min_age: int | None
    max_age: int | None
    population: int | None


class Residents(Period, ResidentsOwn):
    """Residents. "all" means not broken down."""


class PeopleOwn(BaseModel):
    """Who they are, and how many."""

    resource_hdx_id: str
    population_group: Group
    gender: Gender
    age_range: str
    min_age: int | None
    max_age: int | None
    population: int | None


class Between(BaseModel):
    """From where to where."""

    origin_location_code: str
    origin_location_name: str
    asylum_location_code: str
    asylum_location_name: str


class People(Between, Period, PeopleOwn):
    """People of one country in another. An empty number is unknown: one to four, kept back."""


class AreaAsk(Dated, InArea, Planned):
    """Which places and days."""


class NeedsAsk(AreaAsk):
    """Which needs."""

    category: Annotated[str | None, Query(max_length=128)] = None
    sector_code: Code = None
    sector_name: Name = None
    population_status: Status | None = None
    population_min: Count = None
    population_max: Count = None


class EventsAsk(AreaAsk):
    """Which events."""

    event_type: EventType | None = None


class ResidentsAsk(AreaAsk):
    """Which residents."""

    gender: Gender | None = None
    age_range: Age = None
    population_min: Count = None
    population_max: Count = None


class PeopleAsk(Dated):
    """Which people, from where, where."""

    population_group: Group | None = None
    gender: Gender | None = None
    age_range: Age = None
    origin_location_code: Code = None
    origin_location_name: Name = None
    origin_has_hrp: Plan = None
    origin_in_gho: Plan = None
    asylum_location_code: Code = None
    asylum_location_name: Name = None
    asylum_has_hrp: Plan = None
    asylum_in_gho: Plan = None


class RefugeesAsk(PeopleAsk):
    """Which refugees."""

    population_min: Count = None
    population_max: Count = None


class ReturneesAsk(PeopleAsk):
    """Which returnees."""

    min_age: Count = None
    max_age: Count = None


@router.get(
    "/affected-people/idps",
    response_model=Envelope[Idps],
    summary="Internally displaced people",
    responses=hapi.FORMS,
)
def idps(data: WithData, asked: Annotated[AreaAsk, Query()]) -> Response:
    """Displaced people by round of an operation and kind of assessment."""
    return hapi.answer(data, "hapi_idps", Idps, asked)


@router.get(
    "/affected-people/refugees-persons-of-concern",
    response_model=Envelope[People],
    summary="Refugees and people of concern",
    responses=hapi.FORMS,
)
def refugees(data: WithData, asked: Annotated[RefugeesAsk, Query()]) -> Response:
    """Refugees, asylum-seekers and displaced people at the end of a year."""
    kind = "refugees-persons-of-concern"
    return hapi.answer(data, "hapi_people", People, asked, subcategory=kind)


@router.get(
    "/affected-people/returnees",
    response_model=Envelope[People],
    summary="Returnees",
    responses=hapi.FORMS,
)
def returnees(data: WithData, asked: Annotated[ReturneesAsk, Query()]) -> Response:
    """People who went home in a year."""
    return hapi.answer(data, "hapi_people", People, asked, subcategory="returnees")


@router.get(
    "/affected-people/humanitarian-needs",
    response_model=Envelope[Needs],
    summary="Humanitarian needs",
    responses=hapi.FORMS,
)
def needs(data: WithData, asked: Annotated[NeedsAsk, Query()]) -> Response:
    """People affected, in need, targeted and reached, by sector and category."""
    return hapi.answer(data, "hapi_needs", Needs, asked)


@router.get(
    "/coordination-context/conflict-events",
    response_model=Envelope[Events],
    summary="Conflict events",
    responses=hapi.FORMS,
)
def events(data: WithData, asked: Annotated[EventsAsk, Query()]) -> Response:
    """Events and their dead by place, month and type."""
    return hapi.answer(data, "hapi_events", Events, asked)


@router.get(
    "/geography-infrastructure/baseline-population",
    response_model=Envelope[Residents],
    summary="Baseline population",
    responses=hapi.FORMS,
)
def population(data: WithData, asked: Annotated[ResidentsAsk, Query()]) -> Response:
    """Residents by sex and age, by year."""
    return hapi.answer(data, "hapi_population", Residents, asked)
