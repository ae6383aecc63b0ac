"""The data folder: a ledger that only grows, and the snapshots that are published from it.

The ledger holds every text, every record of its metadata and every claim that was ever made of
it; loading twice changes nothing, a corrected record or better reading rules add and supersede.
One process writes at a time; readers use the published snapshot and are never in the way.
"""

from metrics.store.documents import BATCH, load_documents, read_again
from metrics.store.home import STORAGE, Home, open_published, withdraw
from metrics.store.report import LoadReport

__all__ = [
    "BATCH",
    "STORAGE",
    "Home",
    "LoadReport",
    "load_documents",
    "open_published",
    "read_again",
    "withdraw",
]
