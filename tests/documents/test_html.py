"""Pages: the main text, tables with their heads, and of the rest only what the page states."""

from datetime import date

import pytest

from metrics import read as figures

NAV = "<nav><a href='/'>Home</a> <a href='/about'>About us</a></nav>"
STORY = (
    "<p>At least 50 people were killed in Idlib on Sunday, the ministry of health said in a "
    "statement that was sent to reporters in the evening.</p><p>Another 20 people were injured "
    "when a hospital was hit, said two witnesses who were at the place.</p>"
)


def page(body=STORY, head="", lang=' lang="en-GB"', title="Idlib | Sample wire"):
    return (
        f"<!DOCTYPE html><html{lang}><head><title>{title}</title>{head}</head><body>{NAV}"
        f"<article><h1>50 killed in Idlib</h1>{body}</article>"
        "<footer>Copyright Sample wire 2024. All rights reserved.</footer></body></html>"
    )


def one(read, raw, name="a.html", **told):
    (document,) = read(raw, name, **told)
    return document


def test_the_main_text_without_menus_and_footers(read):
    text = one(read, page()).text
    assert text.startswith("50 killed in Idlib\n\nAt least 50 people were killed in Idlib")
    assert "hospital was hit" in text
    assert "About us" not in text
    assert "Copyright" not in text


STATED = [
    ("published", '<meta property="article:published_time" content="2019-05-06T23:30:00+03:00">'),
    ("published", '<meta name="DC.date.issued" content="2019-05-06">'),
    ("published", '<meta itemprop="datePublished" content="20190506">'),
    ("published", '<time class="entry-date published" datetime="2019-05-06T08:00">6 May</time>'),
    (
        "published",
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": '
        '["NewsArticle"], "datePublished": "2019-05-06T10:00:00Z"}]}</script>',
    ),
    ("publisher", '<meta property="og:site_name" content="Sample wire">'),
    (
        "publisher",
        '<script type="application/ld+json">{"@type": "Article", "publisher": {"@type": '
        '"Organization", "name": "Sample wire"}}</script>',
    ),
    ("url", '<link rel="canonical" href="https://example.org/1">'),
    ("url", '<meta property="og:url" content="https://example.org/1">'),
]
VALUES = {
    "published": date(2019, 5, 6),
    "publisher": "Sample wire",
    "url": "https://example.org/1",
}


@pytest.mark.parametrize(("name", "head"), STATED)
def test_what_the_page_states_goes_before_the_options(read, name, head):
    document = one(read, page(head=head), published=date(2001, 1, 1), publisher="an option")
    assert getattr(document, name) == VALUES[name]


GUESSED = [
    '<meta property="article:modified_time" content="2019-05-06">',
    '<meta property="og:updated_time" content="2019-05-06">',
    '<link rel="canonical" href="https://example.org/2019/05/06/story">',
    '<script type="application/ld+json">{"@type": "Person", "datePublished": "2019-05-06"}'
    "</script>",
    '<script type="application/ld+json">{"broken</script>',
    '<meta name="date" content="last Monday">',
    '<time datetime="2019-05-06">the day of the event</time>',
]


@pytest.mark.parametrize("head", GUESSED)
def test_a_day_of_something_else_is_no_day_of_publication(read, head):
    assert one(read, page(head=head)).published is None
    assert one(read, page(head=head), published=date(2019, 5, 7)).published == date(2019, 5, 7)


@pytest.mark.parametrize(
    ("lang", "found"),
    [(' lang="en-GB"', "en"), (' lang="fr"', "fr"), ("", None), (' lang="x-klingon"', None)],
)
def test_the_language_is_that_of_the_page(read, lang, found):
    assert one(read, page(lang=lang)).lang == found


def test_a_table_keeps_its_heads_over_several_columns_and_lines(read):
    rows = (
        "<tr><th rowspan=2>Governorate</th><th colspan=2>People killed</th></tr>"
        "<tr><th>Men</th><th>Women</th></tr>"
        "<tr><td>Idlib</td><td>20</td><td>10</td></tr><tr><td>Aleppo</td><td></td><td>5</td></tr>"
    )
    document = one(read, page(f"{STORY}<table>{rows}</table>"))
    assert (
        "Governorate | People killed Men | People killed Women\nIdlib | 20 | 10\nAleppo | - | 5"
    ) in document.text
    found = {(f.measure, f.group, f.places, f.best) for f in figures(document).figures}
    assert ("killed", "women", ("Aleppo",), 5) in found


def test_labels_with_a_number_each_are_read_as_such(read):
    rows = "<tr><td>People killed</td><td>50</td></tr><tr><td>Houses hit</td><td>1,200</td></tr>"
    assert "People killed: 50\nHouses hit: 1,200" in one(read, page(f"<table>{rows}</table>")).text


