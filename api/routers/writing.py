"""Handing in: documents, corrections and withdrawals, for holders of a key.

Nothing is changed here. What is handed in waits in the spool of the data folder until the one
writer takes it in (`humetrics spool`); it shows with the next build.
"""

from datetime import date
from typing import Annotated, Literal, Self

import orjson
from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.responses import Response

from api import problems, queries
from api.deps import WithData
from api.keys import may
from metrics import documents
from metrics.errors import UnknownNameError
from metrics.store import spool

router = APIRouter(prefix="/v1", tags=["writing"])
_MOST = 500
_ANSWERS = problems.described(
    {
        400: "No JSON",
        401: "A key is needed",
        403: "Writing is off, or the key may not do that",
        413: "The body is too large",
        429: "The key was used too often; Retry-After says when to come again",
    }
)
MayDocuments = Annotated[str, Depends(may("documents"))]
MayClaims = Annotated[str, Depends(may("claims"))]
Value = Annotated[float | None, Field(ge=0, le=1e15, description="null where unknown")]
Reason = Annotated[str, Field(min_length=3, max_length=1000, examples=["counted twice"])]


class Body(BaseModel):
    """What is handed in; a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid")


class DocumentIn(Body):
    """A text, and what is known of it."""

    text: str = Field(min_length=1, examples=["At least 50 people were killed in Idlib."])
    id: str | None = Field(default=None, max_length=500, description="your own id of it")
    lang: str | None = Field(default=None, max_length=35, examples=["en"])
    publisher: str | None = Field(default=None, max_length=500, examples=["Example News"])
    title: str | None = Field(default=None, max_length=2000)
    published: date | None = Field(default=None, examples=["2019-05-10"])
    url: str | None = Field(default=None, max_length=2000)


class DocumentsIn(Body):
    """Texts that go in together."""

    documents: list[DocumentIn] = Field(min_length=1, max_length=_MOST)


class WithdrawalIn(Body):
    """A thing that is not to be shown any more; it stays away after a reload."""

    of: Literal["document", "claim", "dataset"]
    name: str = Field(min_length=1, max_length=500, examples=["8dcfc6467699dfc5fc2a"])
    reason: Reason


class CorrectionIn(Body):
    """What a claim says in truth: all three numbers, null where unknown."""

    claim: str = Field(min_length=1, max_length=500, examples=["8dcfc6467699dfc5fc2a"])
    low: Value
    best: Value
    high: Value
    status: Literal["reported", "feared", "denied", "hypothetical"] | None = None
    reason: Reason

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        known = [value for value in (self.low, self.best, self.high) if value is not None]
        if known != sorted(known):
            raise ValueError("low, best and high are in this order")
        return self


class Handed(BaseModel):
    """What waits now. `ids` are the keys that documents will have."""

    spooled: str = Field(examples=["01763800000000000000-3f2a.json"])
    ids: list[str] = Field(examples=[["8dcfc6467699dfc5fc2a"]])


@router.post(
    "/documents",
    status_code=202,
    response_model=Handed,
    summary="Hand in documents",
    responses=_ANSWERS,
)
def add(request: Request, body: DocumentsIn, who: MayDocuments) -> Response:
    """Texts to be read. The same text twice changes nothing; the same id corrects its record."""
    ids = [documents.identify(one.text) for one in body.documents]
    return _handed(request, "documents", body, ids, who)


@router.post(
    "/withdrawals",
    status_code=202,
    response_model=Handed,
    summary="Withdraw a document, a claim or a dataset",
    responses=_ANSWERS,
)
def withdraw(request: Request, body: WithdrawalIn, who: MayClaims) -> Response:
    """Gone from the next build on, from every sum too, also if it is loaded again."""
    return _handed(request, "withdrawal", body, [], who)


@router.post(
    "/corrections",
    status_code=202,
    response_model=Handed,
    summary="Correct the numbers of a claim",
    responses=_ANSWERS,
)
def correct(request: Request, data: WithData, body: CorrectionIn, who: MayClaims) -> Response:
    """From the next build on the claim has these numbers and the flag `corrected`."""
    if not queries.rows(data.db, "claim_known", claim=body.claim):
        raise UnknownNameError("claim", body.claim[:64])
    return _handed(request, "correction", body, [], who)


def _handed(request: Request, kind: str, body: Body, ids: list[str], who: str) -> Response:
    del who  # whose key it was is not written down: the key was checked
    name = spool.put(request.app.state.folder, kind, body.model_dump(mode="json"))
    found = Handed(spooled=name, ids=ids)
    headers = {"Cache-Control": "no-store"}
    return Response(orjson.dumps(found.model_dump()), 202, headers, "application/json")
