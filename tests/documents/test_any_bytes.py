"""Whatever the bytes: documents, or an error of ours that names the file. Never a crash.

The readers are called in this process, where nothing catches what they let through.
"""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metrics.documents import Limits, identify, load
from metrics.documents.formats import BY_NAME, FORMATS
from metrics.documents.limits import Terms
from metrics.errors import SourceError
from metrics.model import Document

LINES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [b'{"text": "3 killed"}', b'{"text": "', b"---", b"title: x", b"\xff\xfe", b""]
    ),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace")),
)
SUFFIXES = sorted(suffix for one in FORMATS for suffix in one.suffixes)
BOUNDED = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@settings(BOUNDED, max_examples=200)
@given(
    raw=st.lists(LINES, max_size=6).map(b"\n".join),
    name=st.sampled_from(SUFFIXES).map("a{}".format),
)
def test_any_bytes(tmp_path, raw, name):
    path = tmp_path / name
    path.write_bytes(raw)
    refused = []
    limits = Limits(document_bytes=1000)
    for document in load(path, refuse=refused.append, limits=limits):
        assert document.id == identify(document.text)
    for error in refused:
        assert isinstance(error, SourceError)
        assert str(path) in str(error)


WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>5</w:t></w:r></w:p>'
    "</w:tc></w:tr></w:tbl><w:p><w:r><w:t>50 killed</w:t></w:r></w:p></w:body></w:document>"
)
# What a reader is likely to stumble over, put into a whole file of its format.
SPLINTERS = st.one_of(
    st.binary(max_size=8),
    st.sampled_from(
        b"<table><tr><td rowspan=9>|</|<!--|]]>|&#55555;|&x;|\x00|\xff|=?utf-8?b?/?=|--b\n|"
        b'Content-Type: a/b; x*0=\n|Date: 99\n|charset=idna|null|-1|"| 0 R|/Count -1|endobj|stream|'
        b'{"fields": []}|w:val="-1"|<w:vMerge/>|9999999999|<pubDate>1</pubDate>|datetime='.split(
            b"|"
        )
    ),
)
WHOLE = {
    "html": b'<html lang="en"><head><meta name="date" content="2019-05-06"><script type='
    b'"application/ld+json">{"@type": "Article"}</script></head><body><p>50 killed<table><tr><td>'
    b"Idlib<td>5<tr><td>Homs<td>6</table><time pubdate datetime=2019></time></body></html>",
    "feed": b'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><title>T'
    b"</title><pubDate>Mon, 06 May 2019 01:30:00 +0300</pubDate><description>50 killed"
    b"</description></item></channel></rss>",
    "json": b'{"data": [{"id": "1", "fields": {"title": "T", "body-html": "<p>50 killed</p>", '
    b'"date": {"created": "2019-05-06"}, "source": [{"name": "S"}], "language": []}}]}',
    "mail": b"From: A <a@example.org>\nDate: Mon, 06 May 2019 01:30:00 +0300\nSubject: =?utf-8?q?x?"
    b"=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    b"Content-Type: text/html; charset=utf-8\n\n<p>50 killed</p>\n--b\nContent-Type: text/plain\n"
    b"Content-Disposition: attachment; filename=a.txt\n\n20 hurt\n--b--\n",
    "plain": b"---\ntitle: T\ndate: 2019-05-06\n---\n50 killed",
    "jsonl": b'{"id": "1", "text": "50 killed"}\n{"text": "20 hurt", "published": "2019-05-06"}',
}


def mutilated(raw: bytes):
    """The bytes of a file with pieces cut out, and others put in."""
    cuts = st.tuples(st.integers(0, len(raw)), st.integers(0, 30), SPLINTERS)

    def cut(edits):
        out = raw
        for start, size, put in sorted(edits, key=lambda edit: -edit[0]):
            out = out[:start] + put + out[start + size :]
        return out

    return st.lists(cuts, max_size=4).map(cut)


def read_all(name, raw):
    """What a reader finds here, without the process that stands between."""
    with suppress(SourceError):
        for one in BY_NAME[name].reader()(raw, "file", Terms()):
            assert isinstance(one, Document | SourceError)


@pytest.mark.parametrize("name", WHOLE)
@settings(BOUNDED, max_examples=80)
@given(data=st.data())
def test_whole_files_that_were_mutilated(name, data):
    read_all(name, data.draw(mutilated(WHOLE[name])))


@settings(BOUNDED, max_examples=80)
@given(document=mutilated(WORD.encode()), data=st.data())
def test_mutilated_word_files(document, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("docProps/core.xml", b"<x/>")
    read_all("docx", data.draw(st.one_of(st.just(out.getvalue()), mutilated(out.getvalue()))))


@settings(BOUNDED, max_examples=60)
@given(data=st.data())
def test_mutilated_pdfs(make_pdf, tmp_path, data):
    """Its library is in C: these are read in the process apart, which must survive them."""
    raw = make_pdf([(72, 700, "50 killed"), (300, 700, "20"), (72, 680, "hurt")])
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + data.draw(mutilated(raw)))
    refused = []
    found = list(load(path, refuse=refused.append))
    assert found or refused
    assert not any("broke off" in str(one) for one in refused)
