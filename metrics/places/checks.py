"""What is odd in the units of a file: counted, and mended where it can be.

Every code ends with one row and one parent, and no parent leads back to its child.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from metrics.places.fold import fold
from metrics.places.records import Unit

REGULAR = re.compile(r"[A-Z]{2,3}\d+")
_NAME = re.compile(r"[^\W\d_]{2}")
ALPHA3 = 3


def checked(
    units: list[Unit], known: Mapping[str, str | None], warnings: Counter[str]
) -> list[Unit]:
    """Units with one parent each and no cycle; ``known`` are the parents of codes held already.

    A second row of the same code and date is left out, a missing parent is read from the code or
    becomes the country, a cycle is cut: each with a warning that counts.
    """
    chosen: dict[str, Unit] = {}
    for unit in units:
        if unit.pcode in known and known[unit.pcode] is None:
            warnings["units with the code of a country or an area, left out"] += 1
            continue
        held = chosen.get(unit.pcode)
        if held is not None and held.names[:1] == unit.names[:1] and held.level == unit.level:
            unit = _joined(held, unit)
        elif held is not None and held.valid_on >= unit.valid_on:
            warnings["codes given twice, the first kept"] += 1
            continue
        chosen[unit.pcode] = unit
    _tell_codes(chosen.values(), warnings)
    _tell_names(chosen.values(), warnings)
    return [_with_parent(_named(u, warnings), chosen, known, warnings) for u in chosen.values()]


def _joined(one: Unit, other: Unit) -> Unit:
    """Two rows of the same unit, as the sheets of its own level and of the one below have it."""
    full, more = (one, other) if one.lat is not None or other.lat is None else (other, one)
    return full._replace(names=tuple(dict.fromkeys((*full.names, *more.names))))


def _named(unit: Unit, warnings: Counter[str]) -> Unit:
    """A unit without what stands where its name should ("N.A2", "-")."""
    names = tuple(_mended(name, warnings) for name in unit.names if _NAME.search(name))
    warnings["units without a name, known by their code only"] += not names
    return unit if names == unit.names else unit._replace(names=names)


def _mended(name: str, warnings: Counter[str]) -> str:
    """A name whose UTF-8 somebody read as Windows-1252 ("GuÃ©ra"), as it was meant."""
    warnings["names with letters that were lost"] += "\ufffd" in name
    if name.isascii():
        return name
    try:
        meant = name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name
    warnings["names in a doubled encoding, mended"] += 1
    return meant


def _tell_codes(units: Iterable[Unit], warnings: Counter[str]) -> None:
    for unit in units:
        warnings["codes that are not letters and digits"] += not REGULAR.fullmatch(unit.pcode)
        long = len(unit.country) == ALPHA3 and unit.pcode.startswith(unit.country)
        warnings["codes that begin with three letters, kept as they are"] += long


def _tell_names(units: Iterable[Unit], warnings: Counter[str]) -> None:
    """Names that need more than themselves: of two levels of a country, of several countries."""
    levels: dict[tuple[str, str], set[int]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for name in unit.names[:1]:
            levels[unit.country, fold(name)].add(unit.level)
            countries[fold(name)].add(unit.country)
    several = sum(len(held) > 1 for held in levels.values())
    warnings["names of units of several levels of one country"] += several
    warnings["names of units of several countries"] += sum(len(c) > 1 for c in countries.values())


def _with_parent(
    unit: Unit, chosen: Mapping[str, Unit], known: Mapping[str, str | None], warnings: Counter[str]
) -> Unit:
    if unit.level == 1:
        return unit._replace(parent=unit.country)
    held = chosen.get(unit.parent)
    warnings["codes that do not begin with their parent's"] += not unit.pcode.startswith(
        unit.parent
    )
    if held is None and (unit.parent not in known or unit.parent == unit.country):
        return unit._replace(parent=_above(unit, chosen, known, warnings))
    if held is not None and held.level >= unit.level:
        warnings["units within a unit of their own level or lower, the country taken"] += 1
        return unit._replace(parent=unit.country)
    if held is None and unit.pcode in _line(unit.parent, known):
        warnings["units within what is loaded as a part of them, the country taken"] += 1
        return unit._replace(parent=unit.country)
    return unit


def _line(code: str | None, known: Mapping[str, str | None]) -> list[str]:
    """A code that is held already, and what it lies in."""
    found: list[str] = []
    while code is not None and code not in found:
        found.append(code)
        code = known.get(code)
    return found


def _above(
    unit: Unit, chosen: Mapping[str, Unit], known: Mapping[str, str | None], warnings: Counter[str]
) -> str:
    """What a unit without a parent lies in: nested codes say it themselves, else its country."""
    begins = (unit.pcode[:length] for length in range(len(unit.pcode) - 1, ALPHA3 - 1, -1))
    found = next((code for code in begins if code in chosen or code in known), "")
    nested = found if found not in chosen or chosen[found].level < unit.level else ""
    taken = "the beginning of the code" if nested else "the country"
    what = "parents that do not exist" if unit.parent else "rows without a parent"
    warnings[f"{what}, {taken} taken"] += 1
    return nested or unit.country
