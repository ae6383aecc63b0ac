"""``humetrics sources``: which datasets can be read, what a file would give, what was left out."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Country, Date, Format, FormatOption, Home, Publisher
from metrics.errors import SourceError

if TYPE_CHECKING:
    from metrics.sources import Card
    from metrics.store.datasets import DatasetReport, Reading

CardOption = Annotated[
    Path | None, typer.Option("--card", help="A card of your own (TOML), for a table of your own.")
]
app = typer.Typer(no_args_is_help=True, help="Datasets: what can be read, and what was left out.")


@app.command("list")
def cards(context: typer.Context, form: FormatOption = Format.TABLE, home: Home = None) -> None:
    """List the datasets that are recognised, with publisher, licence and what may be passed on."""
    from metrics.store import Home as Folder
    from metrics.store.datasets import cards_of

    folder = Folder(options.settings(context, home).home)
    rows = [
        {
            "dataset": card.name,
            "title": card.title,
            "publisher": card.publisher,
            "licence": card.licence,
            "redistribute": card.redistribute,
        }
        for card in cards_of(folder)
    ]
    output.write(list(rows[0]), rows, form)


@app.command("try")
def attempt(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A table: csv, xlsx, json, geojson.")
    ],
    card: CardOption = None,
    date: Date = None,
    publisher: Publisher = None,
    country: Country = None,
    rows: Annotated[int, typer.Option(min=0, help="How many claims to show.")] = 10,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """Show what a file would give, and what of it would be left out and why; nothing is stored."""
    from metrics.cli import tabled
    from metrics.loading.datasets import no_card
    from metrics.store.datasets import examine

    how = reading(context, home, card, date, publisher, country)
    report = examine(file, how, rows)
    if form is not Format.TABLE:
        output.write(*_claims(report), form)
    else:
        tabled.write(report)
    if not report.read:
        raise SourceError(f"{file}: {no_card(report)}")


@app.command()
def rejects(
    context: typer.Context,
    dataset: Annotated[
        str | None, typer.Argument(metavar="[DATASET]", help="Only of this dataset.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Also rows that a rule of the card leaves out.")
    ] = False,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """List the rows of loaded datasets that made no claim: file, row, column, value and reason."""
    from metrics.errors import UnknownNameError
    from metrics.store import Home as Folder
    from metrics.store.rejects import DETAILS, datasets, rejected

    folder = Folder(options.settings(context, home).home)
    known = datasets(folder)
    if dataset is not None and dataset not in known:
        raise UnknownNameError("dataset", dataset, known)
    found = iter(rejected(folder, dataset, every=every))
    first = next(found, None)
    if first is not None or form is not Format.TABLE:
        output.write(DETAILS, chain([first] if first else [], found), form)
    elif every:
        output.say("every row made a claim")
    else:
        left = sum(1 for _ in rejected(folder, dataset, every=True))
        output.say(
            f"nothing is wrong with any row; {left:,} are left out by rule: --all lists them"
        )


def reading(
    context: typer.Context,
    home: Path | None,
    card: Path | None,
    date: str | None,
    publisher: str | None,
    country: str | None,
) -> "Reading":
    """How files of datasets are read, as the options of a command say."""
    from metrics.store import Home as Folder
    from metrics.store import datasets

    settings = options.settings(context, home)
    return datasets.reading(
        Folder(settings.home),
        cards=() if card is None else (own(card),),
        gazetteer=options.gazetteer(settings.home),
        published=options.day("--date", date),
        publisher=publisher,
        country=country,
        fallback=settings.fallback_encoding,
        limit=settings.row_bytes,
    )


def own(path: Path) -> "Card":
    """The card of a user's file."""
    from metrics.sources.card import parse

    try:
        return parse(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: {error}") from error


def _claims(report: "DatasetReport") -> tuple[list[str], Iterator[Mapping[str, object]]]:
    found = [
        {"dataset": table.dataset, "sheet": table.sheet, **row}
        for table in report.read
        for row in table.sample
    ]
    return list(found[0]) if found else [], iter(found)
