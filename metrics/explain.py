"""From a point back to the sentences: what was counted, held or left out, and why."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import duckdb

import sql
from metrics.catalogue import body
from metrics.indicators import Point
from metrics.model import Frozen
from metrics.reconcile.scopes import TOGETHER

Row = Mapping[str, Any]
_MEASURE = re.compile(r"measure = '(\w+)'")
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Explanation(Frozen):
    """A point in words, with the estimates, claims and left-out claims behind it."""

    sentence: str
    policy: str
    point: Point
    estimates: tuple[Row, ...]
    claims: tuple[Row, ...]
    left_out: tuple[Row, ...]


def explain(db: duckdb.DuckDBPyConnection, point: Point) -> Explanation:
    """Lead a point back to its estimates, claims and sentences."""
    keys = list(point.estimates)
    estimates = _rows(db, "estimates", {"estimates": keys, "region": point.region})
    behind = [row["estimate"] for row in estimates]
    asked = {
        "measures": list(measures(point.indicator)),
        "region": point.region,
        "since": point.period_start,
        "until": point.period_end,
        "estimates": behind,
    }
    policy = db.execute("SELECT value FROM meta WHERE name = 'policy'").fetchall()
    return Explanation(
        sentence=sentence(point) + roll_up(db, point, estimates),
        policy=policy[0][0] if policy else "default",
        point=point,
        estimates=tuple(estimates),
        claims=tuple(_rows(db, "claims", {"estimates": behind})),
        left_out=tuple(_rows(db, "left_out", asked)),
    )


def measures(code: str) -> tuple[str, ...]:
    """Give the measures that an indicator counts."""
    found = [each for name in _MEASURE.findall(body(code)) for each in TOGETHER.get(name, (name,))]
    own = [name for name in found if name != "population"]
    return tuple(dict.fromkeys(own or found))


def sentence(point: Point) -> str:
    """Say a point in one plain sentence."""
    return f"{_range(point)}: {_sources(point)}{_cover(point)}{_residents(point)}."


def roll_up(db: duckdb.DuckDBPyConnection, point: Point, estimates: Sequence[Row]) -> str:
    """Say what was reported for the region, what its places sum up to, and which of them counts.

    Nothing where only one of both was reported; of stocks, the newest counts, not the larger.
    """
    whole = [row for row in estimates if row["role"] == "counted" and row["region"] == point.region]
    held = [row for row in estimates if row["role"] == "held" and row["region"] != point.region]
    inner = {row["estimate"] for row in _rows(db, "nested", {"estimates": _keys(held)})}
    parts = [row for row in held if row["estimate"] not in inner]
    both = (*whole, *parts)
    if not whole or not parts or any(r["best"] is None or r["kind"] != "flow" for r in both):
        return ""
    reported, summed = (sum(row["best"] for row in rows) for rows in (whole, parts))
    taken = "what was reported" if reported >= summed else "the sum"
    return (
        f" As reported for the whole region {_number(reported)}, as summed from "
        f"{len(parts)} place{'' if len(parts) == 1 else 's'} within it {_number(summed)}: "
        f"{taken} is taken, the larger of both."
    )


def unanswered(
    db: duckdb.DuckDBPyConnection,
    code: str,
    region: str,
    since: date | None = None,
    until: date | None = None,
) -> Sequence[Row]:
    """What was reported near a question that has no answer, and why it does not count in it."""
    asked = {"measures": list(measures(code)), "region": region, "estimates": []}
    return _rows(db, "left_out", asked | {"since": since, "until": until})


def _keys(rows: Sequence[Row]) -> list[str]:
    return [row["estimate"] for row in rows]


def _range(point: Point) -> str:
    low, best, high = (_number(value) for value in (point.low, point.best, point.high))
    if low is not None and point.low == point.best == point.high:
        return low
    parts = [
        f"at least {low}" if low is not None else "no lower bound",
        f"best supported {best}" if best is not None else "no best value",
        f"at most {high}" if high is not None else "no upper bound",
    ]
    text = ", ".join(parts)
    return text[0].upper() + text[1:]


def _sources(point: Point) -> str:
    many = _WORDS[point.sources] if point.sources < len(_WORDS) else f"{point.sources:,}"
    text = f"{many} independent source{'' if point.sources == 1 else 's'}"
    return f"{text}, contested" if point.contested else text


def _cover(point: Point) -> str:
    """Say how much of the region a sum of places stands for."""
    if point.covered is None or point.covered == point.regions:
        return ""
    return f", for {point.covered} of {point.regions} regions within it"


def _residents(point: Point) -> str:
    named = point.denominator if point.denominator != "reports" else point.denominator_dated
    return f"; residents: {named}" if named and point.denominator else ""


def _number(value: float | None) -> str | None:
    if value is None:
        return None
    return f"{value:,.0f}" if value == round(value) or value >= 1000 else f"{value:.3g}"


def _rows(db: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, object]) -> Sequence[Row]:
    found = db.execute(sql.one("explain", name).body, dict(values))
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
