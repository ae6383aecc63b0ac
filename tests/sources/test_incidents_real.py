"""Exact totals of publishers' own files, where a folder of them is at hand.

Set ``HUMETRICS_DATA`` to the folder; without it these tests are skipped.
"""

import os
from pathlib import Path

import pytest

DATA = os.environ.get("HUMETRICS_DATA", "")
pytestmark = pytest.mark.skipif(not DATA, reason="HUMETRICS_DATA names no folder of real files")


@pytest.fixture
def real(claims_of):
    def read(name):
        path = Path(DATA) / name
        if not path.exists():
            pytest.skip(f"no {name} in HUMETRICS_DATA")
        return claims_of(path)

    return read


def total(claims, column="best"):
    return sum(claim[column] or 0 for claim in claims)


def test_ucdp_ged_bangladesh_sums_to_what_the_file_states(real):
    read = real("ucdp_ged_bgd_hxl.csv")

    assert (read.staged.rows, read.staged.used, read.staged.unknown) == (601, 601, ())
    assert read.rejected == []
    killed = read.of(measure="killed", population_group="all")
    stated = ("stated_low", "stated_best", "stated_high")
    assert [total(killed, column) for column in stated] == [1309, 1362, 1824]
    # 0 / 3 / 0 of one row: three are known to have died, so the high is 3
    assert [total(killed, column) for column in ("low", "best", "high")] == [1309, 1362, 1827]
    assert sum(claim["stated_best"] == 0 for claim in killed) == 81
    assert total(killed) == 1362  # as stated, of the row that is out of order too: 0, 3, 0
    assert ["order_violation" in claim["flags"] for claim in killed].count(True) == 1
    assert total(read.of(population_group="civilian"), "stated_best") == 574
    assert len(read.of(measure="attacks")) == 601 - 81
    by_country_only = [claim for claim in killed if claim["level"] == 0]
    assert len(by_country_only) == 15 + 3 + 2  # where_prec 6, 7, and 5 without a province


def test_hapi_syria_in_january_2025_is_329_dead_in_302_events_and_civilian_targeting_inside(real):
    read = real("hapi_conflict_event_2025.csv")

    assert (read.staged.rows, read.staged.unknown) == (14_373, ())
    syria = [claim for claim in read.claims if claim["country"] == "SYR"]
    whole = [claim for claim in syria if claim["part_of"] is None]
    part = [claim for claim in syria if claim["part_of"] is not None]
    for claims, dead, events in ((whole, 329, 302), (part, 106, 124)):
        assert total(claim for claim in claims if claim["measure"] == "killed") == dead
        assert total(claim for claim in claims if claim["measure"] == "attacks") == events
    assert {claim["claim"] for claim in whole} >= {claim["part_of"] for claim in part}
    by_rule = [one["column_name"] for one in read.rejected]
    assert (by_rule.count("error"), by_rule.count("event_type")) == (3, 4790)
    assert {one["reason"] for one in read.rejected if one["column_name"] is None} == {
        "0, which says nothing here"
    }


def whole(read, measure):
    return total(claim for claim in read.of(measure=measure) if claim["sex"] is None)


def test_attacks_on_health_care_2022_sum_to_what_the_workbook_states(real):
    read = real("insecurity_insight_shcc_2022.xlsx")

    assert (read.staged.rows, read.staged.unknown, read.rejected) == (1989, (), [])
    assert {
        measure: whole(read, measure)
        for measure in sorted({claim["measure"] for claim in read.claims})
    } == {
        "abducted": 301,
        "attacks": 1989,
        "damaged": 545,
        "destroyed": 149,
        "detained": 294,
        "injured": 370,
        "killed": 232,
    }
    assert len(read.of(measure="attacks", facility="health", country="SYR")) == 42
    assert ["parts_disagree" in claim["flags"] for claim in read.claims].count(True) == 42


def test_aid_workers_2020_to_2024_sum_to_what_the_file_states(real):
    read = real("insecurity_insight_kika.json")

    assert (read.staged.rows, read.staged.unknown, read.rejected) == (1299, (), [])
    measures = ("killed", "injured", "abducted", "detained", "attacks")
    assert [whole(read, measure) for measure in measures] == [593, 853, 587, 807, 1299]
    assert len(read.of(measure="attacks", country="SYR")) == 97
    assert not [claim for claim in read.claims if claim["country"] is None]
