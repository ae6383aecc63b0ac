"""JSON as it is read: no record longer than the limit, nothing nested too deep.

Parsers and what they build recurse; a file of brackets alone would end the process.
"""

import re
from typing import IO

import numpy as np

from metrics.errors import SourceError

DEEPEST = 64
STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
BRACKETS = b"[]{}"
OTHERS = bytes(set(range(256)) - set(BRACKETS))


class Measured:
    """A file of JSON that breaks off where it cannot be read with little memory."""

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self.file, self.limit = file, limit
        self.length = self.depth = 0
        self.open = b""  # a string that goes on in the next block

    def begin(self) -> None:
        """A record has ended."""
        self.length = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        if self.length > self.limit:
            raise SourceError("a record longer than the limit for one row")
        block = self.file.read(size)
        self.length += len(block)
        self._dive(self.open + block)
        return block

    def _dive(self, seen: bytes) -> None:
        plain = STRING.sub(b"", seen)
        quote = plain.find(b'"')
        self.open = plain[quote:] if quote >= 0 else b""
        brackets = plain[:quote] if quote >= 0 else plain
        found = np.frombuffer(brackets.translate(None, OTHERS), dtype=np.uint8)
        if not len(found):
            return
        depths = self.depth + np.cumsum(np.where((found == 0x5B) | (found == 0x7B), 1, -1))
        if depths.max() > DEEPEST:
            raise SourceError(f"nested deeper than {DEEPEST}")
        self.depth = int(depths[-1])
