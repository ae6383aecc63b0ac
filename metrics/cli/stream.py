"""Many documents through the reader: in order, one at a time in memory, in several processes.

`run` is the form that other programs use: one document a line in, one line of figures out.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import orjson

from metrics import documents, export, text
from metrics.cli import options
from metrics.cli.languages import Unread
from metrics.cli.output import Refusals
from metrics.documents import jsonl
from metrics.errors import MetricsError, SourceError, StoreError
from metrics.model import Document, Reading

if TYPE_CHECKING:
    from metrics.places import Gazetteer
    from metrics.settings import Settings

Watch = Callable[[Iterable[Document]], Iterator[Document]]
Line = tuple[bytes, bool]  # a line of figures, and whether its text was refused
BATCH = 16  # documents that a process is handed at once: large enough to hide the hand-over
AHEAD = 4  # batches in flight for each process: bounds the memory


def readings(
    paths: Iterable[Path],
    told: Mapping[str, object],
    settings: "Settings",
    refuse: Refusals,
    watch: Watch,
) -> Iterator[tuple[str, Document, Reading]]:
    """Each document of the paths with its file's name and what was read in it."""
    gazetteer = options.gazetteer(settings.home)
    for path in paths:
        try:
            found = documents.load(
                path,
                **told,  # type: ignore[arg-type]
                refuse=refuse,
                limits=documents.Limits.of(settings),
                fallback=settings.fallback_encoding,
            )
            for document in watch(found):
                yield _name(path), document, text.read(document, gazetteer=gazetteer)
        except SourceError as error:
            refuse(error)


def _name(path: Path) -> str:
    return "standard input" if path == documents.STDIN else path.name


def run(
    source: Path,
    target: Path | None,
    *,
    told: Mapping[str, object],
    why: bool,
    settings: "Settings",
    refuse: Refusals,
    watch: Watch,
    unread: Unread,
) -> None:
    """Read a JSONL file of documents and write one line of figures for each, in order."""
    with ExitStack() as stack:
        stream = stack.enter_context(_open(source, "rb", SourceError))
        out = stack.enter_context(_open(target or documents.STDIN, "wb", StoreError))
        advance = stack.enter_context(_progress(source))
        found = jsonl.scan(
            _counted(jsonl.lines(stream, settings.document_bytes), advance),
            str(source),
            fallback=settings.fallback_encoding,
            details=dict(told),
            refuse=refuse,
        )
        for line, refused in lines(watch(found), settings, why=why):
            out.write(line)
            unread.add(refused=refused)
        out.flush()


def lines(found: Iterable[Document], settings: "Settings", *, why: bool = False) -> Iterator[Line]:
    """One line of figures for each document, in order."""
    if settings.jobs == 1:
        gazetteer = options.gazetteer(settings.home)
        for document in found:
            yield _line(document, gazetteer, why)
    else:
        for batch in _parallel(found, settings, why):
            yield from batch


def _line(document: Document, gazetteer: "Gazetteer", why: bool) -> Line:
    found = text.read(document, gazetteer=gazetteer)
    line = export.reading(document, found, why=why)
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE), found.refused is not None


def _batch(found: list[Document], home: Path, why: bool) -> list[Line]:
    gazetteer = options.gazetteer(home)
    return [_line(document, gazetteer, why) for document in found]


def _parallel(found: Iterable[Document], settings: "Settings", why: bool) -> Iterator[list[Line]]:
    """Batches in order; no more than a few for each process are held."""
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(settings.jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[Line]]] = deque()
        for batch in _batches(found):
            waiting.append(pool.submit(_batch, batch, settings.home, why))
            if len(waiting) >= settings.jobs * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _batches(found: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in found:
        batch.append(document)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _counted(
    found: Iterable[bytes | None], advance: Callable[[int], None]
) -> Iterator[bytes | None]:
    for line in found:
        yield line
        advance(len(line or b""))


def _open(path: Path, mode: str, wrong: type[MetricsError]) -> AbstractContextManager[BinaryIO]:
    """The file, or the standard stream for ``-``, which stays open; what goes wrong is named."""
    if path == documents.STDIN:
        return nullcontext(sys.stdin.buffer if mode == "rb" else sys.stdout.buffer)
    try:
        return cast(BinaryIO, path.open(mode))
    except OSError as error:
        raise wrong(f"{path}: {error.strerror or error}") from error


@contextmanager
def _progress(path: Path) -> Iterator[Callable[[int], None]]:
    """A bar over the bytes of the file, on a terminal only."""
    if not sys.stderr.isatty() or path == documents.STDIN:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    columns = ("reading", BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=path.stat().st_size)
        yield lambda size: progress.update(task, advance=size)
