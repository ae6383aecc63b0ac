"""A tree of HTML (or of a page's main text) as plain text: paragraphs, list items, tables."""

from collections.abc import Set

from lxml import etree, html

from metrics.documents import tables
from metrics.documents.html import prepared, spans
from metrics.documents.tidy import one_line, tidy
from metrics.errors import SourceError

SKIPPED = frozenset(
    ["script", "style", "template", "noscript", "object", "svg", "math", "iframe", "select"]
)
AROUND = frozenset(["nav", "footer", "aside", "button"])  # of a page, besides its text
LINES = frozenset(["br", "lb"])
ITEMS = frozenset(["li", "item", "dt", "dd"])
BULLETS = frozenset(["li", "item"])
ROWS = ("tr", "row")
INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em",
    "font", "hi", "i", "img", "ins", "kbd", "label", "mark", "q", "ref", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "graphic",
))  # fmt: skip
_DEEP = "ERR_RESOURCE_LIMIT"


def parse(source: str, where: str) -> html.HtmlElement:
    """The tree of a page; entities and addresses are never fetched, too deep a nesting refused."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        # some pages hold bytes that end the text for the parser
        raw = source.replace("\x00", "").encode("utf-8", "replace")
        root = html.document_fromstring(raw, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise SourceError(f"{where}: no text to read") from error
    if any(entry.type_name == _DEEP for entry in parser.error_log):
        raise SourceError(f"{where}: tags nested more than 256 deep")
    return root


def of_html(source: str, where: str) -> str:
    """The text of a piece of HTML; a text without tags and entities stays as it is."""
    if not source.strip() or ("<" not in source and "&" not in source):
        return tidy(source)
    root = parse(source, where)
    prepared.prepare(root)
    return text_of(root)


def text_of(root: etree._Element, left_out: Set[str] = frozenset()) -> str:
    """The text below an element, in order."""
    page = _Page(SKIPPED | left_out)
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    figures = spans.innermost(root)
    for event, element in walk:
        if event == "start":
            if page.open(element, figures):
                walk.skip_subtree()
        elif event == "end":
            page.close(element)
        if event != "start" and element is not root:
            page.line.append(element.tail or "")
    page.end()
    return tidy("\n".join(page.lines))


class _Page:
    """The lines of a page as they are gathered; an empty one parts paragraphs."""

    def __init__(self, skipped: Set[str]) -> None:
        self.skipped = skipped
        self.lines: list[str] = []
        self.line: list[str] = []

    def end(self, *behind: str) -> None:
        """End the line that is being gathered."""
        if words := one_line("".join(self.line)):
            self.lines.append(words)
        self.line.clear()
        self.lines.extend(behind)

    def open(self, element: etree._Element, figures: Set[etree._Element]) -> bool:
        """Begin an element; true where all that it holds is done with or left out."""
        tag = element.tag
        if tag in self.skipped or (tag == "head" and not element.get("rend")):
            return True  # a head with "rend" is a heading of a main text, not that of a page
        if tag in INLINE:
            self.line.append(element.text or "")
            return False
        self.end(*([] if tag in LINES or tag in ITEMS else [""]))
        if tag == "pre":
            self.lines += ["".join(element.itertext()), ""]
            return True
        if tag == "table" and element in figures and not tables.is_layout(rows := _rows(element)):
            self.lines += [tables.lines(rows), ""]
            return True
        self.line.append(("- " if tag in BULLETS else "") + (element.text or ""))
        return False

    def close(self, element: etree._Element) -> None:
        """End an element."""
        if not (element.tag in INLINE or element.tag in LINES or element.tag in self.skipped):
            self.end(*([] if element.tag in ITEMS else [""]))


def _rows(table: etree._Element) -> list[list[str]]:
    return [[text_of(cell) for cell in spans.cells(row)] for row in table.iter(*ROWS)]
