"""Indicators: named questions, one SQL file each, and their answers per region and period.

The files of sql/indicators read the table `total`. Answers for the periods all, year and month
over all time are ready in the snapshot; any other question is computed from its estimates, by the
same rules.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from typing import NamedTuple, TypedDict, Unpack

import duckdb

import sql
from metrics.catalogue import Indicator, body, catalogue, named
from metrics.errors import BadParameterError, UnknownNameError
from metrics.reconcile.estimates import POLICIES
from metrics.reconcile.totals import PERIODS, Ask, totalled
from metrics.reconcile.views import look

__all__ = [
    "COLUMNS",
    "READY",
    "Indicator",
    "Point",
    "Question",
    "answers",
    "catalogue",
    "looking",
    "named",
    "publish",
    "question",
    "run",
    "seen",
]

READY = ("all", "year", "month")
WORD = re.compile(r"\w+")
COLUMNS = (
    *("region", "period", "period_start", "period_end", "low", "best", "high", "floor"),
    *("open", "parts", "sources", "claims", "contested", "grade"),
    *("dated", "denominator_dated", "denominator", "covered", "regions"),
    *("baseline", "estimates"),
)


class Point(NamedTuple):
    """One answer: a region, a period, low, best and high, and what stands behind them."""

    indicator: str
    region: str
    period: str
    period_start: date | None
    period_end: date | None
    low: float | None
    best: float | None
    high: float | None
    floor: float | None
    bound: str
    unit: str
    open: int
    parts: int
    sources: int
    claims: int
    contested: int
    grade: str
    breach: str | None
    dated: date | None
    denominator_dated: date | None
    denominator: str | None
    covered: int | None
    regions: int | None
    baseline: float | None
    estimates: tuple[str, ...]


class Question(NamedTuple):
    """A question that was checked."""

    indicators: tuple[Indicator, ...]
    regions: tuple[str, ...] | None
    since: date | None
    until: date | None
    period: str
    policy: str
    as_of: date | None

    @property
    def window(self) -> tuple[date | None, date | None]:
        """The days that bound what is counted; a period bounds it by itself."""
        return (self.since, self.until) if self.period == "all" else (None, None)


class How(TypedDict, total=False):
    """How a question may be asked, beside what of and where.

    With `period` all, since and until bound what is counted; else they choose the periods that
    touch them. `policy` and `as_of` (published by that day) look at the same claims another way.
    """

    level: int | None
    since: date | None
    until: date | None
    period: str
    policy: str
    as_of: date | None


def run(
    db: duckdb.DuckDBPyConnection, code: str, *, region: str | None = None, **how: Unpack[How]
) -> tuple[Point, ...]:
    """Answer an indicator: for a region, for the regions of a level (within it), or for all."""
    return answers(db, [code], regions=[] if region is None else [region], **how)


def answers(
    db: duckdb.DuckDBPyConnection,
    codes: Sequence[str],
    *,
    regions: Sequence[str] = (),
    **how: Unpack[How],
) -> tuple[Point, ...]:
    """Answer several indicators, for several regions or those of a level within them, at once."""
    asked = question(db, codes, regions=regions, **how)
    with looking(db, asked) as own:
        return seen(own, asked)


def question(
    db: duckdb.DuckDBPyConnection,
    codes: Sequence[str],
    *,
    regions: Sequence[str] = (),
    **how: Unpack[How],
) -> Question:
    """Check a question: each of its names and values exists."""
    asked = Question(
        indicators=tuple(named(code) for code in dict.fromkeys(codes)),
        regions=_regions(db, regions, how.get("level")),
        since=how.get("since"),
        until=how.get("until"),
        period=how.get("period", "all"),
        policy=how.get("policy", "default"),
        as_of=how.get("as_of"),
    )
    _check(asked)
    return asked


@contextmanager
def looking(
    db: duckdb.DuckDBPyConnection, question: Question
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a connection that sees the claims as the question does; tables made on it go with it."""
    with db.cursor() as own:
        if question.regions != ():
            look(own, policy=question.policy, as_of=question.as_of)
        yield own


def seen(own: duckdb.DuckDBPyConnection, question: Question) -> tuple[Point, ...]:
    """Answer a question on a connection that sees as it does."""
    if question.regions == ():
        return ()
    other = question.policy != "default" or question.as_of
    if question.period not in READY or any(question.window) or other:
        return _computed(own, question)
    return _ready(own, question)


def _points(db: duckdb.DuckDBPyConnection, one: Indicator) -> list[Point]:
    rows = db.execute(_answer(db, one), parameters(one)).fetchall()
    return [Point._make((*row[:-1], tuple(row[-1]))) for row in rows]


