"""``humetrics calibrate``: what public sets of several sources say of our readings."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import output
from metrics.cli.options import Format, FormatOption
from metrics.errors import BadParameterError

if TYPE_CHECKING:
    from metrics.score.calibration.tolls import Band

INDICATOR, REGION = "CAS-01", "PSE"
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
    found = calibration.report(folder, weekly)
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


def weekly(path: Path) -> "Mapping[str, Band]":
    """Load a file of tolls into a data folder of its own, build, and ask for each week."""
    from metrics import build, indicators, store
    from metrics.store import datasets

    with TemporaryDirectory() as folder:
        home = store.Home(Path(folder))
        datasets.load_dataset(home, path, datasets.reading(home))
        build.build(home)
        with store.open_published(home) as db:
            found = indicators.run(db, INDICATOR, region=REGION, period="week")
    return {
        f"{one.period_start:%G-W%V}": (one.low, one.best, one.high)
        for one in found
        if one.period_start
    }
