"""The catalogue: which questions there are, from the headers of sql/indicators."""

import re
from functools import cache

import sql
from metrics.errors import DataError, UnknownNameError
from metrics.model import Frozen
from metrics.units import canonical

THRESHOLD = re.compile(r"(>=|<=|>|<) *([0-9.]+)")


class Indicator(Frozen):
    """One entry of the catalogue, from the header of its file."""

    code: str
    title: str
    definition: str
    unit: str
    kind: str
    aggregation: str
    numerator: str | None = None
    denominator: str | None = None
    threshold: str | None = None
    threshold_source: str | None = None
    hxl: str | None = None
    hapi: str | None = None
    caveat: str | None = None


@cache
def catalogue() -> tuple[Indicator, ...]:
    """Give all indicators, by code."""
    found = [indicator(file) for file in sql.folder("indicators")]
    return tuple(sorted(found, key=lambda one: one.code))


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


def indicator(file: sql.SqlFile) -> Indicator:
    """Make an entry of the catalogue from the header of a file."""
    try:
        one = Indicator.model_validate(file.header)
    except ValueError as error:
        raise DataError(f"sql/indicators/{file.name}.sql: {error}") from error
    if one.threshold and not THRESHOLD.fullmatch(one.threshold):
        raise DataError(f"sql/indicators/{file.name}.sql: threshold {one.threshold!r}")
    canonical(one.unit.replace(" per_10k", ""))
    return one
