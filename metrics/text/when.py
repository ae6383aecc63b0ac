"""A time expression, its forms, and the small numbers within one."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from metrics.lexicon import Mark
from metrics.model import Period
from metrics.text.tokens import Tokens

DAY, WEEK, MONTH, YEAR, SPAN, SINCE, AS_OF = (
    "day",
    "week",
    "month",
    "year",
    "span",
    "since",
    "as of",
)
PHRASE = 4  # tokens of the longest phrase before a date

T = TypeVar("T")


class When(NamedTuple):
    """A time expression in tokens start..end; ``period`` is None where it cannot be resolved.

    ``runs``: it ends with the report ("the past week", "since March"); ``whole`` is what it means
    for the rest of the text where a statement of an earlier day has cut it short.
    """

    start: int
    end: int
    period: Period | None
    form: str
    runs: bool = False
    whole: Period | None = None


def number_at(tokens: Tokens, i: int) -> int | None:
    """A number of at most four digits at a token."""
    if not 0 <= i < len(tokens) or not tokens.digits[i]:
        return None
    word = tokens.words[i]
    return int(word) if word.isdecimal() and len(word) <= 4 else None


def count(tokens: Tokens, i: int) -> tuple[int, int]:
    """A small number at token i and the token behind it; (1, i) where there is none."""
    if (value := number_at(tokens, i)) is not None:
        return value, i + 1
    if cardinal := tokens.marks.cardinals.get(i):
        return int(cardinal.value), cardinal.end
    if vague := tokens.marks.vague.get(i):
        return int(vague.value[0]), vague.end
    return 1, i


def ending(marked: Mapping[int, Mark[T]], end: int) -> Mark[T] | None:
    """The longest phrase of a class that ends at a token."""
    if not marked:
        return None
    for start in range(end - PHRASE, end):
        mark = marked.get(start)
        if mark and mark.end == end:
            return mark
    return None
