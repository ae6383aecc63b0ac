import pytest

from metrics.errors import BadParameterError, UnknownNameError
from metrics.units import Bounds, HouseholdSize, canonical, factor, persons, total


@pytest.mark.parametrize(
    ("written", "one_spelling"),
    [
        ("people", "person"),
        ("families", "household"),
        ("persons/hh", "person / household"),
        ("per_10k_per_day", "per_10k_per_day"),
        ("%", "percent"),
    ],
)
def test_a_unit_has_one_spelling(written, one_spelling):
    assert canonical(written) == one_spelling


def test_only_our_own_units_exist():
    for name in ("meter", "min", "count", "dwelling"):
        with pytest.raises(UnknownNameError):
            canonical(name)


def test_factors_are_scalars():
    assert factor("week", "day") == 7
    assert factor("person/week", "person/day") == pytest.approx(1 / 7)
    assert factor("1/day", "per_10k_per_day") == pytest.approx(10_000)


@pytest.mark.parametrize(
    ("one", "other"), [("household", "person"), ("facility", "person"), ("person", "day")]
)
def test_what_is_not_the_same_never_becomes_the_other(one, other):
    with pytest.raises(BadParameterError):
        factor(one, other)


def test_an_open_part_opens_the_sum():
    assert total([Bounds(50, 74, None), Bounds(3, 3, 5)]) == (53, 77, None)
    assert total([]) == (0, 0, 0)


def test_a_difference_takes_the_high_from_the_low():
    assert Bounds(50, 74, 120).minus(Bounds(3, 3, 5)) == (45, 71, 117)
    assert Bounds(50, 74, None).minus(Bounds(3, 3, 5)) == (45, 71, None)


def test_division_never_divides_by_nothing():
    assert Bounds(1, 2, 3).over(Bounds(0, 2, 4)) == (0.25, 1, None)


def test_households_become_persons_by_a_sourced_size():
    size = HouseholdSize(low=4.6, best=5.0, high=5.4, source="a survey of 2019")
    assert persons(Bounds.exactly(38_649), size).best == 193_245
    assert persons(Bounds(720, 720, None), size) == (720 * 4.6, 3600, None)
