"""Tables of which nobody wrote a card, read by their HXL tags."""

from datetime import date

import pytest

from metrics import sources
from metrics.sources.heads import is_hxl
from metrics.sources.tags import tagged

HEAD = "Province,P-code,Day,Dead,Dead (low),Dead (high),Of them women,Of them children,Note\n"
TAGS = (
    "#adm1 +name,#adm1+code,#date+occurred,#affected+killed,#affected +min +killed,"
    "#affected+killed+max,#affected+f+adults+killed,#affected+killed+children,\n"
)


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("#affected+killed", {"measure": "killed"}),
        ("# affected  +killed", {"measure": "killed"}),
        ("#Affected +Killed +Num", {"measure": "killed"}),
        ("#affected+i_en+killed+v_x", {"measure": "killed"}),
        ("#affected+f+killed", {"measure": "killed", "sex": "f"}),
        ("#affected+children+f+killed", {"measure": "killed", "group": "children", "sex": "f"}),
        ("#affected+killed+civilians", {"measure": "killed", "group": "civilian"}),
        ("#affected+killed+health", {"measure": "killed", "group": "health_worker"}),
        ("#affected+killed+injured", {"measure": "casualties"}),
        ("#affected+injured", {"measure": "injured"}),
        ("#affected+missing", {"measure": "missing"}),
        ("#affected+abducted", {"measure": "abducted"}),
        ("#affected+idps", {"measure": "displaced", "kind": "stock"}),
        ("#affected+hh+idps", {"measure": "displaced", "kind": "stock", "unit": "household"}),
        ("#affected+idps+ind+newdisp", {"measure": "displaced", "kind": "flow"}),
        ("#affected+refugees", {"measure": "refugees", "kind": "stock"}),
        ("#affected+returned", {"measure": "returnees"}),
        ("#affected+evacuated", {"measure": "evacuated"}),
        ("#affected", {"measure": "affected"}),
        ("#inneed", {"measure": "in_need"}),
        ("#inneed+wash", {"measure": "in_need", "sector": "Water Sanitation Hygiene"}),
        ("#reached+f", {"measure": "aid_reached", "sex": "f"}),
        ("#population+m+elderly", {"measure": "population", "group": "elderly", "sex": "m"}),
        ("#event+num", {"measure": "attacks"}),
        ("#event+health+num", {"measure": "attacks", "facility": "health"}),
        ("#event+airstrikes+num", {"measure": "airstrikes"}),
        ("#impact+school+destroyed", {"measure": "destroyed", "facility": "school"}),
        (
            "#impact+shelter+damaged",
            {"measure": "damaged", "facility": "housing", "unit": "building"},
        ),
        ("#affected+killed+max", {"measure": "killed", "range": "high"}),
    ],
)
def test_what_a_tag_counts(tag, says):
    assert tagged(tag).says == says


@pytest.mark.parametrize(
    ("tag", "role"),
    [
        ("#country+code", ("country", "")),
        ("#country +name", ("country name", "")),
        ("#country+code+origin", ("country", "origin")),
        ("#adm1+code+v_pcode", ("code 1", "")),
        ("#adm2+dest+name", ("name 2", "destination")),
        ("#adm3", ("either 3", "")),
        ("#loc+name", ("name 5", "")),
        ("#date", ("day", "")),
        ("#date+year+reported", ("year", "")),
        ("#date+reported", ("reported", "")),
        ("#meta+source", ("sources", "")),
        ("#event+id", ("event", "")),
    ],
)
def test_what_a_tag_says_of_its_row(tag, role):
    assert tagged(tag)[1:3] == role


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("", "no tag"),
        ("#affected+stateless", "not known here: +stateless"),
        ("#affected+killed+per100000", "not known here: +per100000"),
        ("#population+group", "not known here: +group"),
        ("#population+children+elderly", "not known here: +elderly"),  # both at once is nobody
        ("#affected+killed+cumulative", "not known here: +cumulative"),  # since when?
        ("#impact+destroyed", "#impact without a facility"),
        ("#event", "#event without an attribute that says what is counted"),
        ("#org", "#org holds nothing that is counted here"),
        ("#targeted", "#targeted holds nothing that is counted here"),
    ],
)
def test_what_is_not_understood_is_left_alone_with_the_reason(tag, why):
    assert tagged(tag).why == why
    assert not tagged(tag).says


