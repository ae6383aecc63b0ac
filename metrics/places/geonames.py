"""GeoNames' files, which have no head: the dump of places, and the codes of admin units."""

from collections.abc import Callable, Iterable, Mapping

from metrics.places.records import Batch, Spelling, Town

DUMP, CODES = 19, 4
# Feature classes and codes of inhabited places; those that no longer exist end in H, Q, W.
_GONE = frozenset(("PPLH", "PPLQ", "PPLW"))
LARGEST_NAMES = 40

# From the code of a unit and a name to the code of the unit of that name in it, or "".
Inside = Callable[[str, str], str]


def is_dump(first: str) -> bool:
    """A line of the dump: 19 columns, an id first, coordinates fifth and sixth."""
    cells = first.split("\t")
    return len(cells) == DUMP and cells[0].isdigit() and _is_number(cells[4], cells[5])


def is_codes(first: str) -> bool:
    """A line of admin1CodesASCII or admin2Codes: "SY.12", name, plain name, id."""
    cells = first.split("\t")
    return len(cells) == CODES and "." in cells[0] and cells[3].strip().isdigit()


def read_dump(lines: Iterable[str], batch: Batch) -> None:
    """Inhabited places of the dump."""
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != DUMP:
            batch.warnings["lines without 19 columns"] += bool(line.strip())
            continue
        if cells[6] != "P" or cells[7] in _GONE:
            continue
        others = [name for name in cells[3].split(",") if name and not name.isdigit()]
        names = tuple(dict.fromkeys((cells[1], cells[2], *others[:LARGEST_NAMES])))
        population = int(cells[14]) if cells[14].isdigit() else 0
        batch.towns.append(Town(cells[1], names, f"{cells[8]}.{cells[10]}", population))


def read_codes(
    lines: Iterable[str], batch: Batch, crosswalk: Mapping[str, str], inside: Inside
) -> None:
    """Names of units: of the first level by GeoNames' code, of the second by name within it.

    A unit of the second level that we have no code for is a place in its unit of the first.
    """
    for line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != CODES:
            batch.warnings["lines without 4 columns"] += bool(line.strip())
            continue
        names = list(dict.fromkeys(cells[1:3]))
        country, first, *second = cells[0].split(".")
        above = crosswalk.get(f"{country}.{first}")
        if above is None:
            batch.warnings["units of GeoNames without a code of ours, left out"] += 1
            continue
        code, kind = above, "name"
        if second:
            found = next(filter(None, (inside(above, name) for name in names)), "")
            code, kind = (found, "name") if found else (above, "place")
            batch.warnings["second-level units of GeoNames placed in their first"] += not found
        batch.spellings.extend(Spelling(name, kind, code) for name in names)


def _is_number(*cells: str) -> bool:
    return all(cell.lstrip("-").replace(".", "", 1).isdigit() for cell in cells)