def test_a_table_that_sets_out_the_page_is_its_paragraphs(read):
    raw = f"<html><body><table><tr><td>{NAV}</td><td>{STORY}</td></tr></table></body></html>"
    text = one(read, raw).text
    assert "At least 50 people were killed in Idlib on Sunday" in text
    assert " | " not in text


def test_a_page_without_a_main_text_is_read_whole_and_that_is_said(read):
    raw = "<html><body><ul><li>50 killed</li><li>20 injured</li></ul></body></html>"
    assert one(read, raw).text == "- 50 killed\n- 20 injured"
    assert "the whole page is read" in read.warned


ENCODED = [
    ("utf-8", '<meta charset="utf-8">'),
    ("cp1256", '<meta charset="windows-1256">'),
    ("cp1256", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'),
    ("utf-8", '<meta charset="windows-1256">'),  # a template's claim, that the bytes deny
    ("utf-8", '<meta charset="punycode">'),
    ("utf-16", ""),
]


@pytest.mark.parametrize(("encoding", "head"), ENCODED)
def test_encodings(read, encoding, head):
    arabic = "قتل ما لا يقل عن 50 شخصا في إدلب يوم الأحد بحسب وزارة الصحة."
    raw = page(f"<p>{arabic}</p>", head).encode(encoding)
    assert arabic in one(read, raw).text


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a"])
def test_known_by_its_content(read, name):
    (document,) = read("<!-- saved -->\n" + page(), name)
    assert "<p>" not in document.text


def test_an_empty_page_is_refused(read):
    assert read("<html><body><script>1</script></body></html>", "a.html") == []
    assert read.refused == ["a.html: no text to read"]


RAISED = [
    ("25<sup>3</sup> people were killed", "25³ people were killed"),
    ('1,200<sup><a href="#n1">1</a></sup> people', "1,200¹ people"),
    ("1,200<sup>a</sup> people", "1,200ᵃ people"),
    ("some 300<sup>1, 2</sup> people", "some 300¹, ² people"),
    ("on the 1<sup>st</sup> of May", "on the 1st of May"),
]


@pytest.mark.parametrize(("body", "told"), RAISED)
def test_the_mark_of_a_note_is_no_digit_of_a_figure(read, body, told):
    assert told in one(read, page(f"{STORY}<p>In Idlib {body}, the ministry said.</p>")).text


def test_a_figure_with_a_mark_counts_what_it_says(read):
    document = one(read, page("<p>In Hama 25<sup>3</sup> people were killed on Sunday.</p>"))
    assert {found.best for found in figures(document).figures} == {25, 50}  # and the headline's


def test_captions_of_tables_and_pictures_stand_alone_before_them(read):
    table = (
        "<table><caption>Table 1: People killed</caption><tr><th>Place</th><th>Men</th>"
        "<th>Women</th></tr><tr><td>Idlib</td><td>5</td><td>7</td></tr></table>"
    )
    picture = "<figure><img src='a.png'><figcaption>340 people injured by May</figcaption></figure>"
    text = one(read, page(STORY + table + picture)).text
    assert "Table 1: People killed\n\nPlace | Men | Women\nIdlib | 5 | 7\n\n340 people" in text


def test_a_number_and_its_label_in_two_boxes_belong_together(read):
    boxes = (
        "<p><span>1.2M</span><span>people displaced</span></p><p><span>1</span><span>st</span></p>"
    )
    terms = "<dl><dt>Killed</dt><dd>45</dd><dt>Source</dt><dd>The ministry</dd></dl>"
    text = one(read, page(STORY + boxes + terms)).text
    assert "1.2M people displaced" in text
    assert "1st" in text
    assert "- Killed: 45\n- Source" in text


def test_notes_at_the_end_are_read(read):
    notes = '<aside class="footnotes"><ol><li>OCHA counts 26 people killed.</li></ol></aside>'
    assert "OCHA counts 26" in one(read, page(STORY + notes)).text


def test_headings_stand_above_what_they_head(read):
    parts = (
        "<h2>Health</h2><p>4 clinics were hit.</p><h2>Displaced</h2><table><tr><th>Place</th>"
        "<th>People</th></tr><tr><td>Idlib</td><td>5</td></tr></table>"
    )
    boxes = "<div><h3>19</h3><p>people killed</p></div>"
    text = one(read, page(STORY + parts + boxes, head="<style>p {}</style>")).text
    assert "\n\nHealth\n\n4 clinics were hit." in text
    assert "\n\nDisplaced\n\nPlace | People\nIdlib | 5" in text
    assert text.endswith("19\n\npeople killed")
    assert "Sample wire" not in text  # the title of the page is none of them


@pytest.mark.parametrize("name", ["application-name", "publisher"])
def test_a_program_is_no_publisher(read, name):
    data = '<script type="application/ld+json">{"@type": "Article", "publisher": "Wire"}</script>'
    head = f'<meta name="{name}" content="WordPress">{data}'
    assert one(read, page(head=head)).publisher == "Wire"
