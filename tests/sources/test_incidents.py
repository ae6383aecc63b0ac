"""Datasets of incidents, one row an event: the claims that each row of a small file makes.

The files in `files` have their publishers' exact columns and quirks; the rows are ours.
"""

import pytest

CLAIM = ("dataset_row", "measure", "population_group", "low", "best", "high", "bound")


def told(read, *columns):
    return [tuple(claim[column] for column in columns) for claim in read.claims]


def days(claim):
    return str(claim["period_start"]), str(claim["period_end"])


def test_ucdp_ged_gives_each_event_its_dead_the_civilians_and_fighters_among_them_and_an_attack(
    claims_of,
):
    read = claims_of("ucdp_ged_19.csv")

    assert read.staged.unknown == ()
    assert read.rejected == []
    assert told(read, *CLAIM) == [
        (2, "attacks", "all", 1, 1, 1, "exact"),
        (2, "killed", "all", 8, 10, 15, "range"),
        # 4 civilians of 10 best: 2 of the 10 are unsure, 1 is of no known kind, 5 more may be dead
        (2, "killed", "civilian", 2, 4, 10, "range"),
        (2, "killed", "combatant", 3, 5, 11, "range"),
        # clarity 2: several events in one row
        (3, "attacks", "all", 1, 1, None, "at_least"),
        (3, "killed", "all", 6, 6, 6, "exact"),
        (3, "killed", "civilian", 6, 6, 6, "exact"),
        (4, "attacks", "all", 1, 1, 1, "exact"),
        (4, "killed", "all", 2, 2, 2, "exact"),
        # 0 / 0 / 70: nobody is known to have died, the claim that 70 did stays; no attack is sure
        (5, "killed", "all", 0, 0, 70, "range"),
        (5, "killed", "civilian", 0, 0, 70, "range"),
        # low 5, best 3, high 1: kept as stated, read in order
        (6, "attacks", "all", 1, 1, 1, "exact"),
        (6, "killed", "all", 1, 3, 5, "range"),
        (6, "killed", "civilian", 0, 1, 2, "range"),
        (6, "killed", "combatant", 0, 1, 2, "range"),
        (7, "attacks", "all", 1, 1, 1, "exact"),
        (7, "killed", "all", 2, 2, 2, "exact"),
        (7, "killed", "combatant", 2, 2, 2, "exact"),
    ]


def test_ucdp_ged_places_no_event_finer_than_where_prec_and_keeps_the_days_that_date_prec_gives(
    claims_of,
):
    read = claims_of("ucdp_ged_19.csv")

    where = ("dataset_row", "region", "level", "precision", "flags")
    assert [
        (*(claim[column] for column in where), *days(claim))
        for claim in read.of(measure="killed", population_group="all")
    ] == [
        (2, "SY0705", 2, "day", [], "2019-04-30", "2019-04-30"),
        # precision 4 is a province, though a district is named
        (3, "SY07", 1, "month", [], "2019-05-01", "2019-05-31"),
        # precision 6 is a country, though a province is named
        (4, "SYR", 0, "range", [], "2019-05-03", "2019-05-05"),
        (5, "SY02", 1, "day", [], "2019-05-07", "2019-05-07"),
        (6, "SYR", 0, "day", ["outside_of_borders", "order_violation"], "2019-05-08", "2019-05-08"),
        # a province of no such country: the country is sure
        (7, "YEM", 0, "day", ["coarser_place"], "2019-05-09", "2019-05-09"),
    ]


def test_ucdp_ged_each_claim_names_its_event_its_whole_and_who_reported(claims_of):
    read = claims_of("ucdp_ged_19.csv")

    whole, *parts = read.of(dataset_row=2, measure="killed")
    assert {part["part_of"] for part in parts} == {whole["claim"]}
    assert {claim["event"] for claim in read.of(dataset_row=2)} == {"900001"}
    assert whole["originator"] == whole["publisher"] == "ucdp"
    assert whole["chain"] == ["Reuters", "SOHR", "Uppsala Conflict Data Program"]
    assert whole["slice"] == "652\x1f2019"


@pytest.mark.parametrize("other", ["ucdp_ged_25.csv", "ucdp_ged_hdx.csv"])
def test_ucdp_ged_every_edition_of_the_header_gives_the_same_claims(claims_of, other):
    first, second = claims_of("ucdp_ged_19.csv"), claims_of(other)

    assert second.staged.unknown == ()
    shift = 1 if other == "ucdp_ged_hdx.csv" else 0  # the row of HXL tags
    for claim in second.claims:
        claim["dataset_row"] -= shift
    assert second.claims == first.claims
