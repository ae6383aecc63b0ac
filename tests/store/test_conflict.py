"""What datasets of conflict come to as points: who counted once is not added to its own sums."""

import duckdb
import pytest

from metrics import build, places, store
from metrics.store.datasets import load_dataset, reading

ACLED = """\
event_id_cnty,event_date,event_type,sub_event_type,civilian_targeting,country,admin1,admin2,fatalities
SYR1,2025-01-05,Explosions/Remote violence,Air/drone strike,Civilian targeting,Syria,Idleb,Ariha,7
SYR2,2025-01-08,Battles,Armed clash,,Syria,Idleb,Ariha,5
SYR3,2025-01-09,Battles,Armed clash,,Syria,Idleb,Idleb,4
"""
HAPI = """\
location_code,admin1_code,admin2_code,event_type,events,fatalities,reference_period_start,reference_period_end
SYR,SY07,SY0705,civilian_targeting,1,7,2025-01-01,2025-01-31
SYR,SY07,SY0705,political_violence,2,12,2025-01-01,2025-01-31
SYR,SY07,SY0700,civilian_targeting,0,0,2025-01-01,2025-01-31
SYR,SY07,SY0700,political_violence,1,4,2025-01-01,2025-01-31
"""


@pytest.fixture(scope="module")
def best(tmp_path_factory):
    """The best number of an indicator in a region in January 2025, from both files together."""
    folder = tmp_path_factory.mktemp("conflict")
    home = store.Home(folder / "home")
    how = reading(home, gazetteer=places.default())
    for name, text in (("acled.csv", ACLED), ("hapi.csv", HAPI)):
        (folder / name).write_text(text, "utf-8")
        load_dataset(home, folder / name, how)
    build.build(home, gazetteer=places.default())

    def asked(indicator, region):
        with duckdb.connect(str(home.published.resolve()), read_only=True) as db:
            found = db.execute(
                "SELECT best FROM point WHERE indicator = $1 AND region = $2 "
                "AND period = 'month' AND period_start = DATE '2025-01-01'",
                [indicator, region],
            ).fetchall()
        return [number for (number,) in found]

    return asked


@pytest.mark.parametrize(
    ("indicator", "region", "number"),
    [
        ("CAS-01", "SYR", 16),
        ("CAS-01", "SY0705", 12),
        ("CAS-01", "SY0700", 4),  # the district has the name of its province
        ("CAS-02", "SYR", 7),
        ("INC-01", "SYR", 3),
    ],
)
def test_events_of_acled_and_the_months_that_hapi_sums_from_them_are_one(
    best, indicator, region, number
):
    assert best(indicator, region) == [number]
