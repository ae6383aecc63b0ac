"""Every day can be looked at again, and what changed since says why."""

from datetime import date, datetime, time

import pytest

from metrics import ledger, pictures, store
from metrics.errors import BadParameterError, StoreError

WIRE = "50 killed in Idlib on 2019-05-03"
MORE = "74 killed in Idlib on 2019-05-03"
FIRST, SECOND, THIRD = date(2024, 1, 1), date(2024, 1, 2), date(2024, 1, 3)


@pytest.fixture
def on(monkeypatch):
    """Let it be a day."""

    def on(day):
        monkeypatch.setattr(ledger, "now", lambda: datetime.combine(day, time(12)))

    return on


def best(folder, **when):
    with pictures.picture(folder.home, gazetteer=folder.gazetteer, **when) as db:
        rows = db.execute(
            "SELECT best FROM point WHERE indicator = 'CAS-01' AND region = 'SY07' "
            "AND period = 'all'"
        ).fetchall()
    return rows[0][0] if rows else None


def changes(folder, since, until, **how):
    found = pictures.differences(folder.home, since, until, gazetteer=folder.gazetteer, **how)
    return [
        (one.was_best, one.best, one.change, one.why)
        for one in found
        if (one.indicator, one.region, one.period) == ("CAS-01", "SY07", "all")
    ]


def test_a_picture_shows_what_had_been_loaded_by_a_day(folder, say, on):
    on(FIRST)
    folder.load(say(WIRE, external_id="a", published=date(2019, 5, 4)))
    on(THIRD)
    folder.load(say(MORE, external_id="b", published=date(2019, 5, 5)))
    known = [best(folder, known_by=day) for day in (date(2023, 12, 31), FIRST, SECOND, THIRD)]
    assert known == [None, 50, 50, 74]
    assert changes(folder, FIRST, SECOND) == []
    assert changes(folder, FIRST, THIRD) == [(50, 74, "changed", "1 new claim of Reuters")]
    assert changes(folder, date(2023, 12, 31), FIRST) == [
        (None, 50, "new", "1 new claim of Reuters")
    ]


def test_a_picture_shows_what_had_been_published_by_a_day(folder, say):
    folder.load(say(WIRE, published=date(2019, 5, 4)), say(MORE, published=date(2019, 5, 5)))
    assert best(folder, as_of=date(2019, 5, 4)) == 50
    assert best(folder, as_of=date(2099, 1, 1)) == best(folder) == 74
    days = date(2019, 5, 3), date(2019, 5, 4)
    assert changes(folder, *days, by_publication=True) == [
        (None, 50, "new", "1 new claim of Reuters")
    ]


def test_a_correction_supersedes_and_the_older_word_stays_to_be_seen(folder, say, on):
    on(FIRST)
    folder.load(say(WIRE, external_id="a", publisher="Wire"))
    on(SECOND)
    folder.load(say(WIRE, external_id="a", publisher="Other", published=date(2019, 5, 9)))
    with pictures.picture(folder.home, gazetteer=folder.gazetteer, known_by=FIRST) as db:
        assert db.execute("SELECT publisher FROM document").fetchall() == [("Wire",)]
    with pictures.picture(folder.home, gazetteer=folder.gazetteer) as db:
        assert db.execute("SELECT publisher FROM document").fetchall() == [("Other",)]


def test_what_is_withdrawn_is_in_no_picture(folder, say, on):
    on(FIRST)
    folder.load(say(WIRE, external_id="a"))
    on(THIRD)
    store.withdraw(folder.home, "document", say(WIRE).id, "a person asked")
    assert best(folder, known_by=FIRST) is None


def test_days_in_the_wrong_order_and_an_empty_folder_are_named(folder):
    with pytest.raises(BadParameterError, match="from 2024-01-02 is after to 2024-01-01"):
        pictures.differences(folder.home, SECOND, FIRST)
    with pytest.raises(StoreError, match="nothing is loaded yet"), pictures.picture(folder.home):
        pass
