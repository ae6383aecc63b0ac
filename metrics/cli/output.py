"""Where answers go: tables, JSON lines or CSV on standard output, all else on standard error."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from metrics.cli.options import Format
from metrics.errors import SourceError

if TYPE_CHECKING:
    from rich.console import Console

    from metrics.model import Document


def console() -> "Console":
    """Where tables go; outside a terminal they are as wide as they need to be."""
    from rich.console import Console

    wide = None if sys.stdout.isatty() else 160
    return Console(width=wide, highlight=False, soft_wrap=False, emoji=False)


def write(names: Sequence[str], rows: Iterable[Mapping[str, object]], form: Format) -> None:
    """Flat rows as a table, as JSON lines or as CSV."""
    from metrics import export

    if form is Format.CSV:
        export.write_csv(names, rows, sys.stdout)
    elif form is Format.JSONL:
        for row in rows:
            sys.stdout.write(_json(row) + "\n")
    else:
        from metrics.cli import shown

        console().print(shown.plain(names, rows))


def _json(row: Mapping[str, object]) -> str:
    """A row as JSON, whatever a query put into it: decimals, intervals, numbers beyond 64 bits."""
    import json

    import orjson

    try:
        return orjson.dumps(row, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
    except orjson.JSONEncodeError:
        return json.dumps({name: str(value) for name, value in row.items()})


def say(text: str) -> None:
    """A line beside the answer: what was skipped, where the data is."""
    sys.stderr.write(f"humetrics: {text}\n")


class Refusals:
    """Says what cannot be read as it is met, and ends with an exit code that tells."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: SourceError) -> None:
        """Name one file or line that was not read."""
        self.count += 1
        say(str(error))

    def end(self) -> None:
        """Leave with the exit code of a bad source if anything was refused."""
        if self.count:
            raise typer.Exit(SourceError.exit_code)


class Undated:
    """Counts the documents without a date of publication, and says so once, at the end."""

    def __init__(self) -> None:
        self.documents = self.count = 0

    def watch(self, found: Iterable["Document"]) -> Iterator["Document"]:
        """The same documents, counted as they pass."""
        for document in found:
            self.see(document)
            yield document

    def see(self, document: "Document") -> None:
        """Count one document."""
        self.documents += 1
        self.count += document.published is None

    def end(self) -> None:
        """One line, where a date is missing: what that means and how to give it."""
        if self.count:
            say(
                f"{self.count:,} of {self.documents:,} documents have no date of publication, so "
                'that words like "on Sunday" get no days: give it with --date YYYY-MM-DD, or as '
                "`published` in the file"
            )
