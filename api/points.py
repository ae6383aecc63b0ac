"""Points as flat rows: the answer of an indicator with the place it is about.

A region that was asked for and has no answer gets a row too, with ``reported`` false: nobody
reported is not the same as none.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from api import queries
from api.deps import NOWHERE, Data
from api.models import PointRow
from api.params import Page, PeriodKind, Span
from metrics import catalogue, indicators
from metrics.questions import Asked

_COPIED = (
    *("low", "best", "high", "floor", "bound", "unit", "open", "parts", "sources", "claims"),
    *(
        "contested",
        "grade",
        "breach",
        "dated",
        "denominator_dated",
        "denominator",
        "covered",
        "regions",
        "baseline",
    ),
)


class Question(NamedTuple):
    """Which points are asked for: of these regions, or of those of a level within them."""

    regions: Sequence[str]
    span: Span
    period: PeriodKind
    level: int | None = None
    reported_only: bool = False
    policy: str = "default"
    as_of: date | None = None

    @property
    def usual(self) -> bool:
        """Whether it asks for all that is known, weighed as always."""
        return self.policy == "default" and self.as_of is None


def answer(data: Data, codes: Sequence[str], question: Question, page: Page) -> queries.Rows:
    """One page of the points of several indicators, ordered by indicator, region and period."""
    if not _ready(question):
        return _paged(_computed(data, codes, question), page)
    found = queries.paged(
        data.db,
        "points",
        page,
        {"code": "after_code", "place": "after_region", "day": "after_day"},
        codes=list(codes),
        regions=list(question.regions) or None,
        level=question.level,
        period=question.period,
        since=question.span.since,
        until=question.span.until,
        silent=question.period == "all" and not question.reported_only,
    )
    return found._replace(rows=[_told(data, row, question) for row in found.rows])


def _ready(question: Question) -> bool:
    """Whether the snapshot holds the answer; any other is computed from the estimates."""
    windowed = question.period == "all" and question.span != (None, None)
    return question.usual and question.period in indicators.READY and not windowed


def _told(data: Data, row: queries.Row, question: Question) -> queries.Row:
    code, region = row.pop("code"), row.pop("place")
    del row["day"]
    if not row["reported"]:
        return unreported(data, code, region, question)
    row = _blank(data, code, region, question) | row
    return row | _named(row, question)


def _computed(data: Data, codes: Sequence[str], question: Question) -> list[queries.Row]:
    wanted = _wanted(data, question)
    found = indicators.answers(
        data.db,
        codes,
        regions=question.regions,
        level=question.level,
        since=question.span.since,
        until=question.span.until,
        period=question.period,
        policy=question.policy,
        as_of=question.as_of,
    )
    rows = [reported(data, point, question) for point in found]
    if question.period == "all" and not question.reported_only:
        told = {(point.indicator, point.region) for point in found}
        silent = {(code, region) for code in codes for region in wanted} - told
        rows += [unreported(data, code, region, question) for code, region in silent]
    return sorted(rows, key=_key)


def _wanted(data: Data, question: Question) -> set[str]:
    """All regions that the answer is about, with a report or without."""
    if question.level is None:
        return set(question.regions)
    within = list(question.regions) or None
    found = queries.rows(data.db, "regions_at", within=within, level=question.level)
    return {row["region"] for row in found}


def reported(data: Data, point: indicators.Point, question: Question) -> queries.Row:
    """A point as a flat row."""
    row = _blank(data, point.indicator, point.region, question)
    row |= {name: getattr(point, name) for name in _COPIED}
    row |= {
        "reported": True,
        "reference_period_start": point.period_start,
        "reference_period_end": point.period_end,
        "estimates": list(point.estimates),
    }
    return row | _named(row, question)


def unreported(data: Data, code: str, region: str, question: Question) -> queries.Row:
    """The row of a region that nobody reported of."""
    row = _blank(data, code, region, question)
    unit = indicators.named(code).unit
    return (
        row
        | dict.fromkeys(("open", "parts", "sources", "claims", "contested"), 0)
        | {
            "reported": False,
            "reference_period_start": question.span.since,
            "reference_period_end": question.span.until,
            "unit": unit,
            "estimates": [],
            "name": _asked(row, question).name,
        }
    )


def _blank(data: Data, code: str, region: str, question: Question) -> queries.Row:
    place = data.snapshot.places.get(region, NOWHERE)
    row: queries.Row = dict.fromkeys(PointRow.model_fields)
    row |= {"definition": catalogue.version(code), "caveat": indicators.named(code).caveat}
    return row | {"indicator": code, "region": region, "period": question.period, **place}


def _named(row: queries.Row, question: Question) -> queries.Row:
    """The stable name of a point, and the address that explains it."""
    name = _asked(row, question).name
    return {"name": name, "explain": f"/v1/explain/{quote(name, safe=':@.')}"}


def _asked(row: queries.Row, question: Question) -> Asked:
    since, until = row["reference_period_start"], row["reference_period_end"]
    if question.period == "all":
        since, until = question.span
    asked = Asked(row["indicator"], row["region"], question.period, since, until)
    return asked._replace(policy=question.policy, as_of=question.as_of)


def _key(row: queries.Row) -> tuple[Any, ...]:
    day = row["reference_period_start"]
    return row["indicator"], row["region"], day.isoformat() if day else ""


def _paged(found: Sequence[queries.Row], page: Page) -> queries.Rows:
    """One page of points that are all there; it goes on behind the key of its last row."""
    after = queries.unpacked(page.cursor, 3) if page.cursor else None
    rest = [row for row in found if _key(row) > tuple(after)] if after else list(found)
    shown = rest[: page.limit]
    more = queries.packed(list(_key(shown[-1]))) if len(rest) > page.limit else None
    return queries.Rows(shown, len(found), more)
