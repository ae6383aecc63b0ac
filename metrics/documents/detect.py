"""What kind of file this is, by its first bytes; the name only helps where bytes leave it open."""

import re
from pathlib import PurePath

import orjson

from metrics.documents.encoding import marked
from metrics.errors import SourceError

HEAD = 65_536
FOREIGN = (  # formats known by their first bytes that no reader takes yet
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, XLSX or DOCX"),
    (b"\x1f\x8b", "gzip"),
    (b"\xd0\xcf\x11\xe0", "old Office"),
    (b"PAR1", "Parquet"),
)
OBJECT = re.compile(rb'\{\s*"\w+"\s*:')


def kind(name: str, head: bytes) -> str:
    """``"jsonl"`` or ``"plain"``; a file of another kind raises, with what it looks like."""
    for magic, title in FOREIGN:
        if head.startswith(magic):
            raise SourceError(f"{name}: {title} files cannot be read yet")
    if b"\x00" in head and not marked(head):
        raise SourceError(f"{name}: not a text file (it holds NUL bytes)")
    if PurePath(name).suffix.lower() in (".jsonl", ".ndjson") or _looks_like_jsonl(head):
        return "jsonl"
    return "plain"


def _looks_like_jsonl(head: bytes) -> bool:
    first, _, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not OBJECT.match(first):
        return False
    try:
        record = orjson.loads(first)
    except orjson.JSONDecodeError:
        return not rest and b'"text"' in first  # the line is longer than the head
    return isinstance(record, dict) and "text" in record
