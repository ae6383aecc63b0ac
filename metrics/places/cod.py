"""OCHA's files: P-code lists, administrative boundaries (COD-AB), populations (COD-PS).

Columns are known by what they hold, in every generation and language:

    ADM2_PCODE, admin2Pcode, adm2_pcode     the code
    ADM2_EN, admin2Name_fr, adm2_name       the names; ADM2ALT1_EN, adm2_name1 … others
    validOn, valid_on, VALIDTO …            from when, until when
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from metrics.places.grids import Grid, value
from metrics.places.records import Batch, Unit
from metrics.places.tables import Population

_CODE = re.compile(r"adm(?:in)?(\d)_?p?co?d?e?$", re.IGNORECASE)
_NAME = re.compile(
    r"adm(?:in)?(\d)_?(?:ref_?name|alt_?name\d?|name\d?|alt\d)?(?:_?[a-z]{2,3})?$", re.IGNORECASE
)
_LISTED = {
    "location": "country",
    "admin level": "level",
    "admin_level": "level",
    "p-code": "pcode",
    "p_code": "pcode",
    "parent p-code": "parent",
    "parent_pcode": "parent",
    "valid from date": "valid_on",
}
_LEVELS = frozenset("1234")
_VERSIONS = ("version", "cod_version", "version_no")
_NUMBER = re.compile(r"[\d.,\s\u00a0]+")
# "448.465": thousands for some, a fraction for others; and more people than there can be.
_UNCLEAR = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_MOST = 20_000_000_000
_PREFIX = re.compile(r"[A-Z]{2,3}(?=\d)")
# The columns of a table of populations: all people, the year, and parts of the people, which are
# left out: a row is of everybody where each of these is one of the words for it.
_TOTALS = ("population", "t_tl", "t_total", "pop_total", "total", "total_population", "total_pop")
_YEARS = ("reference_year", "year", "reference_period_start")
_PARTS = ("population_group", "gender", "age_range", "age_group")
_WHOLE = frozenset(("", "t_tl", "t_total", "total", "all", "t", "both", "all ages"))

Row = Mapping[str, str]
Country = Callable[[str], str]


def is_list(grid: Grid) -> bool:
    """A list with one unit a row: the list of all P-codes, or one with pcode, level, name."""
    low = {_LISTED.get(column, column) for column in _low(grid)}
    return {"pcode", "level"} <= low and any(column.startswith("name") for column in low)


def is_units(grid: Grid) -> bool:
    """A table of units: it has a column of P-codes."""
    return any(_code_level(column) is not None for column in grid.head)


def is_population(grid: Grid) -> bool:
    """A table of populations by P-code."""
    return is_units(grid) and bool(_total_column(grid))


def read_list(grid: Grid, batch: Batch, country: Country) -> None:
    """Units of a list with one unit a row."""
    for raw in _rows(grid):
        row = {_LISTED.get(column, column): value(cell) for column, cell in raw.items()}
        if not row.get("pcode") or row.get("level") not in _LEVELS:
            batch.warnings["rows without a code or level"] += 1
            continue
        batch.units.append(_listed(row, country))
        _tell_day(row.get("valid_on", ""), batch)


def _listed(row: Row, country: Country) -> Unit:
    code, level = row["pcode"], int(row["level"])
    hit = _PREFIX.match(code)
    place = country(row.get("country") or (hit.group() if hit else ""))
    names = [cell for column, cell in row.items() if column.startswith("name")]
    others = row.get("aliases", "").split(";")
    return Unit(
        pcode=code,
        level=level,
        country=place,
        parent=place if level == 1 else row.get("parent", ""),
        names=tuple(dict.fromkeys(filter(None, map(str.strip, (*names, *others))))),
        lat=_float(row.get("lat", "")),
        lon=_float(row.get("lon", "")),
        valid_on=_day(row.get("valid_on", "")),
    )


def read_units(grid: Grid, batch: Batch, country: Country) -> None:
    """Units of a COD-AB table: one row holds a unit and the units above it."""
    codes = {_code_level(c): c.lower() for c in grid.head if _code_level(c) is not None}
    levels = sorted(level for level in codes if level is not None)
    names = {level: _name_columns(grid, level) for level in levels}
    seen: set[tuple[str, int]] = set()
    for row in _rows(grid):
        place = _country(row, codes, country)
        for level in levels:
            code = value(row.get(codes[level], ""))
            if level == 0 or not code or (code, level) in seen:
                batch.warnings["rows without a code"] += level == levels[-1] and not code
                continue
            seen.add((code, level))
            _tell_day(_said_day(row), batch)
            above = value(row.get(codes.get(level - 1, ""), "")) if level > 1 else place
            lowest = level == levels[-1]
            batch.units.append(_unit(row, code, level, place, above or place, names[level], lowest))


def _unit(
    row: Row, code: str, level: int, place: str, above: str, columns: list[str], lowest: bool
) -> Unit:
    spelled = dict.fromkeys(filter(None, (value(row.get(c, "")) for c in _english(row, columns))))
    lat, lon = _float(row.get("center_lat", "")), _float(row.get("center_lon", ""))
    return Unit(
        pcode=code,
        level=level,
        country=place,
        parent=above,
        names=tuple(spelled),
        lat=lat if lowest else None,
        lon=lon if lowest else None,
        valid_on=_day(_said_day(row)),
        valid_to=_day(row.get("valid_to") or row.get("validto", "")),
        version=value(next((row[column] for column in _VERSIONS if row.get(column)), "")),
    )


def _said_day(row: Row) -> str:
    return row.get("valid_on") or row.get("validon") or row.get("date", "")


def _tell_day(said: str, batch: Batch) -> None:
    batch.warnings["dates that cannot be read, taken as unknown"] += bool(value(said)) and (
        not _day(said)
    )


def _english(row: Row, columns: list[str]) -> list[str]:
    """The columns of a unit's names, the one that its row says is in English first."""
    ends = [end for end in ("", "1", "2", "3") if value(row.get(f"lang{end}", "")) == "en"]
    return sorted(columns, key=lambda c: not any(c.endswith(f"_name{end}") for end in ends))


