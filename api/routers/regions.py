"""Regions: the tree, a search, one region with what is known of it."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api import names, queries, replies
from api.deps import WithData
from api.evidence import UnplacedRow
from api.forms import InForm
from api.models import One, RegionDetail, RegionRow, Table
from api.params import OnPage
from metrics import places

router = APIRouter(prefix="/v1", tags=["regions"])


@router.get(
    "/regions", response_model=Table[RegionRow], summary="List regions", responses=replies.FORMS
)
def many(
    request: Request,
    data: WithData,
    page: OnPage,
    form: InForm,
    country: Annotated[str | None, Query(max_length=2000, examples=["SYR"])] = None,
    level: Annotated[int | None, Query(ge=0, le=4, examples=[1])] = None,
    parent: Annotated[str | None, Query(max_length=64, description="directly below")] = None,
    within: Annotated[str | None, Query(max_length=64, description="anywhere below")] = None,
    q: Annotated[str | None, Query(max_length=100, description="part of a name")] = None,
) -> Response:
    """Regions in the order of their P-codes. `country` takes several, joined by commas."""
    hits = _hits(q, country, page.limit) if q else None
    found = queries.paged(
        data.db,
        "regions",
        page,
        {"pcode": "after"},
        codes=hits,
        country=names.free("country", country and country.upper()),
        level=level,
        parent=parent and names.region(data, parent),
        within=within and names.region(data, within),
    )
    if hits:
        found = found._replace(rows=sorted(found.rows, key=lambda row: hits.index(row["pcode"])))
    return replies.table(request, found, RegionRow, data, form)


def _hits(words: str, country: str | None, limit: int) -> list[str]:
    """P-codes that the gazetteer gives for the words, the best first."""
    found = places.default().search(words, country and country.upper())
    return list(dict.fromkeys(hit.region.pcode for hit in found))[:limit]


@router.get("/regions/{pcode}", response_model=One[RegionDetail], summary="One region")
def one(
    request: Request,
    data: WithData,
    pcode: Annotated[str, Path(max_length=64, examples=["SY07"])],
) -> Response:
    """A region, the regions above it, and how much is known of it."""
    code = names.region(data, pcode)
    row = queries.rows(data.db, "region", region=code)[0]
    row |= queries.rows(data.db, "region_counts", region=code)[0]
    row["above"] = queries.rows(data.db, "region_above", region=code)
    return replies.one(request, row, data)


@router.get(
    "/unplaced",
    response_model=Table[UnplacedRow],
    summary="Unresolved place names",
    responses=replies.FORMS,
)
def unplaced(
    request: Request,
    data: WithData,
    form: InForm,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    country: Annotated[str | None, Query(max_length=3, examples=["SYR"])] = None,
) -> Response:
    """Names in texts that the gazetteer does not hold, the most frequent first."""
    rows = queries.rows(data.db, "unplaced", country=country and country.upper(), limit=limit)
    found = queries.Rows(rows, len(rows), None)
    return replies.table(request, found, UnplacedRow, data, form)
