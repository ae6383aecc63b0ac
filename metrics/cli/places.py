"""``humetrics places``: load gazetteers, and ask what a place name means."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.options import Format, FormatOption, Home
from metrics.cli.output import Refusals
from metrics.errors import SourceError, UnknownNameError

if TYPE_CHECKING:
    from metrics.places import Gazetteer, Hit
    from metrics.places.library import Loaded

MENDED = "a table of aliases with one row for it mends that: name,kind,code"
WIDER = f"with --country, spellings that are near are tried too; else {MENDED}"
NO_REGION = {
    "water": "a sea or a river: known, and no region; no figure is placed there",
    "demonym": "a people: it says what country a report is about, and is no region",
}
# A water is known, and so is an area of several countries: neither lacks a row.
MISSED = ("unresolved", "ambiguous")
HELD = {
    "units": "unit",
    "names": "name",
    "aliases": "alias",
    "towns": "town",
    "populations": "population",
    "boundaries": "boundary",
}
SHOWN = 5
app = typer.Typer(no_args_is_help=True, help="Load gazetteers, and ask what a place name means.")


@app.command()
def find(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help='Such as "Khan Shaykhun".')],
    country: Annotated[
        str | None,
        typer.Option(metavar="ISO3", help="Only places of this country: SYR, or its name."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 10,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """Rank the regions that a name may mean, with how each was matched and why it stands there."""
    gazetteer = options.gazetteer(options.settings(context, home).home)
    country = _country(gazetteer, country)
    hits = gazetteer.search(name, country)
    if not hits:
        output.say(NO_REGION.get(gazetteer.kind_of(name) or "", MENDED if country else WIDER))
        raise UnknownNameError("place", name)
    rows = [_row(gazetteer, hit) for hit in hits[:limit]]
    output.write(list(rows[0]), rows, form)
    if len(hits) > limit:
        output.say(f"{len(hits) - limit} more; --limit {len(hits)} shows all")
    meant = gazetteer.resolve(name, (country,) if country else ())
    output.say(
        f"a report with this name is placed in: {meant.pcode or 'no region'} ({meant.method})"
    )


def _country(gazetteer: "Gazetteer", text: str | None) -> str | None:
    """The alpha-3 of a country that is asked for, also by its alpha-2 or its name."""
    if not text:
        return None
    region = gazetteer.region(text.upper())
    code = region.pcode if region and region.level == 0 else gazetteer.country_of(text)
    if code is None:
        raise UnknownNameError("country", text)
    return code


def _row(gazetteer: "Gazetteer", hit: "Hit") -> dict[str, object]:
    """One line of the ranking; an area lies in its members, a unit in those above it."""
    region = hit.region
    above = [f"{unit.name} {unit.pcode}" for unit in gazetteer.ancestors(region.pcode)]
    return {
        "pcode": region.pcode,
        "region": region.name,
        "level": region.level,
        "country": region.country,
        "within": "; ".join(region.members or above),
        "matched": hit.name,
        "method": hit.method,
        "score": hit.score,
        "why": hit.why,
        "valid_on": region.valid_on and region.valid_on.isoformat(),
        "older": len(gazetteer.versions(region.pcode)),
    }


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
        sys.stdout.write(f"{done.file}{known}: {_held(done)}\n")
        _tell({f"{done.file}: {text}": count for text, count in done.warnings.items()})
        taken += not done.already
    if taken:
        sys.stdout.write("Next: humetrics build (it reads again what is loaded)\n")
    refuse.end()


def _held(done: "Loaded") -> str:
    """What a file held, in words: its kind is said where the counts do not tell it."""
    counts = ((getattr(done, many), one, many) for many, one in HELD.items())
    found = ", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in counts if n)
    return found if done.kind in HELD else f"{done.kind}: {found}"


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

    gazetteer, refuse = options.gazetteer(options.settings(context, home).home), Refusals()
    done = resolve_file(documents, places, target, gazetteer, refuse)
    _tell(done.methods)
    _tell({f"not placed: {name} ({country})": n for (name, country), n in done.missed})
    if done.missed:
        output.say(MENDED)
    _tell_lost(done.lost, documents)
    refuse.end()


def _tell_lost(lost: Sequence[tuple[str | None, int]], documents: Path) -> None:
    """Places whose document is not there: how many, and the first documents by name."""
    if lost:
        named = [f"{'no doc' if doc is None else repr(doc)} ({n:,})" for doc, n in lost[:SHOWN]]
        more = [f"{len(lost) - SHOWN:,} more"] if len(lost) > SHOWN else []
        output.say(
            f"lines without their document in {documents}, resolved by the name alone: "
            f"{sum(n for _, n in lost):,}, of {', '.join([*named, *more])}"
        )


@app.command()
def misses(
    context: typer.Context,
    country: Annotated[
        str | None,
        typer.Option(metavar="ISO3", help="Only those of this country: SYR, or its name."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many to show.")] = 100,
    form: FormatOption = Format.TABLE,
    home: Home = None,
) -> None:
    """List the place names of what is loaded that have no region, the most frequent first.

    As CSV it is a table of aliases to fill in: give the codes, take out the rest, load it.
    """
    from metrics import store
    from metrics.cli.asking import named

    settings = options.settings(context, home)
    code = _country(options.gazetteer(settings.home), country)
    asked: dict[str, object] = {"country": code, "limit": limit}
    with store.open_published(store.Home(settings.home)) as db:
        found = [row for row in named(db, "unplaced", asked) if row["method"] in MISSED]
    names = ("name", "kind", "code", "country", "method", "claims")
    rows = [
        {**row, "kind": "place", "code": None, "country": row["location_code"]} for row in found
    ]
    output.write(names, [{name: row[name] for name in names} for row in rows], form)


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
        output.say(f"{name}: {count:,}")
