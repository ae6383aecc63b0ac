"""What a load did, as tables for people or as rows for programs."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from metrics.cli import output, shown
from metrics.cli.options import Format

if TYPE_CHECKING:
    from rich.table import Table

    from metrics.store import LoadReport

SHOWN = 20  # rows of a table; the rest is one row
HEADS = {
    "documents": "documents",
    "new": "new",
    "duplicate": "known already",
    "corrected": "corrected",
    "refused": "not read",
    "figures": "figures",
    "zeros": "reported zeros",
    "files": "tables",
    "unchanged": "known already",
    "rows": "rows",
    "used": "used",
    "left": "left out by rule",
    "rejected": "rejected",
    "claims": "claims",
    "unresolved": "in no known region",
    "withheld": "not to be published",
}
WITHHELD = (
    'claims of a card whose `redistribute` is "no": they are kept, and nothing of them is ever '
    'published, so no sum has them; "aggregate" publishes sums'
)
NO_COUNTRY = "a table without a column of its country is placed with --country ISO3"


def write(report: "LoadReport", form: Format) -> None:
    """Say what a load did."""
    if form is not Format.TABLE:
        output.write(("by", "name", *HEADS), report.rows(), form)
        return
    sys.stdout.write(f"{report}\n")
    if report.unchanged:
        sys.stdout.write(
            f"{report.unchanged:,} of them in files unchanged since they were loaded: not opened\n"
        )
    for made in _tables(report):
        output.console().print(made)
    sums = sum(report.datasets.values(), Counter[str]())
    if sums["withheld"]:
        output.say(f"{sums['withheld']:,} {WITHHELD}")
    if sums["unresolved"]:
        output.say(f"{sums['unresolved']:,} claims of datasets in no known region: {NO_COUNTRY}")


def _tables(report: "LoadReport") -> Iterator["Table"]:
    found: dict[str, list[dict[str, object]]] = {}
    for row in report.rows():
        found.setdefault(str(row.pop("by")), []).append(row)
    for by in ("publisher", "dataset", "measure"):
        if by in found:
            yield _table(by, found[by])


def _table(by: str, rows: list[dict[str, object]]) -> "Table":
    """The counts of a kind, without those that are nought in every row."""
    sums = {name: sum(_count(row[name]) for row in rows) for name in HEADS if name in rows[0]}
    names = [name for name, found in sums.items() if found]
    heads = [HEADS[name] for name in names]
    made = shown.table(by, *heads, right=heads)
    for row in rows[:SHOWN]:
        made.add_row(Text(str(row["name"]) or "(not named)"), *(f"{row[one]:,}" for one in names))
    if rest := rows[SHOWN:]:
        others = (sum(_count(row[name]) for row in rest) for name in names)
        made.add_row(f"({len(rest):,} more)", *(f"{one:,}" for one in others))
    return made


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0
