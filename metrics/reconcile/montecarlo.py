"""Doubt that adds up: the spread of a sum of estimates, by Monte Carlo.

Each estimate is a split log-normal on x + 1: its median is best, and low and high hold its central
90 %. Where there is no high the upper branch is the one that public event data show (a value 2.5
times the floor at two and a half per cent). Estimates of one family of sources err together, by a
common factor of weight rho. Draws are seeded by the key of each estimate: neither the order of
the parts nor what else is in the sum changes what is drawn for one of them.
"""

from collections.abc import Sequence
from hashlib import sha256
from math import fsum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

DRAWS = 2000
RHO = 0.3
SEED = 7
OPEN_SIGMA = 0.467  # of log(high / floor): 2.5 at z = 1.96
Z90 = 1.6448536269514722
CHUNK = 1000

Draws = npt.NDArray[np.float32]


class Doubtful(NamedTuple):
    """One part of a sum: its key, the family of who counted, and its bounds."""

    key: str
    family: str
    low: float | None
    best: float
    high: float | None
    floor: float | None

    @property
    def exact(self) -> bool:
        """Say whether nothing is left to draw."""
        return self.low == self.best == self.high


def total(
    parts: Sequence[Doubtful], *, rho: float = RHO, seed: int = SEED, draws: int = DRAWS
) -> npt.NDArray[np.float64]:
    """Draw the sum of disjoint parts."""
    ordered = sorted(part for part in parts if not part.exact)
    factors = {family: _normal(f"{seed}:family:{family}", draws) for family in _families(ordered)}
    summed = np.full(draws, fsum(part.best for part in parts if part.exact))
    for start in range(0, len(ordered), CHUNK):
        chunk = ordered[start : start + CHUNK]
        own = np.stack([_normal(f"{seed}:part:{part.key}", draws) for part in chunk])
        common = np.stack([factors[part.family] for part in chunk])
        z = np.float32(np.sqrt(rho)) * common + np.float32(np.sqrt(1 - rho)) * own
        summed += _values(chunk, z).sum(axis=0, dtype=np.float64)
    return summed


def interval90(sampled: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Give the values below which 5 % and 95 % of the draws lie."""
    low, high = np.quantile(sampled, [0.05, 0.95])
    return float(low), float(high)


def _values(chunk: Sequence[Doubtful], z: Draws) -> Draws:
    lows = np.array([_column(part.low or 0.0) for part in chunk], np.float32)
    middles = np.array([_column(part.best) for part in chunk], np.float32)
    below = (middles - lows) / np.float32(Z90)
    start, above = _upper(chunk, middles)
    upper = start[:, None] + above[:, None] * z
    lower = middles[:, None] + below[:, None] * z
    drawn: Draws = np.exp(np.where(z > 0, upper, lower)) - np.float32(1)
    return drawn


def _upper(chunk: Sequence[Doubtful], middles: Draws) -> tuple[Draws, Draws]:
    """Give where the upper branch of each part starts, and how fast it widens."""
    starts, widths = middles.copy(), np.zeros_like(middles)
    for at, part in enumerate(chunk):
        if part.high is None:
            starts[at] = _column(max(part.best, part.floor or 0.0))
            widths[at] = OPEN_SIGMA
        else:
            widths[at] = (_column(part.high) - middles[at]) / Z90
    return starts, widths


def _column(value: float) -> float:
    return float(np.log1p(value))


def _normal(key: str, draws: int) -> Draws:
    seed = int.from_bytes(sha256(key.encode()).digest()[:16])
    return np.random.Generator(np.random.Philox(key=seed)).standard_normal(draws, np.float32)


def _families(parts: Sequence[Doubtful]) -> list[str]:
    return sorted({part.family for part in parts})
