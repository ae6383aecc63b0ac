"""Rows of cells, of whatever file, as a table: where the head is, and which rows are empty."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

import pyarrow as pa

from metrics.errors import SourceError
from metrics.sources.heads import SEARCHED, head
from metrics.sources.tables import WIDEST, Batches, Refuse, Table, batches, unique

SHOWN = 60


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
    """The rows that hold something; cells beyond the head, as of notes beside it, are told."""
    for number, row in numbered:
        beyond = next((cell for cell in row[width:] if cell.strip()), None)
        if beyond is not None:
            refuse(number, f"beyond the {width} columns of the head: {beyond[:SHOWN]!r}")
        if any(cell.strip() for cell in row[:width]):
            yield number, row
