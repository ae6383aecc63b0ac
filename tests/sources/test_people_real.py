"""Exact totals of publishers' own files of people, where a folder of them is at hand.

Set ``HUMETRICS_DATA`` to the folder; without it these tests are skipped.
"""

import os
from calendar import month_name
from pathlib import Path

import pytest

DATA = os.environ.get("HUMETRICS_DATA", "")
pytestmark = pytest.mark.skipif(not DATA, reason="HUMETRICS_DATA names no folder of real files")


@pytest.fixture
def real(claims_of):
    def read(name, sheet=None):
        path = Path(DATA) / name
        if not path.exists():
            pytest.skip(f"no {name} in HUMETRICS_DATA")
        return claims_of(path, sheet=sheet)

    return read


def total(claims, column="best"):
    return sum(claim[column] or 0 for claim in claims)


def counts(read):
    return read.staged.rows, read.staged.used, read.staged.claims, read.staged.unknown


def test_dtm_of_afghanistan_in_round_16_is_one_number_at_each_of_three_levels(real):
    read = real("dtm_api_admin0to2.csv")

    assert counts(read) == (13367, 13367, 9128, ())
    last = [c for c in read.of(country="AFG", round="16") if c["sex"] is None]
    assert [total(c for c in last if c["level"] == level) for level in (0, 1, 2)] == [6557855] * 3
    every = [c for c in read.of(country="AFG") if c["sex"] is None]
    # what adding the rounds would give
    assert total(c for c in every if c["level"] == 0) == 59411923


def test_idu_json_and_csv_of_one_edition_give_the_same_claims(real):
    old, new = real("idmc_idu_ind_2023.json"), real("idmc_idu_ind_events.csv")

    assert counts(old) == counts(new) == (113, 113, 113, ())
    told = ("claim", "measure", "stated_best", "bound", "period_start", "period_end")
    assert {tuple(c[key] for key in told) for c in old.claims} == {
        tuple(c[key] for key in told) for c in new.claims
    }
    assert [len(old.of(bound=bound)) for bound in ("exact", "approx", "more_than")] == [100, 10, 3]
    assert total(old.claims, "stated_best") == 112759
    assert total(old.of(measure="evacuated"), "stated_best") == 80144


def test_idu_days_are_those_of_its_texts(real):
    read = real("idmc_idu_ind_events.csv")
    text = (Path(DATA) / "idmc_idu_ind_events.csv").read_text("utf-8").splitlines()

    for claim in read.claims:
        day = claim["period_start"]
        assert f", {day.day:02} {month_name[day.month]} - " in text[claim["dataset_row"] - 1]


def test_gidd_and_unhcr_disagree_on_the_displaced_of_syria_as_they_do_in_their_files(real):
    gidd, unhcr = real("idmc_gidd_displacement.csv"), real("unhcr_population_syr.csv")

    assert counts(gidd) == (961, 959, 1694, ())
    assert counts(unhcr) == (3243, 3229, 5165, ())

    def stock(read, year):
        found = [c for c in read.of(region="SYR", kind="stock", measure="displaced")
                 if c["period_end"].year == year]  # fmt: skip
        return total(found)

    assert [(stock(gidd, year), stock(unhcr, year)) for year in range(2021, 2025)] == [
        (6661640, 6865308),
        (6865308, 6780994),
        (7248188, 7248188),
        (7408809, 7408909),
    ]


def test_gidd_household_rows_multiply_to_their_persons_and_count_once(real):
    read = real("idmc_gidd_disaggregated.geojson")

    assert counts(read) == (100, 100, 182, ())
    homes = read.of(unit="household")
    persons = {c["claim"]: c["best"] for c in read.of(unit="person")}
    assert len(homes) == 82
    assert {round(persons[c["same_as"]] / c["best"], 1) >= 3 for c in homes} == {True}
    assert total(read.of(unit="person", kind="flow")) == 699598
    assert total(read.of(unit="person", kind="stock")) == 1921486
    assert len(read.of(region_method="shared")) == 5


def test_unhcr_stocks_of_three_layouts(real):
    table = real("unhcr_population_syr.csv")
    turkey = [c for c in table.of(region="TUR", origin="SYR", cause="refugees")
              if c["period_end"].year == 2015]  # fmt: skip
    assert total(turkey) == 2503549

    dump = real("unhcr_endyear.csv")
    assert counts(dump) == (745, 732, 911, ())

    older = real("syr_unhcr-persons-of-concern-origin-syr-csv-1.csv")
    assert counts(older) == (1689, 1678, 2580, ())
    assert len(older.of(bound="range")) == 42
    assert {(c["stated_low"], c["stated_high"]) for c in older.of(bound="range")} == {(1, 4)}


def test_hapi_needs_and_population(real):
    needs = real("hapi_humanitarian_needs_2024.csv")
    assert counts(needs) == (1942, 1852, 1852, ())
    whole = {c["country"]: c["best"] for c in needs.of(measure="in_need", sector=None, level=0)}
    assert whole == {"AFG": 23666389, "SDN": 24786370}

    people = real("hapi_population_hrp.csv")
    assert counts(people) == (2034, 1807, 1807, ())
    assert total(people.of(sex=None, age=None, region="COD")) == 103199358


def test_cod_ps_adds_up_to_its_country_in_each_layout(real):
    world = real("places/cod_ps_global_sample_admin1.csv")
    country = real("places/cod-ps_cod-admpop-adm1-2020.csv")

    assert counts(world) == (251, 251, 251, ())
    assert counts(country) == (26, 26, 390, ())
    for read in (world, country):
        assert total(read.of(sex=None, age=None, country="COD")) == 103199358


@pytest.mark.parametrize(
    ("sheet", "rows", "people"),
    [("December_IDPflow", 541, 110925), ("December_Retflow", 278, 103396)],
)
def test_ocha_flows_are_of_january_2019_whatever_their_sheets_are_called(real, sheet, rows, people):
    read = real("syr_idp_1.xlsx", sheet)

    assert counts(read) == (rows, rows, rows, ())
    assert total(read.claims) == people
    assert {(str(c["period_start"]), str(c["period_end"])) for c in read.claims} == {
        ("2019-01-01", "2019-01-31")
    }


def test_ocha_summary_has_the_same_january_and_no_total_in_it(real):
    read = real("syr_idp_1.xlsx", "IDPFlow_Summarysince2016")

    january = [c for c in read.claims if str(c["period_start"]) == "2019-01-01"]
    by_region = {c["region"]: c["best"] for c in january}
    assert (by_region["SY09"], by_region["SY07"], by_region["SY02"]) == (45037, 32057, 23331)
    assert total(january) == 110925
    assert total(read.claims) == pytest.approx(6591166.2166666668)
    assert real("syr_idp_1.xlsx", "Table-Origin_vs_Departure").claims == []
