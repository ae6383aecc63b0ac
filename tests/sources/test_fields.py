"""What cells of a card can be made of: sums, spans, parts of dates, the finest level of a row."""

import re

import pytest

from metrics.errors import DataError, SourceError
from metrics.sources import card

CARD = """
title = "A table of our own"
publisher = "ocha"
licence = "ours"
redistribute = "yes"
key = ["id"]
[recognise]
columns = ["id", "men", "women", "unsure"]
[period]
first = ["y", "m", "d"]
last = ["y2", "m2", "d2"]
span = { column = "span", map = { 2 = "week", 3 = "month", 4 = "year" } }
[place]
names = ["district", "province"]
country = "country"
finest = { column = "sure", map = { province = 1, country = 0 } }
[[claims]]
name = "killed"
measure = "killed"
best = { add = ["men", "women"], less = ["unsure"] }
"""
HEAD = "id,men,women,unsure,y,m,d,y2,m2,d2,span,district,province,country,sure"

WIDE = """
title = "Dead by district, one column each"
publisher = "ocha"
licence = "ours"
redistribute = "yes"
key = ["day", "district"]
long = { keep = ["day"], name = "district", value = "dead" }
period = { day = "day" }
place = { names = ["district"], is = "SYR" }
recognise = { columns = ["day", "Harim", "Idlib"] }
claims = [{ name = "killed", measure = "killed", best = "dead" }]
"""
RANGE = 'low = "men"\nbest = "women"\nhigh = "unsure"'


def read(claims_of, tmp_path, *rows):
    return read_with(CARD, claims_of, tmp_path, *rows)


def read_with(own, claims_of, tmp_path, *rows):
    """The claims of rows; cells that a row lacks at its end are empty."""
    path = tmp_path / "table.csv"
    wide = HEAD.count(",")
    filled = [row + "," * (wide - row.count(",")) for row in rows]
    path.write_text("\n".join([HEAD, *filled]) + "\n", "utf-8")
    return claims_of(path, [card.parse(own, "own.toml")])


def test_a_number_is_what_columns_add_up_to_less_others_never_below_zero(claims_of, tmp_path):
    found = read(
        claims_of,
        tmp_path,
        "a,3,4,1,2024,1,1,2024,1,1,,,,SYR,",
        "b,3,,1,2024,1,1,2024,1,1,,,,SYR,",
        "c,1,1,5,2024,1,1,2024,1,1,,,,SYR,",
        "d,1,some,0,2024,1,1,2024,1,1,,,,SYR,",
    )

    assert [(c["row_key"], c["best"], c["quote"]) for c in found.claims] == [
        ("a", 6, "men: 3; women: 4; unsure: 1"),
        ("c", 0, "men: 1; women: 1; unsure: 5"),
    ]
    assert found.left() == [
        (3, None, None, "no number in it"),  # one of the three is unknown
        (5, "women", "some", "not a number"),
    ]


def test_numbers_may_stand_in_groups_of_three_but_a_comma_is_no_decimal_point(claims_of, tmp_path):
    cells = {"a": '"12,345"', "b": "1 234 567", "c": "12.0", "d": '"1,5"', "e": "inf", "f": "1e3"}
    rows = [f"{key},{cell},0,0,2024,1,1,,,,,,,SYR," for key, cell in cells.items()]
    found = read(claims_of, tmp_path, *rows)

    assert {claim["row_key"]: claim["best"] for claim in found.claims} == {
        "a": 12_345,
        "b": 1_234_567,
        "c": 12,
        "f": 1000,
    }
    assert found.left() == [(5, "men", "1,5", "not a number"), (6, "men", "inf", "not a number")]


