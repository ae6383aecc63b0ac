"""``humetrics snapshots``: what has been published, and which of it stays."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Format, FormatOption, Home, Keep, KeepMonths

if TYPE_CHECKING:
    from metrics.settings import Settings
    from metrics.snapshots import Keep as Rule
    from metrics.snapshots import Kept

NAMES = ("number", "snapshot", "written", "megabytes", "kept")

app = typer.Typer(
    no_args_is_help=True,
    help="List what was published, go back to an older one, clear away. A snapshot stays while it "
    "is published, named by a link in the data folder or open; of the others the newest stay "
    "(--keep) and the last of each month (--keep-months).",
)


def rule(settings: "Settings") -> "Rule":
    """How many snapshots stay."""
    from metrics.snapshots import Keep

    return Keep(settings.keep, settings.keep_months)


@app.command("list")
def list_snapshots(
    context: typer.Context,
    form: FormatOption = Format.TABLE,
    keep: Keep = None,
    keep_months: KeepMonths = None,
    home: Home = None,
) -> None:
    """List the snapshots, the newest first, and why each is kept; nothing is removed."""
    from metrics import snapshots, store

    settings = options.settings(context, home, keep=keep, keep_months=keep_months)
    found = snapshots.listed(store.Home(settings.home), rule(settings))
    output.write(NAMES, map(_row, found), form)


@app.command("use")
def use_snapshot(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="SNAPSHOT", help="Its number or its name.")],
    home: Home = None,
) -> None:
    """Publish a snapshot that there is; the service moves over; the next build moves on."""
    from metrics import snapshots, store

    path = snapshots.use(store.Home(options.settings(context, home).home), name)
    sys.stdout.write(f"Published {path}\n")


@app.command("prune")
def prune_snapshots(
    context: typer.Context,
    form: FormatOption = Format.TABLE,
    keep: Keep = None,
    keep_months: KeepMonths = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    home: Home = None,
) -> None:
    """Remove what the rule does not keep, and what killed processes left; lists what went."""
    from metrics import snapshots, store

    settings = options.settings(context, home, keep=keep, keep_months=keep_months)
    data, by = store.Home(settings.home), rule(settings)
    gone = (
        [one for one in snapshots.listed(data, by) if not one.why]
        if dry_run
        else snapshots.prune(data, by)
    )
    output.write(NAMES[:-1], map(_row, gone), form)


def _row(one: "Kept") -> dict[str, object]:
    return {
        "number": one.number,
        "snapshot": one.path.name,
        "written": f"{one.written:%Y-%m-%d %H:%M:%S}",
        "megabytes": round(one.size / 1e6, 1),
        "kept": one.why,
    }
