"""What a ledger holds already, asked once and kept up to date while documents come in."""

import duckdb

from metrics import ledger
from metrics.model import Document
from metrics.store import asked
from metrics.store.hashes import Hashes, Pairs, digest


def fingerprint(document: Document) -> bytes:
    """Hash a document and all its metadata."""
    return digest(document.id, *(ledger.told(part) for part in ledger.row(document)))


class Known:
    """The documents of a ledger: those that are there, and those with which nothing is left to do.

    A document is settled if its record is the newest from where it came, and the record of its
    text that counts was read by the rules of now (or is about to be).
    """

    def __init__(self, db: duckdb.DuckDBPyConnection, version: str) -> None:
        self._there = Hashes(asked.hashes(db, "SELECT DISTINCT document FROM document_record"))
        self._settled = Hashes(asked.settled(db, version))
        self._files = Pairs(*asked.loaded_files(db))

    def there(self, document: Document) -> bool:
        """Say whether the text is in the ledger."""
        return digest(document.id) in self._there

    def settled(self, document: Document) -> bool:
        """Say whether this very record would change nothing."""
        return fingerprint(document) in self._settled

    def unchanged(self, file: bytes) -> int:
        """Count the documents of a file if it would change nothing, else 0: it must be opened."""
        held = self._files[file] if file else ()
        return len(held) if all(one in self._settled for one in held) else 0

    def settle(self, document: Document) -> None:
        """Note that a record is in, or on its way, and will have been read."""
        self._there.add(digest(document.id))
        self._settled.add(fingerprint(document))

    def unsettle(self, name: str, row: tuple[object, ...]) -> None:
        """Note that a record was superseded."""
        self._settled.discard(digest(name, *map(ledger.told, row)))
