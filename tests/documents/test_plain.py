"""Text files: what stands in them, what front matter says, and what is refused."""

import logging
from datetime import date
from pathlib import Path

import pytest

from metrics.documents import identify, load
from metrics.errors import SourceError

REPORT = "At least 50 people were killed in Idlib."


def one(path: Path, raw: bytes, **told: object):
    path.write_bytes(raw)
    (document,) = load(path, **told)
    return document


def test_the_id_is_the_hash_of_the_text_and_of_nothing_else(tmp_path):
    first = one(tmp_path / "a.txt", REPORT.encode(), publisher="Sample wire")
    second = one(tmp_path / "b.md", (REPORT + "\r\n").encode(), published=date(2019, 5, 6))
    assert first.id == second.id == identify(REPORT)
    assert first.id != identify(REPORT + "!")


def test_front_matter_says_what_the_text_does_not(tmp_path):
    raw = (
        "---\ntitle: Shelling in Idlib\npublisher: Sample wire\ndate: 2019-05-06\nlang: en\n"
        f"---\n\n{REPORT}\n"
    )
    document = one(tmp_path / "a.txt", raw.encode(), publisher="told from outside")
    assert document.text == REPORT
    assert document.title == "Shelling in Idlib"
    assert document.publisher == "Sample wire"
    assert (document.published, document.lang) == (date(2019, 5, 6), "en")


def test_options_fill_what_the_file_leaves_open(tmp_path):
    document = one(tmp_path / "a.txt", REPORT.encode(), published=date(2019, 5, 6), lang="en")
    assert (document.published, document.lang) == (date(2019, 5, 6), "en")
    assert document.publisher is None


def test_a_rule_of_dashes_is_no_front_matter(tmp_path):
    raw = b"---\nKey figures\n50 killed\n---\nThe rest."
    assert one(tmp_path / "a.txt", raw).text == raw.decode()


def test_a_key_that_is_not_known_is_named(tmp_path, caplog):
    document = one(tmp_path / "a.txt", f"---\nweather: fine\n---\n{REPORT}".encode())
    assert document.text == REPORT
    assert "'weather' is not known" in caplog.text


def test_a_date_that_is_none_is_named_and_never_guessed(tmp_path, caplog):
    document = one(tmp_path / "a.txt", f"---\ndate: last Monday\n---\n{REPORT}".encode())
    assert document.published is None
    assert "'last Monday' is no date" in caplog.text


ENCODED = [
    ("utf-8", "\ufeff50 tués à Alep".encode(), "50 tués à Alep"),
    ("utf-16 little", b"\xff\xfe" + "50 قتيلا".encode("utf-16-le"), "50 قتيلا"),
    ("utf-16 big", b"\xfe\xff" + "50 قتيلا".encode("utf-16-be"), "50 قتيلا"),
    ("utf-32", b"\xff\xfe\x00\x00" + "50 قتيلا".encode("utf-32-le"), "50 قتيلا"),
    ("cp1252", "50 tués – dit l’ONU".encode("cp1252"), "50 tués – dit l’ONU"),
]


@pytest.mark.parametrize(
    ("raw", "text"), [row[1:] for row in ENCODED], ids=[row[0] for row in ENCODED]
)
def test_encodings(tmp_path, raw, text):
    assert one(tmp_path / "a.txt", raw).text == text


def test_the_fallback_can_be_another_one(tmp_path):
    raw = "50 قتيلا في حلب".encode("cp1256")
    assert one(tmp_path / "a.txt", raw, fallback="cp1256").text == "50 قتيلا في حلب"


def test_one_bad_byte_among_good_utf8_costs_one_character(tmp_path, caplog):
    raw = "قتل 50 ".encode() + b"\xff" + " شخصا".encode()
    assert one(tmp_path / "a.txt", raw).text == "قتل 50 \ufffd شخصا"
    assert "1 places are not utf-8" in caplog.text


def test_bytes_that_are_not_utf8_are_counted(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        one(tmp_path / "a.txt", b"50 tu\xe9s \xe0 Alep")
    assert "2 bytes are not UTF-8; read as cp1252" in caplog.text


REFUSED = [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\t\n", "empty"),
    ("a.doc", b"\xd0\xcf\x11\xe0....", "an old Office or Outlook file; save it as docx"),
    ("a.docx", b"\xd0\xcf\x11\xe0....", "protected by a password"),
    ("a.txt.gz", b"\x1f\x8b....", "a gzip file; unpack it"),
    ("a.parquet", b"PAR1....", "a Parquet table"),
    ("a.rtf", b"{\\rtf1 50 killed}", "a rich text file; save it as"),
    ("a.png", b"\x89PNG....", "a picture; the text in it is not read"),
    ("a.svg", b"<?xml version='1.0'?><svg/>", "XML that is no feed and no page"),
    ("a.txt", b"50 killed" + b" " * 70_000 + b"\x00", "not a text file"),
    ("a.bin", b"ab\x00cd", "not a text file"),
]


@pytest.mark.parametrize(("name", "raw", "reason"), REFUSED)
def test_what_is_refused_is_named(tmp_path, name, raw, reason):
    with pytest.raises(SourceError, match=reason) as caught:
        one(tmp_path / name, raw)
    assert str(tmp_path / name) in str(caught.value)


def test_a_line_of_ten_megabytes_is_one_document(tmp_path):
    raw = b"50 people were killed in Idlib. " * 330_000
    assert len(one(tmp_path / "a.txt", raw).text) == len(raw)


def test_a_document_over_the_limit_is_refused(tmp_path):
    with pytest.raises(SourceError, match="over 100 bytes"):
        one(tmp_path / "a.txt", b"x" * 101, limit=100)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", "notes.bin"):
        (tmp_path / name).write_text(f"{name}: 3 killed")
    assert [one.text.split(":")[0] for one in load(tmp_path)] == ["a.md", "b.txt", "sub/c.txt"]


def test_a_folder_goes_on_after_a_bad_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(REPORT)
    refused = []
    (document,) = load(tmp_path, refuse=refused.append)
    assert document.text == REPORT
    assert [str(error) for error in refused] == [f"{tmp_path / 'a.txt'}: empty, no text to read"]


@pytest.mark.parametrize("name", ["missing.txt", "empty-folder"])
def test_what_is_not_there(tmp_path, name):
    (tmp_path / "empty-folder").mkdir()
    with pytest.raises(SourceError, match=name):
        list(load(tmp_path / name))


def test_a_file_that_cannot_be_opened_is_named(tmp_path, monkeypatch):
    def broken(_):
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(REPORT)
    monkeypatch.setattr("metrics.documents.FileIO", broken)
    with pytest.raises(SourceError, match=r"a\.txt: Permission denied"):
        list(load(tmp_path / "a.txt"))
