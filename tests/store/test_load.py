import random
from concurrent.futures.process import BrokenProcessPool
from datetime import date

import pytest

from metrics import store
from metrics.errors import DataError, StoreError

WIRE = "at least 50 killed in Idlib on 2019-05-03 by UOSSM. 9 killed in Hama on 2019-05-04."
MONITOR = "at least 74 killed in Idlib on 2019-05-03 by SOHR."


def test_a_report_becomes_claims_estimates_and_points(folder, say):
    report = folder.load(say(WIRE), say(MONITOR))
    assert (report.new, report.figures, report.duplicate) == (2, 3, 0)
    folder.build()
    assert folder.rows(
        "SELECT region, low, best, high, sources FROM point "
        "WHERE indicator = 'CAS-01' AND period = 'all' ORDER BY region"
    ) == [("SY05", 9, 9, 9, 1), ("SY07", 50, 74, None, 2), ("SYR", 59, 83, None, 3)]


def test_residents_of_all_below_are_those_of_the_region(folder, say):
    folder.load(say(WIRE))
    folder.build()
    assert folder.rows("SELECT region, population, source FROM population ORDER BY region") == [
        ("SY05", 1000, "Bureau, 2016"),
        ("SY07", 1000, "Bureau, 2016"),
        ("SYR", 2000, "Bureau, 2016"),
    ]
    assert folder.rows(
        "SELECT region, best, denominator FROM point "
        "WHERE indicator = 'CAS-09' AND period = 'all' ORDER BY region"
    ) == [
        ("SY05", 900, "Bureau, 2016"),
        ("SY07", 5000, "Bureau, 2016"),
        ("SYR", 2950, "Bureau, 2016"),
    ]


def test_loading_twice_changes_nothing(folder, say):
    folder.load(say(WIRE), say(MONITOR))
    folder.build()
    before = folder.version()
    report = folder.load(say(WIRE), say(MONITOR))
    assert (report.new, report.duplicate, report.figures) == (0, 2, 0)
    folder.build()
    assert folder.version() == before


def test_the_same_text_from_a_second_file_changes_nothing_that_is_counted(folder, say):
    folder.load(say(WIRE, external_id="a", url="https://a.example"))
    folder.build()
    before = folder.rows("FROM point ORDER BY ALL")
    folder.load(say(WIRE, external_id="b", url="https://b.example"), say(WIRE))
    folder.build()
    assert folder.rows("SELECT count(*) FROM document") == [(1,)]
    assert folder.rows("FROM point ORDER BY ALL") == before


def test_a_corrected_date_supersedes_and_is_read_again(folder, say):
    folder.load(say(WIRE, external_id="r1", published=date(2019, 5, 6)))
    report = folder.load(say(WIRE, external_id="r1", published=date(2019, 5, 7)))
    assert (report.corrected, report.read) == (1, 1)
    folder.build()
    assert folder.rows("SELECT published FROM document") == [(date(2019, 5, 7),)]
    assert folder.rows("SELECT DISTINCT published FROM claim") == [(date(2019, 5, 7),)]


def test_a_record_that_knows_more_counts_whenever_it_comes(folders, say):
    bare = say(WIRE, publisher=None, published=None)
    versions = set()
    for order in ([bare, say(WIRE)], [say(WIRE), bare]):
        folder = folders()
        for one in order:
            folder.load(one)
        folder.build()
        assert folder.rows("SELECT publisher, published FROM document") == [
            ("Reuters", date(2019, 5, 6))
        ]
        versions.add(folder.version())
    assert len(versions) == 1


def test_better_rules_supersede_the_claims_of_older_ones(folder, say):
    folder.load(say(WIRE), rules="test-1")
    folder.load(say(WIRE), rules="test-2")
    folder.build()
    versions = folder.rows("SELECT DISTINCT version FROM claim")
    assert len(versions) == 1
    assert versions[0][0].startswith("test-2")


def test_a_refused_text_is_kept_with_its_reason(folder, say):
    report = folder.load(say("Cinquante morts", lang="xx"))
    assert report.refused == 1
    folder.build()
    assert folder.rows("SELECT refused, claims FROM document") == [("no lexicon for xx", 0)]


@pytest.mark.parametrize("seed", range(4))
def test_any_order_and_any_split_gives_the_same_content(folders, say, seed):
    texts = [WIRE, MONITOR, "30 displaced in Idlib", "5 killed in Syria on 2019-05-03", "nothing"]
    reports = [say(text) for text in texts] + [say(WIRE, publisher="AFP"), say(WIRE, lang=None)]
    reports += [say(MONITOR, published=date(2019, 5, 9))]
    straight, mixed = folders(), folders()
    straight.load(*reports)
    shuffled = random.Random(seed)
    # a correction is an event: two records of one id keep their order, all else is shuffled
    first, last = reports[1], reports[-1]
    shuffled.shuffle(reports)
    at = sorted((reports.index(first), reports.index(last)))
    reports[at[0]], reports[at[1]] = first, last
    for one in reports:
        mixed.load(one)
    straight.build()
    mixed.build()
    assert mixed.version() == straight.version()


