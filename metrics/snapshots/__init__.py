"""Snapshots: files that are written once, published by name, and never changed again.

A new snapshot is a new name; `published.duckdb` is a symbolic link to one of them, moved in one
step. Whoever has an older one open keeps it. A kill at any moment leaves the last one published.
Old ones are kept by a rule (`Keep`), for rollback and for links that stay what they were.
"""

from metrics.snapshots.kept import Keep, Kept, listed, prune, use
from metrics.snapshots.publishing import building, publish, writer

__all__ = ["Keep", "Kept", "building", "listed", "prune", "publish", "use", "writer"]
