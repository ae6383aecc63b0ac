"""JSONL: one document a line; a broken line is named by its number and the rest is read."""

import io
import json
import sys
from datetime import date
from types import SimpleNamespace

import pytest

from metrics.documents import STDIN, identify, load
from metrics.errors import SourceError

GOOD = {
    "id": "r-1",
    "lang": "en",
    "publisher": "Sample wire",
    "title": "Idlib",
    "published": "2019-05-06",
    "url": "https://example.org/1",
    "text": "50 people were killed.",
    "figures": [{"measure": "killed"}],
}


def write(path, *lines):
    path.write_bytes(
        b"\n".join(x if isinstance(x, bytes) else json.dumps(x).encode() for x in lines)
    )
    return path


def test_every_key_of_a_document_line_is_kept(tmp_path):
    (document,) = load(write(tmp_path / "a.jsonl", GOOD))
    assert document.external_id == "r-1"
    assert document.id == identify(GOOD["text"])
    assert document.published == date(2019, 5, 6)
    kept = ("lang", "publisher", "title", "url", "text")
    assert {name: getattr(document, name) for name in kept} == {name: GOOD[name] for name in kept}


BROKEN = [
    (b'{"id": "x", "text": "cut off', "line 2: broken JSON"),
    (b'["a list"]', "line 2: not a JSON object"),
    (b'{"id": "x"}', 'line 2: no "text"'),
    (b'{"text": 7}', 'line 2: "text" is no text'),
    (b'{"text": "x", "title": ["a"]}', "line 2: 'title' is list, not text"),
    (b'{"text": ' + b"[" * 5000, "line 2: broken JSON"),
]


@pytest.mark.parametrize(("line", "reason"), BROKEN)
def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path, line, reason):
    path = write(tmp_path / "a.jsonl", GOOD, line, b"", GOOD | {"id": "r-2"})
    refused = []
    assert [d.external_id for d in load(path, refuse=refused.append)] == ["r-1", "r-2"]
    assert [reason in str(error) for error in refused] == [True]


def test_without_a_listener_the_broken_lines_are_raised_at_the_end(tmp_path):
    found = []
    with pytest.raises(SourceError, match="line 1"):
        found.extend(load(write(tmp_path / "a.jsonl", b"{", GOOD)))
    path = write(tmp_path / "a.jsonl", b"{", GOOD, b"}")
    documents = load(path)
    assert next(documents).external_id == "r-1"
    with pytest.raises(SourceError, match=r"line 1.*\n.*line 3"):
        next(documents)


def test_a_line_over_the_limit_is_named_and_the_next_is_read(tmp_path):
    path = write(tmp_path / "a.jsonl", {"text": "x" * 100_000}, GOOD)
    refused = []
    (document,) = load(path, limit=1000, refuse=refused.append)
    assert document.external_id == "r-1"
    assert "line 1: longer than the limit" in str(refused[0])


def test_a_line_of_ten_megabytes_is_read(tmp_path):
    text = "50 people were killed in Idlib. " * 330_000
    (document,) = load(write(tmp_path / "a.jsonl", {"text": text}))
    assert document.text == text


def test_bytes_that_are_not_utf8_do_not_stop_a_line(tmp_path, caplog):
    (document,) = load(write(tmp_path / "a.jsonl", b'{"text": "50 tu\xe9s"}'))
    assert document.text == "50 tués"
    assert "line 1: 1 bytes are not UTF-8" in caplog.text


def test_a_time_stamp_is_a_date_and_anything_else_is_none(tmp_path, caplog):
    lines = [GOOD | {"published": p} for p in ("2019-05-06T10:00:00Z", "", None, "May 2019")]
    dates = [document.published for document in load(write(tmp_path / "a.jsonl", *lines))]
    assert dates == [date(2019, 5, 6), None, None, None]
    assert "line 4: 'May 2019' is no date" in caplog.text


def test_a_key_that_is_not_known_is_named_once(tmp_path, caplog):
    lines = [GOOD, {"text": "x", "date": "2019-05-06"}, {"text": "y", "date": "2019", "colour": 1}]
    assert len(list(load(write(tmp_path / "a.jsonl", *lines)))) == 3
    assert caplog.text.count("'date'") == 1
    assert "a.jsonl: line 2: the key 'date' is not known and left out; write 'published'" in (
        caplog.text
    )
    assert "line 3: the key 'colour'" in caplog.text
    assert "'figures'" not in caplog.text


def test_jsonl_is_known_by_its_content(tmp_path):
    (document,) = load(write(tmp_path / "reports.txt", GOOD))
    assert document.external_id == "r-1"
    long = GOOD | {"text": "x" * 200_000}
    (document,) = load(write(tmp_path / "long.txt", long))
    assert document.external_id == "r-1"


def test_a_text_that_begins_with_a_brace_is_a_text(tmp_path):
    (document,) = load(write(tmp_path / "a.txt", b"{Editor's note} 3 killed", b"in Idlib"))
    assert document.text == "{Editor's note} 3 killed\nin Idlib"


def test_standard_input(monkeypatch):
    raw = json.dumps(GOOD).encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    (document,) = load(STDIN)
    assert document.external_id == "r-1"
