"""Files into the data: each whole or not at all, the same twice changes nothing."""

import json

import pytest

from metrics import loading, store
from metrics.loading import files
from metrics.model import Document

VERSION = "SELECT value FROM meta WHERE name = 'data_version'"


def test_a_file_that_did_not_change_stays_shut(load, old, tmp_path):
    report = tmp_path / "a.txt"
    report.write_text("3 killed")
    old(report)
    assert load(report).new == 1
    again = load(report)
    assert (again.documents, again.duplicate, again.unchanged) == (1, 1, 1)
    report.write_text("4 killed")
    assert load(report).new == 1


def test_a_file_told_otherwise_is_opened(load, old, tmp_path):
    report = tmp_path / "a.txt"
    report.write_text("3 killed")
    old(report)
    load(report)
    assert load(report, publisher="Field office").unchanged == 0


def test_a_file_changed_just_now_is_opened(load, tmp_path):
    report = tmp_path / "a.txt"
    report.write_text("3 killed")
    load(report)
    again = load(report)
    assert (again.duplicate, again.unchanged) == (1, 0)
    assert load.read == []


def test_a_file_with_a_fault_is_named_each_time(load, old, tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text('{broken\n{"text": "3 killed"}\n')
    old(lines)
    for new in (1, 0):
        assert load(lines).new == new
        assert len(load.refused) == 1
        assert "line 1" in load.refused[0]


def test_good_lines_are_in_and_each_broken_one_is_named(load, tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"text": "1"}\n{broken\n{"text": "2"}\n{"id": 3}\n{"text": "3"}\n')
    assert load(lines).new == 3
    assert [told.split(": ")[1] for told in load.refused] == ["line 2", "line 4"]


def test_a_correction_that_is_loaded_again_is_one_again(load, old, tmp_path):
    """Two files of one report: the last that is loaded counts, though neither changed."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    for file, day in ((first, "2019-05-06"), (second, "2019-05-07")):
        file.write_text(f"---\npublisher: Office\npublished: {day}\n---\n3 killed")
    old(first, second)
    assert (load(first).new, load(second).corrected) == (1, 1)
    assert load(second).unchanged == 1
    assert load(first).corrected == 1
    both = load(first, second)
    assert (both.unchanged, both.corrected) == (1, 1)
    assert load.read == []  # both records were read before


def test_a_file_is_opened_after_all_if_one_before_it_corrects_it(load, old, tmp_path):
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file, day in zip(files, ("2019-05-06", "2019-05-07"), strict=True):
        file.write_text(f"---\npublisher: Office\npublished: {day}\n---\n3 killed")
    old(*files)
    load(*files)
    again = load(*files)
    assert (again.corrected, again.unchanged) == (2, 0)


def test_other_rules_read_again_what_did_not_change(load, old, tmp_path, monkeypatch):
    report = tmp_path / "a.txt"
    report.write_text("3 killed")
    old(report)
    load(report)
    monkeypatch.setattr("metrics.text.RULES", "other")
    assert load(report).read == 1


def test_a_long_file_of_lines_is_never_held_whole(tmp_path, monkeypatch):
    lines = tmp_path / "a.jsonl"
    lines.write_text("".join(json.dumps({"text": f"report {n}"}) + "\n" for n in range(2000)))
    monkeypatch.setattr(files, "_opened", None)  # what holds a file whole
    held, most = 0, 0
    stream = files.incoming(
        loading.Inputs([str(lines)], pytest.fail), loading.Terms(), pytest.fail, lambda _: False
    )
    for batch in store.incoming.batches(stream):
        held = len(batch)
        most = max(most, held)
    assert most == store.incoming.BATCH


def test_all_of_a_file_goes_in_with_one_batch(monkeypatch):
    monkeypatch.setattr(store.incoming, "BATCH", 3)

    def one(name, whole):
        return store.Incoming(Document(id=name, text=name), whole=whole)

    found = [one("a", True), one("b1", False), one("b2", False), one("b3", True), one("c", True)]
    sizes = [len(batch) for batch in store.incoming.batches(found)]
    assert sizes == [4, 1]


def test_several_processes_give_the_same_as_one(tmp_path):
    """Also where texts come twice, with corrections and in several files."""
    from metrics import build

    folder = tmp_path / "r"
    folder.mkdir()
    for number in range(90):
        text = f"At least {number % 40} people were killed in Idlib, Syria, on 3 May 2019."
        head = f"publisher: Office {number % 3}\npublished: 2019-05-0{1 + number % 7}"
        (folder / f"{number:03}.txt").write_text(f"---\n{head}\n---\n{text}")
    versions, reports = set(), []
    for jobs in (1, 2):
        home, tally, refused = store.Home(tmp_path / f"home-{jobs}"), store.Tally(), []
        inputs = loading.Inputs([str(folder)], refused.append)
        loading.load(
            home, inputs, loading.Terms("en"), loading.Ear(refused.append), tally, jobs=jobs
        )
        build.build(home)
        with store.open_published(home) as db:
            versions |= {
                *db.execute("SELECT value FROM meta WHERE name = 'data_version'").fetchall()
            }
        reports.append(tally.report())
    assert len(versions) == 1
    assert reports[0] == reports[1]
    assert reports[0].new == 40
