"""The options that commands share, and the settings in force."""

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics import days
from metrics.errors import BadParameterError

if TYPE_CHECKING:
    from metrics.places import Gazetteer
    from metrics.settings import Settings

Home = Annotated[
    Path | None,
    typer.Option(help="Folder of the data (HUMETRICS_HOME; ./humetrics-data).", show_default=False),
]
Lang = Annotated[str | None, typer.Option(help="Language where the input names none, such as en.")]
Publisher = Annotated[str | None, typer.Option(help="Publisher where the input names none.")]
Date = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Day of publication where it names none."),
]
Country = Annotated[
    str | None,
    typer.Option(metavar="ISO3", help="Country of tables that have no column of it, such as SYR."),
]
Jobs = Annotated[
    int | None, typer.Option(help="Processes that read (HUMETRICS_JOBS).", show_default=False)
]

Keep = Annotated[
    int | None,
    typer.Option(help="Snapshots that stay, the newest (HUMETRICS_KEEP; 30).", show_default=False),
]
KeepMonths = Annotated[
    int | None,
    typer.Option(
        help="Months of which the last snapshot stays (HUMETRICS_KEEP_MONTHS; 12).",
        show_default=False,
    ),
]


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


PLACES = "places"
FormatOption = Annotated[Format, typer.Option("--format", help="How to write the answer.")]


def settings(context: typer.Context, home: Path | None = None, **options: object) -> "Settings":
    """The settings in force; ``--home`` may stand before or behind the command."""
    from metrics.settings import Settings

    return Settings.load(home=home or context.find_root().obj, **options)


def day(name: str, text: str | None) -> date | None:
    """The day that an option names."""
    try:
        return datetime.strptime(text, "%Y-%m-%d").date() if text else None  # noqa: DTZ007
    except ValueError:
        raise BadParameterError(f"{name}: {text!r} is no date; write YYYY-MM-DD") from None


def edge(name: str, text: str | None, *, first: bool) -> date | None:
    """The day that an option names; a month or a year stands for its first or its last day."""
    found = days.parse(text, first=first) if text else None
    if text and found is None:
        raise BadParameterError(f"{name}: {text!r} is no date; write {days.FORMS}")
    return found


def gazetteer(home: Path) -> "Gazetteer":
    """The shipped gazetteer, and what ``humetrics places load`` put into the data folder."""
    from metrics.places import default, loaded

    folder = home / PLACES
    return loaded(folder) if folder.is_dir() else default()
