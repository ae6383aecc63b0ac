"""Documents, sources and datasets."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api import names, queries, replies
from api.deps import WithData
from api.evidence import DatasetRow, DocumentDetail, DocumentRow, SourceRow
from api.forms import InForm
from api.models import One, Table
from api.params import InSpan, OnPage
from metrics.errors import UnknownNameError

router = APIRouter(prefix="/v1", tags=["evidence"])


@router.get(
    "/documents",
    response_model=Table[DocumentRow],
    summary="List documents",
    responses=replies.FORMS,
)
def many(
    request: Request,
    data: WithData,
    page: OnPage,
    form: InForm,
    span: InSpan,
    publisher: Annotated[str | None, Query(max_length=8000)] = None,
    q: Annotated[str | None, Query(max_length=100, description="words of the title")] = None,
) -> Response:
    """Documents without their texts, newest publication first; from and to are of publication."""
    found = queries.paged(
        data.db,
        "documents",
        page,
        queries.BY_DAY | {"id": "after"},
        publisher=names.free("publisher", publisher),
        words=q,
        since=span.since,
        until=span.until,
    )
    return replies.table(request, found, DocumentRow, data, form)


@router.get(
    "/documents/{document:path}", response_model=One[DocumentDetail], summary="One document"
)
def one(
    request: Request,
    data: WithData,
    document: Annotated[str, Path(max_length=500, description="its id, or the id it came with")],
) -> Response:
    """A document; its text only where the publisher lets the whole text be passed on."""
    rows = queries.rows(data.db, "document", document=document)
    if not rows:
        raise UnknownNameError("document", document[:64])
    return replies.one(request, rows[0], data)


@router.get(
    "/sources", response_model=Table[SourceRow], summary="List sources", responses=replies.FORMS
)
def sources(request: Request, data: WithData, form: InForm) -> Response:
    """Who counted and who printed, how reliable they are held, what may be passed on."""
    rows = queries.rows(data.db, "sources")
    found = queries.Rows(rows, len(rows), None)
    return replies.table(request, found, SourceRow, data, form)


@router.get(
    "/datasets",
    response_model=Table[DatasetRow],
    summary="List datasets",
    responses=replies.FORMS,
)
def datasets(request: Request, data: WithData, form: InForm) -> Response:
    """Tables of publishers: licence, attribution, edition, and what became of their rows."""
    rows = queries.rows(data.db, "datasets")
    found = queries.Rows(rows, len(rows), None)
    return replies.table(request, found, DatasetRow, data, form)
