"""Which claims are of one thing, and that no chain of them ever becomes one cluster."""

from datetime import date, timedelta

import pytest

from metrics.reconcile.cluster import LONG, MISSES, clusters
from metrics.reconcile.facts import Block, Fact
from metrics.reconcile.scopes import Span, groups_above


def day(text):
    return date.fromisoformat(text) if isinstance(text, str) else text


def claim(at, family, days=(), n=50, **more):
    fact = Fact(
        claim=f"c{at:03}",
        document=f"d{at}",
        span=Span(day(days[0]), day(days[-1])) if days else Span(None, None),
        published=date(2019, 5, 6),
        family=family,
        low=n,
        best=n,
        high=n,
        status="reported",
        vague=False,
        item=None,
    )
    return fact._replace(**more)


def found(*facts, kind="flow"):
    ordered = sorted(facts, key=lambda fact: (fact.published, fact.claim))
    ones, _ = clusters(Block(1, kind, tuple(ordered)))
    return ones


def grouped(*facts, kind="flow"):
    ones = found(*facts, kind=kind)
    return sorted(sorted(fact.claim for fact, _, _ in one.members) for one in ones)


WEEK, NEXT = ("2019-04-29", "2019-05-05"), ("2019-04-29", "2019-05-06")


def test_like_periods_are_one():
    assert grouped(claim(1, "uossm", WEEK), claim(2, "sohr", NEXT, 74)) == [["c001", "c002"]]


def test_a_day_and_its_week_are_two():
    assert len(grouped(claim(1, "uossm", WEEK), claim(2, "sohr", ("2019-05-03",)))) == 2


def test_a_night_may_be_reported_under_either_day():
    rows = [claim(1, "ap", ("2016-09-22",), 80), claim(2, "vdc", ("2016-09-23",), 78)]
    assert len(grouped(*rows)) == 1
    rows = [claim(1, "ap", ("2016-09-22",), 80), claim(2, "vdc", ("2016-09-23",), 27)]
    assert len(grouped(*rows)) == 2


def test_the_days_of_one_source_are_a_series():
    rows = [claim(at, "vdc", (f"2016-09-{at:02}",), 27) for at in range(1, 29)]
    assert len(grouped(*rows)) == 28


def test_no_chain_becomes_one_cluster():
    """A year of weekly windows, each shifted by a day, by as many sources."""
    first = date(2019, 1, 1)
    rows = [
        claim(at, f"s{at}", (first + timedelta(at), first + timedelta(at + 6))) for at in range(365)
    ]
    ones = found(*rows)
    assert len(ones) > 60
    for one in ones:
        days = [fact.span for fact, _, _ in one.members]
        assert max(span.end for span in days) - min(span.start for span in days) < timedelta(15)


def test_running_totals_are_a_series_not_a_crowd():
    first = date(2019, 1, 1)
    rows = [claim(at, f"s{at}", (first, first + timedelta(at)), 10 * at) for at in range(LONG, 300)]
    for one in found(*rows):
        lengths = [fact.span.length for fact, _, _ in one.members]
        assert max(lengths) <= min(lengths) / 0.9


def test_undated_figures_of_the_same_days_and_size_are_one():
    assert grouped(claim(1, "uossm"), claim(2, "sohr", n=50)) == [["c001", "c002"]]
    assert len(grouped(claim(1, "uossm"), claim(2, "sohr", n=500))) == 2
    assert len(grouped(claim(1, "uossm"), claim(2, "sohr", published=date(2019, 6, 6)))) == 2


def test_an_undated_figure_joins_the_one_dated_thing_that_it_is_near():
    dated = claim(1, "sohr", WEEK, 74)
    assert grouped(dated, claim(2, "uossm", n=70)) == [["c001", "c002"]]
    assert len(grouped(dated, claim(2, "uossm", n=7))) == 2
    assert len(grouped(dated, claim(3, "ap", ("2019-05-03",), 70), claim(2, "uossm", n=70))) == 3