def test_what_is_withdrawn_stays_withdrawn(folder, say):
    folder.load(say(WIRE), say(MONITOR))
    store.withdraw(folder.home, "document", say(WIRE).id, "asked by the publisher")
    folder.load(say(WIRE))
    folder.build()
    assert folder.rows("SELECT count(*), sum(claims) FROM document") == [(1, 1)]


def test_only_the_sentence_of_a_publisher_without_licence_is_passed_on(folder, say):
    folder.load(
        say(WIRE), say(MONITOR, publisher="OCHA"), say("7 killed in Hama", publisher="ACLED")
    )
    folder.build()
    rows = folder.rows("SELECT redistribute, text, characters > 0 FROM document ORDER BY ALL")
    assert rows == [("aggregate", None, True), ("excerpt", None, True), ("yes", MONITOR, True)]
    told = folder.rows("SELECT publisher, quote, excerpt FROM claim ORDER BY publisher, span_start")
    assert told[0] == ("acled", None, None)
    assert told[-1] == ("reuters", "9", "9 killed in Hama on 2019-05-04.")


def test_nothing_of_a_publisher_that_allows_nothing_is_published(folder, say):
    folder.home.path.mkdir(parents=True, exist_ok=True)
    folder.home.originators.write_text('[closed]\nname = "Closed"\nredistribute = "no"\n')
    folder.load(say(WIRE), say("7 killed in Hama on 2019-05-04", publisher="Closed"))
    folder.build()
    assert folder.rows("SELECT publisher FROM document") == [("Reuters",)]
    assert folder.rows("SELECT DISTINCT publisher FROM claim") == [("reuters",)]
    assert folder.rows("SELECT count(*) FROM load") == [(1,)]
    query = "SELECT best FROM point WHERE indicator = 'CAS-01' AND region = 'SY05'"
    assert folder.rows(f"{query} AND period = 'all'") == [(9,)]


def test_a_failing_reader_leaves_nothing_behind(folder, say):
    def fails(_document):
        raise MemoryError

    with pytest.raises(MemoryError):
        store.load_documents(folder.home, [say(WIRE)], fails, rules="test-1")
    assert folder.load(say(WIRE)).new == 1


def test_a_text_that_meets_a_fault_is_refused_and_the_others_are_read(folder, say):
    def fails(document):
        if document.text == WIRE:
            raise ZeroDivisionError("division by zero")
        return folder.read(document)

    report = store.load_documents(
        folder.home, [say(WIRE), say(MONITOR)], fails, rules="test-1", gazetteer=folder.gazetteer
    )
    assert (report.new, report.refused, report.figures) == (2, 1, 1)
    folder.build()
    [(why,)] = folder.rows("SELECT refused FROM document WHERE refused IS NOT NULL")
    assert "fault of Humetrics" in why
    assert "ZeroDivisionError: division by zero; test_load.py:" in why
    assert folder.load(say(WIRE), rules="test-2").read == 1  # rules without the fault


def test_what_is_not_there_is_said(folder):
    with pytest.raises(StoreError, match="humetrics load"):
        folder.build()
    with pytest.raises(StoreError, match="humetrics build"):
        store.open_published(folder.home)


def test_a_ledger_that_is_no_ledger_is_named(folder, say):
    folder.home.path.mkdir()
    folder.home.ledger.write_text("not a database")
    with pytest.raises(StoreError, match=r"ledger\.duckdb"):
        folder.load(say(WIRE))


OWN = """
[kafr-nabl]
name = "Radio Kafr Nabl"
kind = "monitor"
reliability = "verified"
names = ["RKN"]
"""


def test_a_folder_may_have_sources_of_its_own(folder, say):
    text = "9 killed in Hama on 2019-05-04 by RKN"
    folder.load(say(text))
    folder.home.originators.write_text(OWN)
    report = folder.load(say(text))
    assert report.read == 1
    folder.build()
    assert folder.rows("SELECT originator FROM claim") == [("kafr-nabl",)]
    assert folder.rows("SELECT grade FROM estimate") == [("confirmed",)]
    folder.home.originators.write_text("[broken")
    with pytest.raises(DataError, match=r"originators\.toml"):
        folder.load(say(text))


class Lost:
    def result(self):
        raise BrokenProcessPool


def test_a_process_that_is_lost_is_said_and_what_was_in_stays(folder, say, monkeypatch):
    folder.load(say(WIRE))
    monkeypatch.setattr(store.documents, "here", lambda *_: Lost())
    with pytest.raises(StoreError, match="--jobs"):
        folder.load(say(MONITOR))
    monkeypatch.undo()
    assert folder.load(say(WIRE), say(MONITOR)).new == 1
