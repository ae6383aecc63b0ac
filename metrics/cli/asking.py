"""Commands that answer: ``indicators`` lists questions, ``show`` answers, ``explain`` says why."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from metrics.cli import options, output
from metrics.cli.options import Format, FormatOption, Home
from metrics.errors import BadParameterError, QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path

    import duckdb

    from metrics.explain import Explanation
    from metrics.indicators import How, Point

POINT_NAMES = (
    *("point", "indicator", "region", "period", "period_start", "period_end"),
    *("low", "best", "high"),
    *("floor", "bound", "unit", "open", "parts", "sources", "claims", "contested", "grade"),
    *("breach", "baseline", "dated", "denominator_dated", "denominator", "covered", "regions"),
)
EVIDENCE = (
    *("role", "reason", "low", "best", "high", "bound", "measure", "unit", "population_group"),
    *("region", "period_start", "period_end", "originator", "publisher", "published", "quote"),
    *("excerpt", "document", "span_start", "span_end", "dataset", "row_key", "event", "claim"),
    "estimate",
)

HITS = 3
SOME, EVERY = 20, 1000  # claims that are shown of one point, of each kind
SPELLED = 12  # answers; where there are more, the words behind each of them are asked for by name
SILENT = "no report: nothing that was loaded says anything of this\n"
DAY = "YYYY[-MM[-DD]]"
Since = Annotated[
    str | None, typer.Option("--from", metavar=DAY, help="First day; 2019-04 is its first.")
]
Until = Annotated[
    str | None, typer.Option("--to", metavar=DAY, help="Last day; 2019-04 is its last.")
]
AsOf = Annotated[str | None, typer.Option(metavar=DAY, help="Only what was published by this day.")]
KnownBy = Annotated[
    str | None, typer.Option(metavar=DAY, help="Only what had been loaded by this day.")
]


class PeriodKind(StrEnum):
    """How the answer is cut in time."""

    ALL = "all"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def indicators(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="One indicator, with all of its header.")
    ] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """List the indicators: code, title, unit and what each counts."""
    from metrics import catalogue

    found = (catalogue.named(code),) if code else catalogue.catalogue()
    rows = [one.model_dump() for one in found]
    names: tuple[str, ...] = tuple(catalogue.Indicator.model_fields)
    if form is Format.TABLE and code:
        names = ("key", "value")
        rows = [dict(zip(names, pair, strict=True)) for pair in rows[0].items() if pair[1]]
    elif form is Format.TABLE:
        names = ("code", "title", "unit", "kind", "definition")
    output.write(names, [{name: row[name] for name in names} for row in rows], form)


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
    known_by: KnownBy = None,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """Show an indicator for a region: low, best, high, and the sentences behind them."""
    from metrics import explain

    how = _how(since, until, period, policy, as_of)
    folder = options.settings(context, home).home
    day = options.edge("--known-by", known_by, first=False)
    with _data(folder, day) as db:
        code = _code(db, region, folder)
        if form is Format.TABLE:
            found = len(answer(explain.explanations(db, indicator, code, **how), day))
        else:
            found = _rows(db, indicator, code, how, form)
        if not found:
            days = how.get("since"), how.get("until")
            _say_near(explain.unanswered(db, indicator, code, *days))


def explain(
    context: typer.Context,
    point: Annotated[
        str,
        typer.Argument(metavar="POINT", help="Its name, such as CAS-01:SY07:2019-05 (see show)."),
    ],
    known_by: KnownBy = None,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """Explain a point: estimates, claims with their words, what was left out and why."""
    from metrics import explain as explaining
    from metrics import questions

    asked = questions.parse(point)
    day = options.edge("--known-by", known_by, first=False)
    with _data(options.settings(context, home).home, day) as db:
        found = explaining.explain(db, point)
        if form is not Format.TABLE:
            output.write(EVIDENCE, map(_plain, found.evidence() if found else ()), form)
        elif found:
            _print([found], EVERY, day)
        else:
            sys.stdout.write(SILENT)
            near = explaining.unanswered(
                db, asked.indicator, asked.region, asked.since, asked.until
            )
            _say_near(near)


def _data(
    folder: "Path", known_by: "date | None"
) -> "AbstractContextManager[duckdb.DuckDBPyConnection]":
    """What is published, or what had been loaded by a day."""
    from metrics import pictures, store

    home = store.Home(folder)
    return pictures.picture(home, known_by=known_by) if known_by else store.open_published(home)


def _how(
    since: str | None, until: str | None, period: PeriodKind, policy: str, as_of: str | None
) -> "How":
    """What was asked beside indicator and region."""
    first = options.edge("--from", since, first=True)
    last = options.edge("--to", until, first=False)
    if first and last and first > last:
        raise BadParameterError(f"--from {first} is after --to {last}")
    known = options.edge("--as-of", as_of, first=False)
    return {
        **{"since": first, "until": last, "as_of": known},
        **{"period": period.value, "policy": policy},
    }


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
    return named_region(region, home)


def named_region(region: str, home: "Path") -> str:
    """What is no code of the data: itself, unless places bear it as a name."""
    found = [hit.region for hit in options.gazetteer(home).search(region)]
    if not found:
        return region
    several = dict.fromkeys(f"{one.pcode} {one.name}" for one in found)
    meant = ", ".join(list(several)[:HITS])
    raise QueryError(f"no region {region!r}: --region takes a P-code; did you mean {meant}?")


def answer(
    found: "Sequence[Explanation]", known_by: "date | None" = None
) -> "Sequence[Explanation]":
    """Points as a table, with the words behind each of them."""
    if found:
        _print(found, SOME, known_by)
    else:
        sys.stdout.write(SILENT)
    return found


def _rows(
    db: "duckdb.DuckDBPyConnection", indicator: str, region: str, how: "How", form: Format
) -> int:
    """Points as rows for other programs; how many there are."""
    from metrics import explain, indicators

    asked = indicators.question(db, [indicator], regions=[region], **how)
    with indicators.looking(db, asked) as own:
        found = indicators.seen(own, asked)
    names = (explain.asked_of(point, asked).name for point in found)
    output.write(POINT_NAMES, map(_row, names, found), form)
    return len(found)


def _print(found: "Sequence[Explanation]", most: int, known_by: "date | None") -> None:
    from metrics.cli import shown

    out = output.console()
    out.print(shown.points([one.point for one in found]))
    if len(found) > SPELLED:
        asked = f"humetrics explain {found[-1].name}" + (
            f" --known-by {known_by}" if known_by else ""
        )
        output.say(f"what is behind one of these {len(found)} answers: {asked}")
        return
    for one in found:
        out.print(shown.explanation(one, most, known_by))


def named(
    db: "duckdb.DuckDBPyConnection", name: str, values: dict[str, object] | None = None
) -> list[dict[str, object]]:
    """The rows of a question of ``sql/queries``."""
    import sql

    found = db.execute(sql.one("queries", name).body, values)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _row(name: str, point: "Point") -> dict[str, object]:
    return _plain({"point": name} | {column: getattr(point, column) for column in POINT_NAMES[1:]})


def _plain(row: "Mapping[str, Any]") -> dict[str, object]:
    """A row whose whole numbers are written as such."""
    from metrics import export

    ends = ("low", "best", "high", "floor")
    return {**row, **{end: export.number(row[end]) for end in ends if end in row}}