def read_population(grid: Grid, batch: Batch, year: str) -> None:
    """Totals of a COD-PS table, every shape; ``year`` where the table has no column for it."""
    codes = sorted((_code_level(c) or 0, c.lower()) for c in grid.head if _code_level(c))
    column = _total_column(grid)
    for row in _rows(grid):
        if any(value(row.get(name, "")).lower() not in _WHOLE for name in _PARTS):
            continue
        code = next((value(row[c]) for _, c in reversed(codes) if value(row.get(c, ""))), "")
        when = next((value(row[name])[:4] for name in _YEARS if value(row.get(name, ""))), year)
        number = _count(row.get(column, ""))
        if not code or number is None or not when.isdigit():
            batch.warnings["population rows without a code, year or number"] += 1
            continue
        source = value(row.get("source", "")) or f"COD-PS, {grid.label}"
        batch.counts.append(Population(code, int(when), number, source))


def _total_column(grid: Grid) -> str:
    """The column of a table with the number of all people."""
    low = _low(grid)
    return next((column for column in _TOTALS if column in low), "")


def _rows(grid: Grid) -> Iterator[dict[str, str]]:
    head = [column.strip().lower() for column in grid.head]
    wanted = [place for place, column in enumerate(head) if column]
    for row in grid.rows:
        yield {head[place]: row[place] for place in wanted if place < len(row)}


def _low(grid: Grid) -> set[str]:
    return {column.lower() for column in grid.head}


def _code_level(column: str) -> int | None:
    hit = _CODE.fullmatch(column.strip())
    return int(hit.group(1)) if hit and column.strip().lower()[-1] in "ed" else None


def _name_columns(grid: Grid, level: int) -> list[str]:
    """Columns with this level's names, the main one first."""
    found = []
    for column in grid.head:
        hit = _NAME.fullmatch(column)
        if hit and int(hit.group(1)) == level and _code_level(column) is None:
            found.append(column.lower())
    return sorted(found, key=lambda c: ("alt" in c or c[-1].isdigit(), "ref" in c))


def _country(row: Row, codes: Mapping[int | None, str], country: Country) -> str:
    for column in ("iso3", "location", codes.get(0, ""), "iso2"):
        if value(row.get(column, "")):
            return country(value(row[column]))
    code = next((value(row.get(column, "")) for level, column in codes.items() if level), "")
    hit = _PREFIX.match(code)
    return country(hit.group()) if hit else ""


def _day(text: str) -> str:
    """An ISO date of a date, of a time, or of the number of days that Excel counts."""
    text = value(text)
    if text.isdigit() and 20_000 < int(text) < 80_000:
        return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _count(text: str) -> int | None:
    text = value(text)
    if not text or not _NUMBER.fullmatch(text):
        return None
    digits = re.sub(r"[,\s\u00a0]", "", text)
    if not digits.replace(".", "", 1).isdigit() or _UNCLEAR.fullmatch(digits):
        return None
    number = float(digits)
    return round(number) if number <= _MOST else None


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
