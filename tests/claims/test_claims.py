"""From a figure of a text to a claim in the world."""

from datetime import date

import pytest

from metrics.claims import claims, key, ordered, precision
from metrics.lexicon.originators import default
from metrics.model import (
    RUNNING,
    Bound,
    Document,
    Figure,
    Interval,
    Kind,
    Located,
    Period,
    Reading,
    Region,
    Unit,
)

TEXT = "Idlib in ruins. UOSSM said at least 50 people were killed. Nobody slept."
REGIONS = {
    "SYR": Region(pcode="SYR", name="Syria", country="SYR", level=0),
    "SY07": Region(pcode="SY07", name="Idlib", country="SYR", level=1, parent="SYR"),
    "SY0702": Region(pcode="SY0702", name="Maarrat", country="SYR", level=2, parent="SY07"),
    "SY05": Region(pcode="SY05", name="Hama", country="SYR", level=1, parent="SYR"),
}


class World:
    def region(self, pcode):
        return REGIONS.get(pcode)

    def ancestors(self, pcode):
        above, found = REGIONS[pcode].parent, []
        while above:
            found.append(REGIONS[above])
            above = REGIONS[above].parent
        return tuple(found)


def at(name, pcode="SY07"):
    return Located(name=name, country="SYR", pcode=pcode, method="name" if pcode else "unresolved")


def figure(**more):
    fields = {
        "quote": "at least 50 people",
        "start": 27,
        "end": 45,
        "measure": "killed",
        "unit": Unit.PERSON,
        "bound": Bound.AT_LEAST,
        "low": 50,
        "best": 50,
        "high": None,
        "country": "SYR",
        "kind": Kind.FLOW,
        "sources": ("UOSSM", "Reuters"),
        "interval": Interval(low=50, best=50, high=None, rule="at_least"),
        "regions": (at("Idlib"),),
    }
    return Figure(**fields | more)


def made(*figures, zeros=(), **more):
    fields = {"id": "d" * 64, "text": TEXT, "publisher": "The Independent"}
    document = Document(**fields | {"published": date(2019, 5, 6)} | more)
    return claims(document, Reading(figures=figures, zeros=zeros), World(), rules="r1")


def test_the_claim_carries_the_sentence_and_the_way_back():
    [claim] = made(figure())
    assert claim.excerpt == "UOSSM said at least 50 people were killed."
    assert TEXT[claim.span_start : claim.span_end] == claim.quote
    assert TEXT[claim.excerpt_start :].startswith(claim.excerpt)
    assert (claim.low, claim.best, claim.high) == (50, 50, None)
    assert claim.version == "r1+claims-2"


def test_who_counted_is_not_who_printed():
    [claim] = made(figure())
    assert (claim.originator, claim.publisher) == ("uossm", "independent")
    assert claim.chain == ("UOSSM", "Reuters")


def test_the_same_figure_has_the_same_key_and_another_measure_another():
    [one], [same] = made(figure()), made(figure(group="civilian"), published=None)
    [other] = made(figure(measure="injured"))
    assert one.claim == same.claim == key("d" * 64, "27-45", "killed")
    assert other.claim != one.claim


PLACES = [
    ((at("Idlib"),), ("SY07", ("SY07",), None, "name")),
    ((at("Idlib"), at("Hama", "SY05")), ("SYR", ("SY05", "SY07"), None, "shared")),
    ((at("Khan Sheikhoun", "SY0702"), at("Idlib")), ("SY0702", ("SY0702",), None, "named")),
    ((at("Nowhere", None),), ("SYR", ("SYR",), "nowhere", "unresolved")),
    ((at("Nowhere", None), at("Idlib")), ("SY07", ("SY07",), "nowhere", "named")),
    ((), ("SYR", ("SYR",), None, "country")),
]


@pytest.mark.parametrize(("named", "expected"), PLACES)
def test_a_figure_belongs_to_the_smallest_region_that_holds_it(named, expected):
    [claim] = made(figure(regions=named))
    assert (claim.region, claim.scope, claim.locality, claim.region_method) == expected
    assert [place.role for place in claim.places] == [
        "shared" if expected[3] == "shared" else "at" for _ in named
    ]


def test_a_figure_of_nowhere_has_no_region():
    [claim] = made(figure(regions=(), country=None))
    assert (claim.country, claim.region, claim.scope) == (None, None, ())