def test_errors_of_a_workbook_are_no_tags():
    assert is_hxl(["#adm1 +code", "", "#affected+killed"])
    assert not is_hxl(["#N/A", "#REF!", "#DIV/0!"])
    assert not is_hxl(["#adm1", "3"])
    assert not is_hxl(["", ""])


def test_a_row_of_tags_makes_a_card(claims_of, tmp_path):
    file = tmp_path / "any.csv"
    file.write_text(HEAD + TAGS + "Aleppo,SY02,2024-03-05,10,8,15,2,3,seen\n", "utf-8")
    read = claims_of(file)
    whole, women, children = (read.of(population_group=g)[0] for g in ("all", "women", "children"))
    assert [whole[key] for key in ("low", "best", "high")] == [8, 10, 15]
    assert (whole["region"], whole["period_start"], whole["kind"]) == (
        "SY02",
        date(2024, 3, 5),
        "flow",
    )
    assert (women["best"], women["sex"], women["age"]) == (2, "f", "18+")
    assert children["best"] == 3
    assert women["part_of"] == children["part_of"] == whole["claim"]
    assert read.staged.unknown == ()
    assert read.card.left == {"Note": "no tag"}
    assert (read.card.redistribute, whole["publisher"]) == ("excerpt", "unnamed-table")


@pytest.mark.parametrize(
    "text",
    [
        "#adm1+code,#date,#affected+killed\nSY02,2024-03-05,10\n",  # the only head
        "A,B,C\n#adm1+code,#date,#affected+killed\nSY02,2024-03-05,10\n",
        "Losses of March\n\nA,B,C\nx,y,z\n#adm1+code,#date,#affected+killed\nSY02,2024-03-05,10\n",
        "\ufeffA;B;C\n#date;#affected+killed;#adm1 +code\n2024-03-05;10;SY02\n",
        '[["A","B","C"],["#adm1+code","#date","#affected+killed"],["SY02","2024-03-05",10]]',
        '[["#adm1+code","#date","#affected+killed"],["SY02","2024-03-05",10]]',
        '[{"#adm1+code":"SY02","#date":"2024-03-05","#affected+killed":10}]',
        '[{"a":"#adm1+code","b":"#date","c":"#affected+killed"},'
        '{"a":"SY02","b":"2024-03-05","c":10}]',
    ],
)
def test_the_tags_may_stand_anywhere_a_publisher_puts_them(claims_of, tmp_path, text):
    file = tmp_path / "any"
    file.write_text(text, "utf-8")
    read = claims_of(file)
    found = [(c["region"], c["period_start"], c["best"]) for c in read.claims]
    assert found == [("SY02", date(2024, 3, 5), 10)]
    assert not read.rejected


def test_households_are_the_same_people_once_more(claims_of, tmp_path):
    file = tmp_path / "idps.csv"
    file.write_text(
        "#adm1+code,#date+reported,#affected+idps+ind,#affected+idps+hh\nSY07,2024-01-31,500,100\n"
    )
    households, persons = sorted(claims_of(file).claims, key=lambda c: c["unit"])
    assert (households["best"], households["same_as"]) == (100, persons["claim"])
    assert (persons["kind"], persons["precision"]) == ("stock", "report")


def test_flows_whose_only_date_is_that_of_the_report_have_no_period(claims_of, tmp_path):
    file = tmp_path / "killed.csv"
    file.write_text("#adm1+code,#date+reported,#affected+killed\nSY07,2024-01-31,5\n")
    (claim,) = claims_of(file).claims
    assert (claim["precision"], claim["published"]) == ("unresolved", date(2024, 1, 31))


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2024", (date(2024, 1, 1), date(2024, 12, 31))),
        ("5 Mar 2024", (date(2024, 3, 5), date(2024, 3, 5))),
        ("2024-03-05T23:59:00Z", (date(2024, 3, 5), date(2024, 3, 5))),
        ("45356", (date(2024, 3, 5), date(2024, 3, 5))),  # as a workbook stores it
    ],
)
def test_a_month_or_a_year_is_the_whole_of_it(claims_of, tmp_path, cell, days):
    file = tmp_path / "killed.csv"
    file.write_text(f"#adm1+code,#date,#affected+killed\nSY07,{cell},5\n")
    (claim,) = claims_of(file).claims
    assert (claim["period_start"], claim["period_end"]) == days


