"""The command line: ``humetrics``.

One module for each group of commands. What they need is imported inside them, so that ``--help``
answers at once; errors of the package end here, with their text and their exit code.
"""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from metrics.cli import (
    asking,
    calibrating,
    changing,
    data,
    loading,
    places,
    reading,
    serving,
    snapshots,
    sources,
    spooling,
    upkeep,
)
from metrics.errors import MetricsError

__all__ = ["app", "main"]

app = typer.Typer(
    name="humetrics",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Humanitarian impact figures: read from reports with their doubt, reconciled, "
    "and shown per region with low, best and high.",
    epilog="Start with: humetrics demo. Settings and their environment variables: "
    "humetrics settings.",
)

READ, ASK, SERVE = "Read text", "Build and ask", "Serve and set"

for group, commands in (
    (READ, (reading.read, reading.quantities, reading.score, calibrating.calibrate)),
    (
        ASK,
        (
            loading.load,
            data.build,
            asking.indicators,
            asking.show,
            asking.explain,
            changing.diff,
            data.sql,
            data.schema,
        ),
    ),
    (SERVE, (serving.demo, serving.serve, spooling.spool, spooling.key, serving.settings)),
    (SERVE, (upkeep.doctor, upkeep.backup, upkeep.restore)),
):
    for command in commands:
        app.command(rich_help_panel=group)(command)
app.add_typer(places.app, name="places", rich_help_panel=ASK)
app.add_typer(sources.app, name="sources", rich_help_panel=ASK)
app.add_typer(snapshots.app, name="snapshots", rich_help_panel=SERVE)


@app.callback()
def common(
    context: typer.Context,
    home: Annotated[
        Path | None, typer.Option(help="Folder of the data (HUMETRICS_HOME; ./humetrics-data).")
    ] = None,
) -> None:
    """Humanitarian impact figures, with their doubt."""
    context.obj = home


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code."""
    logging.basicConfig(format="humetrics: %(message)s", level=logging.WARNING)
    try:
        app(arguments)
    except MetricsError as error:
        sys.stderr.write(f"humetrics: {error}\n")
        sys.exit(error.exit_code)
