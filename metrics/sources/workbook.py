"""The sheets of a workbook (xlsx), each a table."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa

from metrics.places.xlsx import sheets
from metrics.sources.heads import SEARCHED, head
from metrics.sources.tables import Batches, Refuse, Table, batches, unique


def tables(path: Path) -> Iterator[Table]:
    """One table for each sheet that has a head; sheets of notes have none and are passed by."""
    for name, rows in sheets(path):
        first = list(islice(rows, SEARCHED))
        found = head(first)
        if found is None:
            continue
        columns = unique(found.cells)
        numbered = islice(enumerate(chain(first, rows), start=1), found.before, None)
        yield Table(name, columns, found.tags, _batches(columns, numbered))


def _batches(columns: Sequence[str], numbered: Iterator[tuple[int, list[str]]]) -> Batches:
    def made(wanted: Sequence[str], _: Refuse) -> Iterator[pa.RecordBatch]:
        filled = ((at, row) for at, row in numbered if any(row))
        return batches(filled, [columns.index(name) for name in wanted], wanted)

    return made
