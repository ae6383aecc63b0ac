"""What a batch of documents adds to the ledger: decided before anything is read or written."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import duckdb

from metrics import ledger
from metrics.model import Document
from metrics.store import asked
from metrics.store.incoming import Incoming, Shut
from metrics.store.known import Known, fingerprint
from metrics.store.report import Tally

Rows = dict[str, tuple[object, ...]]  # the newest record of each group that a document came from


@dataclass
class Plan:
    """New texts, records that are new or correct others, and what has to be read for them."""

    texts: dict[str, Document] = field(default_factory=dict)
    records: list[tuple[object, ...]] = field(default_factory=list)
    unread: list[Document] = field(default_factory=list)
    files: list[tuple[bytes, bytes]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    size: int = 0
    tally: Tally = field(default_factory=Tally)

    @property
    def changes(self) -> bool:
        """Say whether anything is to be written."""
        return bool(self.records or self.unread or self.files)


class Planner:
    """Decides what comes of documents, by what the ledger has and what is on its way into it.

    `settle` writes what is on its way; it is asked for before a question to the ledger.
    """

    def __init__(
        self, db: duckdb.DuckDBPyConnection, version: str, settle: Callable[[], None]
    ) -> None:
        self._db, self._version, self._settle = db, version, settle
        self._known = Known(db, version)

    def unchanged(self, file: bytes) -> bool:
        """Say whether a file, as it is, would change nothing."""
        return self._known.unchanged(file) > 0

    def plan(self, batch: Sequence[Incoming | Shut]) -> Plan:
        """Decide on a batch."""
        plan = Plan()
        seen = self._newest(one.document for one in batch if isinstance(one, Incoming))
        taken: dict[str, Document] = {}
        several: set[str] = set()
        for one in self._opened(batch, plan):
            document = one.document
            _note(one, plan)
            if self._known.settled(document):
                plan.tally.came(document.publisher, "duplicate")
                continue
            if document.id not in seen and document.id not in taken:
                seen |= self._newest([document])
            taken[document.id] = document
            if document.id in seen:
                several.add(document.id)
            self._take(document, seen.setdefault(document.id, {}), plan)
        plan.unread += self._unread(taken, several, plan)
        return plan

    def _opened(self, batch: Iterable[Incoming | Shut], plan: Plan) -> Iterator[Incoming]:
        """The documents of a batch; of files that would change nothing only their number."""
        for one in batch:
            if isinstance(one, Incoming):
                yield one
            elif documents := self._known.unchanged(one.file):
                plan.size += one.size
                plan.tally.unchanged(documents)
            else:
                yield from one.open()

    def _newest(self, documents: Iterable[Document]) -> dict[str, Rows]:
        """Ask the ledger for the records of documents that it knows otherwise than they come."""
        known = self._known
        asking = {one.id for one in documents if known.there(one) and not known.settled(one)}
        if not asking:
            return {}
        self._settle()
        return asked.newest(self._db, [*asking])

    def _take(self, document: Document, seen: Rows, plan: Plan) -> None:
        """Add what is new of a document; `seen` are the records that there are."""
        row, group = ledger.row(document), ledger.group(document)
        before = seen.get(group)
        if not seen:
            plan.texts[document.id] = document
        plan.tally.came(document.publisher, _kind(seen, before, row))
        if before != row:
            plan.records.append((document.id, ledger.record(document), *row))
            if before is not None:
                self._known.unsettle(document.id, before)
            seen[group] = row
        self._known.settle(document)

    def _unread(
        self, taken: dict[str, Document], several: set[str], plan: Plan
    ) -> Iterator[Document]:
        """The documents to read, each with the record that counts: the only one it has, or not."""
        found = self._counting(several, plan)
        for name, document in taken.items():
            if name not in several:
                yield document
            elif name in found:
                yield Document(id=name, text=document.text, **found[name])

    def _counting(self, names: set[str], plan: Plan) -> dict[str, dict[str, object]]:
        if not names:
            return {}
        coming = [record for record in plan.records if record[0] in names]
        return asked.unread(self._db, [*names], coming, self._version)


def _note(one: Incoming, plan: Plan) -> None:
    plan.size += one.size
    plan.names[one.document.id] = one.name
    if one.file:
        plan.files.append((one.file, fingerprint(one.document)))


def _kind(seen: Rows, before: tuple[object, ...] | None, row: tuple[object, ...]) -> str:
    if not seen:
        return "new"
    return "corrected" if before is not None and before != row else "duplicate"
