"""Word files: text and tables in order, what was deleted left out, and the cover's own date."""

import io
import zipfile
from datetime import date

TEXT = "At least 50 people were killed in Idlib."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COVER = (
    '<CoverPageProperties xmlns="http://schemas.microsoft.com/office/2006/coverPageProps">'
    "<PublishDate>2019-05-06T00:00:00</PublishDate></CoverPageProperties>"
)


def zipped(body, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
        for name, part in {"word/document.xml": document, **parts}.items():
            archive.writestr(name, part)
    return out.getvalue()


def words(text, tag="w:t"):
    return f'<w:r><{tag} xml:space="preserve">{text}</{tag}></w:r>'


def text(read, raw):
    (document,) = read(raw, "a.docx")
    return document.text


def test_paragraphs_and_tables_in_order(read, make_docx):
    rows = [["Place", "Killed", "Injured"], ["Idlib", "50", "120"], ["Aleppo", "", "30"]]
    (document,) = read(make_docx("Situation", rows, TEXT, title="Update 5"), "a.docx")
    assert document.text == (
        f"Situation\n\nPlace | Killed | Injured\nIdlib | 50 | 120\nAleppo | - | 30\n\n{TEXT}"
    )
    assert document.title == "Update 5"


def test_merged_cells_stand_under_each_of_their_heads(read):
    def cell(text, told=""):
        return f"<w:tc><w:tcPr>{told}</w:tcPr><w:p>{words(text)}</w:p></w:tc>"

    first, again = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("Place", first) + cell("Killed", '<w:gridSpan w:val="2"/>'),
        cell("", again) + cell("Men") + cell("Women"),
        cell("Idlib") + cell("20") + cell("10"),
    ]
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert text(read, zipped(f"<w:tbl>{body}</w:tbl>")) == (
        "Place | Killed Men | Killed Women\nIdlib | 20 | 10"
    )


def test_what_was_deleted_is_not_read_and_what_was_inserted_is(read):
    body = (
        f"<w:p>{words('At least ')}<w:del>{words('40', 'w:delText')}</w:del>"
        f"<w:ins>{words('50')}</w:ins>{words(' people were killed.')}</w:p>"
    )
    assert text(read, zipped(body)) == "At least 50 people were killed."


def test_content_controls_and_text_boxes_are_read_once(read):
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/'
        f'2006"><mc:Choice><w:txbxContent><w:p>{words("20 injured")}</w:p></w:txbxContent>'
        f"</mc:Choice><mc:Fallback><w:p>{words('20 injured')}</w:p></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = (
        f"<w:sdt><w:sdtContent><w:p>{words(TEXT)}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:r>{box}</w:r></w:p>"
    )
    assert text(read, zipped(body)) == f"{TEXT}\n\n20 injured"


def test_lists_and_footnotes(read):
    item = f"<w:p><w:pPr><w:numPr/></w:pPr>{words('3 schools hit')}</w:p>"
    note = f"<w:footnote><w:p>{words('As of 6 May.')}</w:p></w:footnote>"
    note = f"<w:footnotes {W}>{note}</w:footnotes>"
    assert text(read, zipped(item, **{"word/footnotes.xml": note})) == (
        "- 3 schools hit\n\nAs of 6 May."
    )


def test_the_date_of_the_cover_is_taken_and_that_of_the_file_is_not(read, make_docx):
    (document,) = read(make_docx(TEXT), "a.docx")
    assert document.published is None
    cover = zipped(f"<w:p>{words(TEXT)}</w:p>", **{"customXml/item1.xml": COVER})
    (document,) = read(cover, "b.docx")
    assert document.published == date(2019, 5, 6)


OTHERS = [
    ({"xl/workbook.xml": "x"}, "an xlsx workbook"),
    ({"ppt/presentation.xml": "x"}, "slides (pptx)"),
    ({"content.xml": "x"}, "an OpenDocument file"),
    ({"a.txt": "x"}, "a zip and no docx; unpack it"),
]


def test_other_zips_are_named(read):
    for parts, reason in OTHERS:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, part)
        assert read(out.getvalue(), "a.docx") == []
        assert reason in read.refused[0]


def test_what_cannot_be_read_is_named(read, make_docx):
    raw = make_docx(TEXT)
    for broken, reason in (
        (raw[: len(raw) // 2], "not a readable docx file"),
        (zipped(f"<w:p>{words(TEXT)}"), "not a readable docx file"),
        (zipped(""), "no text to read"),
    ):
        assert read(broken, "a.docx") == []
        assert reason in read.refused[0], read.refused


def test_the_mark_of_a_note_is_no_digit_of_a_figure(read):
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r>'
    body = f"<w:p>{words('At least 25')}{mark}{words(' people were killed.')}</w:p>"
    assert text(read, zipped(body)) == "At least 25³ people were killed."


def test_a_text_box_does_not_cut_the_sentence_that_it_hangs_on(read):
    box = f"<w:r><w:txbxContent><w:p>{words('1.2M displaced')}</w:p></w:txbxContent></w:r>"
    body = f"<w:p>{words('In Idlib 12 people ')}{box}{words('were killed.')}</w:p>"
    assert text(read, zipped(body)) == "In Idlib 12 people were killed.\n\n1.2M displaced"


def test_key_figures_beside_each_other_keep_what_they_count(read, make_docx):
    boxes = [["1.2M people displaced", "45 people killed"]]
    stacked = [["1.2M", "45"], ["people displaced", "people killed"]]
    told = "1.2M people displaced\n\n45 people killed"
    assert text(read, make_docx(boxes)) == told
    assert text(read, make_docx(stacked)) == told
