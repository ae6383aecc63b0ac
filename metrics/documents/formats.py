"""The formats that can be read, one row each: how it is known, what reads it, what it gives.

A new format is a row here and a module with ``read(raw, where, terms)``. The table of README.md
is made from these rows. The first row whose sign a file bears is its format.
"""

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from metrics.documents.limits import Reader
from metrics.documents.opening import Opening

MAIL = re.compile(
    r"(?i)(?:[a-z][a-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*+){0,60}?"
    r"(?:mime-version|message-id|received|return-path):"
)
JSON = re.compile(r'[\[{]\s*+["\[{\]}]')
FEEDS = ("rss", "feed", "rdf:rdf")


class Format(NamedTuple):
    """One format; a reader that stands apart runs in a process of its own, under its limits."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    sign: Callable[[Opening], bool]
    module: str
    text: str
    says: str
    refused: str
    apart: bool = True
    packed: bool = False  # whether the file may be larger than the text in it
    binary: bool = False

    def reader(self) -> Reader:
        """What reads such files; its libraries load when the first one comes."""
        return cast(Reader, import_module(f"metrics.documents.{self.module}").read)


FORMATS = (
    Format(
        "pdf",
        "PDF",
        (".pdf",),
        lambda opening: b"%PDF-" in opening.head[:1024],
        "pdf",
        "the text layer in reading order, one column after the other; hyphens at line ends, "
        "ligatures, running heads and page numbers mended; tables as lines with bars",
        "title (not the name of a file that programs put there)",
        "password; no text layer (scanned); more pages than `HUMETRICS_PDF_PAGES`",
        packed=True,
        binary=True,
    ),
    Format(
        "docx",
        "Word (.docx)",
        (".docx", ".docm"),
        lambda opening: opening.zipped,
        "docx",
        "paragraphs, lists and tables in order, footnotes at the end; deleted text of tracked "
        "changes is not read, inserted text is",
        "title, publish date of the cover page (the dates of the file itself are no publication)",
        "password; XML with a document type; unpacks to more than `HUMETRICS_UNPACKED_BYTES`; "
        "workbooks, slides and other zips",
        packed=True,
        binary=True,
    ),
    Format(
        "jsonl",
        "JSONL",
        (".jsonl", ".ndjson"),
        lambda opening: opening.suffix in (".jsonl", ".ndjson") or opening.is_jsonl(),
        "jsonl",
        "one document a line, of any number",
        "all keys of a document (README of the project)",
        "a line that is no JSON object with `text`; the other lines are read",
        apart=False,
    ),
    Format(
        "json",
        "ReliefWeb API (JSON)",
        (".json",),
        lambda opening: opening.suffix == ".json" or bool(JSON.match(opening.words)),
        "reliefweb",
        "title and `body` (else `body-html`) of each item of `data`, of a list or of a single "
        "item; also objects with the keys of a JSONL line",
        "title, source, date (original, else created), language, url, id",
        "JSON of another shape; an item without a body; nested more than 1,000 deep",
        packed=True,
    ),
    Format(
        "feed",
        "RSS, Atom",
        (".rss", ".atom", ".xml"),
        lambda opening: opening.root in FEEDS,
        "feeds",
        "title and content (else summary) of each entry",
        "title, name of the feed or of the entry's own source, date, language, url, id",
        "XML that is no feed; a feed without entries",
    ),
    Format(
        "html",
        "HTML",
        (".html", ".htm", ".xhtml"),
        lambda opening: (
            opening.root in ("html", "head", "body")
            or (opening.suffix in (".html", ".htm", ".xhtml") and opening.root != "")
        ),
        "html",
        "the main text of the page without menus, comments and footers; tables as lines with bars",
        "title, site or publisher, day of publication, language, address: only what its tags say "
        "(`meta`, JSON-LD, `time` of publication), nothing guessed from address or text",
        "no text; nested more than 256 deep",
    ),
    Format(
        "mail",
        "E-mail (.eml), saved page (.mhtml)",
        (".eml", ".mht", ".mhtml"),
        lambda opening: (
            opening.suffix in (".eml", ".mht", ".mhtml") or bool(MAIL.match(opening.words))
        ),
        "mail",
        "the plain or HTML text; each attached file of these formats and each attached mail as a "
        "document of its own, other attachments are named and left out",
        "subject, name of the sender, date; of a saved page what HTML says",
        "no text and no attachment that can be read; parts nested more than 50 deep",
        packed=True,
    ),
    Format(
        "plain",
        "Text, Markdown",
        (".txt", ".text", ".md"),
        lambda _: True,
        "plain",
        "the whole file; a head between lines of `---` says what the text does not",
        "keys of the head: title, publisher, published, lang, url, id",
        "empty; NUL bytes",
        apart=False,
    ),
)
BY_NAME = {one.name: one for one in FORMATS}
SUFFIXES = {suffix: one for one in FORMATS for suffix in one.suffixes}

# What other files begin with, with what to do about them.
FOREIGN = (
    (b"\x1f\x8b", "a gzip file; unpack it"),
    (b"BZh", "a bzip2 file; unpack it"),
    (b"\xfd7zXZ\x00", "an xz file; unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file; unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file; unpack it"),
    (b"Rar!", "a rar file; unpack it"),
    (b"PAR1", "a Parquet table, not a document"),
    (b"SQLite format 3", "a database, not a document"),
    (b"{\\rtf", "a rich text file; save it as docx or txt"),
    (b"\x89PNG", "a picture; the text in it is not read"),
    (b"\xff\xd8\xff", "a picture; the text in it is not read"),
    (b"GIF8", "a picture; the text in it is not read"),
    (b"II*\x00", "a picture; the text in it is not read"),
    (b"MM\x00*", "a picture; the text in it is not read"),
)
