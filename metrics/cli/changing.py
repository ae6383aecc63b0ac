"""``humetrics diff``: what changed between two days, and why."""

from enum import StrEnum
from typing import Annotated

import typer

from metrics.cli import options, output
from metrics.cli.asking import DAY, named_region
from metrics.cli.options import Format, FormatOption, Home
from metrics.errors import BadParameterError, QueryError

SHOWN = (
    *("indicator", "region", "period", "period_start", "was_low", "was_best", "was_high"),
    *("low", "best", "high", "change", "why"),
)


class By(StrEnum):
    """Which day of a claim is meant."""

    LOADED = "loaded"
    PUBLISHED = "published"


def diff(
    context: typer.Context,
    since: Annotated[str, typer.Option("--from", metavar=DAY, help="The picture of this day …")],
    until: Annotated[str, typer.Option("--to", metavar=DAY, help="… beside that of this one.")],
    region: Annotated[
        str | None, typer.Option(metavar="P-CODE", help="Only of this region.")
    ] = None,
    indicator: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only of this indicator.")
    ] = None,
    by: Annotated[
        By, typer.Option(help="What had been loaded, or what had been published, by each day.")
    ] = By.LOADED,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """List the answers that changed between two days, and the claims that changed them."""
    from metrics import catalogue, pictures, store

    code = catalogue.named(indicator).code if indicator else None
    first = options.edge("--from", since, first=False)
    last = options.edge("--to", until, first=False)
    if first is None or last is None:
        raise BadParameterError("--from and --to each name a day")
    folder = options.settings(context, home).home
    if region and options.gazetteer(folder).region(region) is None:
        named_region(region, folder)
        raise QueryError(f"no region {region!r}: --region takes a P-code such as SY07")
    found = pictures.differences(store.Home(folder), first, last, by_publication=by is By.PUBLISHED)
    rows = [
        one._asdict()
        for one in found
        if region in (None, one.region) and code in (None, one.indicator)
    ]
    names = SHOWN if form is Format.TABLE else (*SHOWN, "claims")
    output.write(names, rows, form)
    if not rows:
        output.say("nothing changed")
