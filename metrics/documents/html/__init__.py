"""HTML pages: the main text (trafilatura), and what the page says of itself in its tags."""

from collections.abc import Iterator
from logging import getLogger

from lxml import html as lxml_html

from metrics.documents import encoding
from metrics.documents.html import blocks, spans, statements
from metrics.documents.identity import document
from metrics.documents.limits import Found, Terms
from metrics.documents.tidy import titled
from metrics.errors import SourceError

log = getLogger(__name__)

LEAST = 200  # letters of a main text, below which a page is looked at as a whole
SHARE = 0.5  # of a short page's whole text, below which its main text was not found


def read(raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The document of a page."""
    yield page(encoding.page(raw, where, terms.fallback), where, terms)


def page(source: str, where: str, terms: Terms) -> Found:
    """The document of the text of a page."""
    root = blocks.parse(source, where)
    told = statements.read(root)
    spans.spread(root)
    text = _main(root, where)
    if not text:
        raise SourceError(f"{where}: no text to read")
    title = told.get("title")
    text = titled(title if isinstance(title, str) else None, text)
    return document(text, {**terms.details, **told}, where)


def _main(root: lxml_html.HtmlElement, where: str) -> str:
    """The main text; where hardly any is found, that of the whole page, with a warning."""
    from trafilatura import bare_extraction

    whole = blocks.text_of(root, blocks.AROUND)
    found = bare_extraction(root, include_comments=False, include_tables=True, fast=True)
    body = getattr(found, "body", None)
    text = blocks.text_of(body) if body is not None else ""
    short = len(text) < LEAST and len(text) < SHARE * len(whole)
    flat = "\n" not in text and "\n" in whole and len(text) > SHARE * len(whole)
    if short or flat:  # flat: it gave up and took all words of the page
        log.warning("%s: the main text was not told from the rest; the whole page is read", where)
        return whole
    return text
