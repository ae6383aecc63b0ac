"""Every time that a text names, with its span and its days: a report of Wednesday 10 May 2017."""

from datetime import date

import pytest

from metrics.text import times

PUBLISHED = date(2017, 5, 10)


def test_each_time_with_its_span_and_its_days():
    text = "Shelling on 4 May killed six. Since Monday nobody has fled; in 2015 many did."
    found = times.find(text, PUBLISHED)
    assert [(t.quote, str(t.period.start), str(t.period.end)) for t in found if t.period] == [
        ("4 May", "2017-05-04", "2017-05-04"),
        ("Monday", "2017-05-08", "2017-05-10"),
        ("2015", "2015-01-01", "2015-12-31"),
    ]
    assert all(text[t.start : t.end] == t.quote for t in found)


@pytest.mark.parametrize(
    ("phrase", "days"),
    [
        ("on 20 May", "2016-05-20..2016-05-20"),
        ("in April of 1987", "1987-04-01..1987-04-30"),
        ("on 05-Aug-2016", "2016-08-05..2016-08-05"),
        ("from 2007 to 2009", "2007-01-01..2009-12-31"),
        ("in the first week of January 2015", "2014-12-29..2015-01-04"),
        ("in the last week of 2016", "2016-12-26..2017-01-01"),
        ("in the week of 4 May", "2017-05-01..2017-05-07"),
        ("in mid 1989", "1989-05-01..1989-08-31"),
        ("in the five past years", "2012-05-10..2017-05-10"),
        ("on Tuesday of last week", "2017-05-02..2017-05-02"),
        ("last quarter", "2017-01-01..2017-03-31"),
    ],
)
def test_the_last_such_days(phrase, days):
    (found,) = times.find(f"It happened {phrase}.", PUBLISHED)
    assert found.period is not None
    assert f"{found.period.start}..{found.period.end}" == days


@pytest.mark.parametrize("phrase", ["in the last few days", "several weeks ago"])
def test_vague_spans_give_no_days(phrase):
    assert all(t.period is None for t in times.find(f"It happened {phrase}.", PUBLISHED))


def test_without_a_day_of_publication_only_full_dates_have_days():
    full, relative = times.find("It began on 4 May 2016 and ended on Monday.")
    assert (str(full.period and full.period.start), relative.period) == ("2016-05-04", None)
