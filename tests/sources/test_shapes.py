"""Layouts that no card can say: what they do where a file is not as it should be."""

import pytest

from metrics.errors import SourceError

ROWS = [
    ["Mohafaza", "Mohafaza PCODE", "Community", "Community PCODE", "IDP_Flow_Estimation"],
    ["Idleb", "SY07", "Tah", "C4099", "70"],
]


def periods(read):
    return [(str(c["period_start"]), c["precision"]) for c in read.claims]


def summary(*months):
    years = ["", *("2019" for _ in months)]
    head = ["Governorate", *(month for month, _ in months)]
    return [years, head, ["Idleb", *(people for _, people in months)], ["IDP flow", "", ""]]


@pytest.mark.parametrize(
    ("months", "period"),
    [
        ([("January", "70"), ("February", "71")], ("2019-01-01", "month")),
        ([("January", "69.7"), ("February", "71")], ("2019-01-01", "month")),
        # no month has these sums
        ([("January", "7"), ("February", "71")], ("None", "unresolved")),
        # two have them
        ([("January", "70"), ("February", "70")], ("None", "unresolved")),
        # a total is no month
        ([("Total 2018", "70"), ("February", "71")], ("None", "unresolved")),
    ],
)
def test_a_month_is_found_by_its_sums_or_left_open(claims_of, workbook, months, period):
    path = workbook("flows.xlsx", {"Flow": ROWS, "Summary": summary(*months)})
    assert periods(claims_of(path, sheet="Flow")) == [period]


def test_flows_without_a_summary_or_a_number_are_told(claims_of, workbook):
    assert periods(claims_of(workbook("alone.xlsx", {"Flow": ROWS}))) == [("None", "unresolved")]

    no_number = [row[:4] for row in ROWS]
    read = claims_of(workbook("none.xlsx", {"Flow": no_number}))
    assert read.claims == []
    assert read.left() == [(2, None, None, "no entry of the card speaks of such a row")]


def test_a_summary_without_years_says_nothing(claims_of, workbook):
    head = ["Governorate", "January", "February", "December"]
    rows = [["", "", "", ""], head, ["Idleb", "1", "2", "3"], ["IDP flow", "", "", ""]]
    read = claims_of(workbook("flows.xlsx", {"Summary": rows}))

    assert (read.card.name, read.claims, read.staged.rows) == ("ocha_syria_flow_series", [], 0)


def test_a_population_without_codes_is_refused_by_name(claims_of, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text("Province,T_TL\nKinshasa,9924784\n", encoding="utf-8")

    with pytest.raises(SourceError, match=r"people\.csv: .* without a column of P-codes"):
        claims_of(path)


def test_groups_of_a_population_are_read_from_their_heads(claims_of, tmp_path):
    path = tmp_path / "people.csv"
    path.write_text(
        "ADM1_PCODE,ADM1_EN,T_TL,F_00_04,m_05_09,T_80PLUS,F_elderly,Q_1,year\n"
        "CD20,Kongo-Central,100,1,2,3,4,5,2021\n",
        encoding="utf-8",
    )
    read = claims_of(path)

    assert read.staged.unknown == ("Q_1",)
    assert sorted((c["best"], c["sex"], c["age"]) for c in read.claims if c["part_of"]) == [
        (1, "f", "0-4"),
        (2, "m", "5-9"),
        (3, None, "80+"),
        (4, "f", "elderly"),
    ]
