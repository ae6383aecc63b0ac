"""Commands that read text: ``read``, ``quantities`` and ``score``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metrics.cli import options, output
from metrics.cli.languages import Foreign, Unread
from metrics.cli.options import Date, Format, FormatOption, Jobs, Lang, Publisher
from metrics.cli.output import Refusals, Undated
from metrics.errors import BadParameterError

if TYPE_CHECKING:
    from metrics.cli.stream import Watch
    from metrics.model import Document, Reading

Read = tuple[str, "Document", "Reading"]


Why = Annotated[
    bool, typer.Option("--why", help="Also what was left out, and the rules of each figure.")
]
Source = Annotated[Path | None, typer.Option("--input", help="Documents, one JSON object a line.")]
Target = Annotated[
    Path | None, typer.Option("--output", help="Figures of --input, one line a document.")
]


def read(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE...", help="Text, HTML, PDF, Word, JSONL …; - is stdin."),
    ] = None,
    form: FormatOption = Format.TABLE,
    date: Date = None,
    publisher: Publisher = None,
    lang: Lang = None,
    why: Why = False,
    source: Source = None,
    target: Target = None,
    jobs: Jobs = None,
) -> None:
    """Show the figures in texts: how many, of what, where, when, who says so, how sure."""
    from metrics.cli import stream

    settings = options.settings(context, jobs=jobs)
    told = {"lang": lang, "publisher": publisher, "published": options.day("--date", date)}
    refusals, undated, foreign, unread = Refusals(), Undated(), Foreign(lang), Unread()

    watch = _watching(undated, foreign)
    _check(files, source, target, form)
    if source is not None:
        stream.run(
            *(source, target),
            told=told,
            why=why,
            settings=settings,
            refuse=refusals,
            watch=watch,
            unread=unread,
        )
    else:
        found = stream.readings(files or (), told, settings, refusals, watch)
        _write(_counted(found, unread), form, why=why)
    for told_at_the_end in (undated, foreign, refusals, unread):
        told_at_the_end.end()


def _watching(undated: Undated, foreign: Foreign) -> "Watch":
    """What both see of the documents as they pass."""
    return lambda found: foreign.watch(undated.watch(found))


def _counted(found: Iterator[Read], unread: Unread) -> Iterator[Read]:
    for one in found:
        unread.add(refused=one[2].refused is not None)
        yield one


def _check(
    files: list[Path] | None, source: Path | None, target: Path | None, form: Format
) -> None:
    if source is not None and files:
        raise BadParameterError("give FILE... or --input, not both")
    if source is not None and form is Format.CSV:
        raise BadParameterError(
            "--input is answered in JSON lines; for CSV: humetrics read FILE --format csv > OUT"
        )
    if source is None and not files:
        raise BadParameterError("nothing to read: give FILE..., - for stdin, or --input")
    if source is None and target is not None:
        raise BadParameterError("--output goes with --input; for FILE..., write --format jsonl > F")


def _write(found: Iterator[Read], form: Format, *, why: bool) -> None:
    if form is Format.TABLE:
        _tables(found, why=why)
    elif form is Format.JSONL:
        import orjson

        from metrics import export

        for _, document, reading in found:
            line = orjson.dumps(export.reading(document, reading, why=why))
            sys.stdout.write(line.decode() + "\n")
    else:
        from metrics import export

        export.write_csv(tuple(export.COLUMNS), _rows(found), sys.stdout)


def _rows(found: Iterator[Read]) -> Iterator[dict[str, object]]:
    """The rows of all documents; one that is not read has none, and is named beside them."""
    from metrics import export

    for name, document, reading in found:
        if reading.refused:
            output.say(f"{name}: not read: {reading.refused}")
        for figure in reading.figures:
            yield export.row(document, figure)


def _tables(found: Iterator[Read], *, why: bool) -> None:
    from metrics.cli import shown

    out = output.console()
    for name, document, reading in found:
        out.print(shown.heading(document, name))
        if reading.refused:
            out.print(f"  not read: {reading.refused}", markup=False)
        elif reading.figures:
            out.print(shown.figures(reading.figures, why=why))
        else:
            out.print("  no figure\n")
        if reading.zeros:
            out.print("  reported to be none:")
            out.print(shown.figures(reading.zeros, why=why))
        if why and reading.misses:
            out.print(shown.misses(reading.misses))


def quantities(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text file; - is stdin.")],
    lang: Lang = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show every quantity in a text, humanitarian or not, with what it states."""
    from metrics.cli import counting

    counting.run(file, lang, form)


def score(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD...", help="Files of labelled lines (JSONL), or folders."),
    ],
    found: Annotated[
        Path | None,
        typer.Option("--against", help="Figures to score; without it, GOLD's texts are read."),
    ] = None,
    errors: Annotated[int, typer.Option(help="Show up to N misses and N false finds.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Score the reading: one file in detail, several in one table beside other systems."""
    from metrics.cli import scoring

    scoring.run(gold, found, errors=errors, as_json=as_json)
