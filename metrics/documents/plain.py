"""Text files (.txt, .md): the whole file is one document, with front matter if it has any.

Front matter says what the text itself does not::

    ---
    title: Shelling reported near Saraqib
    publisher: Field office
    published: 2019-05-06
    lang: en
    ---
    The text begins here.
"""

import re
from collections.abc import Iterator, Mapping
from logging import getLogger

from metrics.documents.encoding import decode
from metrics.documents.identity import ALIASES, DETAILS, document
from metrics.documents.limits import Found, Terms
from metrics.errors import SourceError
from metrics.model import Document

log = getLogger(__name__)

FRONT = re.compile(r"\A---[ \t]*\r?\n(.{0,10000}?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
ENTRY = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*)")


def read(raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The document of a text file."""
    yield parse(raw, where, terms.fallback, terms.details)


def parse(raw: bytes, where: str, fallback: str, details: Mapping[str, object]) -> Document:
    """The document of a text file; its front matter goes before the details from outside."""
    text = decode(raw, where, fallback)
    front, text = split(text, where)
    text = text.strip("\r\n")
    if "\x00" in text:
        raise SourceError(f"{where}: not a text file (it holds NUL bytes)")
    if not text.strip():
        raise SourceError(f"{where}: empty, no text to read")
    return document(text, {**details, **front}, where)


def split(text: str, where: str) -> tuple[dict[str, object], str]:
    """Front matter and the text after it; a text without is returned as it is."""
    found = FRONT.match(text)
    lines = [line.strip() for line in found[1].splitlines() if line.strip()] if found else []
    entries = [ENTRY.fullmatch(line) for line in lines]
    if not found or not entries or not all(entries):
        return {}, text
    front: dict[str, object] = {}
    for entry in filter(None, entries):
        name = entry[1].lower()
        name = ALIASES.get(name, name)
        if name in ("id", *DETAILS):
            front[name] = entry[2].strip("\"' ")
        else:
            log.warning("%s: front matter %r is not known; left out", where, entry[1])
    return front, text[found.end() :]
