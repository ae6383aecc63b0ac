"""Datasets of people displaced, returned and seeking refuge: what each row of a small file says.

The files in `files` have their publishers' exact columns and quirks; the rows are ours.
"""

import pytest

STATED = ("stated_low", "stated_best", "stated_high", "bound")


def told(read, *columns, **wanted):
    return [tuple(claim[column] for column in columns) for claim in read.of(**wanted)]


def days(claim):
    return str(claim["period_start"]), str(claim["period_end"])


@pytest.mark.parametrize(
    ("file", "first"), [("iom_dtm_hxl.csv", 3), ("iom_dtm.csv", 2), ("iom_dtm.json", 1)]
)
def test_dtm_adds_the_rows_that_split_one_place_and_keeps_rounds_levels_and_assessments_apart(
    claims_of, file, first
):
    read = claims_of(file)

    assert read.staged.unknown == ()
    columns = ("region", "sex", "best", "bound", "round")
    assert sorted(
        (
            (
                c["dataset_row"] - first,
                *(c[key] for key in columns),
                str(c["period_end"]),
                c["flags"],
            )
            for c in read.claims
        ),
        key=lambda row: (row[0], row[2] or ""),
    ) == [
        # the country, its province, its districts: the same people at three levels
        (0, "AFG", None, 1000, "exact", "2", "2021-06-30", ["added"]),
        (2, "AF01", None, 1000, "exact", "2", "2021-06-30", ["added"]),
        # one of two rows tells no women: 500 at least
        (2, "AF01", "f", None, "at_least", "2", "2021-06-30", []),
        (2, "AF01", "m", 440, "exact", "2", "2021-06-30", ["added"]),
        (4, "AF0101", None, 800, "exact", "2", "2021-06-30", ["added"]),
        # a district that no gazetteer has stands at its province, and says so
        (6, "AF01", None, 200, "exact", "2", "2021-06-30", ["coarser_place"]),
        # the same people counted by site, and half a year later
        (7, "AF0101", None, 750, "exact", "2", "2021-06-30", []),
        (8, "AF0101", None, 800, "exact", "3", "2021-12-31", []),
    ]
    assert read.left() == [
        (first + 9, None, None, "no number in it"),
        (first + 10, "numPresentIdpInd", "about 50", "not a number"),
    ]


def test_dtm_gives_men_and_women_as_parts_of_all(claims_of):
    read = claims_of("iom_dtm.csv")

    whole = next(c["claim"] for c in read.of(region="AF01", round="2") if c["sex"] is None)
    assert {c["part_of"] for c in read.claims if c["sex"]} == {whole}
    # each level by itself: the API gives them in three files
    assert {c["slice"] for c in read.of(round="2")} == {
        f"AFG\x1fMovements in the north\x1f2\x1f{level}" for level in range(3)
    }


@pytest.mark.parametrize(("file", "first"), [("idmc_idu_2023.json", 1), ("idmc_idu_events.csv", 2)])
def test_idu_bounds_figures_by_their_qualifier_and_takes_the_day_that_its_text_says(
    claims_of, file, first
):
    read = claims_of(file)

    assert read.staged.unknown == ()
    assert [
        (c["dataset_row"] - first, c["measure"], *(c[s] for s in STATED), c["cause"], *days(c))
        for c in read.claims
    ] == [
        # 2023-11-06T11:00Z is the midnight of 7 November in New Zealand
        (0, "displaced", 14, 14, 14, "exact", "Flood", "2023-11-07", "2023-11-08"),
        (1, "evacuated", None, 2000, None, "approx", "Storm", "2023-06-13", "2023-06-13"),
        (2, "displaced", 300, 300, None, "more_than", "Storm", "2023-06-13", "2023-06-13"),
        (3, "displaced", 175, 175, None, "at_least", "conflict", "2023-05-17", "2023-06-17"),
        (4, "evacuated", 8, 8, 8, "exact", "Storm", "2023-06-13", "2023-06-13"),
    ]
    assert {str(c["published"]) for c in read.claims} == {"2023-11-08"}
    assert read.left() == [(first + 5, "qualifier", "nearly", "a word that the card does not know")]


def test_idu_of_2025_leaves_triangulations_out_and_never_splits_a_figure_of_two_places(claims_of):
    read = claims_of("idmc_idu_2025.json")

    assert read.staged.unknown == ()
    where = ("dataset_row", "measure", "stated_best", "bound", "region", "region_method", "scope")
    assert told(read, *where) == [
        (1, "displaced", 500, "exact", "SY02", "name", ["SY02"]),
        (3, "evacuated", 120, "exact", "SYR", "shared", ["SY02", "SY07"]),
        (4, "displaced", 40, "less_than", "SYR", "country", ["SYR"]),
    ]
    assert read.of(dataset_row=4)[0]["flags"] == ["coarser_place"]
    assert read.of(dataset_row=1)[0]["chain"] == [
        "Syrian Arab Red Crescent",
        "Office for the Coordination of Humanitarian Affairs (OCHA)",
        "Internal Displacement Monitoring Centre",
    ]
    assert [row[:3] for row in read.left()] == [(2, "role", "Triangulation")]


