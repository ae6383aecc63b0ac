"""PDFs: the text in reading order, mended; what has no text or cannot be opened is named."""

import pytest

from metrics import read as figures

TEXT = "At least 50 people were killed in Idlib."


def lines(*words, left=72, top=760, step=14):
    """Lines below each other."""
    return [(left, top - step * n, one) for n, one in enumerate(words)]


def text(read, raw):
    (document,) = read(raw, "a.pdf")
    return document.text


def test_a_paragraph_is_one_line_and_two_are_two(read, make_pdf):
    page = [
        *lines(
            "At least 50 people were killed and some 300 more were injured,",
            "many of them in Idlib.",
        ),
        *lines("Another 20 were injured.", top=700),
    ]
    assert text(read, make_pdf(page)) == (
        "At least 50 people were killed and some 300 more were injured, many of them in Idlib.\n\n"
        "Another 20 were injured."
    )


def test_columns_are_read_one_after_the_other(read, make_pdf):
    left = lines(*["the left column goes on and on here"] * 6)
    right = lines(*["and the right one is read behind it"] * 6, left=320)
    found = text(read, make_pdf([*left, *right]))
    assert found.index("right one") > found.rindex("left column")


def test_words_cut_at_line_ends_are_whole_again(read, make_pdf):
    page = lines(
        "In the governorate of Idlib some 1,200 dis-",
        "placed people need long-term help. The long-",
        "term needs of the people of Deir Al-",
        "Zour were not assessed at all in this time.",
    )
    found = text(read, make_pdf(page))
    assert "1,200 displaced people" in found
    assert "The long-term needs" in found
    assert "Al-Zour" in found


def test_ligatures_are_letters():
    from metrics.documents.pdf.mending import mend

    assert mend("ﬁve oﬃcers ﬂed") == "five officers fled"


def test_running_heads_are_read_once_and_page_numbers_never(read, make_pdf):
    pages = [
        [(72, 810, "Flash Update 5"), *lines(f"Text of page {n}."), (290, 30, f"Page {n} of 3")]
        for n in (1, 2, 3)
    ]
    found = text(read, make_pdf(*pages))
    assert found.count("Flash Update 5") == 1
    assert "of 3" not in found
    assert [f"Text of page {n}." in found for n in (1, 2, 3)] == [True] * 3


def test_the_time_at_which_a_browser_printed_a_page_is_no_date_of_it(read, make_pdf):
    page = [(72, 815, "11/22/26, 7:22 AM"), (300, 815, "Flash Update 5"), *lines(TEXT)]
    assert "7:22" not in text(read, make_pdf(page))
    assert "Flash Update 5" in text(read, make_pdf(page))


def test_a_figure_at_the_foot_of_each_page_is_no_page_number(read, make_pdf):
    pages = [[(72, 40, f"{n} people killed"), *lines("Text.")] for n in (50, 20)]
    found = text(read, make_pdf(*pages))
    assert "50 people killed" in found
    assert "20 people killed" in found


TABLE = [
    (72, 700, "Governorate"), (250, 700, "People killed"), (400, 700, "People injured"),
    (72, 680, "Idlib"), (270, 680, "50"), (420, 680, "120"),
    (72, 660, "Aleppo"), (420, 660, "30"),
    (72, 640, "Total"), (270, 640, "50"), (420, 640, "150"),
]  # fmt: skip


def test_a_table_keeps_its_heads_and_its_empty_cells(read, make_pdf):
    page = [*lines("The situation in Syria."), *TABLE]
    (document,) = read(make_pdf(page), "a.pdf", lang="en")
    assert document.text.endswith(
        "Governorate | People killed | People injured\n"
        "Idlib | 50 | 120\nAleppo | - | 30\nTotal | 50 | 150"
    )
    found = {(f.measure, f.places[0], f.best) for f in figures(document).figures}
    assert {("killed", "Idlib", 50), ("injured", "Idlib", 120), ("injured", "Aleppo", 30)} <= found


def test_a_large_number_stands_with_what_it_counts(read, make_pdf):
    page = [(72, 700, "1,200"), (72, 687, "people displaced")]
    assert text(read, make_pdf(page)) == "1,200 people displaced"


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Flash Update 5", "Flash Update 5"),
        ("Microsoft Word - update5.doc", None),
        ("sitrep_final.indd", None),
        ("", None),
    ],
)
def test_a_title_that_is_a_file_name_is_none(read, make_pdf, told, title):
    (document,) = read(make_pdf(lines(TEXT), info=f"/Title ({told})"), "a.pdf")
    assert document.title == title