@pytest.mark.parametrize(
    ("measure", "kind", "region"),
    [
        ("displaced", Kind.FLOW, "SY07"),
        ("displaced", Kind.STOCK, "SY05"),
        ("returnees", Kind.FLOW, "SYR"),
        ("killed", Kind.FLOW, "SYR"),
    ],
)
def test_flight_counts_where_it_began_and_a_stay_where_it_is(measure, kind, region):
    [claim] = made(
        figure(
            measure=measure,
            kind=kind,
            regions=(at("Syria", "SYR"),),
            origin=at("Idlib"),
            destination=at("Hama", "SY05"),
        )
    )
    assert (claim.region, claim.origin, claim.destination) == (region, "SY07", "SY05")


def test_a_day_is_never_guessed_but_a_state_is_as_of_its_report():
    [flow], [stock] = made(figure()), made(figure(kind=Kind.STOCK))
    assert (flow.period_start, flow.precision) == (None, "unresolved")
    assert (stock.period_start, stock.precision) == (date(2019, 5, 6), "report")
    [undated] = made(figure(kind=Kind.STOCK), published=None)
    assert undated.precision == "unresolved"
    [dated] = made(figure(time=Period(start=date(2019, 4, 29), end=date(2019, 5, 5))))
    assert dated.precision == "week"


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        ("2019-05-05", "2019-05-05", "day"),
        ("2019-05-05", "2019-05-06", "range"),
        ("2019-05-01", "2019-05-31", "month"),
        ("2019-01-01", "2019-12-31", "year"),
        ("2011-03-15", "2019-05-06", "long"),
    ],
)
def test_periods_have_names(start, end, name):
    assert precision(date.fromisoformat(start), date.fromisoformat(end)) == name


def test_parts_and_twins_point_to_claims():
    whole = figure()
    part = figure(start=30, end=32, part_of=0)
    twin = figure(start=60, end=62, unit=Unit.HOUSEHOLD, same_as=0)
    one, two, three = made(whole, part, twin)
    assert (two.part_of, three.same_as) == (one.claim, one.claim)


def test_a_reported_zero_is_a_claim_of_none():
    [claim] = made(zeros=(figure(),))
    assert claim.zero
    assert (claim.low, claim.best, claim.high) == (0, 0, 0)


def test_a_headline_is_no_source_of_its_own():
    headline = figure(start=0, end=5, sources=())
    other = figure(start=6, end=9, sources=(), measure="injured")
    found = made(headline, figure(), other)
    assert [claim.originator for claim in found] == ["uossm", "uossm", "independent"]


@pytest.mark.parametrize(
    ("bounds", "expected", "repaired"),
    [
        ((1.0, 2.0, 3.0), (1.0, 2.0, 3.0), False),
        ((3.0, 2.0, 1.0), (1.0, 2.0, 3.0), True),
        ((5.0, 3.0, None), (3.0, 5.0, None), True),
        ((None, 5.0, 3.0), (None, 3.0, 5.0), True),
        ((-1.0, 2.0, 3.0), (0.0, 2.0, 3.0), True),
        ((None, None, None), (None, None, None), False),
    ],
)
def test_bounds_out_of_order_are_repaired_and_flagged(bounds, expected, repaired):
    assert ordered(bounds) == (expected, repaired)


def test_what_cannot_be_is_flagged():
    [claim] = made(figure(interval=Interval(low=1e15, best=1e15, high=1e15, rule="exact")))
    assert claim.flags == ("implausible",)


NAMES = [
    ("SOHR", "sohr", "fair"),
    ("Rami Abdulrahman", "sohr", "fair"),
    ("The Syrian Observatory for Human Rights (SOHR)", "sohr", "fair"),
    ("SANA", "government:SYR", "fair"),
    ("White Helmets", "civil-defence-syria", "fair"),
    ("local activists", "unnamed:d1", "weak"),
    ("interior ministry", "government:SYR", "fair"),
    ("OHCHR", "ohchr", "verified"),
    ("Kafr Nabl Radio", "name:kafr nabl radio", "fair"),
]


@pytest.mark.parametrize(("name", "family", "reliability"), NAMES)
def test_names_fold_into_families(name, family, reliability):
    source = default().of(name, country="SYR", document="d1")
    assert (source.source, source.reliability) == (family, reliability)
    again = default().by_key(source.source, source.name)
    assert (again.source, again.reliability) == (family, reliability)


def test_a_running_total_is_flagged():
    reading = Reading(figures=(figure(rules=("exact", "predicate", RUNNING)), figure(start=60)))
    running, other = claims(Document(id="d", text=TEXT * 2), reading, World())
    assert running.flags == ("running_total",)
    assert other.flags == ()
