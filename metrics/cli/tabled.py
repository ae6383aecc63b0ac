"""What a file of a dataset gives, as tables for people."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from metrics.cli import output, shown, summary

if TYPE_CHECKING:
    from metrics.store.datasets import DatasetReport, Reason, TableReport

CLAIM = (
    "row",
    "measure",
    "group",
    "low",
    "best",
    "high",
    "unit",
    "region",
    "start",
    "end",
    "told by",
)


def write(report: "DatasetReport") -> None:
    """Say of each table which card reads it, what its rows give and what is left out."""
    for table in report.tables:
        if table.dataset:
            _table(table)
        elif report.read:
            sys.stdout.write(f"\nSheet {table.sheet!r}: no card reads it; left out: {table.why}\n")


def _table(table: "TableReport") -> None:
    sheet = f", sheet {table.sheet!r}" if table.sheet else ""
    sys.stdout.write(f"\n{table.title} (card {table.dataset}{sheet})\n")
    sys.stdout.write(f"{told(table)}\n")
    out = output.console()
    if table.sample:
        out.print(_sample(table))
    if table.rejected:
        out.print(_reasons(table.rejected))
    if table.redistribute == "no":
        output.say(f"{table.claims:,} {summary.WITHHELD}")
    if table.unresolved:
        output.say(f"{table.unresolved:,} claims in no known region: {summary.NO_COUNTRY}")
    _columns(table)


def told(table: "TableReport") -> str:
    """Rows in, claims out, in one line."""
    if table.known:
        return "known already: nothing new in it"
    measures = ", ".join(f"{count:,} {measure}" for measure, count in table.measures.items())
    parts = [f"{table.rows:,} rows, {table.used:,} of them used: {table.claims:,} claims"]
    parts += [f"({measures})"] if measures else []
    parts += [f"; {table.unresolved:,} in no known region"] if table.unresolved else []
    return " ".join(parts).replace(" ;", ";")


def _sample(table: "TableReport") -> object:
    made = shown.table(*CLAIM, right=("row", "low", "best", "high"))
    for row in table.sample:
        ends = shown.span(row["low"], row["best"], row["high"])
        place = row["region"] or f"not known ({row['locality'] or 'none'})"
        cells = (
            str(row["row"]),
            row["measure"],
            row["group"],
            *ends,
            row["unit"],
            place,
            str(row["start"] or ""),
            str(row["end"] or ""),
            row["quote"] or "",
        )
        made.add_row(*(Text(cell) for cell in cells))
    return made


def _reasons(reasons: "Iterable[Reason]") -> object:
    made = shown.table("rows", "left out because", "column", "first row", "value", right=("rows",))
    for one in reasons:
        because = one.reason if one.by_rule else f"wrong: {one.reason}"
        made.add_row(
            *map(
                Text,
                (
                    f"{one.rows:,}",
                    because,
                    one.column or "",
                    f"{one.first_row:,}",
                    (one.first_value or "")[:40],
                ),
            )
        )
    return made


def _columns(table: "TableReport") -> None:
    by_reason: dict[str, list[str]] = {}
    for column, reason in table.ignored.items():
        by_reason.setdefault(reason, []).append(column)
    for reason, columns in by_reason.items():
        sys.stdout.write(f"Columns left alone ({reason}): {', '.join(columns)}\n")
    if table.unknown:
        output.say(f"columns that the card does not know, left out: {', '.join(table.unknown)}")
