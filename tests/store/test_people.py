"""What datasets of people come to as points: wholes stay whole, nothing is added twice."""

from pathlib import Path

import duckdb
import pytest

from metrics import build, places, store
from metrics.store.datasets import load_dataset, reading

FILES = Path(__file__).parent.parent / "sources" / "files"
LOADED = (
    "iom_dtm.csv",
    "hapi_idps.csv",
    "unhcr_population.csv",
    "idmc_gidd_figures.geojson",
    "hapi_population.csv",
    "cod_ps_country.csv",
    "hapi_humanitarian_needs.csv",
)


@pytest.fixture(scope="module")
def points(tmp_path_factory):
    """The best number of an indicator in a region and year, from all of the files together."""
    home = store.Home(tmp_path_factory.mktemp("people"))
    how = reading(home, gazetteer=places.default())
    for name in LOADED:
        load_dataset(home, FILES / name, how)
    build.build(home, gazetteer=places.default())

    def best(indicator, region, year):
        with duckdb.connect(str(home.published.resolve()), read_only=True) as db:
            found = db.execute(
                "SELECT best FROM point WHERE indicator = $1 AND region = $2 AND period = 'year' "
                "AND year(period_start) = $3",
                [indicator, region, year],
            ).fetchall()
        return found[0][0] if found else None

    return best


@pytest.mark.parametrize(
    ("indicator", "region", "year", "best"),
    [
        # three levels, two kinds of assessment, men and women, and HAPI's copy of it all
        ("DIS-02", "AFG", 2021, 1000),
        ("DIS-02", "AF0101", 2021, 800),
        # refugees of each origin and asylum-seekers of one country of asylum
        ("DIS-05", "LBN", 2015, 1062690 + 16 + 6100),
        ("DIS-02", "SYR", 2015, 6563462),
        # two kinds of returns
        ("DIS-04", "SYR", 2015, 1150 + 70),
        # figures of places, one shared by two of them; households are not added to persons
        ("DIS-01", "SYR", 2023, 2000 + 70 + 10),
        ("DIS-01", "SY02", 2023, 2000),
        ("POP-01", "COD", 2020, 103199358),
        ("POP-01", "CD2001", 2020, 340040),
        # neither sectors nor kinds of people are added
        ("POP-02", "SDN", 2024, 24786370),
        ("POP-02", "SD01001", 2024, 621782),
    ],
)
def test_people_are_counted_once(points, indicator, region, year, best):
    assert points(indicator, region, year) == best


def test_a_population_that_was_loaded_is_the_denominator(points):
    assert points("POP-03", "SDN", 2024) == pytest.approx(100 * 24786370 / 50990034)
