"""Dates and lists as people write them in an address."""

from datetime import date

import pytest

from api import params
from api.problems import WrongParametersError


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2019", "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-02", "2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2020-02", "2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-05-03", "2019-05-03", date(2019, 5, 3), date(2019, 5, 3)),
        (None, "2019", None, date(2019, 12, 31)),
        ("", "", None, None),
    ],
)
def test_a_month_or_a_year_stands_for_its_first_and_last_day(since, until, first, last):
    assert params.span(since, until) == (first, last)


@pytest.mark.parametrize(
    "text", ["0", "19", "2019-00", "2019-13", "2019-02-30", "0000", "٢٠١٩", "2019-5", "x", "-1"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(WrongParametersError, match="no date"):
        params.span(text, None)


def test_a_list_keeps_its_order_and_names_each_once():
    assert params.names(" SY07,SYR ,,SY07") == ("SY07", "SYR")
    assert params.names(None) == ()
