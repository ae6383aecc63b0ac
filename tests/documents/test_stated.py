"""Days as files state them: where they were written, never guessed."""

from datetime import date

import pytest

from metrics.documents.stated import day

MAY = date(2019, 5, 6)
STATED = [
    ("2019-05-06", MAY),
    ("20190506", MAY),
    ("2019-05-06T23:30:00-08:00", MAY),  # the day there, not that of Greenwich
    ("2019-05-06 10:00", MAY),
    ("Mon, 06 May 2019 01:30:00 +0300", MAY),
    ("6 May 2019 10:00 GMT", MAY),
    ("2019-05", None),
    ("2019-13-40", None),
    ("0019-05-06", None),
    ("Mon, 069999999999 May 2019 01:30:00 +0300", None),
    ("Mon, 06 May 99999999999999999999 01:30:00", None),
    ("yesterday", None),
    ("", None),
    (None, None),
    (20190506, None),
]


@pytest.mark.parametrize(("stated", "found"), STATED)
def test_days(stated, found):
    assert day(stated) == found