def test_gidd_tells_a_report_of_none_from_an_empty_cell(claims_of):
    read = claims_of("idmc_gidd.csv")

    assert read.staged.unknown == ()
    assert sorted(
        (c["dataset_row"], c["kind"], c["best"], c["zero"], c["region"], *days(c))
        for c in read.claims
    ) == [
        (2, "flow", 456124, False, "SYR", "2021-01-01", "2021-12-31"),
        (2, "stock", 6661640, False, "SYR", "2021-12-31", "2021-12-31"),
        (3, "flow", 0, True, "SYR", "2022-01-01", "2022-12-31"),
        (4, "flow", 1500, False, None, "2022-01-01", "2022-12-31"),
        (4, "stock", 9000, False, None, "2022-12-31", "2022-12-31"),
    ]
    assert {c["locality"] for c in read.of(dataset_row=4)} == {"AB9"}
    assert read.left() == [(5, None, None, "no number in it")]


def test_gidd_disasters_are_events_that_are_counted_apart(claims_of):
    read = claims_of("idmc_gidd_disasters.json")

    assert read.staged.unknown == ()
    assert sorted((c["kind"], c["best"], c["cause"], *days(c)) for c in read.claims) == [
        ("flow", 120, "Flood", "2023-02-06", "2023-02-08"),
        ("flow", 678000, "Earthquake", "2023-02-06", "2023-03-09"),
        ("stock", 50, "Flood", "2023-12-31", "2023-12-31"),
    ]
    assert len({c["event"] for c in read.of(kind="flow")}) == 2
    assert read.left() == [(3, None, None, "no number in it")]


def test_gidd_figures_are_persons_and_the_households_they_were_counted_in(claims_of):
    read = claims_of("idmc_gidd_figures.geojson")

    assert read.staged.unknown == ()
    assert sorted(told(read, "dataset_row", "kind", "unit", "best", "region", "region_method")) == [
        (1, "flow", "household", 400, "SY02", "name"),
        (1, "flow", "person", 2000, "SY02", "name"),
        # one number for two governorates
        (2, "flow", "person", 70, "SYR", "shared"),
        (3, "flow", "household", 3, "SY07", "name"),
        (3, "flow", "person", 10, "SY07", "name"),
        (4, "stock", "household", 30, "SY05", "name"),
        (4, "stock", "person", 99, "SY05", "name"),
    ]
    persons = {c["dataset_row"]: c["claim"] for c in read.of(unit="person")}
    assert all(c["same_as"] == persons[c["dataset_row"]] for c in read.of(unit="household"))
    assert days(read.of(dataset_row=4)[0]) == ("2023-12-31", "2023-12-31")
    assert read.card.redistribute == "aggregate"


def test_unhcr_places_refugees_where_they_stay_and_returns_where_they_went(claims_of):
    read = claims_of("unhcr_population.csv")

    assert read.staged.unknown == ()
    assert sorted(
        told(read, "dataset_row", "measure", "cause", "best", "region", "origin", "destination"),
        key=str,
    ) == [
        (2, "refugees", "asylum-seekers", 16, "LBN", "SYR", "LBN"),
        (2, "refugees", "refugees", 1062690, "LBN", "SYR", "LBN"),
        (3, "refugees", "refugees", 6100, "LBN", "IRQ", "LBN"),
        (4, "displaced", None, 6563462, "SYR", None, None),
        (4, "returnees", "returned IDPs", 1150, "SYR", None, None),
        (5, "returnees", "returned refugees", 70, "SYR", "TUR", "SYR"),
        # counted apart from those of a known origin
        (6, "refugees", "refugees, of unknown origin", 5, "SYR", None, "SYR"),
    ]
    assert {days(c) for c in read.of(kind="stock")} == {("2015-12-31", "2015-12-31")}
    assert {days(c) for c in read.of(kind="flow")} == {("2015-01-01", "2015-12-31")}
    assert read.left() == [(7, None, None, "0, which says nothing here")]


def test_unhcr_of_before_2020_has_the_same_claims_under_other_heads(claims_of):
    read = claims_of("unhcr_endyear.csv")

    assert read.staged.unknown == ()
    assert told(read, "measure", "stated_best", "region", "origin") == [
        ("refugees", 400000, "PAK", "AFG"),
        ("displaced", 153700, "AFG", None),
        ("refugees", 964000, "IRN", "AFG"),
    ]


