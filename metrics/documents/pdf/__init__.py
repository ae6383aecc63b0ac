"""PDF files (pypdfium2): the text layer in reading order, tables as lines with bars."""

import re
from collections.abc import Iterator
from logging import getLogger
from typing import Any

from metrics.documents.identity import document
from metrics.documents.limits import Found, Terms
from metrics.documents.pdf import blocks, furniture, lines
from metrics.documents.pdf.mending import mend
from metrics.documents.tidy import one_line, tidy
from metrics.errors import SourceError

log = getLogger(__name__)

PASSWORD = 4  # FPDF_ERR_PASSWORD
# What programs write as a title is the name of the file that was printed.
FILE_NAME = re.compile(r"(?i)microsoft (?:word|powerpoint|excel)|untitled|.*\.\w{3,4}$|.*[\\/_]")


def read(raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The document of a PDF."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(raw) as pdf:
            yield _document(pdf, where, terms)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD:
            raise SourceError(f"{where}: protected by a password") from error
        raise SourceError(f"{where}: not a readable PDF ({error})") from error


def _document(pdf: Any, where: str, terms: Terms) -> Found:
    limit = terms.limits.pdf_pages
    if len(pdf) > limit:
        raise SourceError(f"{where}: {len(pdf):,} pages, the limit is {limit:,}")
    pages = [_page(pdf, number) for number in range(len(pdf))]
    _tell(pages, where)
    found = furniture.without([page or lines.EMPTY for page in pages])
    text = tidy(mend(blocks.paragraphs(found)))
    if not text.strip():
        raise SourceError(f"{where}: no text layer (scanned?); it needs character recognition")
    title = one_line(pdf.get_metadata_value("Title"))
    told = {} if FILE_NAME.match(title) or not title else {"title": title}
    return document(text, {**terms.details, **told}, where)


def _page(pdf: Any, number: int) -> lines.Page | None:
    """A page's lines; None where it cannot be read."""
    import pypdfium2

    try:
        page = pdf[number]
        try:
            return lines.read(page)
        finally:
            page.close()
    except pypdfium2.PdfiumError:
        return None


def _tell(pages: list[lines.Page | None], where: str) -> None:
    """Warn of pages that are broken, and of those without text beside others with it."""
    broken = sum(page is None for page in pages)
    blank = sum(page is not None and not page.segments and page.pictured for page in pages)
    if broken == len(pages):
        raise SourceError(f"{where}: none of its {broken:,} pages can be read")
    if broken:
        log.warning("%s: %d of %d pages cannot be read", where, broken, len(pages))
    if 0 < blank < len(pages):
        told = "%s: %d of %d pages are pictures without a text layer; they are not read"
        log.warning(told, where, blank, len(pages))
