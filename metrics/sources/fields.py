"""The pieces of a card's entries: what a cell, a number, a period and a place of a row are.

Each names the columns that it needs (``columns``), so that a card knows what it takes.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from metrics.model import Frozen

Only = dict[str, tuple[str, ...]]


class Cell(Frozen):
    """Where a word of a claim stands: in a column, through a map, or the same for every row.

    ``map`` turns the publisher's word into ours ("" is an empty cell); ``find`` does so for words
    that stand somewhere in a text, the first that is found. A word made "" says nothing ("all" of
    the sexes); the default "*" keeps other words as they are.
    """

    column: str | None = None
    words: dict[str, str] = Field(default_factory=dict, alias="map")
    find: dict[str, str] = Field(default_factory=dict)
    default: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it needs."""
        return (self.column,) if self.column else ()


def _cell(value: object) -> object:
    return {"default": value} if isinstance(value, str) else value


Word = Annotated[Cell, BeforeValidator(_cell)]


class Sum(Frozen):
    """A number made of several columns: those of ``add`` less those of ``less``, never below 0.

    Unknown where one of them is.
    """

    add: tuple[str, ...] = Field(min_length=1)
    less: tuple[str, ...] = ()


Number = str | Sum


def columns_of(number: Number | None) -> tuple[str, ...]:
    """The columns of a number."""
    if number is None:
        return ()
    return (number,) if isinstance(number, str) else (*number.add, *number.less)


class Span(Frozen):
    """The span that a day stands for, by a column; a word not in the map means the day itself."""

    column: str
    words: dict[str, Literal["week", "month", "year"]] = Field(alias="map")


class Finest(Frozen):
    """The finest level that a row is sure of, by a column; a word not in the map bounds nothing."""

    column: str
    levels: dict[str, int] = Field(alias="map")


def _of_every_year(value: str) -> str:
    date.fromisoformat(f"2001-{value}")
    return value


def _iso(value: str) -> str:
    return date.fromisoformat(value).isoformat()


class Dates(Frozen):
    """When a row was so: from ``start`` to ``end``, on a ``day``, ``at`` a date, in a ``year``.

    ``on`` is the day of the year (MM-DD) at which a stock of a year stands; ``since`` is the day
    from which a running total counts; ``hours`` a column that says how long before its end the
    period began. ``month`` stands beside ``year``; where ``year`` holds a date its year is meant.
    ``first`` and ``last`` are columns of year, month and day; where the day or the month is empty,
    the whole month or year is meant. ``span`` widens a day that stands for more: a week is three
    days to each side, a month or a year that of the day.
    """

    start: str | None = None
    end: str | None = None
    day: str | None = None
    at: str | None = None
    year: str | None = None
    month: str | None = None
    on: Annotated[str, AfterValidator(_of_every_year)] | None = None
    since: Annotated[str, AfterValidator(_iso)] | None = None
    hours: str | None = None
    first: tuple[str, ...] = Field(default=(), max_length=3)
    last: tuple[str, ...] = Field(default=(), max_length=3)
    span: Span | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it needs."""
        named = (self.start, self.end, self.day, self.at, self.year, self.month, self.hours)
        spans = (self.span.column,) if self.span else ()
        return (*(name for name in named if name), *self.first, *self.last, *spans)


class Places(Frozen):
    """Where a row was so: columns of codes and of names, the finest first, and of the country.

    ``is`` is the place of every row, where no column says it; ``aliases`` are the publisher's own
    words for places, with their codes. ``finest`` says which rows are surer of less than they name.
    ``several`` is the mark between names in one cell, where one number is of more than one place:
    it stands at the region that holds them all.
    """

    codes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    country: str | None = None
    always: str | None = Field(default=None, alias="is")
    several: str | None = None
    aliases: dict[str, str] = Field(default_factory=dict)
    finest: Finest | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The columns that name the place, in their order."""
        return (*self.codes, *self.names, *((self.country,) if self.country else ()))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it needs."""
        return (*self.named, *((self.finest.column,) if self.finest else ()))


class PartOf(Frozen):
    """The row whose claim contains this one: the same key but for these columns."""

    claim: str | None = None
    where: dict[str, str] = Field(default_factory=dict)
