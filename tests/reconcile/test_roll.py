"""Rolling up many parts at once says what the rule for one whole and its parts says."""

from math import isnan, nan

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.reconcile.parts import Value, hold
from metrics.reconcile.roll import Columns, Laid, rolled, tops

BOUNDED = settings(max_examples=200, deadline=None, derandomize=True)
bound = st.one_of(st.none(), st.integers(0, 40).map(float))


@st.composite
def values(draw):
    low, best, high = sorted((draw(bound) for _ in range(3)), key=lambda x: 99 if x is None else x)
    return Value(low, best, high, low)


@st.composite
def forests(draw):
    """Parts, and the place of the whole of each among those behind it, or -1."""
    said = draw(st.lists(values(), min_size=1, max_size=12))
    last = len(said) - 1
    return said, [draw(st.sampled_from([-1, *range(at + 1, last + 1)])) for at in range(len(said))]


def one_by_one(said, whole):
    found = list(said)
    for at in range(len(said)):
        inner = [found[low] for low, high in enumerate(whole) if high == at]
        found[at] = hold(said[at], inner)
    return found


@BOUNDED
@given(forests())
def test_all_at_once_is_as_one_by_one(forest):
    said, whole = forest
    columns = Columns(
        *(np.array([nan if x is None else x for x in c]) for c in zip(*said, strict=True))
    )
    none = np.zeros(len(whole), np.int64)
    found = rolled(columns, Laid(np.array(whole), none, none, none))
    rows = [Value(*(None if isnan(x) else x for x in row)) for row in zip(*found, strict=True)]
    assert rows == one_by_one(said, whole)


def test_every_part_knows_its_outermost_whole():
    assert tops(np.array([1, 3, 3, -1, -1])).tolist() == [3, 3, 3, 3, 4]


def test_nothing_rolls_up_to_nothing():
    empty = np.zeros(0)
    none = np.zeros(0, np.int64)
    assert len(rolled(Columns(empty, empty, empty, empty), Laid(none, none, none, none)).low) == 0


def test_the_same_people_told_from_another_side_are_not_added():
    column = np.array([100.0, 60.0, 50.0, 40.0, 45.0])
    whole, about = np.array([-1, 0, 0, 0, 0]), np.array([0, 0, 0, 1, 2])
    found = rolled(
        Columns(column, column, column, column), Laid(whole, about, about > 0, about * 0)
    )
    assert [one[0] for one in found] == [110.0] * 4


def test_the_most_that_is_said_of_groups_is_not_the_most_of_all():
    low, high = np.array([3.0, 2.0, 1.0]), np.array([5.0, 9.0, nan])
    whole, about = np.array([-1, 0, 0]), np.array([0, 1, 2])
    found = rolled(Columns(low, low, high, low), Laid(whole, about, about, about * 0))
    assert [one[0] for one in found] == [3, 3, 5, 3]
    surely = Columns(low * 4, low * 4, np.array([13.0, 14.0, nan]), low * 4)
    found = rolled(surely, Laid(whole, about, np.array([0, 1, 1]), about * 0))
    assert [one[0] for one in found] == [12, 12, 13, 12]


def test_a_rise_of_some_groups_raises_no_whole():
    column = np.array([97.0, 968.0])
    laid = Laid(np.array([-1, 0]), np.array([0, 1]), np.array([0, 1]), np.array([1, 1]))
    assert rolled(Columns(column, column, column, column), laid).best[0] == 97
