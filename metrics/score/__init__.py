"""How well the reading does: on documents labelled like ours, and on sets that others labelled.

`figures` compares figures with labelled ones, level by level; `sets` tells what a file of labelled
lines can measure and measures it; `published` holds what other systems reach on the same sets.
"""

from metrics.score.figures import (
    FIELDS,
    LEVELS,
    Labelled,
    Rate,
    Score,
    Slip,
    pairs,
    same_value,
    score,
    stated,
)
from metrics.score.published import Claim, claims
from metrics.score.rows import Reader, Row
from metrics.score.sets import Kind, kind_of, rows

__all__ = [
    "FIELDS",
    "LEVELS",
    "Claim",
    "Kind",
    "Labelled",
    "Rate",
    "Reader",
    "Row",
    "Score",
    "Slip",
    "claims",
    "kind_of",
    "pairs",
    "rows",
    "same_value",
    "score",
    "stated",
]
