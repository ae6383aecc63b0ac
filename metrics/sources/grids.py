"""Rows of cells, of whatever file, as a table: where the head is, and which rows are empty."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

import pyarrow as pa

from metrics.errors import SourceError
from metrics.sources.heads import SEARCHED, head
from metrics.sources.tables import WIDEST, Batches, Refuse, Table, batches, unique


def tables(name: str, rows: Iterator[Sequence[str]]) -> Iterator[Table]:
    """The table of a sheet; none where no row is a head, as in sheets of notes."""
    first = list(islice(rows, SEARCHED))
    found = head(first)
    if found is None:
        return
    if len(found.cells) > WIDEST:
        raise SourceError(f"{len(found.cells):,} columns, more than {WIDEST:,}")
    columns = unique(found.cells)
    numbered = islice(enumerate(chain(first, rows), start=1), found.before, None)
    yield Table(name, columns, found.tags, _batches(columns, numbered))


def _batches(columns: Sequence[str], numbered: Iterator[tuple[int, Sequence[str]]]) -> Batches:
    def made(wanted: Sequence[str], refuse: Refuse) -> Iterator[pa.RecordBatch]:
        filled = _filled(numbered, len(columns), refuse)
        return batches(filled, [columns.index(name) for name in wanted], wanted)

    return made


def _filled(
    numbered: Iterator[tuple[int, Sequence[str]]], width: int, refuse: Refuse
) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that hold something; one with cells beyond the head's is refused."""
    for number, row in numbered:
        if any(cell.strip() for cell in row[width:]):
            refuse(number, f"{len(row)} cells where the head has {width}")
        elif any(cell.strip() for cell in row):
            yield number, row
