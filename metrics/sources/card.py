"""Cards: what a publisher's table holds, as data.

A card says how a table is recognised, which columns are taken and which are left alone and why,
and what a row says: one ``[[claims]]`` entry for each number of a row. The README beside it
teaches the format. A card of your own is a file like any other; no code is needed.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, ValidationError, model_validator

from metrics.errors import DataError
from metrics.lexicon import measures
from metrics.model import Frozen, Kind, Unit
from metrics.sources import mistakes
from metrics.sources.fields import Cell, Dates, Number, Only, PartOf, Places, Word, columns_of

ISO = ("%Y-%m-%d",)
MISSING = ("", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "-", "Not available")


Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Said(Frozen):
    """What one number of a row says; ``best`` alone is an exact count."""

    name: str
    measure: Word
    unit: Unit | None = None
    kind: Kind | None = None
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    count: Amount | None = Field(default=None, description="the number, where each row is one")
    bound: Word = Cell(default="exact")
    group: Word = Cell(default="all")
    facility: Word | None = None
    status: Word = Cell(default="reported")
    only: Only = Field(default_factory=dict)
    unless: Only = Field(default_factory=dict)
    zero: Literal["none", "silent"] = "none"
    period: Dates | None = None
    place: Places | None = None
    origin: Places | None = None
    destination: Places | None = None
    part_of: PartOf | None = None
    same_as: str | None = None
    event: str | None = None
    cause: Word | None = None
    sex: Word | None = None
    age: Word | None = None
    sector: Word | None = None
    round: Word | None = None
    flags: dict[str, Only] = Field(default_factory=dict)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of its numbers."""
        found = (columns_of(number) for number in (self.low, self.best, self.high))
        return tuple(dict.fromkeys(name for names in found for name in names))

    @property
    def worded(self) -> str | None:
        """The column whose cells may word their number ("at least 5"), where it stands alone."""
        return self.best if isinstance(self.best, str) and not self.low and not self.high else None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.numbers and self.count is None:
            raise ValueError("no column of a number (low, best, high or count)")
        said = (*self.measure.words.values(), *self.measure.find.values(), self.measure.default)
        for measure in filter(None, said):
            if measure not in measures():
                close = mistakes.meant(measure, measures())
                raise ValueError(f"measure: no measure {measure!r}{close}")
        self._words_are_known("group", self.group)
        self._words_are_known("bound", self.bound)
        self._words_are_known("status", self.status)
        if self.facility:
            self._words_are_known("facility", self.facility)
        return self

    def _words_are_known(self, key: str, cell: Cell) -> None:
        known = mistakes.WORDS[key]
        for word in filter(None, (*cell.words.values(), cell.default)):
            if word not in known:
                raise ValueError(f"{key}: no {key} {word!r}{mistakes.meant(word, known)}")


class Recognise(Frozen):
    """What a table must have: columns, HXL tags, or (in JSON) a place where the rows stand."""

    columns: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Long(Frozen):
    """A wide table made long: each column not ``kept`` becomes a row with its name and its cell."""

    keep: tuple[str, ...]
    name: str
    value: str
    only: tuple[str, ...] = ()


class Leave(Frozen):
    """Rows that are left out by rule, and why."""

    only: Only
    reason: str


