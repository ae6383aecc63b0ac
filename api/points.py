"""Points as flat rows: the answer of an indicator with the place it is about.

A region that was asked for and has no answer gets a row too, with ``reported`` false: nobody
reported is not the same as none.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from api import queries
from api.deps import NOWHERE, Data
from api.models import PointRow
from api.params import Page, PeriodKind, Span
from metrics import indicators

_COPIED = (
    *("low", "best", "high", "floor", "bound", "unit", "open", "parts", "sources", "claims"),
    *("contested", "grade", "breach", "dated", "denominator_dated"),
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


def rows(data: Data, codes: Sequence[str], question: Question) -> list[queries.Row]:
    """The points of several indicators, ordered by indicator, region and period."""
    wanted = _wanted(data, question)
    found = [row for code in codes for row in _of(data, code, question, wanted)]
    return sorted(found, key=_key)


def _wanted(data: Data, question: Question) -> set[str]:
    """All regions that the answer is about, with a report or without."""
    if question.level is None:
        return set(question.regions)
    within = list(question.regions) or None
    found = queries.rows(data.db, "regions_at", within=within, level=question.level)
    return {row["region"] for row in found}


def _of(data: Data, code: str, question: Question, wanted: set[str]) -> Iterable[queries.Row]:
    view: dict[str, Any] = {"since": question.span.since, "until": question.span.until}
    view |= {"period": question.period, "policy": question.policy, "as_of": question.as_of}
    seen: set[tuple[str, date | None]] = set()
    for region in question.regions or (None,):
        for point in indicators.run(data.db, code, region=region, level=question.level, **view):
            key = (point.region, point.period_start)
            if key not in seen:  # regions asked for may lie in one another
                seen.add(key)
                yield _row(data, point, question)
    if question.period == "all" and not question.reported_only:
        silent = wanted - {region for region, _ in seen}
        yield from (_silent(data, code, region, question) for region in silent)


def _row(data: Data, point: indicators.Point, question: Question) -> queries.Row:
    row = _blank(data, point.indicator, point.region, question)
    row |= {name: getattr(point, name) for name in _COPIED}
    row |= {
        "reported": True,
        "reference_period_start": point.period_start,
        "reference_period_end": point.period_end,
        "estimates": list(point.estimates),
    }
    usual = question.policy == "default" and question.as_of is None
    return row | {"explain": _explain(row, question.span) if usual else None}


def _silent(data: Data, code: str, region: str, question: Question) -> queries.Row:
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
        }
    )


def _blank(data: Data, code: str, region: str, question: Question) -> queries.Row:
    place = data.snapshot.places.get(region, NOWHERE)
    row: queries.Row = dict.fromkeys(PointRow.model_fields)
    return row | {"indicator": code, "region": region, "period": question.period, **place}


def _explain(row: queries.Row, span: Span) -> str:
    days = {"from": span.since, "to": span.until}
    if row["period"] != "all":
        days = {"from": row["reference_period_start"], "to": row["reference_period_end"]}
    query = {"region": row["region"], **{name: day for name, day in days.items() if day}}
    return f"/v1/explain/{row['indicator']}?{urlencode(query)}"


def _key(row: queries.Row) -> tuple[Any, ...]:
    day = row["reference_period_start"]
    return row["indicator"], row["region"], day.isoformat() if day else ""


def page(found: Sequence[queries.Row], limit: int, cursor: str | None) -> queries.Rows:
    """One page of points that are in order; it goes on behind the key of its last row."""
    after = queries.unpacked(cursor, 3) if cursor else None
    rest = [row for row in found if _key(row) > tuple(after)] if after else list(found)
    shown = rest[:limit]
    more = queries.packed(list(_key(shown[-1]))) if len(rest) > limit else None
    return queries.Rows(shown, len(found), more)


def explained(data: Data, code: str, region: str, span: Span) -> queries.Row:
    """A point with its estimates, their claims, and the claims of its measures left out."""
    question = Question([region], span, "all")
    point = rows(data, [code], question)[0]
    measures = [row["measure"] for row in queries.rows(data.db, "measures_of", indicator=code)]
    behind = queries.rows(data.db, "estimates_behind", estimates=point["estimates"])
    estimates = [row["estimate"] for row in behind]
    left: queries.Row = {"region": [region], "measure": measures, "role": ["left_out"]}
    left |= {"since": span.since, "until": span.until}
    return {
        "point": point,
        "estimates": _all(data, "estimates", {"estimate": estimates}) if estimates else [],
        "claims": _all(data, "claims", {"estimate": estimates}) if estimates else [],
        "left_out": _all(data, "claims", left) if measures else [],
    }


def _all(data: Data, name: str, asked: queries.Row) -> list[queries.Row]:
    """The first rows of a question of which only some filters are set."""
    return queries.paged(
        data.db, name, Page(_MOST, None), _KEYS[name], **(_OPEN[name] | asked)
    ).rows


_MOST = 500
_KEYS = {"claims": ("key_day", "claim"), "estimates": ("estimate",)}
_OPEN: dict[str, queries.Row] = {name: queries.filters(name) for name in _KEYS}
