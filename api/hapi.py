"""The shape of HDX HAPI: its envelope, its paging, its dates.

A client written for HAPI changes its base address only. Where HAPI's behaviour is a defect we do
the right thing: ``limit=0`` gives no rows, a code is compared as it is written (``%`` is no
wildcard), pages never lose a row, a CSV without rows has its header, and an unknown parameter is
an error instead of being ignored.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, NamedTuple, NoReturn

import orjson
from fastapi import Depends, Query
from pydantic import BaseModel
from starlette.responses import Response

from api import forms
from api.params import MAX_ROWS
from api.problems import WrongParametersError

_TIME = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}:\d{2})?)?)?", re.ASCII)
_KINDS = "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS"

#: For OpenAPI: the other form of the answers.
FORMS: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}}}}
}

Id = Annotated[int | None, Query(ge=0, le=2**31)]
Code = Annotated[str | None, Query(max_length=128)]
Name = Annotated[str | None, Query(max_length=512, description="part of the name")]


class Ask(NamedTuple):
    """What every HAPI address takes."""

    first: datetime | None
    before: datetime | None
    limit: int
    offset: int
    form: str

    @property
    def values(self) -> dict[str, Any]:
        """The parameters of the SQL."""
        return {name: value for name, value in self._asdict().items() if name != "form"}


def ask(
    start_date: Annotated[str | None, Query(max_length=19, description=_KINDS)] = None,
    end_date: Annotated[str | None, Query(max_length=19, description=_KINDS)] = None,
    limit: Annotated[int, Query(ge=0, le=MAX_ROWS)] = MAX_ROWS,
    offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
    output_format: Literal["json", "csv"] = "json",
    app_identifier: Annotated[str | None, Query(max_length=512, description="not needed")] = None,
) -> Ask:
    """Read the parameters that all addresses share; the identifier is neither needed nor kept."""
    del app_identifier
    first = _instant("start_date", start_date, end=False)
    return Ask(first, _instant("end_date", end_date, end=True), limit, offset, output_format)


Asked = Annotated[Ask, Depends(ask)]


def _instant(name: str, text: str | None, *, end: bool) -> datetime | None:
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


def answer(rows: list[dict[str, Any]], model: type[BaseModel], asked: Ask) -> Response:
    """Rows in HAPI's envelope, or as its CSV."""
    if asked.form == "csv":
        body = forms.table([_texts(row) for row in rows], model, forms.Form("csv"))
        headers = {"Content-Disposition": "attachment; filename=results.csv"}
        return Response(body, headers=headers, media_type="text/csv")
    return Response(orjson.dumps({"data": rows}), media_type="application/json")


def _texts(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in row.items()}
