"""JSON, JSON lines and GeoJSON as tables: one record a row, nested keys joined by dots.

A list of lists is a table as in a CSV; HXL tags may be its head, the keys of the records, or the
values of the first of them (https://hxlstandard.org/standard/1-1final/tagging/).

Read as a stream: a file of gigabytes is never held. The columns are those of the first records;
a key that comes later is told of when it is met in none of them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

import ijson
import orjson
import pyarrow as pa

from metrics.errors import SourceError
from metrics.sources import grids
from metrics.sources.heads import is_hxl
from metrics.sources.measured import Measured
from metrics.sources.tables import WIDEST, Refuse, Table, batches, unique

LOOKED = 2_000  # records whose keys make the columns
DEEPEST = 20
SHOWN = 200
HELD = 1 << 25  # letters of the first records, at most
LONE = re.compile("[\ud800-\udfff]")  # halves of letters, which JSON can write and no text has
SCALARS = ("null", "boolean", "number", "string")


def tables(path: Path, limit: int) -> Iterator[Table]:
    """The table of the first list of objects in the file, of its lines, or of a list of lists."""
    with _readable(path):
        if _is_grid(path):
            yield from grids.tables("", _lists(path, limit))
        else:
            yield _table(path, _lines(path, limit) if _are_lines(path) else _items(path, limit))


def _table(path: Path, found: Iterator[dict[str, str]]) -> Table:
    first = _first(found)
    keys = tuple(dict.fromkeys(name for row in first for name in row))
    if not keys:
        raise SourceError("no list of objects in this JSON")
    if len(keys) > WIDEST:
        raise SourceError(f"{len(keys):,} keys, more than {WIDEST:,}")
    tags, before = _tags(keys, first)
    columns = unique(keys)

    def made(wanted: Sequence[str], refuse: Refuse) -> Iterator[pa.RecordBatch]:
        rows = islice(_numbered(chain(first, found), keys, refuse), before, None)
        with _readable(path):
            yield from batches(rows, [columns.index(name) for name in wanted], wanted)

    return Table("", columns, tags, made)


def _first(found: Iterator[dict[str, str]]) -> list[dict[str, str]]:
    """The records that tell the columns: so many, or fewer where they are large."""
    first: list[dict[str, str]] = []
    letters = 0
    for record in islice(found, LOOKED):
        first.append(record)
        letters += sum(len(key) + len(cell) for key, cell in record.items())
        if letters > HELD:
            break
    return first


def _tags(
    columns: Sequence[str], first: Sequence[Mapping[str, str]]
) -> tuple[tuple[str, ...], int]:
    """The HXL tags of the columns, and how many records hold them."""
    if is_hxl(columns):
        return tuple(columns), 0
    told = tuple(first[0].get(name, "") for name in columns)
    return (told, 1) if is_hxl(told) else ((), 0)


def _numbered(
    rows: Iterator[dict[str, str]], keys: Sequence[str], refuse: Refuse
) -> Iterator[tuple[int, list[str | None]]]:
    known = set(keys)
    for number, row in enumerate(rows, start=1):
        for name in sorted(row.keys() - known):
            known.add(name)
            refuse(number, f"the key {name[:60]!r} is in none of the first records")
        if len(known) > 2 * WIDEST:
            raise SourceError(f"more than {2 * WIDEST:,} keys, until record {number:,}")
        yield number, [row.get(name) for name in keys]


def flat(record: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The scalars of a record by their dotted names; lists of scalars are joined by "; "."""
    if depth > DEEPEST:
        raise SourceError(f"nested deeper than {DEEPEST}: {before[:60]}")
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            yield from flat(value, f"{name}.", depth + 1)
        elif isinstance(value, list):
            yield name, "; ".join(_text(one) for one in value)
        else:
            yield name, _text(value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if LONE.search(value) else value
    if isinstance(value, list | dict):
        return orjson.dumps(value, default=str).decode()
    return str(value)


def _are_lines(path: Path) -> bool:
    """Whether the first line is a whole object by itself, and another stands below it."""
    with path.open("rb") as file:
        first, second = file.readline(1 << 20), file.readline(2)
    try:
        return isinstance(orjson.loads(first), dict) and second[:1] in (b"{", b"\n", b"\r")
    except orjson.JSONDecodeError:
        return False


def _lines(path: Path, limit: int) -> Iterator[dict[str, str]]:
    with path.open("rb") as file:
        for number in range(1, 1 << 62):
            line = file.readline(limit + 1)
            if not line:
                return
            if len(line) > limit:
                raise SourceError(f"{path}: line {number}: longer than the limit for one row")
            if line.strip():
                yield _record(path, number, line)


def _record(path: Path, number: int, line: bytes) -> dict[str, str]:
    try:
        return dict(flat(orjson.loads(line)))
    except (ValueError, TypeError, AttributeError, SourceError) as error:
        raise SourceError(f"{path}: line {number}: not a JSON object ({error})") from error


def _is_grid(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(1 << 12).translate(None, b"\xef\xbb\xbf \t\r\n").startswith(b"[[")


def _lists(path: Path, limit: int) -> Iterator[list[str]]:
    """The rows of a list of lists."""
    with path.open("rb") as opened, _readable(path):
        file = Measured(opened, limit)
        for number, row in enumerate(ijson.items(file, "item", use_float=True), start=1):
            if not isinstance(row, list):
                raise SourceError(f"row {number} is no list")
            file.begin()
            yield [_text(one) for one in row]


def _items(path: Path, limit: int) -> Iterator[dict[str, str]]:
    """The objects of the first list of objects: at the top, under "result", "features" …"""
    with path.open("rb") as opened, _readable(path):
        where = _list(Measured(opened, limit))
        opened.seek(0)
        file = Measured(opened, limit)
        for number, item in enumerate(ijson.items(file, where, use_float=True), start=1):
            if not isinstance(item, dict):
                raise SourceError(f"record {number} is no object")
            file.begin()
            yield dict(flat(_opened(item)))


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """What is wrong with the file, as the error that names it."""
    try:
        yield
    except (ijson.JSONError, ValueError, TypeError, RecursionError, OSError) as error:
        raise SourceError(
            f"{path}: broken JSON ({' '.join(str(error).split())[:SHOWN]})"
        ) from error
    except SourceError as error:
        raise SourceError(f"{path}: {str(error).removeprefix(f'{path}: ')}") from error


def _opened(item: dict[str, Any]) -> dict[str, Any]:
    """A GeoJSON feature as its properties and its geometry."""
    if item.get("type") == "Feature" and isinstance(item.get("properties"), dict):
        properties: dict[str, Any] = item["properties"]
        return properties | {"geometry": item.get("geometry")}
    return item


def _list(file: Measured) -> str:
    """Where the first list that begins with an object stands, as ijson writes it."""
    opened = ""
    for at, (prefix, event, _) in enumerate(ijson.parse(file, use_float=True)):
        if prefix.count(".") > DEEPEST or at > 1_000_000:
            break
        if event == "start_map" and opened and prefix == opened:
            return str(prefix)
        if event == "start_array":
            opened = f"{prefix}.item" if prefix else "item"
        elif event in SCALARS and prefix == opened:
            opened = ""
    raise SourceError("no list of objects in this JSON")
