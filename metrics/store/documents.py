"""Documents into the ledger: many processes read, one writes, each batch goes in whole or not."""

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from typing import NamedTuple

import duckdb

from metrics import ledger
from metrics.errors import StoreError
from metrics.model import Document
from metrics.places import Gazetteer
from metrics.store import asked, share
from metrics.store.crew import Crew, here
from metrics.store.datasets import DatasetReport
from metrics.store.home import Home
from metrics.store.incoming import BATCH, Incoming, Shut, batches
from metrics.store.line import Line, Read
from metrics.store.plan import Plan, Planner
from metrics.store.report import LoadReport, Tally
from metrics.store.share import Share

TOGETHER = 20  # documents that a process is handed at once: large enough to hide the hand-over,
CHARACTERS = 200_000  # or as many as have that much text
LOST = "a process that reads was ended, perhaps for want of memory; fewer --jobs need less"
SIGNALS = (signal.SIGINT, signal.SIGTERM)
AHEAD = 2  # batches that are being read while one is written


class Written(NamedTuple):
    """What was just written: bytes of files, documents, and (name, reason) of those not read."""

    size: int
    documents: int
    refused: Sequence[tuple[str, str]]


Tell = Callable[[Written], None]


@contextmanager
def loading(
    home: Home,
    tally: Tally,
    tell: Tell | None = None,
    *,
    read: Read | None = None,
    rules: str | None = None,
    gazetteer: Gazetteer | None = None,
    jobs: int = 1,
    trial: bool = False,
) -> Iterator["Loading"]:
    """Open a ledger to load into; a trial goes into one that is thrown away."""
    line = Line(home, read, rules, gazetteer)
    with ExitStack() as stack:
        if trial:
            db = stack.enter_context(home.trial())
        else:
            stack.enter_context(home.writing())
            db = stack.enter_context(home.open_ledger())
        crew = stack.enter_context(Crew(jobs))
        yield Loading(db, home, line, crew, tally, tell, keep=not trial)


def load_documents(
    home: Home,
    documents: Iterable[Document],
    read: Read | None = None,
    *,
    rules: str | None = None,
    gazetteer: Gazetteer | None = None,
    jobs: int = 1,
) -> LoadReport:
    """Add documents and what they say; each batch is loaded as a whole or not at all."""
    tally = Tally()
    with loading(home, tally, read=read, rules=rules, gazetteer=gazetteer, jobs=jobs) as into:
        into.take(Incoming(one) for one in documents)
    return tally.report()


def read_again(home: Home, *, gazetteer: Gazetteer | None = None, jobs: int = 1) -> LoadReport:
    """Read what was read with other rules, sources or places than those of now."""
    tally = Tally()
    if not home.ledger.is_file():
        return tally.report()
    with loading(home, tally, gazetteer=gazetteer, jobs=jobs) as into:
        into.again()
    return tally.report()


class Loading:
    """One loading into an open ledger. `tally` counts what is written, `tell` hears of it."""

    def __init__(
        self,
        db: duckdb.DuckDBPyConnection,
        home: Home,
        line: Line,
        crew: Crew,
        tally: Tally,
        tell: Tell | None = None,
        *,
        keep: bool = True,
    ) -> None:
        self._keep = keep
        self.db, self._home, self._line, self._crew = db, home, line, crew
        self._tally, self._tell = tally, tell or (lambda _: None)
        self._schemas = ledger.schemas(db)
        self._planner = Planner(db, line.version, self._settle)
        self._window: deque[tuple[Plan, list[Future[Share]]]] = deque()

    def count(self, report: DatasetReport, size: int) -> None:
        """Count a dataset that was loaded into the same ledger."""
        self._tally.dataset(report)
        self._tell(Written(size, 0, ()))

    def unchanged(self, file: bytes) -> bool:
        """Say whether a file, as it is, would change nothing."""
        return self._planner.unchanged(file)

    def take(self, found: Iterable[Incoming | Shut]) -> None:
        """Load what comes."""
        for batch in batches(found):
            self._begin(self._planner.plan(batch))
        self._settle()

    def again(self) -> None:
        """Read what was not read with the rules of now."""
        for documents in asked.outdated(self.db, self._line.version, BATCH):
            self._begin(Plan(unread=documents))
        self._settle()

    def _begin(self, plan: Plan) -> None:
        """Have the documents of a plan read, and write those before it that are read."""
        shares = [self._submit(some) for some in _shares(plan.unread)]
        self._window.append((plan, shares))
        while len(self._window) > (AHEAD if self._crew.jobs > 1 else 0):
            self._write()

    def _settle(self) -> None:
        """Write all that is on its way."""
        while self._window:
            self._write()

    def _submit(self, documents: Sequence[Document]) -> "Future[Share]":
        if self._crew.jobs > 1 and self._line.portable:
            return self._crew.submit(share.read_there, self._home.path, self._schemas, documents)
        return here(share.read, self._line, self._schemas, documents)

    def _write(self) -> None:
        plan, futures = self._window.popleft()
        try:
            shares = [future.result() for future in futures]
        except BrokenProcessPool as error:
            raise StoreError(LOST) from error
        with _undisturbed():
            if plan.changes:
                with ledger.transaction(self.db):
                    self._add(plan, shares)
            self._tally.add(plan.tally)
            told = self._said(plan, shares)
        self._tell(told)

    def _add(self, plan: Plan, shares: Sequence[Share]) -> None:
        now = ledger.now()
        ledger.add_records(self.db, plan.records, now)
        ledger.add_readings(self.db, [one for some in shares for one in some.readings], now)
        ledger.add_files(self.db, plan.files, now)
        if self._keep:
            ledger.add_texts(self.db, plan.texts.values())
            for table in ledger.CLAIMS:
                ledger.append_all(self.db, table, [some.tables[table] for some in shares])

    def _said(self, plan: Plan, shares: Sequence[Share]) -> Written:
        refused = []
        found = (one for some in shares for one in some.said)
        for document, said in zip(plan.unread, found, strict=True):
            self._tally.said(document.publisher, said)
            if said.refused:
                name = plan.names.get(document.id) or document.external_id or document.id
                refused.append((name, said.refused))
        return Written(plan.size, plan.tally.all["documents"], refused)


def _shares(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Cut documents into what a process is handed at once."""
    share: list[Document] = []
    characters = 0
    for one in documents:
        share.append(one)
        characters += len(one.text)
        if len(share) == TOGETHER or characters >= CHARACTERS:
            yield share
            share, characters = [], 0
    if share:
        yield share


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C, and a SIGTERM that somebody listens to, wait until a batch is in and counted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handled = [one for one in SIGNALS if callable(signal.getsignal(one))]
    before = {one: signal.signal(one, lambda number, _: came.append(number)) for one in handled}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
    if came:
        signal.raise_signal(came[0])
