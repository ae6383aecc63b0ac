"""Files to documents: in their order, some ahead at a time, each file whole.

Large files of lines are streamed, so their unit is the document: what of them is written stays.
"""

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from importlib.metadata import version
from typing import NamedTuple

from metrics import documents
from metrics.errors import SourceError, shown
from metrics.loading.inputs import Found, Refuse
from metrics.model import Document
from metrics.settings import Settings
from metrics.store import Incoming, Shut
from metrics.store.hashes import digest

LINES = (".jsonl", ".ndjson")
WHOLE = 16_000_000  # bytes of a file that is held whole at most; a larger one is streamed
HELD = 32_000_000  # bytes of the files that are read ahead
AHEAD = 8  # and how many they are, for each job
SETTLED = 2_000_000_000  # nanoseconds after which a change of a file shows in its time
MOST = 100  # documents of a file that is remembered as loaded

OF_TABLES = ("row_bytes", "country")  # terms that no reader of documents knows


class Terms(NamedTuple):
    """How files are read: what is told of them from outside, and the limits."""

    lang: str | None = None
    publisher: str | None = None
    published: date | None = None
    fallback: str = "cp1252"
    limits: documents.Limits = documents.Limits()
    row_bytes: int = Settings.model_fields["row_bytes"].default  # of tables
    country: str | None = None  # of tables that name none

    def state(self, file: Found) -> bytes:
        """Hash a file as it is and how it is read: the same, and it need not be opened again.

        Empty for a file that was changed just now, for it may be changed again within one tick.
        """
        if file.path == documents.STDIN or time.time_ns() - file.changed < SETTLED:
            return b""
        path = os.path.abspath(file.path)  # noqa: PTH100 (links stay: they are names too)
        return digest(_version(), path, str(file.size), str(file.changed), repr(self))


@cache
def _version() -> str:
    """Other readers may find other texts in the same file."""
    return version("humetrics")


class Opened(NamedTuple):
    """The documents of a file, and what in it could not be read."""

    documents: list[Incoming]
    refused: list[SourceError]


def incoming(
    files: Iterable[Found],
    terms: Terms,
    refuse: Refuse,
    unchanged: Callable[[bytes], bool],
    jobs: int = 1,
) -> Iterator[Incoming | Shut]:
    """The documents of files; a file that is as it was is only named."""
    with _threads(jobs) as pool:
        waiting: deque[tuple[int, Callable[[], Iterator[Incoming | Shut]]]] = deque()
        held = 0
        for file in files:
            waiting.append((_room(file), _begin(file, terms, refuse, unchanged, pool)))
            held += _room(file)
            while waiting and (pool is None or held > HELD or len(waiting) > jobs * AHEAD):
                size, documents_of = waiting.popleft()
                yield from documents_of()
                held -= size
        while waiting:
            yield from waiting.popleft()[1]()


@contextmanager
def _threads(jobs: int) -> Iterator[ThreadPoolExecutor | None]:
    """Threads, for their readers are processes of their own; those that wait end with the load."""
    if jobs == 1:
        yield None
        return
    pool = ThreadPoolExecutor(jobs)
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _room(file: Found) -> int:
    return 0 if _streamed(file) else file.size


def _streamed(file: Found) -> bool:
    lines = file.path == documents.STDIN or file.path.suffix.lower() in LINES
    return lines or file.size > WHOLE


def _begin(
    file: Found,
    terms: Terms,
    refuse: Refuse,
    unchanged: Callable[[bytes], bool],
    pool: ThreadPoolExecutor | None,
) -> Callable[[], Iterator[Incoming | Shut]]:
    """Have a file opened, if it must be; what is given back waits for its documents."""
    if _streamed(file):
        return lambda: _stream(file, terms, refuse)
    state = terms.state(file)
    if state and unchanged(state):
        opened = partial(_opened, file, terms, state)
        return lambda: iter((Shut(state, file.size, lambda: _told(opened(), refuse)),))
    if pool is None:
        return lambda: _told(_opened(file, terms, state), refuse)
    future: Future[Opened] = pool.submit(_opened, file, terms, state)
    return lambda: _told(future.result(), refuse)


def _told(opened: Opened, refuse: Refuse) -> Iterator[Incoming]:
    for error in opened.refused:
        refuse(error)
    yield from opened.documents


def _opened(file: Found, terms: Terms, state: bytes) -> Opened:
    """All documents of a file: the last one ends it. Only a file without fault is remembered."""
    refused: list[SourceError] = []
    found = list(_documents(file, terms, refused.append))
    remembered = state if not refused and len(found) <= MOST else b""
    last = len(found) - 1
    return Opened(
        [
            Incoming(one, _name(file, one), file.size if at == last else 0, remembered, at == last)
            for at, one in enumerate(found)
        ],
        refused,
    )


def _stream(file: Found, terms: Terms, refuse: Refuse) -> Iterator[Incoming]:
    """The documents of a file as they come; its bytes are counted by their texts, about."""
    left = file.size
    for one in _documents(file, terms, refuse):
        size = min(left, len(one.text))
        left -= size
        yield Incoming(one, _name(file, one), size)


def _documents(file: Found, terms: Terms, refuse: Refuse) -> Iterator[Document]:
    """What the readers make of a file; of one from the web with its address."""

    def told(error: SourceError) -> None:
        text = str(error).replace(str(file.path), file.name)
        refuse(SourceError(text.replace(shown(file.path), file.name)))

    of_documents = {k: value for k, value in terms._asdict().items() if k not in OF_TABLES}
    try:
        for one in documents.load(file.path, **of_documents, refuse=told):
            yield one if one.url or not file.url else one.model_copy(update={"url": file.url})
    except SourceError as error:
        told(error)


def _name(file: Found, one: Document) -> str:
    return f"{file.name}: {one.external_id}" if one.external_id else file.name