def test_unhcr_by_names_reads_a_star_as_one_to_four_and_adds_two_rows_of_one_name(claims_of):
    read = claims_of("unhcr_persons_of_concern.csv")

    assert read.staged.unknown == ()
    assert sorted(told(read, "dataset_row", "cause", *STATED, "region", "flags"), key=str) == [
        (3, "asylum-seekers", 1, None, 4, "range", "LBN", []),
        (3, "refugees", 1147494, 1147494, 1147494, "exact", "LBN", []),
        (4, "asylum-seekers", 238, 238, 238, "exact", "SRB", ["added"]),
        (4, "refugees", 6, 6, 6, "exact", "SRB", ["added"]),
        (6, "returned IDPs", 600000, 600000, 600000, "exact", "SYR", []),
        (6, None, 7632500, 7632500, 7632500, "exact", "SYR", []),
        (7, "returned refugees", 70, 70, 70, "exact", "SYR", []),
    ]
    assert read.left() == [
        (8, None, None, "no number in it"),
        (9, "refugees", "?", "not a number"),
    ]


HEAD = ["Mohafaza", "Mohafaza PCODE", "Mantika", "Mantika PCODE", "Nahya", "Nahya PCODE",
        "Community", "Community PCODE"]  # fmt: skip
IDLIB = ["Idleb", "SY07", "Al Ma'ra", "SY0702", "Heish", "SY070205"]
ALEPPO = ["Aleppo", "SY02", "Jarablus", "SY0208", "Jarablus", "SY020800"]
SERIES = [
    ["", "2018", "", "", "", "2019", ""],
    ["Governorate", "January", "February", "December", "Total 2018", "January", "Total 2018"],
    ["Aleppo", "10", "", "50", "60", "500", "500"],
    ["Idleb", "", "7.5", "70", "77.5", "700", "700"],
    ["Grand Total", "10", "7.5", "120", "137.5", "1200", "3"],
    ["Average of IDP flow per day", "1", "1", "4", "", "39", ""],
]


@pytest.fixture
def flows(workbook):
    """A workbook of January 2019 whose sheets are called by an older month."""
    return workbook(
        "flows.xlsx",
        {
            "December_IDPflow": [
                [*HEAD, "IDP_Flow_Estimation"],
                [*IDLIB, "Tah", "C4099", "600"],
                [*IDLIB, "Heish", "C4098", "100"],
                [*ALEPPO, "Jarablus", "C2227", "500"],
            ],
            "December_Retflow": [
                [*HEAD, "Ret_Flow_Estimation"],
                [*IDLIB, "Tah", "C4099", "33"],
            ],
            "IDPFlow_Summary": SERIES,
            "Table-Origin_vs_Departure": [
                ["Origin", "Aleppo", "Idleb", "Grand Total"],
                ["Aleppo", "500", "0", "3"],
                ["Grand Total", "500", "700", "1200"],
            ],
        },
    )


def test_ocha_flows_take_the_month_whose_summary_has_their_sums_not_the_sheets_name(
    claims_of, flows
):
    read = claims_of(flows, sheet="December_IDPflow")

    assert read.staged.unknown == ()
    assert {days(c) for c in read.claims} == {("2019-01-01", "2019-01-31")}
    where = ("dataset_row", "measure", "best", "region", "event")
    assert told(read, *where) == [
        (2, "displaced", 600, "SY070205", "C4099"),
        (3, "displaced", 100, "SY070205", "C4098"),
        (4, "displaced", 500, "SY020800", "C2227"),
    ]
    assert read.rejected == []


def test_ocha_flows_that_no_summary_sums_up_have_no_period(claims_of, flows):
    read = claims_of(flows, sheet="December_Retflow")

    assert told(read, "measure", "best", "period_start", "precision") == [
        ("returnees", 33, None, "unresolved")
    ]


def test_ocha_summary_goes_by_the_years_above_its_months_and_leaves_totals_out(claims_of, flows):
    read = claims_of(flows, sheet="IDPFlow_Summary")

    assert read.staged.unknown == ()
    assert sorted((c["region"], c["best"], days(c)[0], c["flags"]) for c in read.claims) == [
        ("SY02", 10, "2018-01-01", []),
        ("SY02", 50, "2018-12-01", []),
        ("SY02", 500, "2019-01-01", []),
        ("SY07", 7.5, "2018-02-01", ["fraction"]),
        ("SY07", 70, "2018-12-01", []),
        ("SY07", 700, "2019-01-01", []),
    ]
    assert {row[1:] for row in read.left()} == {
        ("Governorate", name, "a total or an average of the rows above it")
        for name in ("Grand Total", "Average of IDP flow per day")
    }


def test_ocha_matrix_is_known_and_left_out(claims_of, flows):
    read = claims_of(flows, sheet="Table-Origin_vs_Departure")

    assert (read.claims, read.staged.unknown, read.staged.rows) == ([], (), 2)
    assert {row[1] for row in read.left()} == {"Origin"}
