"""RSS and Atom: each entry is a document, dated as it is written there."""

from datetime import date

import pytest

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Field feed</title>
<language>en-us</language>
<item><title>12 killed in Hama</title><link>https://example.org/1</link><guid>g1</guid>
<pubDate>Mon, 06 May 2019 01:30:00 +0300</pubDate>
<description>&lt;p&gt;At least 12 people died &amp;amp; 3 were hurt.&lt;/p&gt;
&lt;ul&gt;&lt;li&gt;2 schools hit
&lt;/li&gt;&lt;/ul&gt;</description></item>
<item><title>5 injured in Homs</title></item>
<item></item></channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"
xml:lang="en"><title>Field feed</title>
<entry><title>Update</title><id>urn:1</id><link href="https://example.org/1"/>
<published>2019-05-06T23:30:00-05:00</published><updated>2019-05-09T00:00:00Z</updated>
<source><title>Ministry of Health</title></source><summary>Short.</summary>
<content type="html">&lt;p&gt;At least 12 people were killed in Hama.&lt;/p&gt;</content></entry>
</feed>"""


def test_rss(read):
    first, second = read(RSS, "a.rss")
    assert (
        first.text
        == "12 killed in Hama\n\nAt least 12 people died & 3 were hurt.\n\n- 2 schools hit"
    )
    assert (first.title, first.publisher, first.lang) == ("12 killed in Hama", "Field feed", "en")
    assert first.published == date(2019, 5, 6)  # the day there, which in Greenwich is the 5th
    assert (first.url, first.external_id) == ("https://example.org/1", "g1")
    assert second.text == "5 injured in Homs"
    assert read.refused == ["a.rss: entry 3: no text to read"]


def test_atom(read):
    (document,) = read(ATOM, "a.atom", publisher="an option")
    assert document.text == "Update\n\nAt least 12 people were killed in Hama."
    assert (document.publisher, document.published) == ("Ministry of Health", date(2019, 5, 6))


@pytest.mark.parametrize("name", ["a.xml", "a.txt"])
def test_known_by_its_content(read, name):
    assert len(read(RSS, name)) == 2


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes_and_that_is_said(read):
    assert read(RSS[: RSS.index("</channel>") - 20], "a.rss")[0].title == "12 killed in Hama"
    assert "read as far as it can be" in read.warned


def test_what_is_no_feed_is_refused(read):
    for raw, reason in (
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", "without entries"),
        ("<?xml version='1.0'?><kml><Placemark/></kml>", "XML that is no feed and no page"),
    ):
        assert read(raw, "a.xml") == []
        assert reason in read.refused[0]
