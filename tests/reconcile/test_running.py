"""Totals "as of" a day: those of one disaster are one series, and the newest counts."""

from datetime import date, timedelta

import pytest

from metrics.reconcile.cluster import clusters
from metrics.reconcile.facts import Block, Fact
from metrics.reconcile.running import open_series
from metrics.reconcile.scopes import Span
from metrics.reconcile.series import EARLIER

FIRST = date(2023, 2, 9)


def total(day, n, family="ministry", **more):
    """What one source says as of a day, with nothing said of the first one."""
    at = FIRST + timedelta(day)
    fact = Fact(
        claim=f"{family}{day}-{n}",
        document="d",
        span=Span(at, at),
        published=at,
        family=family,
        low=n,
        best=n,
        high=n,
        status="reported",
        vague=False,
        item=None,
        running=True,
    )
    return fact._replace(**more)


def told(*facts):
    """Each series: (first day, days, number, why it does not count)."""
    return [
        sorted(
            ((fact.span.start - FIRST).days, fact.span.length, fact.best, fact.rise)
            for fact in series
        )
        for series in open_series(facts)[0]
    ]


def test_the_newest_total_holds_the_ones_before_and_shorter_windows_their_rises():
    assert told(total(0, 3377), total(1, 3553), total(4, 3600)) == [
        [
            (0, 1, 3377, ""),
            (0, 5, 3377, EARLIER),
            (0, 5, 3553, EARLIER),
            (0, 5, 3600, ""),
            (1, 1, 176, "rise since 2023-02-09"),
            (2, 3, 47, "rise since 2023-02-10"),
        ]
    ]


def test_first_and_rises_add_up_to_the_newest_also_where_a_total_was_too_high():
    (series,) = told(total(0, 100), total(1, 130), total(2, 120), total(3, 150))
    assert sum(n for _, days, n, _ in series if days < 4) == 150


@pytest.mark.parametrize(
    "facts",
    [
        [total(0, 100), total(32, 120)],  # too far apart
        [total(0, 100), total(5, 79)],  # a count that began anew
        [total(0, 100), total(5, 49, "office")],  # of something else
        [total(0, 100), total(0, 110, "office")],  # of one day: rivals as they are
        [total(0, 100), total(5, 120, item="e1")],
        [total(0, 100), total(5, 120, vague=True)],
        [total(0, 100), total(5, 120, status="denied")],
        [total(0, 100), total(5, 120, running=False)],
    ],
)
def test_what_does_not_go_on_with_a_total_stays_as_it_is(facts):
    assert open_series(facts) == ([], facts)


def test_a_small_total_between_two_large_ones_is_of_something_else():
    large, small, larger = total(0, 3000), total(1, 12), total(2, 3100)
    series, left = open_series([large, small, larger])
    assert len(series) == 1
    assert left == [small]


def test_the_newest_of_each_originator_are_rivals_if_they_are_of_the_last_days():
    facts = [total(0, 100), total(8, 150), total(9, 170, "office"), total(2, 120, "agency")]
    (series,) = told(*facts)
    assert [n for _, days, n, why in series if days == 10 and not why] == [150, 170]
    higher = [total(0, 200, "agency"), total(9, 170)]  # contradicts what came later
    assert [n for _, days, n, why in told(*higher)[0] if days == 10 and not why] == [170, 200]


def test_texts_that_name_nobody_are_one_originator():
    (series,) = told(total(0, 100, "document:a"), total(1, 110, "document:b"))
    assert (0, 2, 100, EARLIER) in series


def test_a_total_without_a_day_is_as_of_its_report():
    undated = total(3, 140, span=Span(None, None))
    assert (0, 4, 140, "") in told(total(0, 100), undated)[0]


def test_a_total_that_tells_its_first_day_gives_it_to_all():
    begun = total(1, 110, span=Span(FIRST - timedelta(3), FIRST + timedelta(1)))
    series, left = open_series([total(0, 100), begun])
    assert not series
    assert {fact.span.start for fact in left} == {FIRST - timedelta(3)}


def test_bounds_that_are_open_stay_open():
    facts = [total(0, 100, high=None), total(1, 110, high=None)]
    (rise,) = [fact for fact in open_series(facts)[0][0] if fact.rise.startswith("rise")]
    assert (rise.low, rise.best, rise.high) == (0.0, 10, None)


def test_the_dead_of_a_day_are_no_rivals_of_its_total():
    """The day's own 12 stand apart, also where a rise has the very same days."""
    plain = total(1, 12, claim="plain", running=False)
    found, _ = clusters(Block(1, "flow", (total(0, 100), total(1, 130), plain)))
    assert [[f.claim for f, _, _ in one.members] for one in found if not one.alone] == [["plain"]]
    assert sorted(one.span.length for one in found if one.alone) == [1, 1, 2]


def test_the_dead_of_the_day_of_the_only_total_are_no_rivals_of_it():
    few, nearly = (total(0, n, claim="plain", running=False) for n in (12, 90))
    apart, _ = clusters(Block(1, "flow", (total(0, 100), few)))
    assert sorted(one.alone for one in apart) == [False, True]
    (together,), _ = clusters(Block(1, "flow", (total(0, 100), nearly)))
    assert len(together.members) == 2