def test_low_and_high_are_widened_until_they_hold_the_best(claims_of, tmp_path):
    own = CARD.replace('best = { add = ["men", "women"], less = ["unsure"] }', RANGE)
    found = read_with(
        own, claims_of, tmp_path, "a,0,3,0", "b,5,3,9", "c,1,,7", "d,,3,1", "e,,4,", "f,2,,"
    )

    ends = ("low", "best", "high", "flags")
    assert {c["row_key"]: tuple(c[end] for end in ends) for c in found.claims} == {
        "a": (0, 3, 3, ["order_violation"]),
        "b": (3, 3, 9, ["order_violation"]),
        "c": (1, None, 7, []),
        "d": (None, 3, 3, ["order_violation"]),
        "e": (4, 4, 4, []),  # no range is given: the number is exact
        "f": (2, None, None, []),
    }


@pytest.mark.parametrize(
    ("own", "cells", "left"),
    [
        ('end = "y"\nhours = "m"', "2024-01-05,1e300", ("m", "1e300", "not a whole number")),
        (
            'end = "y"\nhours = "m"',
            "2024-01-05,99999",
            ("m", "99999", "no number of hours of a report"),
        ),
        ('year = "y"\nmonth = "m"', "2024,13", ("m", "13", "no month")),
    ],
)
def test_what_is_no_time_leaves_its_row_out_and_no_other(claims_of, tmp_path, own, cells, left):
    own = re.sub(r"(?s)first = .*?(?=\[place\])", own + "\n", CARD)
    found = read_with(own, claims_of, tmp_path, f"a,1,0,0,{cells}", "b,1,0,0,2024-01-05,2")

    assert found.left()[0] == (2, *left)
    assert [claim["row_key"] for claim in found.claims] in (["b"], [])
    assert (tmp_path / "table.csv").is_file()


def test_a_year_without_a_month_is_the_whole_year(claims_of, tmp_path):
    own = re.sub(r"(?s)first = .*?(?=\[place\])", 'year = "y"\nmonth = "m"\n', CARD)
    found = read_with(own, claims_of, tmp_path, "a,1,0,0,2024,2", "b,1,0,0,2024,")

    assert [(str(c["period_start"]), str(c["period_end"])) for c in found.claims] == [
        ("2024-02-01", "2024-02-29"),
        ("2024-01-01", "2024-12-31"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('first = ["y", "m", "d"]', 'year = "y"\non = "02-29"', "period, on: '02-29': day is out"),
        ('first = ["y", "m", "d"]', 'since = "2023-13-01"', "period, since: '2023-13-01'"),
        ('measure = "killed"', 'measure = "killed"\ncount = inf', "claims 'killed', count"),
        ('measure = "killed"', 'measure = "killed"\ncount = -1', "claims 'killed', count"),
        ('key = ["id"]', 'key = ["id"]\nhidden = { "*" = [1, inf] }', "hidden"),
    ],
)
def test_a_card_that_means_no_number_and_no_day_is_refused(old, new, told):
    with pytest.raises(DataError, match=re.escape(f"own.toml: {told}")):
        card.parse(CARD.replace(old, new), "own.toml")


def test_a_form_of_dates_that_there_is_not_is_the_cards_mistake(claims_of, tmp_path):
    own = CARD.replace('key = ["id"]', 'key = ["id"]\ndates = ["%Q"]').replace(
        'first = ["y", "m", "d"]\nlast = ["y2", "m2", "d2"]', 'day = "y"'
    )
    with pytest.raises(SourceError, match=r"card own cannot read it: .*%Q"):
        read_with(own, claims_of, tmp_path, "a,1,0,0,2024-01-05")


def test_a_faulty_cell_is_told_once_however_many_entries_read_it(claims_of, tmp_path):
    own = CARD + '[[claims]]\nname = "men"\nmeasure = "killed"\nbest = "men"\n'
    found = read_with(own, claims_of, tmp_path, "a,some,0,0,2024", "b,1,0,0,2024,2,30")

    assert found.left() == [(2, "men", "some", "not a number"), (3, "d", "30", "no such day")]


