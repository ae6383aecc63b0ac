"""Roll-up of many parts at once: the rules of `parts.hold`, on columns.

A part has a place in a table and the place of its whole there, or -1. An unknown bound is NaN
here, and here alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Column = npt.NDArray[np.float64]


class Columns(NamedTuple):
    """Low, best, high and floor of many quantities."""

    low: Column
    best: Column
    high: Column
    floor: Column


def tops(whole: Places) -> Places:
    """Give for each part the place of the outermost whole that it lies within; itself if none."""
    top = np.arange(len(whole))
    while len(inner := np.flatnonzero(whole[top] >= 0)):
        top[inner] = whole[top[inner]]
    return top


class Laid(NamedTuple):
    """Parts in their wholes: the place of the whole of each, how narrow it is, and its side.

    A rise of a running total of some groups may be a correction; it never raises a whole.
    """

    whole: Places
    depth: Places
    side: Places
    rise: Places


def rolled(own: Columns, laid: Laid) -> Columns:
    """Give what every part says together with all that lies within it.

    Parts of one side (days, or groups of people) are apart and are added; those of another side
    are the same people told otherwise, so the largest of these sums counts. What is said of some
    groups never makes the most that is said of all people larger, unless they are surely more.
    """
    value = Columns(*(column.copy() for column in own))
    for places in _innermost_first(laid.whole):
        _hold(value, places[laid.whole[places] >= 0], laid)
    return value


def _innermost_first(whole: Places) -> Iterator[Places]:
    """Give the places of parts, those that lie deepest first: all parts of one whole together."""
    depth, above = np.zeros(len(whole), np.int64), whole
    while len(inner := np.flatnonzero(above >= 0)):
        depth[inner] += 1
        above = np.where(above >= 0, whole[above], -1)
    order = np.argsort(-depth, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(depth[order])) + 1)


def _hold(value: Columns, parts: Places, laid: Laid) -> None:
    """Let wholes say at least what their parts say together; `parts.hold` says the same of one."""
    narrow = laid.depth[parts] > laid.depth[laid.whole[parts]]
    parts = parts[~(narrow & (laid.rise[parts] > 0))]
    if not len(parts):
        return
    width = 1 + laid.side.max()
    whole = laid.whole[parts]
    sides, inverse = np.unique(whole * width + laid.side[parts], return_inverse=True)
    said = Columns(*(_added(column[parts], inverse, len(sides)) for column in value))
    at, first = np.unique(sides // width, return_index=True)
    low, best, floor = (
        np.fmax(column[at], np.fmax.reduceat(sums, first))
        for column, sums in ((value[name], said[name]) for name in (0, 1, 3))
    )
    alike = laid.depth[parts] <= laid.depth[whole]
    opened = np.bincount(inverse, alike & np.isnan(value.high[parts]), len(sides)) > 0
    bounded = (np.bincount(inverse, alike, len(sides)) > 0) & ~opened
    own = value.high[at]
    inner = np.fmax.reduceat(np.where(bounded, said.high, np.nan), first)
    most = np.fmax.reduce([low, best, floor, inner, own])
    beyond = np.logical_or.reduceat(opened, first) & (most > own)
    value.high[at] = np.where(np.isnan(own) | beyond, np.nan, most)
    value.low[at], value.floor[at] = low, floor
    value.best[at] = np.where(best < low, low, best)


def _added(column: Column, inverse: Places, many: int) -> Column:
    """Add up what is known of each; NaN where nothing is."""
    known = ~np.isnan(column)
    sums = np.bincount(inverse, np.where(known, column, 0.0), many)
    return np.where(np.bincount(inverse, known, many) > 0, sums, np.nan)
