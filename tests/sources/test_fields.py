"""What cells of a card can be made of: sums, spans, parts of dates, the finest level of a row."""

import pytest

from metrics.errors import DataError
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


def read(claims_of, tmp_path, *rows):
    path = tmp_path / "table.csv"
    path.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    return claims_of(path, [card.parse(CARD, "own.toml")])


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
