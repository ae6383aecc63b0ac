"""The gazetteers that somebody loaded: kept in a folder, one file for each, and put together.

A loaded file is stored in its normal form under the hash of its content: loading it again changes
nothing, and a crash leaves either the whole of it or nothing.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from metrics.errors import SourceError, StoreError
from metrics.places import aliases
from metrics.places.checks import checked
from metrics.places.files import read
from metrics.places.gazetteer import Gazetteer, lasting
from metrics.places.held import Held
from metrics.places.records import KINDS, Alias, Batch, Shape, Town, Unit
from metrics.places.tables import (
    SHIPPED,
    Entry,
    Population,
    Tables,
    add_alias,
    crosswalk,
    shipped,
)
from metrics.places.towns import PackedTowns

FORM = 1


@dataclass(frozen=True)
class Loaded:
    """What loading one file did."""

    file: str
    kind: str
    units: int
    populations: int
    aliases: int
    towns: int
    shapes: int
    warnings: Mapping[str, int]
    already: bool


def add(path: Path, folder: Path) -> Loaded:
    """Read a file and keep it in the folder; SourceError leaves the folder as it was.

    It names every line of a table of aliases that is wrong: such a table is a person's own.
    """
    tables = _base(folder)
    batch = read(path, tables.iso2, crosswalk())
    parents = {code: region.parent for code, region in tables.regions.items()}
    batch.units = checked(batch.units, parents, batch.warnings)
    known = {*parents, *tables.iso2, *(unit.pcode for unit in batch.units)}
    batch.warnings["aliases of codes that do not exist"] += sum(
        alias.code not in known and alias.kind != "water" for alias in batch.aliases
    )
    batch.warnings["populations of codes that do not exist"] += sum(
        count.pcode not in known for count in batch.counts
    )
    wrong = aliases.wrong(batch, known)
    if wrong:
        raise SourceError("\n".join(f"{path.name}: {text}" for text in wrong))
    content = orjson.dumps(_packed(batch, path.name), option=orjson.OPT_SORT_KEYS)
    target = folder / f"{hashlib.sha256(content).hexdigest()[:16]}.json"
    already = target.exists()
    if not already:
        _store(target, content)
    return _report(path, batch, already)


def loaded(folder: Path) -> Gazetteer:
    """The shipped gazetteer and everything that was loaded into the folder."""
    stamp = tuple((str(path), path.stat().st_mtime_ns) for path in _kept(folder))
    return _gazetteer(folder, stamp)


def boundaries(folder: Path) -> Iterator[Shape]:
    """The boundaries that were loaded, the newest of each unit last."""
    for held in _read_all(folder):
        for code, geometry in held["shapes"]:
            yield Shape(code, geometry)


@lru_cache(maxsize=2)
def _gazetteer(folder: Path, stamp: tuple[tuple[str, int], ...]) -> Gazetteer:
    del stamp  # only there so that a changed folder is read again
    with lasting():
        tables = _base(folder)
        return Gazetteer(tables, PackedTowns(SHIPPED / "towns.npz", tables.regions))


def _base(folder: Path) -> Tables:
    tables = shipped()
    for held in _read_all(folder):
        _put_units(tables, [Unit(*row) for row in held["units"]])
        tables.populations.extend(Population(*row) for row in held["counts"])
        _put_towns(tables, [Town(*row) for row in held["towns"]])
        for row in held["aliases"]:
            _put_alias(tables, Alias(*row))
    return tables


def _put_units(tables: Tables, units: Iterable[Unit]) -> None:
    for unit in units:
        held = tables.regions.get(unit.pcode)
        region = _region(unit, held)
        known = ()
        if held is not None:
            region, known = _newer(tables, held, region), (held.name,)
        tables.regions[unit.pcode] = region
        entry = Entry(region.pcode, region.country, region.level, "region", region.name)
        tables.names.extend((name, entry) for name in unit.names if name not in known)


def _newer(tables: Tables, held: Held, found: Held) -> Held:
    """The version of a unit that is in force; another one is kept beside it."""
    if _same(held, found):
        return found._replace(valid_on=found.valid_on or held.valid_on)
    older, newer = held, found
    if held.valid_on and found.valid_on:
        older, newer = sorted((held, found), key=lambda one: one.valid_on or date.min)
    kept = tables.versions.setdefault(found.pcode, [])
    if not any(_same(older, other) for other in kept):
        kept.append(older)
    return newer


def _same(one: Held, other: Held) -> bool:
    days = {one.valid_on, other.valid_on} - {None}
    return one[:5] == other[:5] and len(days) < 2


def _region(unit: Unit, held: Held | None) -> Held:
    """A unit's region; what the file leaves open stays as it was known."""
    return Held(
        pcode=unit.pcode,
        name=unit.names[0] if unit.names else (held.name if held else unit.pcode),
        country=unit.country,
        level=unit.level,
        parent=unit.parent,
        lat=unit.lat if unit.lat is not None or held is None else held.lat,
        lon=unit.lon if unit.lon is not None or held is None else held.lon,
        scheme="cod",
        valid_on=date.fromisoformat(unit.valid_on) if unit.valid_on else None,
        valid_to=date.fromisoformat(unit.valid_to) if unit.valid_to else None,
        source=unit.version or "loaded",
    )


def _put_towns(tables: Tables, towns: Iterable[Town]) -> None:
    codes = crosswalk()
    for town in towns:
        code = codes.get(town.admin, "")
        if code not in tables.regions:
            code = tables.iso2.get(town.admin.partition(".")[0], "")
        region = tables.regions.get(code)
        if region is not None:
            entry = Entry(code, region.country, 4, "place", town.name, town.population)
            tables.names.extend((name, entry) for name in town.names)


def _put_alias(tables: Tables, alias: Alias) -> None:
    known = alias.code in tables.regions or alias.code in tables.iso2
    if alias.kind == "water" or known:
        kind = alias.kind if alias.kind in KINDS else "name"
        add_alias(tables, alias.name, kind, alias.code)


def _packed(batch: Batch, name: str) -> dict[str, Any]:
    return {
        "form": FORM,
        "file": name,
        "kind": batch.kind,
        "units": list(map(tuple, batch.units)),
        "counts": list(map(tuple, batch.counts)),
        "aliases": list(map(tuple, batch.aliases)),
        "towns": list(map(tuple, batch.towns)),
        "shapes": list(map(tuple, batch.shapes)),
    }


def _store(target: Path, content: bytes) -> None:
    partial = target.with_suffix(f".{os.getpid()}.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise StoreError(f"{target.parent}: cannot be written ({error})") from error


def _kept(folder: Path) -> list[Path]:
    """The loaded files in the order of loading."""
    found = folder.glob("*.json") if folder.is_dir() else ()
    return sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name))


def _read_all(folder: Path) -> Iterator[dict[str, Any]]:
    for path in _kept(folder):
        try:
            held = orjson.loads(path.read_bytes())
        except (OSError, orjson.JSONDecodeError) as error:
            raise StoreError(f"{path}: cannot be read ({error}); load it again") from error
        if held.get("form") == FORM:
            yield held


def _report(path: Path, batch: Batch, already: bool) -> Loaded:
    return Loaded(
        file=path.name,
        kind=batch.kind,
        units=len(batch.units),
        populations=len(batch.counts),
        aliases=len(batch.aliases),
        towns=len(batch.towns),
        shapes=len(batch.shapes),
        warnings=dict(+Counter(batch.warnings)),
        already=already,
    )
