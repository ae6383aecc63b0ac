"""``humetrics places``: what the gazetteer makes of a name."""

from typing import Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Format, FormatOption
from metrics.errors import UnknownNameError

app = typer.Typer(no_args_is_help=True, help="Ask the gazetteer what a place name means.")


@app.callback()
def places() -> None:
    """Ask the gazetteer what a place name means."""


@app.command()
def find(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help='Such as "Khan Shaykhun".')],
    country: Annotated[
        str | None, typer.Option(metavar="ISO3", help="Only places of this country, such as SYR.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 10,
    form: FormatOption = Format.TABLE,
) -> None:
    """Rank the regions that a name may mean, with how each was matched."""
    from metrics.places import default

    options.settings(context)
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
        for hit in default().search(name, country)[:limit]
    ]
    if not rows:
        raise UnknownNameError("place", name)
    output.write(names, rows, form)
