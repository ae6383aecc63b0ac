"""Commands that answer: ``indicators`` lists the questions, ``show`` answers one."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Format, FormatOption, Home
from metrics.errors import BadParameterError, QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import duckdb

    from metrics.indicators import Point

POINT_NAMES = (
    *("indicator", "region", "period", "period_start", "period_end", "low", "best", "high"),
    *("floor", "bound", "unit", "open", "parts", "sources", "claims", "contested", "grade"),
    *("dated", "denominator_dated", "denominator", "covered", "regions"),
)


HITS = 3
DAY = "YYYY[-MM[-DD]]"
Since = Annotated[
    str | None, typer.Option("--from", metavar=DAY, help="First day; 2019-04 is its first.")
]
Until = Annotated[
    str | None, typer.Option("--to", metavar=DAY, help="Last day; 2019-04 is its last.")
]
AsOf = Annotated[str | None, typer.Option(metavar=DAY, help="Only what was published by this day.")]


class PeriodKind(StrEnum):
    """How the answer is cut in time."""

    ALL = "all"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def indicators(form: FormatOption = Format.TABLE) -> None:
    """List the indicators: code, title, unit and what each counts."""
    from metrics import indicators as catalogue

    names = ("code", "title", "unit", "kind", "definition")
    rows = [{name: getattr(one, name) for name in names} for one in catalogue.catalogue()]
    output.write(names, rows, form)


def show(
    context: typer.Context,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Such as CAS-01.")],
    region: Annotated[
        str, typer.Option(metavar="P-CODE", help="Such as SY07, or SYR for the country.")
    ],
    since: Since = None,
    until: Until = None,
    period: Annotated[PeriodKind, typer.Option(help="One answer for each.")] = PeriodKind.ALL,
    policy: Annotated[
        str, typer.Option(help="How claims become one: default, ucdp_like, acled_floor, minmax.")
    ] = "default",
    as_of: AsOf = None,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """Show an indicator for a region: low, best, high, and the sentences behind them."""
    from metrics import explain, store
    from metrics import indicators as catalogue

    first, last = (
        options.edge("--from", since, first=True),
        options.edge("--to", until, first=False),
    )
    if first and last and first > last:
        raise BadParameterError(f"--from {first} is after --to {last}")
    settings = options.settings(context, home)
    with store.open_published(store.Home(settings.home)) as db:
        code = _code(db, region, settings.home)
        points = catalogue.run(
            db,
            indicator,
            region=code,
            since=first,
            until=last,
            period=period.value,
            policy=policy,
            as_of=options.edge("--as-of", as_of, first=False),
        )
        answer(db, points, form)
        if not points:
            _say_near(explain.unanswered(db, indicator, code, first, last))


def _say_near(rows: "Sequence[Mapping[str, object]]") -> None:
    """What was said of it all the same, and where it counts: never split in silence."""
    for row in rows[:HITS]:
        output.say(f"not counted here: {row['quote']!r} ({row['reason']})")
    if len(rows) > HITS:
        output.say(f"not counted here: {len(rows) - HITS} more")


def _code(db: "duckdb.DuckDBPyConnection", region: str, home: "Path") -> str:
    """A P-code as it is; of a name, the error says the codes of the regions that bear it."""
    if db.execute("SELECT 1 FROM region WHERE region = ?", [region]).fetchall():
        return region
    found = [hit.region for hit in options.gazetteer(home).search(region)]
    if not found:
        return region
    several = dict.fromkeys(f"{one.pcode} {one.name}" for one in found)
    meant = ", ".join(list(several)[:HITS])
    raise QueryError(f"no region {region!r}: --region takes a P-code; did you mean {meant}?")


def answer(db: "duckdb.DuckDBPyConnection", points: "Sequence[Point]", form: Format) -> None:
    """Points as a table with their sentences, or as rows for other programs."""
    from metrics import explain
    from metrics.cli import shown

    if form is not Format.TABLE:
        output.write(POINT_NAMES, [_row(point) for point in points], form)
    elif not points:
        sys.stdout.write("no report: nothing that was loaded says anything of this\n")
    else:
        out = output.console()
        out.print(shown.points(points))
        for point in points:
            out.print(shown.explanation(explain.explain(db, point)))


def named(
    db: "duckdb.DuckDBPyConnection", name: str, values: dict[str, object] | None = None
) -> list[dict[str, object]]:
    """The rows of a question of ``sql/queries``."""
    import sql

    found = db.execute(sql.one("queries", name).body, values)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _row(point: "Point") -> dict[str, object]:
    from metrics import export

    row = {name: getattr(point, name) for name in POINT_NAMES}
    return row | {name: export.number(row[name]) for name in ("low", "best", "high", "floor")}
