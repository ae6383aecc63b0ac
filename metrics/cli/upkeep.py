"""Commands that keep a data folder in order: ``doctor``, ``backup`` and ``restore``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Format, FormatOption, Home
from metrics.errors import StoreError


def doctor(context: typer.Context, form: FormatOption = Format.TABLE, home: Home = None) -> None:
    """Look the data folder over; exit code 0 if all is fine, 1 for a look, 12 if it is broken."""
    from metrics import store, upkeep

    found = list(upkeep.examine(store.Home(options.settings(context, home).home)))
    names = ("grade", "about", "what", "remedy")
    output.write(names, (one._asdict() | {"grade": one.grade.value} for one in found), form)
    grades = {one.grade for one in found}
    if upkeep.Grade.BROKEN in grades:
        raise typer.Exit(StoreError.exit_code)
    if upkeep.Grade.LOOK in grades:
        raise typer.Exit(1)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="New tar file, such as data.tar.")],
    home: Home = None,
) -> None:
    """Write the data folder into one file; readers go on, writers wait meanwhile."""
    from metrics import store, upkeep

    count = upkeep.backup(store.Home(options.settings(context, home).home), file)
    sys.stdout.write(f"Backed up {count} files in {file}\n")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `humetrics backup` wrote.")],
    home: Home = None,
) -> None:
    """Bring a backup back into a data folder that is not there yet, checked file by file."""
    from metrics import store, upkeep

    path = options.settings(context, home).home
    count = upkeep.restore(store.Home(path), file)
    sys.stdout.write(f"Restored {count} files in {path}\n")
