"""Word files (.docx): paragraphs, lists and tables in order, footnotes at the end.

Own reading of ECMA-376 (WordprocessingML): python-docx passes over content controls, in which
templates of reports keep their text, and puts no limit on what a file unpacks to.
"""

import zipfile
from collections.abc import Iterator

from lxml import etree

from metrics.documents import packed, stated, tables
from metrics.documents.identity import document
from metrics.documents.limits import Found, Terms
from metrics.documents.tidy import one_line, raised, tidy
from metrics.errors import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DAY = "{http://schemas.microsoft.com/office/2006/coverPageProps}PublishDate"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved-away text, commands of fields, and the second copies of text boxes.
LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", FALLBACK}
SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
SPAN = 50  # columns that one cell may cover
OTHERS = (  # what a zip may be instead, by a part of it
    ("xl/workbook.xml", "an xlsx workbook: a table, not a document"),
    ("ppt/presentation.xml", "slides (pptx); save them as pdf"),
    ("content.xml", "an OpenDocument file; save it as docx or pdf"),
    ("META-INF/container.xml", "an e-book (epub); its pages are not read"),
)


def read(raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The document of a Word file."""
    try:
        with packed.opened(raw, where, terms.limits.unpacked_bytes) as archive:
            told = _told(archive, where)
            text = tidy("\n\n".join(filter(None, _parts(archive, where))))
    except packed.BROKEN as error:
        raise SourceError(f"{where}: not a readable docx file ({error})") from error
    if not text:
        raise SourceError(f"{where}: no text to read")
    yield document(text, {**terms.details, **told}, where)


def _parts(archive: zipfile.ZipFile, where: str) -> Iterator[str]:
    """The text of the body, then of the notes."""
    name = _main(archive, where)
    root = packed.part(archive, name, where)
    if root is None or not root.tag.startswith(W):
        raise SourceError(f"{where}: {_other(archive)}")
    yield _text(root)
    for note in NOTES:
        root = packed.part(archive, note, where)
        yield _text(root) if root is not None else ""


def _main(archive: zipfile.ZipFile, where: str) -> str:
    """The name of the body's part, as the file tells it."""
    root = packed.part(archive, "_rels/.rels", where)
    for one in root.iter(RELATION) if root is not None else ():
        if one.get("Type", "").endswith("/officeDocument"):
            return str(one.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _other(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    return next((told for name, told in OTHERS if name in names), "a zip and no docx; unpack it")


def _told(archive: zipfile.ZipFile, where: str) -> dict[str, object]:
    """Title and day of publication. The days on which the file was made are none of them: a
    report that is written over the last one keeps the first one's."""
    told: dict[str, object] = {}
    core = packed.part(archive, "docProps/core.xml", where)
    title = core.findtext(TITLE) if core is not None else None
    if title and title.strip():
        told["title"] = one_line(title)
    for name in archive.namelist():
        if name.startswith("customXml/item") and name.endswith(".xml"):
            root = packed.part(archive, name, where)
            found = stated.day(root.findtext(f".//{DAY}") if root is not None else None)
            told |= {"published": found.isoformat()} if found else {}
    return told


def _text(root: etree._Element) -> str:
    """The text below an element: paragraphs and tables, an empty line behind each."""
    lines: list[str] = []
    line: list[str] = []
    boxes: list[str] = []  # of text, that hang on the paragraph: behind it, not within a sentence
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if tag == f"{W}p":
            lines += [told, ""] if (told := "".join(line).strip()) else []
            lines += boxes
            boxes = []
            line = ["- "] if event == "start" and _is_item(element) else []
        elif event == "end":
            continue
        elif tag in LEFT_OUT:
            walk.skip_subtree()
        elif tag == f"{W}txbxContent" and element is not root:
            boxes.append(_text(element))
            walk.skip_subtree()
        elif tag == f"{W}tbl" and (table := _table(element)):
            lines += [table, ""]
            walk.skip_subtree()
        else:
            line.append(_said(element))
    return "\n".join(lines + boxes)


def _said(element: etree._Element) -> str:
    """What an element says itself: words, a tab, the end of a line; most say nothing."""
    if element.tag != f"{W}t":
        return SIGNS.get(element.tag, "")
    words = element.text or ""
    return raised(words) if _is_raised(element) else words


def _is_raised(words: etree._Element) -> bool:
    """Whether the run that words are of is set above the line."""
    run = words.getparent()
    told = run.find(f"{W}rPr/{W}vertAlign") if run is not None else None
    return told is not None and told.get(f"{W}val") == "superscript"


def _is_item(paragraph: etree._Element) -> bool:
    """Whether a paragraph is one of a list, by its own numbering or by its style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    named = style is not None and style.get(f"{W}val", "").startswith("List")
    return named or paragraph.find(f"{W}pPr/{W}numPr") is not None


def _table(element: etree._Element) -> str:
    """The lines of a table; empty where it holds others or paragraphs, and so sets out a page."""
    if element.find(f".//{W}tbl") is not None:
        return ""
    rows: list[list[str]] = []
    for row in element.iter(f"{W}tr"):
        rows.append(_row(row, rows[-1] if rows else []))
    return "" if tables.is_layout(rows) else tables.lines(rows)


def _row(row: etree._Element, above: list[str]) -> list[str]:
    """The cells of a row; one that goes on from above, or over columns, is repeated."""
    cells: list[str] = []
    for cell in row.iter(f"{W}tc"):
        text = one_line(_text(cell))
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        if goes_on and len(cells) < len(above):
            text = above[len(cells)]
        wide = cell.find(f"{W}tcPr/{W}gridSpan")
        told = wide.get(f"{W}val", "1") if wide is not None else "1"
        cells += [text] * (min(int(told), SPAN) if told.isdecimal() and len(told) < 6 else 1)
    return cells
