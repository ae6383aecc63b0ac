"""Everything behind one point: its estimates, their claims, and what was left out, with why."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from api import points, queries
from api.deps import NOWHERE, Data
from api.evidence import EstimateRow
from api.params import Page, PeriodKind, Span
from metrics import explain
from metrics.questions import Asked

_MOST, _MOST_PARTS, _NEAR = 500, 100, 200  # of claims, of parts, of claims left out
_KEYS = queries.BY_DAY | {"claim": "after"}
_OPEN: queries.Row = queries.filters("claims")
_RENAMED = {
    "location_code": "country",
    "reference_period_start": "period_start",
    "reference_period_end": "period_end",
}


def explained(data: Data, asked: Asked) -> queries.Row:
    """A point with its estimates, their claims, and the claims of its measures left out."""
    found = explain.explain(data.db, asked.name)
    question = _question(asked)
    if found is None:
        near = explain.unanswered(data.db, asked.indicator, asked.region, asked.since, asked.until)
        point = points.unreported(data, asked.indicator, asked.region, question)
        shown = _claims(data, near)
        return _answer(point, [], [], shown, len(near) < _NEAR, None)
    point = points.reported(data, found.point, question)
    counted, left_out = _claims(data, found.claims), _claims(data, found.left_out)
    whole = len(found.claims) <= _MOST and len(found.left_out) < _NEAR
    whole = whole and len(found.point.estimates) < _MOST_PARTS
    estimates = [_estimate(data, row) for row in found.estimates[:_MOST]]
    return _answer(point, estimates, counted, left_out, whole, found)


def _answer(
    point: queries.Row,
    estimates: list[queries.Row],
    claims: list[queries.Row],
    left_out: list[queries.Row],
    complete: bool,
    found: explain.Explanation | None,
) -> queries.Row:
    drawn = found.interval90 if found else None
    return {
        "point": point,
        "sentence": found.sentence if found else None,
        "alarm": found.alarm if found else None,
        "interval90": drawn._asdict() if drawn else None,
        "estimates": estimates,
        "claims": claims,
        "left_out": left_out,
        "complete": complete,
    }


def _question(asked: Asked) -> points.Question:
    span = Span(asked.since, asked.until)
    period = cast("PeriodKind", asked.period)
    return points.Question([asked.region], span, period, policy=asked.policy, as_of=asked.as_of)


def _claims(data: Data, rows: Sequence[Mapping[str, Any]]) -> list[queries.Row]:
    """The claims that may be shown, each with what it does in this point and why."""
    told = {row["claim"]: row for row in reversed(rows[:_MOST])}
    if not told:
        return []
    found = queries.paged(
        data.db, "claims", Page(_MOST, None), _KEYS, **(_OPEN | {"claim": list(told)})
    )
    return [
        row
        | {"role": told[row["claim"]].get("role", "left_out")}
        | {"reason": told[row["claim"]]["reason"]}
        for row in found.rows
    ]


def _estimate(data: Data, row: Mapping[str, Any]) -> queries.Row:
    place = data.snapshot.places.get(row["region"], NOWHERE)
    named = {name: place[name] for name in ("region_name", "admin_level")}
    values = dict(row) | named
    return {name: values[_RENAMED.get(name, name)] for name in EstimateRow.model_fields}
