"""A phrase, and the days it means in a text published on Wednesday 10 May 2017."""

from datetime import date

import pytest


def test_the_days_are_those_meant(case, reading):
    phrase, days = case
    (figure,) = reading(f"At least 50 people were killed {phrase}.").figures
    time = figure.time and [figure.time.start.isoformat(), figure.time.end.isoformat()]
    assert (time or []) == days


@pytest.mark.parametrize("phrase", ["on Monday", "last week", "yesterday", "two days ago"])
def test_relative_times_need_the_day_of_publication(phrase, reading):
    (figure,) = reading(f"At least 50 people were killed {phrase}.", published=None).figures
    assert figure.time is None


def test_a_full_date_needs_none(reading):
    (figure,) = reading("A raid on 4 May 2016 killed 50 people.", published=None).figures
    assert figure.time.start.isoformat() == "2016-05-04"


def test_the_day_of_a_statement_is_not_the_day_of_the_deaths(reading):
    (figure,) = reading("Some 50 people were killed, police said on Monday.").figures
    assert figure.time is None


def test_the_next_sentence_inherits_the_time(reading):
    first, second = reading(
        "A blast killed 50 people on Monday. At least 70 people were wounded."
    ).figures
    assert first.time == second.time
    assert "time from the text before" in second.rules


def test_a_headline_says_that_its_place_and_time_are_told_elsewhere(reading):
    text = "Five people drown\n\nFive people drowned in Beira on 3 May."
    head, told = reading(text).figures
    assert (head.places, head.time) == (("Beira",), told.time)
    assert {"place from the text before", "time from the text before"} <= set(head.rules)
    assert not {"place from the text before", "time from the text before"} & set(told.rules)


def test_a_disaster_dates_what_its_report_counts(reading):
    title = "Cyclone Ada: flash update"
    text = "Some 40 houses collapsed.\n\nCyclone Ada made landfall on 3 May."
    (houses,) = reading(text, title=title).figures
    assert houses.time is not None
    assert (houses.time.start.isoformat(), houses.time.end.isoformat()) == (
        "2017-05-03",
        "2017-05-10",
    )
    assert "time from the text before" in houses.rules


@pytest.mark.parametrize("published", [date.min, date(2024, 1, 1), date.max])
@pytest.mark.parametrize("words", ["over the next 1000 decades", "in the first quarter", "in 9999"])
def test_a_time_that_no_calendar_has_breaks_nothing(words, published, reading):
    text = f"Some 900 people were displaced {words}."
    assert reading(text, published=published).figures[0].best == 900