def test_an_undated_denial_is_of_reports_of_its_days():
    long_ago = claim(1, "uossm", published=date(2011, 5, 6))
    denial = claim(3, "government", status="denied")
    ones = grouped(long_ago, claim(2, "sohr"), denial)
    assert ones == [["c001"], ["c002", "c003"]]


@pytest.mark.parametrize("kind", ["numbers", "alike", "denials"])
def test_thousands_of_undated_numbers_are_clustered(kind):
    rows = [claim(at, "a", n=10 * at) for at in range(2000)]
    if kind == "alike":
        rows = [claim(at, "a", n=10) for at in range(2000)]
        rows += [claim(at, "a", WEEK, n=10) for at in range(2000, 4000)]
    elif kind == "denials":
        rows += [claim(at, "b", status="denied") for at in range(2000, 4000)]
    assert len(grouped(*rows)) == (1 if kind == "alike" else 2000)


def test_states_of_a_few_days_are_one():
    rows = [claim(at, f"s{at}", (f"2019-05-{at:02}",)) for at in (1, 10, 16, 17, 31)]
    assert grouped(*rows, kind="stock") == [["c001", "c010", "c016"], ["c017", "c031"]]


def test_events_of_one_source_are_one_cluster_only_on_the_same_days():
    first = claim(1, "ucdp", ("2019-05-03",), item="a")
    assert grouped(first, claim(2, "ucdp", ("2019-05-03",), item="b")) == [["c001", "c002"]]
    assert len(grouped(first, claim(2, "ucdp", ("2019-05-03", "2019-05-04"), item="b"))) == 2
    assert len(grouped(first, claim(2, "acled", ("2019-05-03", "2019-05-04"), item="b"))) == 1


def misses(*facts, kind="flow"):
    return [
        (one.anchor.claim, miss.other.anchor.claim, miss.score, miss.reason)
        for one in found(*facts, kind=kind)
        for miss in one.misses
    ]


def test_what_was_nearly_joined_says_why_it_was_not():
    week = claim(1, "uossm", WEEK)
    assert misses(week, claim(2, "sohr", ("2019-05-04", "2019-05-08"))) == []
    assert misses(week, claim(2, "sohr", ("2019-05-03", "2019-05-08"))) == [
        ("c002", "c001", 0.3, "only 30% of their days in common")
    ]
    series = [claim(2, "sohr", ("2019-05-06",), 5), claim(3, "uossm", ("2019-05-07",), 50)]
    assert misses(*series) == [
        ("c002", "c003", 0.5, "a day apart, and the numbers exclude each other"),
        ("c003", "c002", 0.5, "a day apart, and the numbers exclude each other"),
    ]
    assert misses(claim(1, "uossm"), claim(2, "sohr", n=500)) == [
        ("c002", "c001", 0.5, "undated, and the numbers exclude each other")
    ]
    stocks = [claim(1, "a", ("2019-05-01",)), claim(2, "b", ("2019-05-21",))]
    assert misses(*stocks, kind="stock") == [("c002", "c001", 0.333, "20 days apart")]


def test_no_near_miss_where_one_source_tells_a_series():
    assert misses(*(claim(at, "vdc", (f"2016-09-{at:02}",), 9 * at) for at in range(1, 9))) == []


def test_near_misses_are_bounded():
    rows = [claim(at, f"s{at}", n=10**at) for at in range(9)]
    assert max(len(one.misses) for one in found(*rows)) == MISSES


def test_groups_and_spans():
    assert groups_above("killed", "children") == ("children", "women_children", "civilian", "all")
    assert groups_above("displaced", "children") == ("children", "women_children", "all")
    week = Span(date(2019, 4, 29), date(2019, 5, 5))
    assert week.middle == date(2019, 5, 2)
    assert Span(None, None).middle is None
