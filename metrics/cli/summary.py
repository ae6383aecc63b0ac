"""What a load did, as tables for people or as rows for programs."""

import sys
from typing import TYPE_CHECKING

from rich.text import Text

from metrics.cli import output, shown
from metrics.cli.options import Format

if TYPE_CHECKING:
    from rich.table import Table

    from metrics.store import LoadReport

SHOWN = 20  # publishers, and measures, of a table; the rest is one row
HEADS = {
    "documents": "documents",
    "new": "new",
    "duplicate": "known already",
    "corrected": "corrected",
    "refused": "not read",
    "figures": "figures",
    "zeros": "reported zeros",
    "unresolved": "in no known region",
}


def write(report: "LoadReport", form: Format) -> None:
    """Say what a load did."""
    from metrics.store import OF_MEASURES

    if form is not Format.TABLE:
        output.write(("by", "name", *HEADS), report.rows(), form)
        return
    sys.stdout.write(f"{report}\n")
    if report.unchanged:
        sys.stdout.write(
            f"{report.unchanged:,} of them in files unchanged since they were loaded: not opened\n"
        )
    if report.documents > report.unchanged:
        out = output.console()
        out.print(_table(report, "publisher", tuple(HEADS)))
        if report.measures:
            out.print(_table(report, "measure", OF_MEASURES))


def _table(report: "LoadReport", by: str, counts: tuple[str, ...]) -> "Table":
    heads = tuple(HEADS[name] for name in counts)
    made = shown.table(by, *heads, right=heads)
    rows = [row for row in report.rows() if row["by"] == by]
    for row in rows[:SHOWN]:
        name = str(row["name"]) or "(not named)"
        made.add_row(Text(name), *(_number(row[count]) for count in counts))
    if rest := rows[SHOWN:]:
        sums = (sum(int(str(row[count] or 0)) for row in rest) for count in counts)
        made.add_row(f"({len(rest):,} more)", *(_number(one) for one in sums))
    return made


def _number(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else ""
