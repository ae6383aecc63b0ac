"""Indicators and their answers, the points; and what stands behind one answer."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from api import explaining, names, points, queries, replies
from api.deps import WithData
from api.evidence import Explained
from api.forms import InForm
from api.models import IndicatorRow, One, PointRow, Table
from api.params import InSpan, OnPage, PeriodKind, day
from api.problems import WrongParametersError
from metrics import catalogue, indicators, questions

router = APIRouter(prefix="/v1", tags=["indicators"])

Code = Annotated[str, Path(max_length=64, examples=["CAS-01"])]
Policy = Literal["default", "ucdp_like", "acled_floor", "minmax"]


def _codes() -> list[str]:
    return [one.code for one in indicators.catalogue()]


def question(
    data: WithData,
    span: InSpan,
    region: Annotated[
        str | None,
        Query(
            max_length=8000,
            description="P-codes; with level: the regions within them",
            examples=["SYR"],
        ),
    ] = None,
    level: Annotated[int | None, Query(ge=0, le=4, description="regions of this level")] = None,
    period: Annotated[PeriodKind, Query(description="one answer for all days, or cut")] = "all",
    reported: Annotated[
        bool, Query(description="true: leave out regions without a report")
    ] = False,
    policy: Annotated[Policy, Query(description="how sources are weighed")] = "default",
    as_of: Annotated[
        str | None, Query(max_length=10, description="only what was published by this day")
    ] = None,
) -> points.Question:
    """Which points are asked for; without region and level those of all countries."""
    asked = names.regions(data, region) or []
    at = 0 if not asked and level is None else level
    seen = day("as_of", as_of, first=False)
    return points.Question(asked, span, period, at, reported, policy, seen)


Asked = Annotated[points.Question, Depends(question)]


@router.get(
    "/indicators",
    response_model=Table[IndicatorRow],
    summary="List indicators",
    responses=replies.FORMS,
)
def many(request: Request, data: WithData, form: InForm) -> Response:
    """The catalogue: definitions, thresholds and coverage."""
    rows = queries.rows(data.db, "indicators")
    rows = [row | {"version": catalogue.version(row["code"])} for row in rows]
    found = queries.Rows(rows, len(rows), None)
    return replies.table(request, found, IndicatorRow, data, form)


@router.get(
    "/indicators/{code}",
    response_model=Table[PointRow],
    summary="Answers of one indicator",
    responses=replies.FORMS,
)
def one(
    request: Request, data: WithData, page: OnPage, form: InForm, code: Code, asked: Asked
) -> Response:
    """The points of one indicator. Without region and level: those of all countries.

    A region without any report has `reported` false: that is not zero. An empty `high` means that
    no upper bound is known, an empty `low` or `best` that it is unknown.
    """
    codes = (names.indicator(_codes(), code),)
    found = points.answer(data, codes, asked, page)
    return replies.table(request, found, PointRow, data, form, asked.as_of)


@router.get(
    "/points",
    response_model=Table[PointRow],
    summary="Answers of several indicators",
    responses=replies.FORMS,
)
def several(
    request: Request,
    data: WithData,
    page: OnPage,
    form: InForm,
    asked: Asked,
    indicator: Annotated[
        str | None, Query(max_length=2000, description="codes; all if empty", examples=["CAS-01"])
    ] = None,
) -> Response:
    """The points of several indicators and regions at once, in one flat table."""
    codes = names.indicators(_codes(), indicator)
    found = points.answer(data, codes, asked, page)
    return replies.table(request, found, PointRow, data, form, asked.as_of)


@router.get("/explain/{name}", response_model=One[Explained], summary="Everything behind a point")
def explain(
    request: Request,
    data: WithData,
    span: InSpan,
    name: Annotated[
        str,
        Path(
            max_length=200,
            description="name of a point (CAS-01:SY07:2019-05), or an indicator with region",
            examples=["CAS-01"],
        ),
    ],
    region: Annotated[str | None, Query(max_length=64, examples=["SY07"])] = None,
) -> Response:
    """A point, the estimates that were added, their claims, and the claims left out, with why.

    The name of a point says all that is asked; a code needs `region`, and takes `from` and `to`.
    """
    if ":" in name:
        if region or any(span):
            raise WrongParametersError([("region", "the name of a point says it already")])
        asked = questions.parse(name)
    elif region:
        asked = questions.Asked(name, region, "all", *span)
    else:
        raise WrongParametersError([("region", "needed, where the path names no point")])
    asked = asked._replace(
        indicator=names.indicator(_codes(), asked.indicator),
        region=names.region(data, asked.region),
    )
    return replies.one(request, explaining.explained(data, asked), data, asked.as_of)
