"""Commands that fill and ask the data folder: ``load``, ``build`` and ``sql``."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Date, Format, FormatOption, Home, Lang, Publisher
from metrics.cli.output import Refusals

if TYPE_CHECKING:
    from metrics.model import Document
    from metrics.settings import Settings


def load(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    date: Date = None,
    publisher: Publisher = None,
    lang: Lang = None,
    home: Home = None,
) -> None:
    """Read documents and add what they say to the data; the same twice changes nothing."""
    from metrics import store, text

    settings = options.settings(context, home)
    told: dict[str, object] = {
        "lang": lang,
        "publisher": publisher,
        "published": options.day("--date", date),
    }
    refusals = Refusals()
    gazetteer = options.gazetteer(settings.home)
    report = store.load_documents(
        store.Home(settings.home),
        _documents(paths, told, settings, refusals),
        partial(text.read, gazetteer=gazetteer),
        gazetteer=gazetteer,
    )
    sys.stdout.write(f"{report}\nNext: humetrics build\n")
    refusals.end()


def _documents(
    paths: list[Path], told: dict[str, object], settings: "Settings", refuse: Refusals
) -> Iterator["Document"]:
    from metrics import documents
    from metrics.errors import SourceError

    for path in paths:
        try:
            yield from documents.load(
                path,
                **told,  # type: ignore[arg-type]
                refuse=refuse,
                limit=settings.document_bytes,
                fallback=settings.fallback_encoding,
            )
        except SourceError as error:
            refuse(error)


def build(context: typer.Context, home: Home = None) -> None:
    """Reconcile what is loaded, compute the indicators and publish them."""
    from metrics import build as builder
    from metrics import store

    settings = options.settings(context, home)
    gazetteer = options.gazetteer(settings.home)
    path = builder.build(store.Home(settings.home), gazetteer=gazetteer)
    sys.stdout.write(f"Published {path}\n")


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
