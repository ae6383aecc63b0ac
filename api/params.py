"""The parameters of the API, declared once: what a router needs it asks for by type.

A parameter that no route knows is an error that names the known ones (`strict`), so a slip of the
pen (``form=`` for ``from=``) never answers a different question in silence.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Literal, NamedTuple

from fastapi import Depends, Query, Request

from api.problems import WrongParametersError
from metrics import days

MAX_ROWS = 10_000
MAX_NAMES = 500
_TOLD = 20

PeriodKind = Literal["day", "week", "month", "year", "all"]
_DATE = {"max_length": 10, "description": "a day, a month or a year: 2019-05-03, 2019-05, 2019"}


class Span(NamedTuple):
    """Days from ``since`` to ``until``, both included; None is open."""

    since: date | None
    until: date | None


class Page(NamedTuple):
    """How many rows, and the cursor that the page before gave."""

    limit: int
    cursor: str | None


def span(
    since: Annotated[str | None, Query(alias="from", examples=["2019-04-29"], **_DATE)] = None,
    until: Annotated[str | None, Query(alias="to", examples=["2019-05-05"], **_DATE)] = None,
) -> Span:
    """Read ``from`` and ``to``; a month or a year stands for its first and last day."""
    found = Span(day("from", since, first=True), day("to", until, first=False))
    if found.since and found.until and found.since > found.until:
        raise WrongParametersError([("from", f"{found.since} is after to={found.until}")])
    return found


def day(name: str, text: str | None, *, first: bool) -> date | None:
    """Read a day; a month or a year stands for its first day or its last."""
    if not text:
        return None
    found = days.parse(text, first=first)
    if found is None:
        raise WrongParametersError([(name, f"{text!r} is no date: write {days.FORMS}")])
    return found


def page(
    limit: Annotated[int, Query(ge=1, le=MAX_ROWS, description="rows in one answer")] = 1000,
    cursor: Annotated[
        str | None, Query(max_length=1000, description="`links.next` of the page before")
    ] = None,
) -> Page:
    """Which rows of a long answer."""
    return Page(limit, cursor or None)


def strict(request: Request) -> None:
    """Refuse a parameter that the route does not know, or that is given twice."""
    known = _known(request)
    given = Counter(name for name, _ in request.query_params.multi_items())
    unknown = [name for name in given if name not in known][:_TOLD]
    wrong = [(name[:64], _unknown(name, known)) for name in unknown]
    twice = [name for name, times in given.items() if times > 1 and name in known]
    wrong += [(name, "given more than once; join values by commas") for name in twice]
    if wrong:
        raise WrongParametersError(wrong, known)


def _unknown(name: str, known: Iterable[str]) -> str:
    known = sorted(known)
    close = get_close_matches(name[:64], known, 1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    listed = ", ".join(known) if known else "none"
    return f"no such parameter; {hint}this address knows: {listed}"


def _known(request: Request) -> frozenset[str]:
    """The query parameters of the route, as its OpenAPI tells them: documented is known."""
    cache: dict[str, frozenset[str]] = request.app.state.known_parameters
    path = getattr(request.scope.get("route"), "path_format", "")
    if path not in cache:
        operations = request.app.openapi()["paths"].get(path, {})
        cache[path] = frozenset(_query_names(operations))
    return cache[path]


def _query_names(operations: dict[str, Any]) -> Iterable[str]:
    for operation in operations.values():
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query":
                yield parameter["name"]


def names(text: str | None) -> tuple[str, ...]:
    """The parts of a comma-separated list, each once, in order."""
    parts = (part.strip() for part in (text or "").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


InSpan = Annotated[Span, Depends(span)]
OnPage = Annotated[Page, Depends(page)]
