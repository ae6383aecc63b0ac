"""A row of the comparison: one measure on one set, and the ways to count it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from metrics.lexicon import languages
from metrics.model import Mention
from metrics.score.figures import Rate

Record = Mapping[str, Any]
Reader = Callable[[Record], Sequence[Record]]
CLOSE = 1e-6  # numbers are equal within this share


class Row(NamedTuple):
    """What is measured, of how many labels, and the value reached (a share of one)."""

    measure: str
    labels: int
    value: float


def share(measure: str, right: int, count: int) -> Row:
    """The share of labels that are right."""
    return Row(measure, count, right / count if count else 0.0)


def f1(measure: str, rate: Rate) -> Row:
    """The harmonic mean of precision and recall."""
    return Row(measure, rate.gold, rate.f1)


def read_languages(records: Sequence[Record]) -> list[Record]:
    """The lines in a language that there is a lexicon for."""
    known = languages()
    return [record for record in records if (record.get("lang") or "en") in known]


def equal(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same, up to the last digits of a fraction."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= CLOSE * max(1.0, abs(one), abs(other))


def numbers(mention: Mention) -> list[float]:
    """The numbers that a mention states."""
    return [value for value in (mention.low, mention.best, mention.high) if value is not None]


def touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a letter."""
    return min(one[1], other[1]) > max(one[0], other[0])
