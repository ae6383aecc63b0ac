"""``humetrics calibrate``: what public sets of several sources say of our readings."""

from pathlib import Path
from typing import Annotated

import typer

from metrics.cli import output
from metrics.cli.options import Format, FormatOption
from metrics.errors import BadParameterError

NAMES = ("set", "what", "cases", "holds", "share", "nominal")


def calibrate(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Files of UCDP, IDMC, UNHCR, … as published.")
    ],
    form: FormatOption = Format.TABLE,
) -> None:
    """Measure how often estimates cover what public data sets of several sources say."""
    from metrics.score import calibration

    if not folder.is_dir():
        raise BadParameterError(f"{folder}: no such folder")
    found = calibration.report(folder)
    for name in (name for name, rows in found.items() if not rows):
        output.say(f"{name}: skipped, no file of it in {folder}")
    rows = [
        {
            "set": name,
            **row._asdict(),
            "share": None if row.share is None else f"{row.share:.1%}",
        }
        for name, rows in found.items()
        for row in rows
    ]
    output.write(NAMES, rows, form)
