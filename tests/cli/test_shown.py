"""What tables say: a number as it is known, and in words what is not."""

from datetime import date

import pytest

from metrics.cli import shown

DAY = date(2019, 5, 6)
AMOUNTS = [(None, "not known"), (50.0, "50"), (150000, "150,000"), (0.0353, "0.0353"), (0, "0")]


@pytest.mark.parametrize(("value", "words"), AMOUNTS)
def test_amounts(value, words):
    assert shown.amount(value) == words


def test_what_is_open_is_said_in_words():
    assert shown.span(None, None, None) == ("no lower bound", "not known", "no upper bound")


def test_days():
    assert shown.days_of(DAY, DAY) == "2019-05-06"
    assert shown.days_of(date(2019, 4, 29), DAY) == "2019-04-29 to 2019-05-06"
    assert shown.days_of(None, None) == "undated"


def test_the_number_is_marked_in_its_sentence():
    marked = shown.marked("At least 50 were killed.", 0, 11)
    assert [marked.plain[span.start : span.end] for span in marked.spans] == ["At least 50"]


def test_a_sentence_that_may_not_be_passed_on_is_its_quote():
    row = {"dataset": None, "excerpt": None, "quote": "at least 50"}
    assert shown.sentence(row).plain == "at least 50"
    assert shown.sentence(row | {"quote": None}).plain == shown.UNSHARED
