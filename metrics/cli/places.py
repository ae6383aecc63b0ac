"""``humetrics places``: load gazetteers, and ask what a place name means."""

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Format, FormatOption, Home
from metrics.cli.output import Refusals
from metrics.errors import SourceError, UnknownNameError

HELD = ("units", "names", "aliases", "towns", "populations", "boundaries")
app = typer.Typer(no_args_is_help=True, help="Load gazetteers, and ask what a place name means.")


@app.command()
def find(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help='Such as "Khan Shaykhun".')],
    country: Annotated[
        str | None, typer.Option(metavar="ISO3", help="Only places of this country, such as SYR.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 10,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """Rank the regions that a name may mean, with how each was matched."""
    gazetteer = options.gazetteer(options.settings(context, home).home)
    names = ("pcode", "region", "level", "country", "matched", "method", "score")
    rows = [
        {
            "pcode": hit.region.pcode,
            "region": hit.region.name,
            "level": hit.region.level,
            "country": hit.region.country,
            "matched": hit.name,
            "method": hit.method,
            "score": hit.score,
        }
        for hit in gazetteer.search(name, country)[:limit]
    ]
    if not rows:
        raise UnknownNameError("place", name)
    output.write(names, rows, form)


@app.command()
def load(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Tables of places.")],
    home: Home = None,
) -> None:
    """Take in gazetteers: COD-AB, COD-PS, P-code lists, GeoNames, aliases, boundaries."""
    from metrics.places.library import add

    refuse, taken = Refusals(), 0
    folder = options.settings(context, home).home / options.PLACES
    for path in files:
        try:
            done = add(path, folder)
        except SourceError as error:
            refuse(error)
            continue
        known = " (already loaded)" if done.already else ""
        found = ", ".join(f"{getattr(done, what):,} {what}" for what in HELD if getattr(done, what))
        sys.stdout.write(f"{done.file}: {done.kind}{known}: {found}\n")
        _tell({f"{done.file}: {text}": count for text, count in done.warnings.items()})
        taken += not done.already
    if taken:
        sys.stdout.write("Next: humetrics build (it reads again what is loaded)\n")
    refuse.end()


@app.command()
def resolve(
    context: typer.Context,
    documents: Annotated[
        Path, typer.Option("--input", metavar="DOCS.jsonl", help="Documents, one a line.")
    ],
    places: Annotated[
        Path, typer.Option(metavar="PLACES.jsonl", help="Names to place: doc and place a line.")
    ],
    target: Annotated[
        Path, typer.Option("--output", metavar="OUT.jsonl", help="The same with their codes.")
    ],
    home: Home = None,
) -> None:
    """Resolve place names in their documents: doc and place in, codes and method added."""
    from metrics.places.batch import resolve_file

    gazetteer = options.gazetteer(options.settings(context, home).home)
    _tell(resolve_file(documents, places, target, gazetteer))


@app.command()
def check(context: typer.Context, home: Home = None) -> None:
    """List orphans, irregular codes and ambiguous names of what is loaded."""
    from metrics.places.batch import check as findings

    counts: Counter[str] = Counter()
    for finding in findings(options.gazetteer(options.settings(context, home).home)):
        counts[finding.kind] += 1
        sys.stdout.write(f"{finding.kind}\t{finding.code}\t{finding.text}\n")
    _tell(counts)


def _tell(counts: Mapping[str, int]) -> None:
    for name, count in sorted(counts.items(), key=lambda item: -item[1]):
        output.say(f"{count:,} {name}")
