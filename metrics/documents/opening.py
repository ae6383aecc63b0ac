"""The first bytes of a file, and what they tell of its kind."""

import re
from functools import cached_property
from pathlib import PurePath

import orjson

from metrics.documents.encoding import marked

HEAD = 65_536  # bytes that are looked at
WORDS = 4_096  # letters in which a text shows what it is
OBJECT = re.compile(rb'\{\s*"\w+"\s*:')
# Possessive throughout: comments and instructions before the root are passed once.
ROOT = re.compile(
    r"(?:<\?[^>]*+>|<!--(?>.*?-->)|<!\w[^\[>]*+(?:\[(?>.*?\])\s*+)?+>|\s++)*+<([a-zA-Z][\w:.-]*+)",
    re.DOTALL,
)


class Opening:
    """A name and the head of its bytes; what is asked of them is found once."""

    def __init__(self, name: str, head: bytes) -> None:
        self.suffix = PurePath(name).suffix.lower()
        self.head = head

    @cached_property
    def words(self) -> str:
        """The opening as letters, whatever its encoding; enough to see marks of ASCII."""
        encoding = marked(self.head) or "latin-1"
        return self.head[: 4 * WORDS].decode(encoding, "replace").lstrip("\ufeff \t\r\n")[:WORDS]

    @cached_property
    def root(self) -> str:
        """The name of the outermost tag, in small letters; empty where there is none."""
        found = ROOT.match(self.words)
        return found[1].lower() if found else ""

    @property
    def zipped(self) -> bool:
        """Whether this is a zip, as docx and xlsx are."""
        return self.head.startswith((b"PK\x03\x04", b"PK\x05\x06"))

    def is_jsonl(self) -> bool:
        """Whether the first line is a whole object with a text, or the start of a very long one."""
        first, _, rest = self.head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
        if not OBJECT.match(first):
            return False
        try:
            record = orjson.loads(first)
        except orjson.JSONDecodeError:
            return not rest and b'"text"' in first  # the line is longer than the head
        return isinstance(record, dict) and "text" in record
