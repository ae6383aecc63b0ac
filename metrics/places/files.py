"""A gazetteer file of any kind, recognised by what it holds and not by its name."""

import csv
from collections.abc import Mapping
from pathlib import Path

from metrics.errors import SourceError
from metrics.places import cod, geonames
from metrics.places.grids import Grid, decoded, grids, value
from metrics.places.records import Alias, Batch
from metrics.places.shapes import read_shapes

KINDS = (
    "a table with P-codes (COD-AB, COD-PS, the global list), a GeoNames dump or list of codes, "
    "a GeoJSON of units, or a table of aliases (name, kind, code)"
)


def read(
    path: Path,
    iso2: Mapping[str, str],
    crosswalk: Mapping[str, str],
    inside: geonames.Inside = lambda _code, _name: "",
) -> Batch:
    """What a file says, in the normal form; SourceError where it is none of ours."""

    def country(code: str) -> str:
        code = value(code).upper()
        return iso2.get(code, code)

    if not path.is_file():
        raise SourceError(f"{path}: no such file")
    first = _first_line(path)
    if not first:
        raise SourceError(f"{path.name}: empty, nothing to load")
    if geonames.is_dump(first) or geonames.is_codes(first):
        return _geonames(path, first, crosswalk, inside)
    if first.lstrip().startswith(("{", "[")):
        batch = Batch("boundaries")
        read_shapes(path, batch, country)
    else:
        batch = _tables(path, country)
    if not len(batch):
        odd = "; ".join(f"{count:,} {text}" for text, count in (+batch.warnings).items())
        told = f" ({odd})" if odd else ""
        raise SourceError(f"{path.name}: nothing to load{told}; wanted {KINDS}")
    return batch


def _tables(path: Path, country: cod.Country) -> Batch:
    batch = Batch("")
    try:
        for grid in grids(path, batch.warnings):
            batch.kind = _table(grid, batch, country) or batch.kind
    except csv.Error as error:
        raise SourceError(f"{path.name}: {error}") from error
    return batch


def _table(grid: Grid, batch: Batch, country: cod.Country) -> str:
    if cod.is_list(grid):
        cod.read_list(grid, batch, country)
        return "list of P-codes"
    if cod.is_population(grid):
        cod.read_population(grid, batch, _year(grid.label))
        return "populations"
    if cod.is_units(grid):
        cod.read_units(grid, batch, country)
        return "units"
    if {"name", "code"} <= {column.lower() for column in grid.head}:
        _aliases(grid, batch)
        return "aliases"
    batch.warnings["tables that hold nothing of ours"] += 1
    return ""


def _aliases(grid: Grid, batch: Batch) -> None:
    head = [column.lower() for column in grid.head]
    for line, row in grid.numbered():
        cells = dict(zip(head, map(value, row), strict=False))
        if not cells.get("code") and "claims" in cells:
            batch.warnings["names of a list of misses without a code yet, left out"] += 1
            continue
        kind = cells.get("kind") or "name"
        alias = Alias(cells.get("name", ""), kind, cells.get("code", ""))
        batch.aliases.append(alias)
        batch.lines.append((line, alias))


def _geonames(
    path: Path, first: str, crosswalk: Mapping[str, str], inside: geonames.Inside
) -> Batch:
    batch = Batch("GeoNames places" if geonames.is_dump(first) else "GeoNames codes")
    lines = decoded(path, batch.warnings).splitlines()
    if geonames.is_dump(first):
        geonames.read_dump(lines, batch)
    else:
        geonames.read_codes(lines, batch, crosswalk, inside)
    return batch


def _first_line(path: Path) -> str:
    with path.open("rb") as file:
        return file.readline(2**16).decode("utf-8-sig", errors="replace")


def _year(label: str) -> str:
    """A year in the file's name, where the table has no column for it."""
    digits = "".join(letter if letter.isdigit() else " " for letter in label).split()
    return next((part for part in digits if len(part) == 4 and "1900" < part < "2100"), "")
