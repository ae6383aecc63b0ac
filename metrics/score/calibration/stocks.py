"""IDMC and UNHCR: the internally displaced of one country at the end of one year, counted twice.

They are not independent (each takes figures from the other in some countries), and both are exact
to the person in print.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from metrics import intervals
from metrics.model import Bound
from metrics.score.calibration.words import Row, Word, judged, number, tables

Stocks = dict[tuple[str, int], float]
WITHIN = (0.01, 0.05, 0.25)


class Layout(NamedTuple):
    """The columns of one of UNHCR's files."""

    year: str
    origin: str
    asylum: str
    people: str


UNHCR = (
    Layout("year", "coo_iso", "coa_iso", "idps"),
    Layout("Year", "ISO3CoO", "ISO3CoA", "IDP"),
)


def rows(folder: Path) -> Iterator[Row]:
    """Give the questions that the files of the folder answer."""
    one, other = _idmc(folder), _unhcr(folder)
    pairs = [(f"{key}", one[key], other[key]) for key in sorted(one.keys() & other.keys())]
    if not pairs:
        return
    n = len(pairs)
    for share in WITHIN:
        near = sum(abs(a - b) <= share * max(a, b) for _, a, b in pairs)
        yield Row(f"the two differ by {share:.0%} at most", n, near)
    told = "UNHCR's number lies in IDMC's, read"
    yield Row(f"{told} as it stands (exact, round if round)", n, _held(pairs, Bound.EXACT))
    yield Row(f'{told} as if it said "about"', n, _held(pairs, Bound.APPROX))
    ours = judged(
        [Word(key, "idmc", a, a, a) for key, a, _ in pairs]
        + [Word(key, "unhcr", b, b, b) for key, _, b in pairs]
    )
    yield Row("heard as two sources: contested", n, sum(case.contested for case in ours.values()))


def _held(pairs: Sequence[tuple[str, float, float]], bound: Bound) -> int:
    """Count the pairs whose second number lies in the first, read by the rules for words."""
    read = [
        (intervals.read(bound, None, one, None, below=False, unit="person"), other)
        for _, one, other in pairs
    ]
    return sum((own.low or 0.0) <= other <= (own.high or 0.0) for own, other in read)


def _idmc(folder: Path) -> Stocks:
    found: Stocks = {}
    for path, table in tables(folder, ("iso3", "year", "total_displacement")):
        for row in table:
            people, year = number(path, row, "total_displacement"), number(path, row, "year")
            if people and year:
                found[row["iso3"], int(year)] = people
    return found


def _unhcr(folder: Path) -> Stocks:
    found: Stocks = {}
    for layout in UNHCR:
        added: dict[tuple[str, int], float] = defaultdict(float)
        for path, table in tables(folder, layout):
            for row in table:
                people, year = number(path, row, layout.people), number(path, row, layout.year)
                if people and year and row[layout.origin] == row[layout.asylum]:
                    added[row[layout.origin], int(year)] += people
        found = added | found
    return found
