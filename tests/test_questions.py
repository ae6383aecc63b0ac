"""Names of points: what they mean, and that a name comes back as it was."""

import re
from datetime import date

import pytest

from metrics.errors import BadParameterError
from metrics.questions import FORM, Asked, parse


def day(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("name", "period", "since", "until"),
    [
        ("CAS-01:SY07", "all", None, None),
        ("CAS-01:SY07:2019-04-29..2019-05-05", "all", "2019-04-29", "2019-05-05"),
        ("CAS-01:SY07:2019-04-29..", "all", "2019-04-29", None),
        ("CAS-01:SY07:..2019-05-05", "all", None, "2019-05-05"),
        ("CAS-01:SY07:2019", "year", "2019-01-01", "2019-12-31"),
        ("CAS-01:SY07:2019-05", "month", "2019-05-01", "2019-05-31"),
        ("CAS-01:SY07:2019-W18", "week", "2019-04-29", "2019-05-05"),
        ("CAS-01:SY07:2019-05-03", "day", "2019-05-03", "2019-05-03"),
        ("CAS-01:area:al-ghab", "all", None, None),
        ("CAS-01:area:al-ghab:2019", "year", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_name_says_what_is_asked(name, period, since, until):
    region = "area:al-ghab" if "area" in name else "SY07"
    assert parse(name) == Asked("CAS-01", region, period, day(since), day(until))
    for more in ("", ":minmax", "@2019-05-10", ":acled_floor@2019-05-10"):
        assert parse(name + more).name == name + more


def test_a_name_says_how_it_is_seen():
    asked = parse("cas-01:SY07:2019-05:minmax@2019-05")
    assert (asked.indicator, asked.policy) == ("CAS-01", "minmax")
    assert asked.as_of == date(2019, 5, 31)
    assert parse(" CAS-01:SY07:all ").name == "CAS-01:SY07"
    assert parse("CAS-01:SY07:2019..2020-02").name == "CAS-01:SY07:2019-01-01..2020-02-29"


@pytest.mark.parametrize(
    "name",
    [
        *("", ":", "CAS-01", "CAS-01:", ":SY07", "@2019", "CAS-01:SY07@", "CAS-01:SY07@soon"),
        *("CAS-01:SY07:2019-13", "CAS-01:SY07:2019-W60", "CAS-01:SY07:.."),
        *("CAS-01:SY07:2019..2019-02-30", "CAS-01:SY07:٢٠١٩-05@", "CAS-01@2019:SY07"),
    ],
)
def test_what_is_no_name_is_told_with_one_that_is(name):
    with pytest.raises(BadParameterError, match=re.escape(FORM)):
        parse(name)


def test_a_long_name_is_not_repeated_at_length():
    with pytest.raises(BadParameterError) as told:
        parse("x" * 100_000)
    assert len(str(told.value)) < 200
