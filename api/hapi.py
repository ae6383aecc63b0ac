"""The shape of HDX HAPI: its envelope, its filters, its paging, its dates.

A client written for HAPI changes its base address only. Where HAPI's behaviour is a defect we do
the right thing: ``limit=0`` gives no rows, a code is compared as it is written (``%`` is no
wildcard), a bound of 0 is a bound, pages never lose a row, a CSV without rows has its header, and
an unknown parameter is an error instead of being ignored.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Generic, Literal, NoReturn, TypeVar

import orjson
from pydantic import AfterValidator, BaseModel, Field
from starlette.responses import Response

from api import forms, queries
from api.deps import Data
from api.params import MAX_ROWS
from api.problems import WrongParametersError

_TIME = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}:\d{2})?)?)?", re.ASCII)
_KINDS = "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS"

RowT = TypeVar("RowT")

#: For OpenAPI: the other form of the answers.
FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}}
}


def _unknown(value: bool | None) -> bool | None:
    if value is not None:
        raise ValueError("not known here which countries have a response plan: leave it out")
    return value


Id = Annotated[int | None, Field(ge=0, le=2**31)]
Count = Annotated[int | None, Field(ge=0, le=2**53)]
Code = Annotated[str | None, Field(max_length=128, description="compared as written, in any case")]
Name = Annotated[str | None, Field(max_length=512, description="part of the name")]
Time = Annotated[str | None, Field(max_length=19, description=_KINDS)]
Plan = Annotated[
    bool | None, AfterValidator(_unknown), Field(description="not known here: an error if given")
]


class Envelope(BaseModel, Generic[RowT]):
    """HAPI's envelope."""

    data: list[RowT]


class Ask(BaseModel):
    """What every HAPI address takes; the identifier is neither needed nor kept."""

    limit: Annotated[int, Field(ge=0, le=MAX_ROWS)] = MAX_ROWS
    offset: Annotated[int, Field(ge=0, le=2**31)] = 0
    output_format: Literal["json", "csv"] = "json"
    app_identifier: Annotated[str | None, Field(max_length=512, description="not needed")] = None

    def values(self) -> dict[str, Any]:
        """What is asked for, by the names that the questions take."""
        given = self.model_dump(exclude_none=True, exclude=_SHARED)
        return {name: _spelled(name, value) for name, value in given.items()}


class Dated(Ask):
    """Rows whose period overlaps with the one asked for; one without an end is open."""

    start_date: Time = None
    end_date: Time = None

    def values(self) -> dict[str, Any]:
        """The same, with both dates as moments."""
        given = super().values()
        first = instant("start_date", given.pop("start_date", None), end=False)
        before = instant("end_date", given.pop("end_date", None), end=True)
        times = {"first": first, "before": before}
        return given | {name: time for name, time in times.items() if time}


class InArea(Ask):
    """Rows of a country or of its units."""

    location_code: Code = None
    location_name: Name = None
    admin1_code: Code = None
    admin1_name: Name = None
    admin2_code: Code = None
    admin2_name: Name = None
    admin_level: Annotated[
        Literal["0", "1", "2"] | None, Field(description="0 country, 1 and 2 its units")
    ] = None


class Planned(BaseModel):
    """Whether a country has a response plan: HAPI's filters that this data cannot answer."""

    has_hrp: Plan = None
    in_gho: Plan = None


_SHARED = {"output_format", "app_identifier"}


def _spelled(name: str, value: Any) -> Any:
    if name == "admin_level":
        return int(value)
    return value.upper() if name.endswith("_code") and name != "sector_code" else value


def instant(name: str, text: str | None, *, end: bool) -> datetime | None:
    """A moment; a partial end date means its whole year, month or day."""
    if not text:
        return None
    match = _TIME.fullmatch(text)
    if match is None:
        _wrong(name)
    year, month, day, time = match.groups()
    try:
        if time:
            return datetime.fromisoformat(text)
        start = datetime(int(year), int(month or 1), int(day or 1))  # noqa: DTZ001  HAPI's are naive
        return _after(start, bool(month), bool(day)) if end else start
    except (ValueError, OverflowError):
        _wrong(name)


def _wrong(name: str) -> NoReturn:
    raise WrongParametersError([(name, f"no date: use {_KINDS}")])


def _after(start: datetime, month: bool, day: bool) -> datetime:
    """The moment behind a year, a month or a day."""
    if day:
        return datetime.fromordinal(start.toordinal() + 1)
    if month and start.month < 12:
        return start.replace(month=start.month + 1)
    return start.replace(year=start.year + 1, month=1)


def answer(
    data: Data, question: str, model: type[BaseModel], asked: Ask, **more: object
) -> Response:
    """The rows of a question in HAPI's envelope, or as its CSV."""
    rows = queries.asked(data.db, question, asked.values() | more)
    if asked.output_format == "csv":
        body = forms.table([_texts(row) for row in rows], model, forms.Form("csv"))
        headers = {"Content-Disposition": "attachment; filename=results.csv"}
        return Response(body, headers=headers, media_type="text/csv")
    return Response(orjson.dumps({"data": rows}), media_type="application/json")


def _texts(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in row.items()}
