"""From a point back to the sentences: what was counted, held or left out, and why."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import isclose
from typing import Any, Unpack

import duckdb

import sql
from metrics import doubt, indicators
from metrics.catalogue import body
from metrics.doubt import Interval90
from metrics.indicators import How, Point, Question
from metrics.model import Frozen
from metrics.questions import Asked, parse
from metrics.reconcile.scopes import (
    FACILITY_ABOVE,
    GROUP_ABOVE,
    TOGETHER,
    facilities_above,
    groups_above,
)
from metrics.wording import alarm, number, sentence

Row = Mapping[str, Any]
_MEASURE = re.compile(r"measure = '(\w+)'")
DRAWN = 12  # a list of more points has no 90 % intervals: each is a computation of its own
_CELL = re.compile(r"(unit|kind|group|facility) = '(\w+)'")


class Explanation(Frozen):
    """A point in words, with its name, and the estimates and claims behind it and left out."""

    name: str
    sentence: str
    alarm: str | None
    policy: str
    as_of: date | None
    point: Point
    interval90: Interval90 | None
    estimates: tuple[Row, ...]
    claims: tuple[Row, ...]
    left_out: tuple[Row, ...]

    @property
    def counted(self) -> tuple[Row, ...]:
        """The claims that the point stands on, those of estimates that lie within others last."""
        within = {row["estimate"]: row["why"] for row in self.estimates if row["role"] == "held"}
        rows = [row for row in self.claims if row["role"] == "counted"]
        told = [
            {**row, "role": "within", "reason": f"{row['reason']}; within another: {why}"}
            if (why := within.get(row["estimate"]))
            else row
            for row in rows
        ]
        return tuple(sorted(told, key=lambda row: row["role"] == "within"))

    @property
    def uncounted(self) -> tuple[Row, ...]:
        """All that was said of the same and is not counted, each with its reason."""
        merged = [row for row in self.claims if row["role"] != "counted"]
        return (*merged, *({**row, "role": "left_out"} for row in self.left_out))

    def evidence(self) -> list[Row]:
        """Every claim as one flat row: what it does in the point, and why."""
        blank = {"estimate": None}
        return [blank | dict(row) for row in (*self.counted, *self.uncounted)]


def explain(db: duckdb.DuckDBPyConnection, name: str) -> Explanation | None:
    """Lead a point back to its estimates, claims and words; None where there is no report."""
    asked = parse(name)
    found = explanations(
        db,
        asked.indicator,
        asked.region,
        since=asked.since,
        until=asked.until,
        period=asked.period,
        policy=asked.policy,
        as_of=asked.as_of,
    )
    return found[0] if found else None


def explanations(
    db: duckdb.DuckDBPyConnection, code: str, region: str, **how: Unpack[How]
) -> tuple[Explanation, ...]:
    """Answer an indicator for a region, each answer led back to what it comes from."""
    question = indicators.question(db, [code], regions=[region], **how)
    with indicators.looking(db, question) as own:
        points = indicators.seen(own, question)
        drawn = len(points) <= DRAWN
        return tuple(
            _explained(own, point, asked_of(point, question), drawn=drawn) for point in points
        )


def asked_of(point: Point, question: Question) -> Asked:
    """Give the question that a point alone answers."""
    whole = point.period == "all"
    since, until = question.window if whole else (point.period_start, point.period_end)
    asked = Asked(point.indicator, point.region, point.period, since, until)
    return asked._replace(policy=question.policy, as_of=question.as_of)


def _explained(
    db: duckdb.DuckDBPyConnection, point: Point, asked: Asked, *, drawn: bool
) -> Explanation:
    estimates = _rows(db, "estimates", {"estimates": list(point.estimates), "region": point.region})
    behind = _keys(estimates)
    near: dict[str, object] = {"region": point.region, "since": asked.since, "until": asked.until}
    near |= {**_counts(point.indicator), "estimates": behind}
    claims = _rows(db, "claims", {"estimates": behind, "policy": asked.policy})
    left_out = _rows(db, "left_out", near)
    drawn = drawn and doubt.drawable(point.indicator)
    return Explanation(
        name=asked.name,
        sentence=sentence(point) + roll_up(db, point, estimates),
        alarm=alarm(point),
        policy=asked.policy,
        as_of=asked.as_of,
        point=point,
        interval90=doubt.interval(db, point, asked) if drawn else None,
        estimates=tuple(estimates),
        claims=tuple(claims),
        left_out=tuple(left_out),
    )


def measures(code: str) -> tuple[str, ...]:
    """Give the measures that an indicator counts."""
    found = [each for name in _MEASURE.findall(body(code)) for each in TOGETHER.get(name, (name,))]
    own = [name for name in found if name != "population"]
    return tuple(dict.fromkeys(own or found))


def _counts(code: str) -> dict[str, list[str]]:
    """Give what an indicator counts: its measures, units, kinds, groups and facilities."""
    named_there: dict[str, set[str]] = defaultdict(set)
    for column, value in _CELL.findall(body(code)):
        named_there[column].add(value)
    groups, facilities = named_there["group"], named_there["facility"]
    inside = {one for one in (*GROUP_ABOVE, "all") if groups & set(groups_above("killed", one))}
    kinds = {one for one in FACILITY_ABOVE if facilities & set(facilities_above(one))}
    return {
        "measures": list(measures(code)),
        "units": sorted(named_there["unit"]),
        "kinds": sorted(named_there["kind"]),
        "groups": sorted(inside),
        "facilities": [] if "any" in facilities else sorted(facilities | kinds),
    }


def roll_up(db: duckdb.DuckDBPyConnection, point: Point, estimates: Sequence[Row]) -> str:
    """Say what was reported for the region, what its places sum up to, and which of them counts.

    Nothing where only one of both was reported, nor where neither is the answer, because more than
    these lies behind it; of stocks, the newest counts, not the larger.
    """
    whole = [row for row in estimates if row["role"] == "counted" and row["region"] == point.region]
    held = [row for row in estimates if row["role"] == "held" and row["region"] != point.region]
    inner = {row["estimate"] for row in _rows(db, "nested", {"estimates": _keys(held)})}
    parts = [row for row in held if row["estimate"] not in inner]
    both = (*whole, *parts)
    if not whole or not parts or any(r["best"] is None or r["kind"] != "flow" for r in both):
        return ""
    if not doubt.drawable(point.indicator):
        return ""
    reported, summed = (sum(row["best"] for row in rows) for rows in (whole, parts))
    if point.best is None or not isclose(max(reported, summed), point.best):
        return ""
    taken = "what was reported" if reported >= summed else "the sum"
    return (
        f" As reported for the whole region {number(reported)}, as summed from "
        f"{len(parts)} place{'' if len(parts) == 1 else 's'} within it {number(summed)}: "
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
    asked: dict[str, object] = {"region": region, "since": since, "until": until, "estimates": []}
    return _rows(db, "left_out", {**_counts(code), **asked})


def _keys(rows: Sequence[Row]) -> list[str]:
    return [row["estimate"] for row in rows]


def _rows(db: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, object]) -> Sequence[Row]:
    found = db.execute(sql.one("explain", name).body, dict(values))
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
