"""``humetrics score``: labelled documents in, agreement out."""

import json

import pytest

TEXT = "At least 50 people were killed in Idlib, Syria."


@pytest.fixture
def gold(humetrics, tmp_path):
    """One document, labelled with what the reader finds in it."""
    (tmp_path / "a.txt").write_text(TEXT)
    found = json.loads(humetrics("read", "a.txt", "--format", "jsonl", "--lang", "en").out)
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"lang": "en", "text": TEXT} | found) + "\n")
    return path


def test_the_reader_agrees_with_itself(humetrics, gold):
    ran = humetrics("score", gold)
    assert ran.code == 0
    assert "value    P 1.000  R 1.000  F1 1.000   (1 gold, 1 found)" in ran.out
    assert "recall   killed 1/1" in ran.out


def test_figures_of_another_program_are_scored_too(humetrics, gold, tmp_path):
    (tmp_path / "other.jsonl").write_text(json.dumps({"id": "someone", "figures": []}))
    ran = humetrics("score", gold, "--against", "other.jsonl", "--errors", 5)
    assert "R 0.000" in ran.out
    assert "no figures for 1 documents" in ran.err
    assert "missed" in ran.err
    assert "At least 50 people" in ran.err


def test_json(humetrics, gold):
    found = json.loads(humetrics("score", gold, "--json").out)
    assert found["documents"] == 1
    assert found["full"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1, "pred": 1}
    assert found["recall_by_measure"] == {"killed": "1/1"}


@pytest.mark.parametrize(
    ("raw", "words"),
    [("{", "line 1: broken JSON"), ('{"text": "x"}', "line 1: no labelled document")],
)
def test_what_is_no_labelled_document_is_named(humetrics, tmp_path, raw, words):
    (tmp_path / "gold.jsonl").write_text(raw)
    ran = humetrics("score", "gold.jsonl")
    assert (ran.code, words in ran.err) == (11, True)
    assert humetrics("score", "missing.jsonl").code == 11


def test_several_files_make_one_table_beside_other_systems(humetrics, gold, tmp_path):
    folder = tmp_path / "sets"
    folder.mkdir()
    news = {"id": "n", "text": "It cost $5.", "expect": {"quantities": [{"value": 5}]}}
    (folder / "newsquant.dev.jsonl").write_text(json.dumps(news))
    (folder / "places.jsonl").write_text(json.dumps({"id": "p", "text": "x", "expect": {}}))
    ran = humetrics("score", gold, folder)
    assert ran.code == 0
    assert "places.jsonl: skipped" in ran.err
    assert [line.split()[0] for line in ran.out.splitlines()[:6]] == [
        *("set", "gold", "gold", "gold", "newsquant", "newsquant")
    ]
    assert "CQE 0.920³" in ran.out
    lines = [json.loads(line) for line in humetrics("score", folder, "--json").out.splitlines()]
    assert lines[0]["humetrics"] == 1.0
    assert lines[0]["others"][0]["system"] == "CQE"
    assert humetrics("score", gold, folder, "--errors", 3).code == 2


def test_places_are_scored_with_the_file_of_their_documents(humetrics, gold, tmp_path):
    one = json.loads(gold.read_text())
    place = {"doc": one["id"], "place": "Idlib", "country": "SYR", "admin1": "SY07"}
    (tmp_path / "places.jsonl").write_text(json.dumps(place))
    ran = humetrics("score", gold, "places.jsonl")
    assert "place in its document, admin1                          1       1.000" in ran.out
    alone = humetrics("score", "places.jsonl")
    assert "1 places skipped; give the file of their documents too" in alone.err
