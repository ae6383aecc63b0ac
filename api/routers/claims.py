"""Claims, the estimates they make, and the documents and sources they come from."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import names, queries, replies
from api.deps import WithData
from api.evidence import ClaimRow, EstimateRow
from api.forms import InForm
from api.models import Table
from api.params import InSpan, OnPage
from metrics.model import Status, Unit

router = APIRouter(prefix="/v1", tags=["evidence"])
ROLES = ("counted", "repeat", "superseded", "outranked", "denial", "zero", "left_out")
GRADES = ("confirmed", "fair", "weak", "contested")
Listed = Annotated[str | None, Query(max_length=8000)]


@router.get(
    "/claims", response_model=Table[ClaimRow], summary="List claims", responses=replies.FORMS
)
def many(
    request: Request,
    data: WithData,
    page: OnPage,
    form: InForm,
    span: InSpan,
    region: Annotated[
        str | None, Query(max_length=8000, description="these and below", examples=["SY07"])
    ] = None,
    measure: Annotated[str | None, Query(max_length=8000, examples=["killed"])] = None,
    country: Listed = None,
    group: Listed = None,
    facility: Listed = None,
    unit: Listed = None,
    kind: Literal["flow", "stock"] | None = None,
    status: Listed = None,
    role: Annotated[
        str | None, Query(max_length=200, description=", ".join(ROLES), examples=["counted"])
    ] = None,
    source: Annotated[str | None, Query(max_length=8000, description="who counted")] = None,
    publisher: Listed = None,
    document: Listed = None,
    dataset: Listed = None,
    event: Annotated[
        str | None, Query(max_length=8000, description="keys of events at their publisher")
    ] = None,
    sex: Annotated[str | None, Query(max_length=20, description="f, m, all")] = None,
    sector: Listed = None,
    estimate: Listed = None,
    claim: Listed = None,
    placed: Annotated[bool | None, Query(description="false: place not resolved")] = None,
    q: Annotated[str | None, Query(max_length=100, description="words of the sentence")] = None,
) -> Response:
    """Reported figures with quote, sentence, document and sources, newest publication first.

    Lists are joined by commas; all filters hold at once. `role` says what became of the claim.
    """
    found = queries.paged(
        data.db,
        "claims",
        page,
        queries.BY_DAY | {"claim": "after"},
        region=names.regions(data, region),
        measure=names.among("measure", measure, names.measures()),
        country=names.free("country", country and country.upper()),
        population_group=names.free("group", group),
        facility=names.free("facility", facility),
        unit=names.among("unit", unit, Unit),
        kind=kind,
        status=names.among("status", status, Status),
        role=names.among("role", role, ROLES),
        originator=names.free("source", source),
        publisher=names.free("publisher", publisher),
        document=names.free("document", document),
        dataset=names.free("dataset", dataset),
        event=names.free("event", event),
        sex=names.among("sex", sex, ("f", "m", "all")),
        sector=names.free("sector", sector),
        estimate=names.free("estimate", estimate),
        claim=names.free("claim", claim),
        placed=placed,
        since=span.since,
        until=span.until,
        words=q,
    )
    return replies.table(request, found, ClaimRow, data, form)


@router.get(
    "/estimates",
    response_model=Table[EstimateRow],
    summary="List estimates",
    responses=replies.FORMS,
)
def estimates(
    request: Request,
    data: WithData,
    page: OnPage,
    form: InForm,
    span: InSpan,
    region: Annotated[str | None, Query(max_length=8000, examples=["SY07"])] = None,
    measure: Annotated[str | None, Query(max_length=8000, examples=["killed"])] = None,
    country: Listed = None,
    level: Annotated[int | None, Query(ge=0, le=4)] = None,
    unit: Listed = None,
    kind: Literal["flow", "stock"] | None = None,
    group: Listed = None,
    facility: Listed = None,
    grade: Annotated[str | None, Query(max_length=200, description=", ".join(GRADES))] = None,
    contested: Annotated[
        bool | None, Query(description="whether its sources exclude each other")
    ] = None,
    estimate: Listed = None,
) -> Response:
    """What all claims of the same thing say together, in the order of their keys."""
    found = queries.paged(
        data.db,
        "estimates",
        page,
        {"estimate": "after"},
        region=names.regions(data, region),
        measure=names.among("measure", measure, names.measures()),
        country=names.free("country", country and country.upper()),
        level=level,
        unit=names.among("unit", unit, Unit),
        kind=kind,
        population_group=names.free("group", group),
        facility=names.free("facility", facility),
        grade=names.among("grade", grade, GRADES),
        contested=contested,
        estimate=names.free("estimate", estimate),
        since=span.since,
        until=span.until,
    )
    return replies.table(request, found, EstimateRow, data, form)
