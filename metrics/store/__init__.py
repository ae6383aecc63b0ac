"""The data folder: a ledger that only grows, and the snapshots that are published from it.

The ledger holds every text, every record of its metadata and every claim that was ever made of
it; loading twice changes nothing, a corrected record or better reading rules add and supersede.
One process writes at a time; readers use the published snapshot and are never in the way.
"""

from metrics.store import spool
from metrics.store.documents import Loading, Tell, Written, load_documents, loading, read_again
from metrics.store.home import STORAGE, Correction, Home, correct, open_published, withdraw
from metrics.store.incoming import Incoming, Shut
from metrics.store.line import Read
from metrics.store.report import LoadReport, Tally

__all__ = [
    "STORAGE",
    "Correction",
    "Home",
    "Incoming",
    "LoadReport",
    "Loading",
    "Read",
    "Shut",
    "Tally",
    "Tell",
    "Written",
    "correct",
    "load_documents",
    "loading",
    "open_published",
    "read_again",
    "spool",
    "withdraw",
]
