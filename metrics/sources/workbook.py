"""The sheets of a workbook (xlsx), each a table."""

from collections.abc import Iterator
from pathlib import Path

from metrics.errors import SourceError
from metrics.places.xlsx import sheets
from metrics.sources import grids
from metrics.sources.tables import Table


def tables(path: Path) -> Iterator[Table]:
    """One table for each sheet that has a head; sheets of notes have none and are passed by."""
    for name, rows in sheets(path, ragged=True):
        try:
            yield from grids.tables(name, rows)
        except SourceError as error:
            raise SourceError(f"{path}: {error}") from error
