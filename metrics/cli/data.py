"""Commands that fill and ask the data folder: ``load``, ``build`` and ``sql``."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.languages import Foreign, Unread
from metrics.cli.options import Date, Format, FormatOption, Home, Lang, Publisher
from metrics.cli.output import Refusals, Undated

if TYPE_CHECKING:
    from metrics.model import Document, Reading
    from metrics.places import Gazetteer
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
    from metrics import store

    settings = options.settings(context, home)
    told: dict[str, object] = {
        "lang": lang,
        "publisher": publisher,
        "published": options.day("--date", date),
    }
    refusals, undated, names = Refusals(), Undated(), dict[str, str]()
    foreign, unread = Foreign(lang), Unread()
    gazetteer = options.gazetteer(settings.home)
    report = store.load_documents(
        store.Home(settings.home),
        foreign.watch(undated.watch(_documents(paths, told, settings, refusals, names))),
        _reader(gazetteer, names, unread),
        gazetteer=gazetteer,
    )
    sys.stdout.write(f"{report}\nNext: humetrics build\n")
    unread.documents = undated.documents  # also those that were there already
    for told_at_the_end in (undated, foreign, refusals, unread):
        told_at_the_end.end()


def _reader(
    gazetteer: "Gazetteer", names: dict[str, str], unread: Unread
) -> "Callable[[Document], Reading]":
    """The reading of texts; one that is refused is named with its file and the reason."""
    from metrics import text

    def read(document: "Document") -> "Reading":
        reading = text.read(document, gazetteer=gazetteer)
        unread.add(refused=reading.refused is not None)
        if reading.refused:
            name = names.get(document.id) or document.external_id or document.id
            output.say(f"{name}: not read: {reading.refused}")
        return reading

    return read


def _documents(
    paths: list[Path],
    told: dict[str, object],
    settings: "Settings",
    refuse: Refusals,
    names: dict[str, str],
) -> Iterator["Document"]:
    """The documents of the paths; `names` holds the file of each of the last ones."""
    from metrics import documents, store
    from metrics.errors import SourceError

    for path in paths:
        try:
            for file in documents.files(path):
                for document in documents.load(
                    file,
                    **told,  # type: ignore[arg-type]
                    refuse=refuse,
                    limit=settings.document_bytes,
                    fallback=settings.fallback_encoding,
                ):
                    names.pop(document.id, None)
                    names[document.id] = _name(file, document)
                    if len(names) > store.BATCH:
                        del names[next(iter(names))]
                    yield document
        except SourceError as error:
            refuse(error)


def _name(file: Path, document: "Document") -> str:
    name = "standard input" if str(file) == "-" else str(file)
    return f"{name}: {document.external_id}" if document.external_id else name


def build(context: typer.Context, home: Home = None) -> None:
    """Reconcile what is loaded, compute the indicators and publish them."""
    from metrics import build as builder
    from metrics import store

    settings = options.settings(context, home)
    gazetteer = options.gazetteer(settings.home)
    again = store.read_again(store.Home(settings.home), gazetteer=gazetteer)
    if again.read:
        output.say(f"{again.read:,} documents read again, with the places and rules of now")
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
