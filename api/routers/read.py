"""A text in, its figures out. Nothing of the text is kept."""

from datetime import date
from threading import BoundedSemaphore
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api import problems
from api.limits import READERS, TEXT_CHARACTERS
from metrics import documents, export
from metrics import text as reading

router = APIRouter(prefix="/v1", tags=["reading"])
SEATS = BoundedSemaphore(READERS)
PATIENCE = 2.0  # seconds to wait for a seat
_EXAMPLE = "At least 50 people were killed in Idlib, the Syrian Observatory said on Thursday."


class TextIn(BaseModel):
    """A text, and what is known of it. The date is needed to date "on Thursday"."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=TEXT_CHARACTERS, examples=[_EXAMPLE])
    lang: str | None = Field(default=None, max_length=35, examples=["en"])
    publisher: str | None = Field(default=None, max_length=500, examples=["Example News"])
    published: date | None = Field(default=None, examples=["2019-05-10"])
    title: str | None = Field(default=None, max_length=2000, examples=["Strikes on Idlib"])
    url: str | None = Field(default=None, max_length=2000)


class ReadOut(BaseModel):
    """The figures of a text, each with its words, its interval, its places and its rules."""

    id: str = Field(description="hash of the text")
    figures: list[dict[str, Any]] = Field(
        examples=[[{"quote": "At least 50 people", "start": 0, "end": 18, "measure": "killed"}]]
    )
    zeros: list[dict[str, Any]] = Field(description="what was reported to be none")
    refused: str | None = Field(default=None, description="why the text was not read at all")
    misses: list[dict[str, Any]] | None = Field(
        default=None, description="with why=1: the numbers that are no figures, with the reason"
    )


@router.post(
    "/read",
    response_model=ReadOut,
    summary="Read a text",
    responses=problems.described(
        {400: "No JSON", 413: "The body is too large", 429: "Too many texts at once; try again"}
    ),
)
def read(
    body: TextIn,
    why: Annotated[bool, Query(description="also the numbers left out, and the rules")] = False,
) -> Response:
    """The figures of a text, with offsets into it in characters."""
    if not SEATS.acquire(timeout=PATIENCE):
        return problems.response(
            problems.of_status(429, "too many texts are being read; try again", "/v1/read"),
            {"Retry-After": "2"},
        )
    try:
        document = documents.document(body.text, body.model_dump(exclude={"text"}))
        found = export.reading(document, reading.read(document), why=why)
    finally:
        SEATS.release()
    return Response(orjson.dumps(found), media_type="application/json")
