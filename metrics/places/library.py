"""The gazetteers that somebody loaded: kept in a folder, one file for each, and put together.

A loaded file is stored in its normal form under the hash of its bytes: loading it again, under any
name, changes nothing, and a crash leaves either the whole of it or nothing. Boundaries stand in a
file beside it, which only the map reads.
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
from metrics.places import aliases, geonames
from metrics.places.checks import checked
from metrics.places.files import read
from metrics.places.fold import fold, strip_article
from metrics.places.gazetteer import Gazetteer, lasting
from metrics.places.held import Held
from metrics.places.records import Alias, Batch, Shape, Town, Unit
from metrics.places.tables import (
    FORMER,
    OWN,
    SHIPPED,
    Entry,
    Population,
    Tables,
    add_alias,
    add_district,
    crosswalk,
    shipped,
)
from metrics.places.towns import PackedTowns

FORM = 2
SHAPES = ".shapes"


@dataclass(frozen=True)
class Loaded:
    """What loading one file did."""

    file: str
    kind: str
    units: int
    populations: int
    aliases: int
    names: int
    towns: int
    boundaries: int
    warnings: Mapping[str, int]
    already: bool


def add(path: Path, folder: Path) -> Loaded:
    """Read a file and keep it in the folder; SourceError leaves the folder as it was.

    It names every line of a table of aliases that is wrong: such a table is a person's own.
    """
    target = folder / f"{_hash(path)}.json"
    if target.exists():
        return _report(path, _stored(target), already=True)
    tables = _base(folder)
    batch = read(path, tables.iso2, crosswalk(), _inside(tables))
    parents = {code: held.parent for code, held in tables.regions.items()}
    batch.units = checked(batch.units, parents, batch.warnings)
    known = {*parents, *tables.iso2, *(unit.pcode for unit in batch.units)}
    batch.warnings["populations of codes that do not exist"] += sum(
        count.pcode not in known for count in batch.counts
    )
    wrong = aliases.wrong(batch, known)
    if wrong:
        raise SourceError("\n".join(f"{path.name}: {text}" for text in wrong))
    if batch.shapes:
        _store(target.with_suffix(SHAPES), orjson.dumps(list(map(tuple, batch.shapes))))
    packed = _packed(batch, path.name)
    _store(target, orjson.dumps(packed))
    return _report(path, packed, already=False)


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:16]
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror or error})") from error


def _inside(tables: Tables) -> geonames.Inside:
    """From a unit's code and a name to the code of the unit of that name right below it."""
    codes: dict[tuple[str, str], str] = {}
    for held in tables.regions.values():
        if held.parent:
            codes.setdefault((held.parent, strip_article(fold(held.name))), held.pcode)
    return lambda above, name: codes.get((above, strip_article(fold(name))), "")


def loaded(folder: Path) -> Gazetteer:
    """The shipped gazetteer and everything that was loaded into the folder."""
    stamp = tuple((str(path), path.stat().st_mtime_ns) for path in _kept(folder))
    return _gazetteer(folder, stamp)


def boundaries(folder: Path) -> Iterator[Shape]:
    """The boundaries that were loaded, the newest of each unit last."""
    for path in _kept(folder):
        shapes = path.with_suffix(SHAPES)
        for code, geometry in _json(shapes) if shapes.exists() else ():
            yield Shape(code, geometry)


@lru_cache(maxsize=2)
def _gazetteer(folder: Path, stamp: tuple[tuple[str, int], ...]) -> Gazetteer:
    del stamp  # only there so that a changed folder is read again
    with lasting():
        tables = _base(folder)
        return Gazetteer(tables, PackedTowns(SHIPPED / "towns.npz", tables.regions))


def _base(folder: Path) -> Tables:
    tables = shipped()
    for path in _kept(folder):
        held = _stored(path)
        _put_units(tables, [Unit(*row) for row in held["units"]])
        tables.populations.extend(Population(*row) for row in held["counts"])
        _put_towns(tables, [Town(*row) for row in held["towns"]])
        for name, kind, code in held["spellings"]:
            if code in tables.regions and kind == "place":
                add_district(tables, code, name)
            elif code in tables.regions:
                add_alias(tables, name, kind, code, how="name")
        _put_aliases(tables, [Alias(*row) for row in held["aliases"]])
    return tables


def _put_units(tables: Tables, units: Iterable[Unit]) -> None:
    for unit in units:
        held = tables.regions.get(unit.pcode)
        region = _region(unit, held)
        known: tuple[str, ...] = ()
        if held is not None:
            region, known = _newer(tables, held, region), (held.name,)
        tables.regions[unit.pcode] = region
        gone = region.valid_to is not None and region.valid_to < date.today()  # noqa: DTZ011
        how = FORMER if gone else "name"
        entry = Entry(region.pcode, region.country, region.level, "region", region.name, how=how)
        tables.names.extend((name, entry) for name in unit.names if name not in known)


def _newer(tables: Tables, held: Held, found: Held) -> Held:
    """The version of a unit that is in force; another one is kept beside it.

    A row without a date adds to the version that has one, and takes nothing from it.
    """
    if held.valid_on and not found.valid_on:
        return held._replace(lat=found.lat, lon=found.lon)
    if _same(held, found):
        return found
    older, newer = sorted((held, found), key=lambda one: one.valid_on or date.min)
    kept = tables.versions.setdefault(found.pcode, [])
    if not any(_same(older, other) for other in kept):
        kept.append(older)
    return newer


def _same(one: Held, other: Held) -> bool:
    """Whether two rows are of one version; a name may be written in several ways."""
    return one.level == other.level and one.valid_on in (None, other.valid_on)


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


def _put_aliases(tables: Tables, found: list[Alias]) -> None:
    """Somebody's own aliases: each takes the place of what an older table says of its name."""
    again = {(fold(alias.name), alias.kind == "demonym") for alias in found}
    if again:
        tables.names = [
            (name, entry)
            for name, entry in tables.names
            if entry.how != OWN or (fold(name), entry.kind == "demonym") not in again
        ]
    for alias in found:
        if alias.kind == "water" or alias.code in tables.regions or alias.code in tables.iso2:
            add_alias(tables, alias.name, alias.kind, alias.code, how=OWN)


def _packed(batch: Batch, name: str) -> dict[str, Any]:
    return {
        "form": FORM,
        "file": name,
        "kind": batch.kind,
        "units": list(map(tuple, batch.units)),
        "counts": list(map(tuple, batch.counts)),
        "aliases": list(map(tuple, batch.aliases)),
        "spellings": list(map(tuple, batch.spellings)),
        "towns": list(map(tuple, batch.towns)),
        "shapes": len(batch.shapes),
        "warnings": dict(+Counter(batch.warnings)),
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


def _stored(path: Path) -> dict[str, Any]:
    held = _json(path)
    if not isinstance(held, dict) or held.get("form") != FORM:
        raise StoreError(f"{path}: of another version of this program; remove it and load it again")
    return held


def _json(path: Path) -> Any:
    try:
        return orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise StoreError(f"{path}: cannot be read ({error}); load it again") from error


def _report(path: Path, packed: Mapping[str, Any], *, already: bool) -> Loaded:
    return Loaded(
        file=path.name,
        kind=packed["kind"],
        units=len(packed["units"]),
        populations=len(packed["counts"]),
        aliases=len(packed["aliases"]),
        names=len(packed["spellings"]),
        towns=len(packed["towns"]),
        boundaries=packed["shapes"],
        warnings=packed["warnings"],
        already=already,
    )
