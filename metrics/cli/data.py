"""Commands that publish and ask the data folder: ``build``, ``sql`` and ``schema``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output, snapshots
from metrics.cli.options import Format, FormatOption, Home, Jobs, Keep, KeepMonths

if TYPE_CHECKING:
    from metrics.settings import Settings


def build(
    context: typer.Context,
    home: Home = None,
    jobs: Jobs = None,
    keep: Keep = None,
    keep_months: KeepMonths = None,
) -> None:
    """Reconcile what is loaded, compute the indicators and publish them."""
    told = {"jobs": jobs, "keep": keep, "keep_months": keep_months}
    path = publish(options.settings(context, home, **told))
    sys.stdout.write(f"Published {path}\n")


def publish(settings: "Settings") -> Path:
    """Read again what other rules read, then build a snapshot and publish it."""
    from metrics import build as builder
    from metrics import store

    home = store.Home(settings.home)
    gazetteer = options.gazetteer(settings.home)
    again = store.read_again(home, gazetteer=gazetteer, jobs=settings.jobs)
    if again.read:
        output.say(f"{again.read:,} documents read again, with the places and rules of now")
    rule = snapshots.rule(settings)
    return builder.build(home, gazetteer=gazetteer, coarse=settings.coarse, keep=rule)


def sql(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT; - is stdin.")],
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """Ask the published data in SQL, read-only and within limits."""
    from metrics import sandbox, store

    settings = options.settings(context, home)
    with store.open_published(store.Home(settings.home)) as db:
        answer = sandbox.run(
            db,
            sys.stdin.read() if query == "-" else query,
            seconds=settings.sql_seconds,
            rows=settings.sql_rows,
            memory=settings.sql_memory,
        )
    rows = (dict(zip(answer.names, row, strict=True)) for row in answer.rows)
    output.write(answer.names, rows, form)
    if answer.more:
        output.say(f"only the first {settings.sql_rows:,} rows are shown (HUMETRICS_SQL_ROWS)")


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="One view, macro or table; all without.")
    ] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print what can be asked in SQL: views, macros and tables, each column with its meaning."""
    import duckdb

    from metrics import build as builder
    from metrics.errors import UnknownNameError
    from sql import one

    with duckdb.connect() as db:
        builder.create(db)
        found = db.execute(one("queries", "schema").body).fetchall()
    if name and name not in {row[1] for row in found}:
        raise UnknownNameError("view, table or macro", name, dict.fromkeys(row[1] for row in found))
    names = ("kind", "name", "column", "type", "meaning")
    chosen = (row for row in found if name in (None, row[1]))
    output.write(names, (dict(zip(names, row, strict=True)) for row in chosen), form)
