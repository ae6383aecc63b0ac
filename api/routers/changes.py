"""What is other than it was."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api import changes, names, queries, replies
from api.deps import WithData
from api.forms import InForm
from api.models import ChangedClaimsRow, ChangeRow, Table
from api.params import OnPage
from metrics import indicators

router = APIRouter(prefix="/v1", tags=["changes"])
Since = Annotated[
    str,
    Query(
        min_length=12,
        max_length=64,
        description="`meta.data_version` of an earlier answer",
        examples=["ed443b62a29252d35999"],
    ),
]


@router.get(
    "/changes",
    response_model=Table[ChangeRow],
    summary="Answers that changed",
    responses=replies.FORMS,
)
def answers(
    request: Request,
    data: WithData,
    page: OnPage,
    form: InForm,
    since: Since,
    indicator: Annotated[str | None, Query(max_length=2000, examples=["CAS-01"])] = None,
    region: Annotated[
        str | None, Query(max_length=8000, description="these and below", examples=["SYR"])
    ] = None,
) -> Response:
    """Answers that are new, gone or other than in the version that is named."""
    codes = names.indicators([one.code for one in indicators.catalogue()], indicator)
    regions = names.regions(data, region)
    found = changes.since(
        request.app.state.folder, data, since, page, codes=list(codes), regions=regions
    )
    return replies.table(request, found, ChangeRow, data, form)


@router.get(
    "/changes/claims",
    response_model=Table[ChangedClaimsRow],
    summary="Claims that changed, by source",
    responses=replies.FORMS,
)
def claims(request: Request, data: WithData, form: InForm, since: Since) -> Response:
    """How many claims of each publisher or dataset came, went or were corrected."""
    rows = changes.claims(request.app.state.folder, data, since)
    found = queries.Rows(rows, len(rows), None)
    return replies.table(request, found, ChangedClaimsRow, data, form)