def test_a_faulty_cell_of_a_wide_table_is_told_by_its_own_column(claims_of, tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text("day,Harim,Idlib\n2024-01-01,some,3\n", "utf-8")
    found = claims_of(path, [card.parse(WIDE, "wide.toml")])

    assert found.left() == [(2, "Harim", "some", "not a number")]
    assert [claim["best"] for claim in found.claims] == [3]


def test_a_key_is_the_same_number_however_a_program_wrote_it(claims_of, tmp_path):
    found = read(claims_of, tmp_path, "7,1,0,0,2024", "7.0,1,0,0,2024", "7.05,1,0,0,2024")

    assert [claim["row_key"] for claim in found.claims] == ["7", "7.05"]
    assert found.left() == [(3, None, "7", "the same key as row 2")]


def test_what_each_entry_says_is_written_once_and_an_entry_may_say_otherwise():
    each = '[each]\nevent = "id"\nzero = "silent"\n'
    more = '[[claims]]\nname = "men"\nmeasure = "killed"\nbest = "men"\nzero = "none"\n'
    first, second = card.parse(CARD + more + each, "own.toml").claims

    assert (first.event, first.zero) == ("id", "silent")
    assert (second.event, second.zero) == ("id", "none")
    with pytest.raises(DataError, match=r"own\.toml: each"):
        card.parse("each = 3\n" + CARD, "own.toml")


def test_dates_in_three_columns_are_as_wide_as_what_is_filled(claims_of, tmp_path):
    found = read(
        claims_of,
        tmp_path,
        "a,1,0,0,2023,2,6,2023,2,8,,,,SYR,",
        "b,1,0,0,2023,2,,2023,3,,,,,SYR,",
        "c,1,0,0,1921,,,1922,,,,,,SYR,",
        "d,1,0,0,2023,2,6,,,,,,,SYR,",
        "e,1,0,0,2023,2,30,2023,3,1,,,,SYR,",
        "f,1,0,0,2023,5,1,2023,4,1,,,,SYR,",
    )

    assert [(c["row_key"], str(c["period_start"]), str(c["period_end"])) for c in found.claims] == [
        ("a", "2023-02-06", "2023-02-08"),
        ("b", "2023-02-01", "2023-03-31"),
        ("c", "1921-01-01", "1922-12-31"),
        ("d", "2023-02-06", "2023-02-06"),
    ]
    assert found.left() == [
        (6, "d", "30", "no such day"),
        (7, "d2", "1", "the period ends before it begins"),
    ]


def test_a_day_can_stand_for_a_week_a_month_or_a_year(claims_of, tmp_path):
    day = "1,0,0,2024,2,10,2024,2,10"
    rows = [f"{span}{i},{day},{span},,,SYR," for i, span in enumerate(("1", "2", "3", "4"))]
    found = read(claims_of, tmp_path, *rows)

    assert [
        (str(c["period_start"]), str(c["period_end"]), c["precision"]) for c in found.claims
    ] == [
        ("2024-02-10", "2024-02-10", "day"),
        ("2024-02-07", "2024-02-13", "week"),
        ("2024-02-01", "2024-02-29", "month"),
        ("2024-01-01", "2024-12-31", "year"),
    ]


def test_a_row_is_placed_no_finer_than_it_is_sure_of(claims_of, tmp_path):
    day = "1,0,0,2024,2,10,2024,2,10,"
    rows = [
        f"{i},{day},Harim,Idlib,SYR,{sure}" for i, sure in enumerate(("", "province", "country"))
    ]
    found = read(claims_of, tmp_path, *rows)

    assert [(c["region"], c["level"], c["flags"]) for c in found.claims] == [
        ("SY0703", 2, []),
        ("SY07", 1, []),
        ("SYR", 0, []),
    ]


def test_a_district_may_be_called_as_its_province(claims_of, tmp_path):
    day = "1,0,0,2024,2,10,2024,2,10,"
    named = ("Idleb,Idlib", ",Idlib", "Damascus,Damascus", "Nowhere,Idlib")
    found = read(claims_of, tmp_path, *(f"{i},{day},{one},SYR" for i, one in enumerate(named)))

    assert [(c["region"], c["flags"]) for c in found.claims] == [
        ("SY0700", []),
        ("SY07", []),
        ("SY0100", []),
        ("SY07", ["coarser_place"]),
    ]
