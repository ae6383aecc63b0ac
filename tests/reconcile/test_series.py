"""Running totals: what counts in a month is the rise, what counts in all is the newest total."""

from datetime import date, timedelta

import pytest

from metrics.reconcile.facts import Fact
from metrics.reconcile.scopes import Span
from metrics.reconcile.series import rises

FIRST = date(2023, 10, 7)


def total(days, n, claim=None, **more):
    """What one source says of all from the first day on."""
    fact = Fact(
        claim=claim or f"c{days:03}",
        document="d",
        span=Span(FIRST, FIRST + timedelta(days - 1)),
        published=FIRST + timedelta(days),
        family="ministry",
        low=n,
        best=n,
        high=n,
        status="reported",
        vague=False,
        item=None,
    )
    return fact._replace(**more)


def told(*facts):
    return sorted(
        ((fact.span.start - FIRST).days, fact.span.length, fact.best) for fact in rises(facts)
    )


def test_a_running_total_is_its_first_its_rises_and_its_newest():
    assert told(total(10, 100), total(30, 250), total(40, 300)) == [
        (0, 10, 100),
        (0, 40, 300),
        (10, 20, 150),
        (30, 10, 50),
    ]


def test_first_and_rises_add_up_to_the_newest():
    found = told(*(total(days, days**2) for days in range(1, 100)))
    assert sum(n for _, length, n in found if length < 99) == 99**2


@pytest.mark.parametrize(
    "facts",
    [
        [total(10, 100), total(40, 300)],  # two are no series
        [total(1, 1), total(3, 2), total(6, 3)],  # a week told thrice
        [total(d, d, item="e1") for d in (10, 30, 40)],
        [total(d, d, vague=True) for d in (10, 30, 40)],
        [total(d, d, high=None) for d in (10, 30, 40)],
        [total(d, d, family=f"s{d}") for d in (10, 30, 40)],
    ],
)
def test_what_is_no_series_stays_as_it_is(facts):
    assert list(rises(facts)) == facts


def test_the_rise_of_rounded_totals_is_no_surer_than_they_are():
    facts = [total(d, n, low=n - 5, high=n + 5) for d, n in ((10, 100), (30, 150), (40, 152))]
    found = {fact.claim: (fact.low, fact.best, fact.high) for fact in rises(facts) if fact.rise}
    assert found == {"c030": (40, 50, 60), "c040": (0, 2, 12)}


def test_a_small_fall_says_that_the_earlier_totals_were_too_high():
    assert told(total(10, 100), total(30, 250), total(40, 240)) == [
        (0, 10, 100),
        (0, 40, 240),
        (10, 20, 140),
        (30, 10, 0),
    ]


def test_a_count_that_begins_anew_is_a_phase_of_its_own():
    facts = [total(10, 100), total(30, 250), total(40, 20), total(50, 60)]
    assert told(*facts) == [
        (0, 10, 100),
        (0, 30, 250),
        (10, 20, 150),
        (30, 10, 20),
        (30, 20, 60),
        (40, 10, 40),
    ]


def test_a_slip_is_no_new_beginning():
    down = told(total(10, 100), total(20, 10), total(30, 250), total(40, 300))
    assert sorted(down) == [(0, 10, 100), (0, 20, 10), (0, 40, 300), (10, 20, 150), (30, 10, 50)]
    up = told(total(10, 100), total(20, 2500), total(30, 250), total(40, 300))
    assert sum(n for start, length, n in up if length < 40) == 300


def test_a_newer_word_on_the_same_day_is_the_total():
    late = total(30, 270, claim="late", published=FIRST + timedelta(90))
    found = list(rises([total(10, 100), total(30, 250), late, total(40, 300)]))
    assert {fact.best for fact in found if fact.claim in ("c030", "late")} == {170}
    assert [fact.rise for fact in found if fact.claim == "c040"] == ["", "rise since 2023-11-05"]


def office(days, n, **more):
    return total(days, n, claim=f"o{days:03}", family="office", **more)


def test_two_sources_that_report_one_count_in_turn_are_one_series():
    ministry = [total(d, n) for d, n in ((10, 100), (20, 200), (60, 700))]
    assert told(*ministry, office(30, 400), office(60, 700)) == [
        (0, 10, 100),
        (0, 60, 700),
        (0, 60, 700),
        (10, 10, 100),
        (20, 10, 200),
        (30, 30, 300),
        (30, 30, 300),
    ]


def test_of_a_source_that_counts_otherwise_the_newest_total_stands_beside():
    ministry = [total(d, n) for d, n in ((10, 100), (20, 200), (40, 400), (60, 700))]
    others = [office(20, 900), office(40, 1800), office(50, 2500)]
    found = [fact for fact in rises([*ministry, *others]) if fact.family == "office"]
    assert [(fact.span.length, fact.best, fact.rise) for fact in found] == [
        (50, 900, "an earlier running total"),
        (50, 1800, "an earlier running total"),
        (50, 2500, ""),
    ]