def test_the_day_on_which_a_file_was_made_is_no_day_of_publication(read, make_pdf):
    (document,) = read(make_pdf(lines(TEXT), info="/CreationDate (D:20190506120000Z)"), "a.pdf")
    assert document.published is None


def test_known_by_its_content(read, make_pdf):
    (document,) = read(make_pdf(lines(TEXT)), "report.txt")
    assert document.text == TEXT


def test_what_is_refused_is_named(read, make_pdf):
    locked = make_pdf(
        lines(TEXT),
        extra=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
        " /ID [<41> <41>]",
    )
    for raw, reason in (
        (make_pdf([]), "no text layer (scanned?); it needs character recognition"),
        (make_pdf(*[[]] * 2), "no text layer"),
        (locked, "protected by a password"),
        (make_pdf(lines(TEXT))[:200], "not a readable PDF"),
        (b"%PDF-1.7 ...", "not a readable PDF"),
    ):
        assert read(raw, "a.pdf") == []
        assert [reason in one for one in read.refused] == [True], read.refused


def test_more_pages_than_the_limit_are_refused_at_once(read, make_pdf):
    assert read(make_pdf(*[lines(TEXT)] * 3, count=100_000), "a.pdf") == []
    assert read.refused == ["a.pdf: 100,000 pages, the limit is 2,000"]


def test_a_table_below_another_has_its_own_heads(read, make_pdf):
    second = [
        (72, 612, "Kind"), (160, 612, "April"), (250, 612, "May"),
        (72, 592, "Schools hit"), (160, 592, "3"), (250, 592, "8"),
        (72, 572, "Markets hit"), (160, 572, "1"), (250, 572, "2"),
    ]  # fmt: skip
    found = text(read, make_pdf([*TABLE, *second]))
    assert "Total | 50 | 150\n\nKind | April | May\nSchools hit | 3 | 8" in found


def test_narrow_heads_are_parted_as_the_numbers_below_them(read, make_pdf):
    page = [
        (72, 700, "Kind"), (160, 700, "April"), (199, 700, "May"),
        (72, 680, "Schools hit"), (165, 680, "3"), (205, 680, "8"),
        (72, 660, "Markets hit"), (165, 660, "1"), (205, 660, "2"),
    ]  # fmt: skip
    assert text(read, make_pdf(page)).startswith("Kind | April | May\nSchools hit | 3 | 8")


def test_a_cell_of_several_lines_is_one(read, make_pdf):
    page = [
        (72, 700, "Governorate"), (250, 700, "Houses fully"), (250, 687, "damaged"),
        (72, 660, "Idlib and the"), (72, 647, "land around it"), (250, 660, "1,200"),
        (72, 620, "Aleppo"), (250, 620, "300"),
    ]  # fmt: skip
    assert text(read, make_pdf(page)) == (
        "Governorate | Houses fully damaged\nIdlib and the land around it | 1,200\nAleppo | 300"
    )


def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(read, make_pdf):
    raw = make_pdf(lines("50 people were killed and", "some 20 were injured."))
    turned = raw.replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
    for shown, stored in ((b"1 0 0 1 72 760", b"0 1 -1 0 90 72"), (b"72 746", b"104 72")):
        turned = turned.replace(shown, stored)
    turned = turned.replace(b"1 0 0 1 104", b"0 1 -1 0 104")
    assert text(read, turned) == "50 people were killed and some 20 were injured."


def test_the_mark_of_a_note_is_no_digit_of_a_figure(read, make_pdf):
    page = lines("At least 25^3^ people were killed and 1,200^1,12^ displaced^4^ in 2019.")
    assert text(read, make_pdf(page)) == (
        "At least 25³ people were killed and 1,200¹,¹² displaced⁴ in 2019."
    )


CUT = [
    ("in the last days between 25-", "30 people were killed", "between 25-30 people"),
    ("in the last days between 25\u2013", "30 people were killed", "between 25\u201330 people"),
    ("the tests for it found some COVID-", "19 cases in the camps", "COVID-19 cases"),
    ("the office counts people in Deir-", "ez-Zor and in Homs alone", "in Deir-ez-Zor and"),
    ("what is known is not up-to-", "date in any of the places", "up-to-date in any"),
    ("the people who are well-estab-", "lished there say so, too", "well-established there"),
    ("des besoins connus avant-", "et après les combats de mai", "avant- et après"),
]


@pytest.mark.parametrize(("first", "second", "told"), CUT)
def test_numbers_and_names_cut_at_line_ends_are_whole_again(read, make_pdf, first, second, told):
    assert told in text(read, make_pdf(lines(first, second)))
