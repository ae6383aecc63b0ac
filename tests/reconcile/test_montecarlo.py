"""Intervals of sums: the worked numbers, and what must hold for any."""

import time

import pytest

from metrics.reconcile.montecarlo import Doubtful, interval90, total

FIVE = [(50, 74, 111), (80, 80, 100), (20, 30, 45), (3, 3, 3), (12, 36, 49)]


def parts(rows=FIVE, family="one"):
    return [Doubtful(f"k{at}", family, *row, row[0]) for at, row in enumerate(rows)]


def band(rows, **more):
    return interval90(total(rows, draws=40_000, **more))


@pytest.mark.parametrize(
    ("rho", "low", "high"),
    [(0, 190, 270), (0.3, 180, 284), (0.5, 175, 291), (0.8, 168, 302), (1, 165, 308)],
)
def test_the_band_widens_with_dependence(rho, low, high):
    assert band(parts(), rho=rho) == pytest.approx((low, high), rel=0.02)


def test_sources_of_different_families_err_apart():
    apart = [part._replace(family=part.key) for part in parts()]
    assert band(apart, rho=0.8) == pytest.approx(band(parts(), rho=0), rel=0.02)


def test_an_open_part_has_a_modelled_upper_branch():
    two_floors = Doubtful("k", "sohr", 50, 74, None, 74)
    assert band([two_floors]) == pytest.approx((50, 160), rel=0.02)


def test_what_is_known_has_no_spread():
    toll, none = Doubtful("k", "vdc", *[137_475] * 4), Doubtful("l", "sohr", 0, 0, 0, 0)
    assert band([toll]) == band([toll, none]) == (137_475, 137_475)


def test_order_and_company_make_no_difference():
    forward, back = total(parts()), total(parts()[::-1])
    assert (forward == back).all()
    alone = total(parts()[:1])
    rest = total(parts()[1:])
    assert alone + rest == pytest.approx(forward, rel=1e-5)


def test_ten_thousand_parts_are_fast():
    rows = [
        Doubtful(f"k{at}", f"f{at % 50}", 10 + at % 7, 20 + at % 7, 40 + at % 7, 10)
        for at in range(10_000)
    ]
    began = time.process_time()
    low, high = interval90(total(rows))
    assert 200_000 < low < high < 300_000
    assert time.process_time() - began < 4  # a second on an idle machine
