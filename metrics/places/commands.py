"""Commands of ``humetrics places`` that load, resolve and check; made to be put into its group."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from metrics.errors import SourceError

app = typer.Typer(no_args_is_help=True, help="Load gazetteers, and ask what a place name means.")

FOLDER = "places"
Home = Annotated[
    Path | None,
    typer.Option(help="Folder of the data (HUMETRICS_HOME; ./humetrics-data).", show_default=False),
]


def folder(context: typer.Context, home: Path | None) -> Path:
    """Where loaded gazetteers are kept."""
    from metrics.settings import Settings

    return Settings.load(home=home or context.find_root().obj).home / FOLDER


@app.command()
def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…")],
    home: Home = None,
) -> None:
    """Take in gazetteers: COD-AB, COD-PS, P-code lists, GeoNames, aliases, boundaries."""
    from metrics.places.library import add

    refused = 0
    for path in files:
        try:
            done = add(path, folder(context, home))
        except SourceError as error:
            refused += 1
            sys.stderr.write(f"humetrics: {error}\n")
            continue
        known = " (already loaded)" if done.already else ""
        sys.stdout.write(
            f"{done.file}: {done.kind}{known}: {done.units:,} units, {done.aliases:,} aliases, "
            f"{done.towns:,} towns, {done.populations:,} populations, {done.shapes:,} boundaries\n"
        )
        for text, count in sorted(done.warnings.items()):
            sys.stderr.write(f"humetrics: {done.file}: {count:,} {text}\n")
    if refused:
        raise typer.Exit(SourceError.exit_code)


@app.command()
def resolve(
    context: typer.Context,
    documents: Annotated[Path, typer.Option("--input", metavar="DOCS.jsonl")],
    places: Annotated[Path, typer.Option(metavar="PLACES.jsonl")],
    output: Annotated[Path, typer.Option(metavar="OUT.jsonl")],
    home: Home = None,
) -> None:
    """Resolve place strings in their documents: doc and place in, codes and method added."""
    from metrics.places.batch import resolve_file
    from metrics.places.library import loaded

    counts = resolve_file(documents, places, output, loaded(folder(context, home)))
    _tell(counts)


@app.command()
def check(context: typer.Context, home: Home = None) -> None:
    """List orphans, irregular codes and ambiguous names of what is loaded."""
    from metrics.places.batch import check as findings
    from metrics.places.library import loaded

    counts: Counter[str] = Counter()
    for finding in findings(loaded(folder(context, home))):
        counts[finding.kind] += 1
        sys.stdout.write(f"{finding.kind}\t{finding.code}\t{finding.text}\n")
    _tell(counts)


def _tell(counts: Counter[str]) -> None:
    for name, count in counts.most_common():
        sys.stderr.write(f"humetrics: {count:,} {name}\n")