def publish(db: duckdb.DuckDBPyConnection, codes: Collection[str] = ()) -> None:
    """Put answers into the table `point`, for the periods that stand ready."""
    asked = [one for one in catalogue() if not codes or one.code in codes]
    beside(db, asked)
    ready = ", ".join(f"'{period}'" for period in READY)
    for one in asked:
        query = f"INSERT INTO point BY NAME SELECT * FROM ({_answer(db, one)})"  # noqa: S608
        db.execute(f"{query} WHERE period IN ({ready})", parameters(one))


def _answer(db: duckdb.DuckDBPyConnection, one: Indicator) -> str:
    db.execute(f"CREATE OR REPLACE TEMP VIEW answer AS {body(one.code)}")
    return sql.one("totals", "point").body


def beside(db: duckdb.DuckDBPyConnection, asked: Iterable[Indicator]) -> None:
    """Make the views that these indicators read: totals with residents, another total, the past."""
    read = {word for one in asked for word in WORD.findall(body(one.code))}
    for file in sql.folder("beside"):
        if file.name in read:
            db.execute(f"CREATE OR REPLACE TEMP VIEW {file.name} AS {file.body}")


def parameters(one: Indicator) -> dict[str, object]:
    """Give what sql/totals/point.sql takes of an indicator."""
    limits = one.limits
    return {
        "code": one.code,
        "unit": one.unit,
        "signs": [limit.sign for limit in limits],
        "values": [limit.value for limit in limits],
        "relative": [limit.relative for limit in limits],
    }


def _check(question: Question) -> None:
    if question.period not in PERIODS:
        raise BadParameterError(f"no period {question.period!r}; there are: {', '.join(PERIODS)}")
    if question.policy not in POLICIES:
        raise UnknownNameError("policy", question.policy, POLICIES)
    since, until = question.since, question.until
    if since and until and since > until:
        raise BadParameterError(f"from {since} is after to {until}")


def _regions(
    db: duckdb.DuckDBPyConnection, regions: Sequence[str], level: int | None
) -> tuple[str, ...] | None:
    for region in regions:
        _known(db, region)
    if level is None:
        return tuple(dict.fromkeys(regions)) or None
    if not 0 <= level <= 4:
        raise BadParameterError(f"level {level} is not one of 0 to 4")
    rows = db.execute(
        "SELECT DISTINCT r.region FROM region AS r JOIN region_up AS u ON u.region = r.region "
        "WHERE r.level = $level AND ($within IS NULL OR list_contains($within::VARCHAR[], u.above))"
        " ORDER BY ALL",
        {"level": level, "within": list(regions) or None},
    ).fetchall()
    return tuple(code for (code,) in rows)


def _known(db: duckdb.DuckDBPyConnection, region: str) -> None:
    if db.execute("SELECT 1 FROM region WHERE region = ? LIMIT 1", [region]).fetchall():
        return
    codes = [code for (code,) in db.execute("SELECT region FROM region").fetchall()]
    raise UnknownNameError("region", region, get_close_matches(region, codes, 5))


def _ready(db: duckdb.DuckDBPyConnection, question: Question) -> tuple[Point, ...]:
    rows = db.execute(
        f"SELECT {', '.join(Point._fields)} FROM point "  # noqa: S608
        "WHERE list_contains($codes::VARCHAR[], indicator) AND period = $period "
        "AND ($regions IS NULL OR region IN (SELECT unnest($regions::VARCHAR[]))) "
        "AND ($since IS NULL OR period_end >= $since) "
        "AND ($until IS NULL OR period_start <= $until) "
        "ORDER BY list_position($codes::VARCHAR[], indicator), region, period_start NULLS FIRST",
        {
            "codes": [one.code for one in question.indicators],
            "period": question.period,
            "regions": None if question.regions is None else list(question.regions),
            "since": question.since,
            "until": question.until,
        },
    ).fetchall()
    return tuple(Point._make((*row[:-1], tuple(row[-1]))) for row in rows)


def _computed(own: duckdb.DuckDBPyConnection, question: Question) -> tuple[Point, ...]:
    since, until = question.since, question.until
    regions, periods = question.regions or (), (question.period,)
    totalled(own, Ask(regions, periods, *question.window, question.policy))
    own.execute("CREATE OR REPLACE TEMP VIEW total AS SELECT * FROM totalled")
    own.execute("CREATE OR REPLACE TEMP VIEW population_near AS SELECT * FROM population_now")
    beside(own, question.indicators)
    found = [point for one in question.indicators for point in _points(own, one)]
    return tuple(
        point
        for point in found
        if point.period == question.period and _touches(point, since, until)
    )


def _touches(point: Point, since: date | None, until: date | None) -> bool:
    """Say whether a point is of a window: an old stock is not, nor what nobody dated."""
    start, end = point.period_start, point.period_end
    if point.period == "all":
        late = until is not None and start is not None and start > until
        return not late and (since is None or (point.dated is not None and point.dated >= since))
    return not (since and end and end < since) and not (until and start and start > until)
