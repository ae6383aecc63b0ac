"""HTML pages: the main text (trafilatura), and what the page says of itself in its tags."""

from collections.abc import Iterator
from logging import getLogger

from lxml import html

from metrics.documents import encoding
from metrics.documents.html import blocks, prepared, statements
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
    text = _main(root)
    if len(text) < LEAST or "\n" not in text:
        text = _all(text, source, where)
    if not text:
        raise SourceError(f"{where}: no text to read")
    title = told.get("title")
    text = titled(title if isinstance(title, str) else None, text)
    return document(text, {**terms.details, **told}, where)


def _main(root: html.HtmlElement) -> str:
    """The main text; empty where none is found."""
    from trafilatura import bare_extraction

    prepared.prepare(root)
    found = bare_extraction(root, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    return blocks.text_of(body) if body is not None else ""


def _all(text: str, source: str, where: str) -> str:
    """The whole text of a page, with a warning, where its main text is but a part of it.

    One that is all of it, but in one line, was put together of its words: nothing was found.
    """
    root = blocks.parse(source, where)
    prepared.prepare(root)
    whole = blocks.text_of(root, blocks.AROUND)
    short = len(text) < min(LEAST, SHARE * len(whole))
    flat = "\n" not in text and "\n" in whole and len(text) > SHARE * len(whole)
    if not (short or flat):
        return text
    log.warning("%s: the main text was not told from the rest; the whole page is read", where)
    return whole
