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
    assert sum(claim["stated_best"] == 0 for claim in killed) == 81
    assert ["order_violation" in claim["flags"] for claim in killed].count(True) == 1
    assert total(read.of(population_group="civilian"), "stated_best") == 574
    assert len(read.of(measure="attacks")) == 601 - 81
    by_country_only = [claim for claim in killed if claim["level"] == 0]
    assert len(by_country_only) == 15 + 3 + 2  # where_prec 6, 7, and 5 without a province
