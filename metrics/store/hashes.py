"""Sets of hashes in 16 bytes a member, so that what a ledger holds can be known without asking it.

A ledger has no key and no index: to ask it for each batch of documents would look at all of it each
time. It is asked once, and what is added later is added here as well.
"""

from hashlib import sha256

import numpy as np

SIZE = 16
FOLD = 50_000  # newcomers that are kept beside, in a set, before they are sorted in


def digest(*parts: str | None) -> bytes:
    """Hash some values; `ledger.DIGEST` does the same in SQL."""
    told = "\x1f".join("\x1e" if part is None else part for part in parts)
    return sha256(told.encode("utf-8", "surrogatepass")).digest()[:SIZE]


class Hashes:
    """A set of hashes."""

    def __init__(self, found: bytes = b"") -> None:
        self._sorted = np.sort(np.frombuffer(found, f"S{SIZE}"))
        self._new: set[bytes] = set()
        self._gone: set[bytes] = set()

    def __contains__(self, one: bytes) -> bool:
        return one in self._new or (one not in self._gone and self._has(one))

    def add(self, one: bytes) -> None:
        """Take a hash in."""
        self._gone.discard(one)
        self._new.add(one)
        if len(self._new) >= FOLD:
            self._fold()

    def discard(self, one: bytes) -> None:
        """Take a hash out, if it is there."""
        self._new.discard(one)
        if self._has(one):
            self._gone.add(one)

    def _has(self, one: bytes) -> bool:
        at = int(self._sorted.searchsorted(np.bytes_(one)))
        return at < len(self._sorted) and bool(self._sorted[at] == one.rstrip(b"\0"))

    def _fold(self) -> None:
        new = np.frombuffer(b"".join(self._new), f"S{SIZE}")
        self._sorted = np.unique(np.concatenate((self._sorted, new)))
        self._new.clear()


class Pairs:
    """Which hashes belong to a hash: written once, then only asked."""

    def __init__(self, keys: bytes = b"", values: bytes = b"") -> None:
        found = np.frombuffer(keys, f"S{SIZE}")
        order = np.argsort(found, kind="stable")
        self._keys = found[order]
        self._values = np.frombuffer(values, f"S{SIZE}")[order]

    def __getitem__(self, key: bytes) -> tuple[bytes, ...]:
        """Give what belongs to a hash, nothing if it is not there."""
        first, last = (
            int(self._keys.searchsorted(np.bytes_(key), side)) for side in ("left", "right")
        )
        return tuple(bytes(one).ljust(SIZE, b"\0") for one in self._values[first:last])
