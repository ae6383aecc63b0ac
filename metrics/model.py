"""The nouns of Humetrics, frozen: what a station gives and what the next one takes.

An unknown low, best or high is None: never infinity, never 0. Figures are as the labelling guide
of the project defines them: ``low``, ``best`` and ``high`` are what the words *state* ("at least
50" states 50 / 50 / None); `Interval` is what a named reading rule makes of them.
"""

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A value: compared by content, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bound(StrEnum):
    """What the wording says of the number."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Unit(StrEnum):
    """What is counted."""

    PERSON = "person"
    HOUSEHOLD = "household"
    FACILITY = "facility"
    BUILDING = "building"
    INCIDENT = "incident"
    MUNITION = "munition"
    PERCENT = "percent"


class Kind(StrEnum):
    """Whether the figure happened in a period (flow) or was so at a date (stock)."""

    FLOW = "flow"
    STOCK = "stock"


class Status(StrEnum):
    """How the text stands behind the figure."""

    REPORTED = "reported"
    FEARED = "feared"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Interval(Frozen):
    """How the stated number is read: the rule names the version of the reading table."""

    low: float | None
    best: float | None
    high: float | None
    rule: str


class Period(Frozen):
    """Days from start to end, both included."""

    start: date
    end: date


class Located(Frozen):
    """One of a figure's places in the world; ``pcode`` is None where it could not be resolved.

    ``qualifier`` is the part of the region that the text speaks of ("north", "rural").
    ``precision`` is what the name is of: 1 a settlement, 2 a district, 3 a first-level region, 4 a
    country. ``rejected`` are the codes that it might also have meant, the likeliest first.
    """

    name: str
    country: str | None = None
    pcode: str | None = None
    level: int | None = None
    method: str
    qualifier: str | None = None
    score: float | None = None
    precision: int | None = None
    rejected: tuple[str, ...] = ()


class Document(Frozen):
    """A text as it was published. ``id`` is the hash of the text; a given id is ``external_id``."""

    id: str
    text: str
    lang: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    external_id: str | None = None


RUNNING = "running total"  # of a figure's rules: it counts all up to its day, who knows since when


class Figure(Frozen):
    """One reported quantity of humanitarian impact, with the exact words it came from.

    ``text[start:end] == quote``. ``places`` are names as the text gives them, ``regions`` the same
    in the world, in the same order. ``part_of`` and ``same_as`` are indexes of other figures of
    the same document: the total that contains this one, and the same fact in another unit.
    ``rules`` names the rules that made it, in order.
    """

    quote: str
    start: int
    end: int
    measure: str
    unit: Unit
    bound: Bound
    low: float | None
    best: float | None
    high: float | None
    group: str = "all"
    facility: str | None = None
    places: tuple[str, ...] = ()
    country: str | None = None
    time: Period | None = None
    kind: Kind
    sources: tuple[str, ...] = ()
    status: Status = Status.REPORTED
    interval: Interval
    regions: tuple[Located, ...] = ()
    origin: Located | None = None
    destination: Located | None = None
    part_of: int | None = None
    same_as: int | None = None
    rules: tuple[str, ...] = ()


class Miss(Frozen):
    """A number that became no figure, and why."""

    quote: str
    start: int
    end: int
    reason: str


class Mention(Frozen):
    """A quantity in a text, humanitarian or not: what it states and the spans of its parts.

    ``modifier`` and ``counted`` are (start, end) of the hedge and of the noun counted, or None.
    """

    quote: str
    start: int
    end: int
    bound: Bound
    low: float | None
    best: float | None
    high: float | None
    modifier: tuple[int, int] | None = None
    counted: tuple[int, int] | None = None


class Reading(Frozen):
    """All that one document says: figures, reported zeros, and the numbers left out with reasons.

    ``refused`` says why a text was not read at all (no language, or one without a lexicon).
    """

    figures: tuple[Figure, ...] = ()
    zeros: tuple[Figure, ...] = ()
    misses: tuple[Miss, ...] = ()
    refused: str | None = None


class Region(Frozen):
    """An administrative unit (level 0 to 3), a populated place (4) or an informal area (None).

    ``exact`` is False for informal areas; ``members`` are the units that such an area covers.
    """

    pcode: str
    name: str
    country: str
    level: int | None
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    scheme: Literal["cod", "iso3166", "geonames", "own"] = "cod"
    exact: bool = True
    members: tuple[str, ...] = ()
    valid_on: date | None = None
    valid_to: date | None = None
    source: str = Field(default="", description="where the row comes from")
