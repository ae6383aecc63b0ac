"""The catalogue: which questions there are, from the headers of sql/indicators.

`python -m metrics.catalogue > sql/indicators/README.md` writes the page for people anew.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple, Self

from pydantic import Field, model_validator

import sql
from metrics.errors import DataError, UnknownNameError
from metrics.model import Frozen
from metrics.units import canonical

LIMIT = re.compile(r"(>=|<=|>|<) (-?[0-9]+(?:\.[0-9]+)?)( x baseline)?")


class Limit(NamedTuple):
    """One end of what is usual: beyond it a point is alarming.

    A relative one is so many times the `baseline` of the point's own row.
    """

    sign: str
    value: float
    relative: bool


class Indicator(Frozen):
    """One entry of the catalogue, from the header of its file."""

    code: str
    title: str
    definition: str
    unit: str
    kind: str = Field(pattern="^(flow|stock|ratio)$")
    aggregation: str
    numerator: str | None = None
    denominator: str | None = None
    threshold: str | None = None
    baseline: str | None = None
    threshold_source: str | None = None
    threshold_edition: str | None = None
    hxl: str | None
    hapi: str | None
    caveat: str | None = None

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The threshold, read: it is passed where one of these is."""
        return tuple(map(_limit, (self.threshold or "").split(" or "))) if self.threshold else ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Hold the keys of a header against each other."""
        if canonical(self.unit) != self.unit:
            raise ValueError(f"unit {self.unit!r} is written {canonical(self.unit)!r}")
        if (self.kind == "ratio") != bool(self.numerator and self.denominator):
            raise ValueError("a ratio, and nothing else, has a numerator and a denominator")
        told = bool(self.threshold_source and self.threshold_edition)
        if told != bool(self.threshold):
            raise ValueError("a threshold has a source and an edition")
        if any(one.relative for one in self.limits) != bool(self.baseline):
            raise ValueError("a baseline is named where the threshold is a multiple of it")
        return self


class Unanswered(Frozen):
    """A question of the trade that has no file, and the input that it waits for."""

    code: str
    title: str
    needs: str
    threshold: str
    threshold_source: str


@cache
def catalogue() -> tuple[Indicator, ...]:
    """Give all indicators, by code."""
    found = [indicator(file) for file in sql.folder("indicators")]
    return tuple(sorted(found, key=lambda one: one.code))


@cache
def unanswered() -> tuple[Unanswered, ...]:
    """Give the questions that wait for an input."""
    rows = tomllib.loads(files(sql).joinpath("indicators", "unanswered.toml").read_text("utf-8"))
    return tuple(Unanswered(code=code, **row) for code, row in rows.items())


def named(code: str) -> Indicator:
    """Give one indicator; the error for an unknown code lists those that exist."""
    known = {one.code: one for one in catalogue()}
    if code.upper() not in known:
        raise UnknownNameError("indicator", code, known)
    return known[code.upper()]


def body(code: str) -> str:
    """Give the statement of an indicator."""
    known = named(code).code
    return next(file for file in sql.folder("indicators") if file.header["code"] == known).body


@cache
def version(code: str) -> str:
    """Give the version of a definition: the hash of its header and its statement."""
    told = f"{named(code).model_dump_json()}\n{body(code)}"
    return sha256(told.encode()).hexdigest()[:8]


def indicator(file: sql.SqlFile) -> Indicator:
    """Make an entry of the catalogue from the header of a file."""
    header = {key: None if value == "none" else value for key, value in file.header.items()}
    try:
        return Indicator.model_validate(header)
    except (ValueError, UnknownNameError) as error:
        raise DataError(f"sql/indicators/{file.name}.sql: {error}") from error


def _limit(text: str) -> Limit:
    found = LIMIT.fullmatch(text)
    if not found:
        raise ValueError(f"threshold {text!r}: write an operator and a number, such as >= 25")
    return Limit(found[1], float(found[2]), bool(found[3]))


def page() -> str:
    """Write the catalogue for people, in Markdown."""
    lines = [
        "# Indicators",
        "",
        "Written from the headers of the files beside it (`python -m metrics.catalogue`); a test",
        "holds it to them. A threshold is held against the whole band: *breached* where even the",
        "low (of a lower limit, the high) is beyond it, *possible* where the band reaches beyond",
        "it or is open, else *no*; *unknown* where there is no number, or no baseline that it is a",
        "multiple of.",
        "",
        *(line for one in catalogue() for line in _entry(one)),
        "## Not answered",
        "",
        "| code | title | needs | threshold | source |",
        "|---|---|---|---|---|",
        *(
            f"| {one.code} | {one.title} | {one.needs} | {one.threshold} | {one.threshold_source} |"
            for one in unanswered()
        ),
    ]
    return "\n".join(lines) + "\n"


def _entry(one: Indicator) -> Iterator[str]:
    yield f"## {one.code} {one.title}"
    yield ""
    yield one.definition
    yield ""
    yield f"- unit `{one.unit}`, {one.kind}: {one.aggregation}"
    if one.numerator:
        yield f"- {one.numerator} / {one.denominator}"
    if one.threshold:
        rule = f"; baseline: {one.baseline}" if one.baseline else ""
        yield f"- threshold {one.threshold}{rule} ({one.threshold_source}; {one.threshold_edition})"
    yield f"- HXL {one.hxl or 'none'}; HAPI {one.hapi or 'none'}"
    if one.caveat:
        yield f"- {one.caveat}"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(page())
