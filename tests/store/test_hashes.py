"""What is known without asking: the same as sets and tables would say."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from metrics import store
from metrics.store import hashes
from metrics.store.hashes import Hashes, Pairs, digest
from metrics.store.known import Known

ONE = st.sampled_from([bytes([n]) * 16 for n in range(6)] + [b"\1" * 8 + b"\0" * 8, b"\0" * 16])


@given(st.sets(ONE), st.lists(st.tuples(st.booleans(), ONE)))
def test_hashes_are_a_set(first, changes):
    made, like = Hashes(b"".join(first)), set(first)
    for takes, one in changes:
        (made.add if takes else made.discard)(one)
        (like.add if takes else like.discard)(one)
        assert all((one in made) == (one in like) for one in like | {one})
    assert all((bytes([n]) * 16 in made) == (bytes([n]) * 16 in like) for n in range(6))


@given(st.lists(ONE), st.lists(ONE))
def test_hashes_stay_a_set_when_they_are_sorted_in(first, added):
    whole = hashes.FOLD
    try:
        hashes.FOLD = 2
        made = Hashes(b"".join(first))
        for one in added:
            made.discard(one)
            made.add(one)
        assert all(one in made for one in (*first, *added))
        assert digest("none") not in made
    finally:
        hashes.FOLD = whole


@given(st.lists(st.tuples(ONE, ONE)))
def test_pairs_are_a_table(rows):
    made = Pairs(b"".join(key for key, _ in rows), b"".join(value for _, value in rows))
    for key, _ in rows:
        assert sorted(made[key]) == sorted(value for one, value in rows if one == key)
    assert made[digest("none")] == ()


def test_the_ledger_hashes_as_python_does(folder, say):
    """Else nothing would ever be known, and all be asked: right, but slow."""
    reports = [
        say("3 killed in Idlib", url="https://a.example", title="ü 'quoted' \x1f", external_id="a"),
        say("4 killed in Hama", publisher=None, published=None, lang=None),
        say("5 killed in Hama", published=date(987, 1, 2), publisher="\x1e"),
    ]
    folder.load(*reports)
    with folder.home.writing(), folder.home.open_ledger() as db:
        [(version,)] = db.execute("SELECT DISTINCT version FROM reading").fetchall()
        known, other = Known(db, version), Known(db, "other rules")
        assert all(known.there(one) and known.settled(one) for one in reports)
        assert all(other.there(one) and not other.settled(one) for one in reports)
        changed = reports[0].model_copy(update={"title": None})
        assert known.there(changed)
        assert not known.settled(changed)
        assert not known.there(say("6 killed in Idlib"))


def test_the_ledger_is_not_asked_about_new_documents(folder, say, monkeypatch):
    """Each question looks at a whole column: one for each batch would make a load quadratic."""
    monkeypatch.setattr(store.asked, "newest", None)
    monkeypatch.setattr(store.asked, "unread", None)
    monkeypatch.setattr(store.incoming, "BATCH", 2)
    reports = [say(f"{number} killed in Hama") for number in range(9)]
    assert folder.load(*reports).new == 9
    assert folder.load(*reports).duplicate == 9
