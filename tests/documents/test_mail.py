"""E-mails: the text with the day and the name of the sender; attachments as files of their own."""

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

TEXT = "At least 50 people were killed in Idlib."


def mail(text=TEXT, html=None, sender="OCHA Syria <info@example.org>"):
    made = EmailMessage(policy=SMTP)
    made["From"], made["Subject"] = sender, "Flash – update 5"
    made["Date"] = "Mon, 06 May 2019 01:30:00 +0300"
    made["MIME-Version"] = "1.0"
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html") if text else made.set_content(html, "html")
    return made


def test_the_text_with_what_its_head_states(read):
    (document,) = read(mail().as_bytes(), "a.eml", publisher="an option")
    assert document.text == TEXT
    assert (document.title, document.publisher) == ("Flash – update 5", "OCHA Syria")
    assert document.published == date(2019, 5, 6)  # where it was sent; in Greenwich it was the 5th


def test_known_by_its_content(read):
    (document,) = read(mail().as_bytes(), "a.txt")
    assert document.text == TEXT


def test_a_memo_that_begins_like_a_mail_is_a_text(read):
    raw = "From: the field office\nSubject: shelling\n\n50 killed"
    assert read(raw, "a.txt")[0].text == raw


def test_a_bare_address_gives_its_domain(read):
    (document,) = read(mail(sender="a.person@example.org").as_bytes(), "a.eml")
    assert document.publisher == "example.org"


def test_html_is_read_where_the_plain_text_says_little(read):
    html = f"<table><tr><td><p>{TEXT}</p><p>{'20 were injured in Hama. ' * 9}</p></td></tr></table>"
    assert read(mail("See the HTML.", html).as_bytes(), "a.eml")[0].text.startswith(TEXT)
    assert read(mail(None, f"<p>{TEXT}</p>").as_bytes(), "b.eml")[0].text == TEXT
    assert read(mail(TEXT, f"<p>{TEXT}</p>").as_bytes(), "c.eml")[0].text == TEXT


def test_flowed_lines_go_on(read):
    raw = (
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
        b"At least 50 people were \r\nkilled in Idlib.\r\n"
    )
    assert read(raw, "a.eml")[0].text == TEXT


def test_attachments_are_documents_and_the_rest_is_named(read, make_pdf, make_docx):
    made = mail("See the reports.")
    told = {"maintype": "application", "subtype": "octet-stream"}
    made.add_attachment(make_pdf([(72, 700, "50 killed")]), filename="a.pdf", **told)
    made.add_attachment(make_docx("20 injured"), filename="b.docx", **told)
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"%PDF-1.7", filename="broken.pdf", **told)
    made.add_attachment(mail("3 missing"))
    found = read(made.as_bytes(), "a.eml")
    assert [one.text for one in found] == [
        "See the reports.",
        "50 killed",
        "20 injured",
        "3 missing",
    ]
    assert {one.publisher for one in found} == {"OCHA Syria"}
    assert [one.title for one in found[1:3]] == [None, None]
    assert "a.eml: attachments left out: logo.png (image/png)" in read.warned
    assert "a.eml: broken.pdf: not a readable PDF" in read.refused[0]


def test_a_name_with_commands_to_a_terminal_is_shown_escaped(read):
    made = mail()
    made.add_attachment(b"x", maintype="image", subtype="png", filename="\x1b[2Jlogo.png")
    read(made.as_bytes(), "a.eml")
    assert "\x1b" not in read.warned


def test_encodings(read):
    for charset in ("utf-8", "windows-1256", "iso-8859-6"):
        made = EmailMessage()
        made["MIME-Version"] = "1.0"
        made.set_content("قتل 50 شخصا في إدلب", charset=charset)
        assert read(made.as_bytes(), "a.eml")[0].text == "قتل 50 شخصا في إدلب"


def test_a_page_that_a_browser_saved_is_a_page(read):
    page = f"<html><head><title>Story</title></head><body><article><p>{TEXT}</p></article></body>"
    made = mail(None, page, sender="<Saved by Blink>")
    (document,) = read(made.as_bytes(), "a.mhtml")
    assert (document.title, document.published, document.publisher) == ("Story", None, None)
    assert document.text.endswith(TEXT)


def test_a_mail_without_a_text_is_refused(read):
    assert read(mail("").as_bytes(), "a.eml") == []
    assert read.refused == ["a.eml: no text to read"]