@pytest.mark.parametrize("cell", ["03/05/2024", "0024-03-05", "soon", "2024-03-0555", "epoch"])
def test_a_date_that_can_be_read_in_two_ways_is_not_read(claims_of, tmp_path, cell):
    file = tmp_path / "killed.csv"
    file.write_text(f"#adm1+code,#date,#affected+killed\nSY07,{cell},5\n")
    read = claims_of(file)
    assert not read.claims
    ((row, column, value, reason),) = read.left()
    assert (row, column, value) == (2, "#date", cell)
    assert reason.startswith("not a date")


def test_people_who_move_count_where_they_come_from_and_those_who_stay_where_they_are(
    claims_of, tmp_path
):
    file = tmp_path / "moves.csv"
    file.write_text(
        "#adm1+code+origin,#adm1+code+dest,#date+start,#date+end,#affected+displaced,#affected+idps\n"
        "SY02,SY07,2024-01-01,2024-01-31,50,900\n"
    )
    moved, staying = sorted(claims_of(file).claims, key=lambda c: c["kind"])
    assert (moved["region"], moved["origin"], moved["destination"]) == ("SY02", "SY02", "SY07")
    assert (staying["region"], staying["kind"]) == ("SY07", "stock")


def test_rows_by_sex_are_told_by_a_column_too(claims_of, tmp_path):
    file = tmp_path / "population.csv"
    file.write_text(
        "#country+code,#date+year,#gender,#age+range,#population\n"
        "SYR,2024,all,all,20\nSYR,2024,Female,0-4,7\nSYR,2024,x,all,1\n"
    )
    found = [(c["sex"], c["age"], c["best"]) for c in claims_of(file).claims]
    assert found == [(None, None, 20), ("f", "0-4", 7), ("x", None, 1)]


def test_a_newer_edition_that_corrects_a_number_takes_its_place(claims_of, tmp_path):
    keys = []
    for dead in (5, 6):
        file = tmp_path / f"edition{dead}.csv"
        file.write_text(f"#adm1+code,#date,#affected+killed\nSY07,2024-01-31,{dead}\n")
        keys += [c["claim"] for c in claims_of(file).claims]
    assert keys[0] == keys[1]


def test_of_two_columns_with_one_tag_the_first_counts(claims_of, tmp_path):
    file = tmp_path / "twice.csv"
    file.write_text(
        "Dead,Deaths,Day\n#affected+killed,#affected +killed,#date\n5,6,2024-01-31\n", "utf-8"
    )
    read = claims_of(file)
    assert [c["best"] for c in read.claims] == [5]
    assert read.card.left == {"Deaths": "the same tag as 'Dead'"}


def test_tags_without_a_number_of_ours_are_told(tmp_path):
    file = tmp_path / "who.csv"
    file.write_text("#org,#sector,#adm1 +name\nWFP,food,Idlib\n")
    ((table, card),) = sources.found(file, sources.shipped(), limit=1 << 20, fallback="cp1252")
    assert card is None
    assert sources.unread(table) == (
        "no HXL tag of a number that is counted here, among #org, #sector, #adm1 +name"
    )


def test_the_publisher_is_told_by_the_user_and_parts_datasets(tmp_path):
    file = tmp_path / "killed.csv"
    file.write_text("#adm1+code,#date,#affected+killed\nSY07,2024-01-31,5\n")

    def card(publisher):
        ((_, found),) = sources.found(
            file, (), limit=1 << 20, fallback="cp1252", publisher=publisher
        )
        return found

    assert card("OCHA").publisher == "OCHA"
    assert card("OCHA").name == card("OCHA").name != card("IOM").name
