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


class _Inner(NamedTuple):
    """What lies right within each part: sums of what is known, and how many bounds are."""

    sums: Columns
    known: Columns
    parts: Column


def tops(whole: Places) -> Places:
    """Give for each part the place of the outermost whole that it lies within; itself if none."""
    top = np.arange(len(whole))
    while len(inner := np.flatnonzero(whole[top] >= 0)):
        top[inner] = whole[top[inner]]
    return top


def rolled(own: Columns, whole: Places) -> Columns:
    """Give what every part says together with all that lies within it."""
    value = Columns(*(column.copy() for column in own))
    inner = _Inner(_zeros(whole), _zeros(whole), np.zeros(len(whole)))
    for places in _innermost_first(whole):
        _hold(value, inner, places[inner.parts[places] > 0])
        _pass_on(value, inner, places[whole[places] >= 0], whole)
    return value


def _zeros(whole: Places) -> Columns:
    return Columns(*(np.zeros(len(whole)) for _ in Columns._fields))


def _innermost_first(whole: Places) -> Iterator[Places]:
    """Give the places of parts such that each comes before its whole."""
    depth, above = np.zeros(len(whole), np.int64), whole
    while len(inner := np.flatnonzero(above >= 0)):
        depth[inner] += 1
        above = np.where(above >= 0, whole[above], -1)
    order = np.argsort(-depth, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(depth[order])) + 1)


def _hold(value: Columns, inner: _Inner, at: Places) -> None:
    """Let the whole say at least what its parts say together; `parts.hold` says the same of one."""
    said = {
        name: np.where(known[at] > 0, sums[at], np.nan)
        for name, sums, known in zip(Columns._fields, inner.sums, inner.known, strict=True)
    }
    low, best, floor = (
        np.fmax(getattr(value, name)[at], said[name]) for name in ("low", "best", "floor")
    )
    own = value.high[at]
    closed = inner.known.high[at] == inner.parts[at]
    most = np.fmax(np.fmax(low, best), floor)
    most = np.fmax(np.fmax(most, np.where(closed, said["high"], np.nan)), own)
    value.high[at] = np.where(np.isnan(own) | (~closed & (most > own)), np.nan, most)
    value.low[at], value.floor[at] = low, floor
    value.best[at] = np.where(best < low, low, best)


def _pass_on(value: Columns, inner: _Inner, at: Places, whole: Places) -> None:
    for column, sums, known in zip(value, inner.sums, inner.known, strict=True):
        np.add.at(sums, whole[at], np.nan_to_num(column[at]))
        np.add.at(known, whole[at], ~np.isnan(column[at]))
    np.add.at(inner.parts, whole[at], 1)
