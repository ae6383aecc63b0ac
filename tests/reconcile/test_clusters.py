"""Which claims are of one thing, and that no chain of them ever becomes one cluster."""

from datetime import date, timedelta

import pytest

from metrics.reconcile.cluster import LONG, clusters
from metrics.reconcile.facts import facts
from metrics.reconcile.scopes import Span, group_of, groups_above
from metrics.reconcile.within import pairs

ABOVE = {
    "SYR": ("SYR",),
    "SY07": ("SY07", "SYR"),
    "SY0702": ("SY0702", "SY07", "SYR"),
    "SY05": ("SY05", "SYR"),
}


def day(text):
    return date.fromisoformat(text) if isinstance(text, str) else text


def claim(at, family, days=(), n=50, **more):
    """A row of facts.COLUMNS."""
    row = {
        "claim": f"c{at:03}",
        "document": f"d{at}",
        "measure": "killed",
        "unit": "person",
        "kind": "flow",
        "group": "all",
        "facility": None,
        "country": "SYR",
        "region": "SY07",
        "scope": None,
        "locality": None,
        "start": day(days[0]) if days else None,
        "end": day(days[-1]) if days else None,
        "published": date(2019, 5, 6),
        "family": family,
        "low": n,
        "high": n,
        "status": "reported",
        "vague": False,
        "part_of": None,
        "item": None,
    } | more
    row["scope"] = row["scope"] or [row["region"]]
    row["group"] = group_of(row["measure"], row["unit"], row["group"])
    return tuple(row.values())


def grouped(*rows):
    found, _ = clusters(facts(rows))
    return sorted(sorted(fact.claim for fact, _, _ in one.members) for one in found)


WEEK, NEXT = ("2019-04-29", "2019-05-05"), ("2019-04-29", "2019-05-06")


def test_like_periods_are_one():
    assert grouped(claim(1, "uossm", WEEK), claim(2, "sohr", NEXT, 74)) == [["c001", "c002"]]


def test_a_day_and_its_week_are_two():
    assert len(grouped(claim(1, "uossm", WEEK), claim(2, "sohr", ("2019-05-03",)))) == 2


@pytest.mark.parametrize(
    "more",
    [
        {"region": "SY05"},
        {"group": "children"},
        {"measure": "injured"},
        {"unit": "household"},
        {"locality": "kafr nabl"},
        {"kind": "stock"},
    ],
)
def test_another_scope_is_another_thing(more):
    assert len(grouped(claim(1, "uossm", WEEK), claim(2, "sohr", WEEK, **more))) == 2


def test_the_displaced_are_alike_whatever_they_are_called():
    rows = [
        claim(at, f"s{at}", WEEK, measure="displaced", group=group)
        for at, group in enumerate(("all", "civilian", "idp"))
    ]
    assert len(grouped(*rows)) == 1


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
    found, _ = clusters(facts(rows))
    assert len(found) > 60
    for one in found:
        days = [fact.span for fact, _, _ in one.members]
        assert max(span.end for span in days) - min(span.start for span in days) < timedelta(15)


def test_running_totals_are_a_series_not_a_crowd():
    first = date(2019, 1, 1)
    rows = [claim(at, f"s{at}", (first, first + timedelta(at)), 10 * at) for at in range(LONG, 300)]
    found, _ = clusters(facts(rows))
    for one in found:
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


def test_states_of_a_few_days_are_one():
    rows = [
        claim(at, f"s{at}", (f"2019-05-{at:02}",), kind="stock", measure="population")
        for at in (1, 10, 16, 17, 31)
    ]
    assert grouped(*rows) == [["c001", "c010", "c016"], ["c017", "c031"]]


def inside(*rows):
    found, _ = clusters(facts(rows))
    anchor = {one.id: one.members[0][0].claim for one in found}
    return {(anchor[pair.inner], anchor[pair.outer]): pair.reason for pair in pairs(found, ABOVE)}


def test_what_lies_within_what():
    week = claim(1, "sohr", WEEK, 74)
    district = claim(2, "sohr", ("2019-05-03",), 12, region="SY0702")
    children = claim(3, "sohr", WEEK, 20, group="children")
    hama = claim(4, "sohr", WEEK, 5, region="SY05")
    assert inside(week, district, children, hama) == {
        ("c002", "c001"): "place, period",
        ("c003", "c001"): "group",
    }


def test_a_shared_figure_holds_what_lies_in_any_of_its_regions():
    both = claim(1, "sohr", WEEK, 74, region="SYR", scope=["SY05", "SY07"])
    assert ("c002", "c001") in inside(both, claim(2, "sohr", WEEK, 50))
    assert inside(both, claim(2, "sohr", WEEK, 50, region="SYR")) == {("c001", "c002"): "place"}


def test_of_two_undated_figures_the_larger_holds_the_other():
    found = inside(claim(1, "a", n=5), claim(2, "b", n=500))
    assert found == {("c001", "c002"): "as the text says"} or list(found) == [("c001", "c002")]


def test_what_a_text_says_is_part_is_part():
    hit = claim(1, "activists", WEEK, 4, measure="attacked", unit="facility", facility="health")
    gone = claim(
        2,
        "activists",
        ("2019-05-05",),
        1,
        measure="destroyed",
        unit="facility",
        facility="health",
        part_of="c001",
    )
    assert list(inside(hit, gone)) == [("c002", "c001")]


def test_nothing_lies_within_itself_or_round_in_a_ring():
    rows = [claim(at, f"s{at}", WEEK, at, group=group) for at, group in enumerate(GROUPS)]
    rows += [claim(50 + at, f"t{at}", NEXT, at, group=group) for at, group in enumerate(GROUPS)]
    found = inside(*rows)
    assert all(inner != outer and (outer, inner) not in found for inner, outer in found)


GROUPS = ("all", "civilian", "children", "women", "women_children", "combatant", "health_worker")


def test_groups_and_spans():
    assert groups_above("killed", "children") == ("children", "women_children", "civilian", "all")
    assert groups_above("displaced", "children") == ("children", "women_children", "all")
    week = Span(date(2019, 4, 29), date(2019, 5, 5))
    assert week.middle == date(2019, 5, 2)
    assert Span(None, None).middle is None
    assert Span(None, None).holds(week)
    assert not week.holds(Span(None, None))
