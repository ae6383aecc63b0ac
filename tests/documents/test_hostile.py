"""Files made to break a reader: each is refused by name, and the rest is read."""

import io
import os
import time
import zipfile

import pytest

from metrics.documents import Limits, apart, load

TEXT = "<p>At least 50 people were killed in Idlib.</p>"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(document):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return out.getvalue()


def entities(root):
    """Entities that grow tenfold each, eleven times."""
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE {root} [<!ENTITY a0 "ha">{grown}]>'


OUTSIDE = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
REFUSED = {
    "tags nested 100,000 deep": ("a.html", "<html>" + "<div>" * 100_000, "more than 256 deep"),
    "a page of 50 MB": ("a.html", "<html>" + TEXT * 1_100_000, "over 16,000,000 bytes"),
    "JSON nested 100,000 deep": ("a.json", '{"data":' + "[" * 100_000, "broken JSON"),
    "a line of JSON nested deep": ("a.jsonl", '{"text":' + "[" * 100_000, "broken JSON"),
    "a line of 100 MB": ("a.jsonl", '{"text": "' + "x" * 100_000_000, "longer than the limit"),
    "NULs in a page": ("a.html", b"<html>\x00<p>50 killed", "NUL bytes"),
    "a zip bomb": ("a.docx", docx(" " * 50_000_000), "unpacks to 48 MB from 0.0 MB; refused"),
    "an XML bomb in Word": (
        "a.docx",
        docx(entities("w:p") + f"<w:p {WORD}><w:r><w:t>&a11;</w:t></w:r></w:p>"),
        "XML document type",
    ),
    "a file of the machine in Word": (
        "a.docx",
        docx(f"{OUTSIDE}<w:p {WORD}><w:r><w:t>&x;</w:t></w:r></w:p>"),
        "XML document type",
    ),
    "Word nested deep": ("a.docx", docx(f"<w:p {WORD}>" + "<w:p>" * 10_000), "not a readable docx"),
    "parts nested 1,000 deep": (
        "a.eml",
        "MIME-Version: 1.0\n"
        + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1000)),
        "nested more than 50 deep",
    ),
    "mails in mails": (
        "a.eml",
        "MIME-Version: 1.0\n" + "Content-Type: message/rfc822\n\n" * 1000,
        "nested more than 50 deep",
    ),
    "10,000 parts": (
        "a.eml",
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\n5\n" * 10_000,
        "or over 1,000",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_made_to_break_a_reader_is_refused(read, name):
    file, raw, reason = REFUSED[name]
    assert read(raw, file) == []
    assert [reason in one for one in read.refused] == [True], [one[-200:] for one in read.refused]
    assert read.refused[0].startswith(file)


def test_entities_of_pages_and_feeds_are_not_expanded(read):
    feed = "<rss version='2.0'><channel><item><title>{}</title><description>5 killed</description>"
    for head, name in ((entities("rss"), "&a11;"), (OUTSIDE, "&x;")):
        raw = f"<?xml version='1.0'?>{head}{feed.format(name)}</item></channel></rss>"
        for document in read(raw, "a.rss") + read(raw.replace("rss", "html"), "a.html"):
            assert len(document.text) < 200
            assert "root:" not in document.text


def test_a_text_longer_than_any_document_may_be_is_refused(read, make_pdf):
    raw = make_pdf(
        *[[(72, 700 - 14 * n, "50 people were killed in Idlib.") for n in range(40)]] * 3
    )
    assert read(raw, "a.pdf", limits=Limits(document_bytes=2000)) == []
    assert "letters of text, the limit is 2,000" in read.refused[0]


def test_pdfs_that_loop_lie_or_break_off(read, make_pdf):
    good = make_pdf([(72, 700, "50 killed")], [(72, 700, "20 hurt")])
    kids, count = b"/Kids [4 0 R 6 0 R]", b"/Count 2"
    for raw in (
        good.replace(kids, b"/Kids [2 0 R 2 0 R]"),
        good.replace(kids, b"/Kids [2 0 R 4 0 R]").replace(count, b"/Count 9"),
        good.replace(count, b"/Count 900"),
        good.replace(b"/Contents 5 0 R", b"/Contents 4 0 R"),
        *(good[:size] for size in range(0, len(good), 97)),
    ):
        found = read(raw, "a.pdf")
        assert found or read.refused
        assert all(one.startswith("a.pdf: ") for one in read.refused)


def test_a_file_that_needs_too_much_memory_ends_alone(tmp_path, make_pdf):
    import zlib

    bomb = zlib.compress(b"BT (x) Tj ET\n" * 40_000_000, 9)
    raw = make_pdf([])
    start, end = raw.index(b"<< /Length"), raw.index(b"endstream")
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\n" % (len(bomb), bomb)
    (tmp_path / "a.pdf").write_bytes(raw[:start] + stream + raw[end:])
    (tmp_path / "b.pdf").write_bytes(make_pdf([(72, 700, "20 hurt")]))
    refused = []
    limits = Limits(reader_bytes=400_000_000)
    assert [one.text for one in load(tmp_path, refuse=refused.append, limits=limits)] == ["20 hurt"]
    assert "a.pdf: the reading of this PDF file broke off" in str(refused[0])


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path):
    (tmp_path / "a.html").write_text("<html>" + TEXT * 300_000)
    (tmp_path / "b.html").write_text(TEXT)
    refused, start = [], time.monotonic()
    (document,) = load(tmp_path, refuse=refused.append, limits=Limits(file_seconds=1.5))
    assert "50 people" in document.text
    assert "took more than 1.5 seconds" in str(refused[0])
    assert time.monotonic() - start < 30  # a busy machine is slow to start the next reader


def test_readers_that_ended_are_not_asked_again(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(TEXT)
    assert len(list(load(path))) == 1
    for child in apart._idle:
        child.process.kill()
        child.process.wait()
    assert len(list(load(path))) == 1


def test_the_readers_end_with_the_process(tmp_path):
    (tmp_path / "a.html").write_text(TEXT)
    assert len(list(load(tmp_path / "a.html"))) == 1
    waiting = [child.process for child in apart._idle]
    assert waiting
    apart.close()
    assert [process.poll() for process in waiting] == [0] * len(waiting)


def test_a_document_of_many_files_keeps_one_process(tmp_path):
    apart.close()
    for n in range(20):
        (tmp_path / f"{n}.html").write_text(f"{TEXT} {n}")
    assert len(list(load(tmp_path))) == 20
    assert [child.served for child in apart._idle] == [20]


def test_names_with_control_characters_are_shown_escaped(tmp_path):
    name = "a\n\x1b[2J\u202eb.txt"
    (tmp_path / name).write_bytes(b"")
    refused = []
    assert list(load(tmp_path, refuse=refused.append)) == []
    assert str(refused[0]).endswith(r"a\n\x1b[2J\u202eb.txt: empty, no text to read")


def test_links_that_leave_the_folder_are_not_followed(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_text(f"{folder.name}: 50 killed")
    (inside / "b.txt").symlink_to(inside / "a.txt")
    (inside / "c.txt").symlink_to(outside / "a.txt")
    (inside / "d").symlink_to(outside)
    (inside / "e").symlink_to(inside)
    (inside / "f.txt").symlink_to(tmp_path / "nothing")
    refused = []
    found = [one.text for one in load(inside, refuse=refused.append)]
    assert found == ["in: 50 killed"] * 2
    assert any("c.txt: a link that leads out" in str(one) for one in refused)


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("50 killed")
    assert [one.text for one in load(tmp_path)] == ["50 killed"]