class Card(Frozen):
    """One publisher's table.

    ``hidden`` are marks that stand for a range of numbers ("*" is 1 to 4); ``aliases`` are the
    publisher's own words for places, with their codes, in whatever column they stand.
    """

    name: str
    title: str
    publisher: str
    originator: Word | None = Field(default=None, description="who counted, if another")
    about: str = ""
    url: str = ""
    licence: str
    redistribute: Literal["yes", "excerpt", "aggregate", "no"]
    recognise: Recognise
    rename: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    missing: tuple[str, ...] = MISSING
    hidden: dict[str, tuple[Amount, Amount]] = Field(default_factory=dict)
    aliases: dict[str, str] = Field(default_factory=dict)
    dates: tuple[str, ...] = ISO
    key: tuple[str, ...] = ()
    slice: tuple[str, ...] = ()
    slice_month: str | None = Field(default=None, description="a day whose month is part of it")
    add: bool = False
    long: Long | None = None
    shape: str | None = None
    published: str | None = None
    sources: str | None = None
    source_mark: str = ";"
    period: Dates | None = None
    place: Places | None = None
    leave: tuple[Leave, ...] = ()
    claims: tuple[Said, ...]
    ignored: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    version: str = ""

    @model_validator(mode="after")
    def _has_a_key(self) -> Self:
        if self.long and not self.key:
            raise ValueError("a wide table made long needs a key: its kept columns and the name")
        return self

    @model_validator(mode="before")
    @classmethod
    def _each(cls, data: Any) -> Any:
        """What ``[each]`` says, every entry of ``[[claims]]`` says, unless it says otherwise."""
        each = data.get("each", {}) if isinstance(data, dict) else None
        if not each or not isinstance(each, dict) or not isinstance(data.get("claims"), list):
            return data
        told = [each | one if isinstance(one, dict) else one for one in data["claims"]]
        return {key: value for key, value in data.items() if key != "each"} | {"claims": told}

    @model_validator(mode="after")
    def _names_its_own_entries(self) -> Self:
        """`part_of` and `same_as` name entries that there are, each of a name of its own."""
        names = [said.name for said in self.claims]
        for said in self.claims:
            if names.count(said.name) > 1:
                raise ValueError(f"claims: two entries are called {said.name!r}")
            part = said.part_of
            named = {"part_of": part.claim if part else None, "same_as": said.same_as}
            for key, other in named.items():
                if other is not None and other not in names:
                    close = mistakes.meant(other, names)
                    raise ValueError(f"claims {said.name!r}, {key}: no entry {other!r}{close}")
            if part and part.where and not self.key:
                raise ValueError(f"claims {said.name!r}, part_of: where needs the card's key")
        return self

    def when(self, said: Said) -> Dates:
        """The dates of a claim: its own, else the card's."""
        return said.period or self.period or Dates()

    def where(self, said: Said) -> Places:
        """The place of a claim: its own, else the card's."""
        return said.place or self.place or Places()

    @property
    def taken(self) -> tuple[str, ...]:
        """All columns that it reads, each once."""
        return tuple(dict.fromkeys(_taken(self)))

    @property
    def left(self) -> dict[str, str]:
        """The columns that it leaves alone, each with the reason; a name may end in "*"."""
        return {name: reason for reason, names in self.ignored.items() for name in names}

    def why_left(self, column: str) -> str | None:
        """Why it leaves a column alone; None if it does not."""
        left = self.left
        begun = (
            reason
            for name, reason in left.items()
            if name.endswith("*") and column.casefold().startswith(name[:-1].casefold())
        )
        return left.get(column) or next(begun, None)


def _taken(card: Card) -> Iterator[str]:
    yield from card.key
    yield from card.slice
    yield from filter(None, (card.published, card.sources, card.slice_month))
    yield from card.originator.columns if card.originator else ()
    for leave in card.leave:
        yield from leave.only
    for said in card.claims:
        yield from said.numbers
        yield from (*said.only, *said.unless)
        for conditions in said.flags.values():
            yield from conditions
        words = (said.measure, said.bound, said.group, said.facility, said.status, said.cause)
        for cell in (*words, said.sex, said.age, said.sector, said.round):
            yield from cell.columns if cell else ()
        for spec in (card.when(said), card.where(said), said.origin, said.destination):
            yield from spec.columns if spec else ()
        yield from said.part_of.where if said.part_of else ()
        yield from (said.event,) if said.event else ()


def parse(text: str, name: str) -> Card:
    """The card of a TOML text; `DataError` names what is wrong in it."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: broken TOML ({error})") from error
    return card(data | {"version": sha256(text.encode()).hexdigest()[:8]}, name)


def card(data: Mapping[str, Any], name: str) -> Card:
    """The card of what a file (or a table's own tags) says."""
    try:
        return Card.model_validate({"name": Path(name).stem, **data})
    except ValidationError as error:
        told = " | ".join(mistakes.told(dict(one), data, _model_at) for one in error.errors())
        raise DataError(f"{name}: {told}") from error


def _model_at(loc: Sequence[str | int]) -> type[BaseModel]:
    """What a table of a card holds, by the keys on the way to it."""
    names = [part for part in loc if isinstance(part, str)]
    if not names:
        return Card
    known: dict[str, type[BaseModel]] = {
        "claims": Said,
        "leave": Leave,
        "recognise": Recognise,
        "long": Long,
        "period": Dates,
        "part_of": PartOf,
        **dict.fromkeys(("place", "origin", "destination"), Places),
    }
    return known.get(names[-1], Cell)


@cache
def shipped() -> tuple[Card, ...]:
    """The cards of the package, by name."""
    folder = files("metrics.sources").joinpath("cards")
    texts = sorted((f.name, f.read_text("utf-8")) for f in folder.iterdir() if _is_card(f.name))
    return tuple(parse(text, name) for name, text in texts)


def own(folder: Path) -> tuple[Card, ...]:
    """A user's cards: the TOML files of a folder; none where there is no such folder."""
    found = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    return tuple(parse(path.read_text("utf-8"), path.name) for path in found)


def _is_card(name: str) -> bool:
    return name.endswith(".toml")
