"""A region as the tables hold it: light, and made into a `Region` when somebody asks for it.

A country's list of units has tens of thousands of rows, and a text asks for a few of them.
"""

from datetime import date
from typing import Literal, NamedTuple

from metrics.model import Region

Scheme = Literal["cod", "iso3166", "geonames", "own"]


class Held(NamedTuple):
    """The fields of `Region`, in its order."""

    pcode: str
    name: str
    country: str
    level: int | None
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    scheme: Scheme = "cod"
    exact: bool = True
    members: tuple[str, ...] = ()
    valid_on: date | None = None
    valid_to: date | None = None
    source: str = ""

    def region(self) -> Region:
        """The region for those who ask."""
        return Region(**self._asdict())
