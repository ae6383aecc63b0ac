"""Calibration: how often our readings and policies hold what several sources say of one thing.

`report` looks through a folder for public sets that hold more than one number for one thing, and
says for each question in how many cases the answer of the default policy covers what another
source, or the same one later, has. It measures these sets alone; CALIBRATION.md says what for.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from metrics.score.calibration import events, stocks, tolls
from metrics.score.calibration.tolls import Weekly
from metrics.score.calibration.words import Row, TableError

__all__ = ["SETS", "Row", "TableError", "line", "report"]

TOLLS = "Tech for Palestine"
SETS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "UCDP GED": events.rows,
    TOLLS: tolls.rows,
    "IDMC and UNHCR": stocks.rows,
}


def report(folder: Path, weekly: Weekly | None = None) -> dict[str, tuple[Row, ...]]:
    """Give the rows of every set; none for a set whose files are not in the folder.

    `weekly` loads a file of tolls, builds, and gives our total of each week.
    """
    found = {name: tuple(rows(folder)) for name, rows in SETS.items()}
    if weekly:
        found[TOLLS] += tuple(tolls.totals(folder, weekly))
    return found


def line(name: str, row: Row) -> str:
    """Write a row of a set as a line of a table in Markdown."""
    share = "" if row.share is None else f"{row.share:.1%}"
    return f"| {name} | {row.what} | {row.cases:,} | {row.holds:,} | {share} | {row.nominal} |"
