"""Readers that stand apart: a process of their own, kept for the next file.

The libraries for PDF, pages and feeds are large, partly in C, and meet whatever was downloaded. A
file that breaks them, or takes too long or too much memory, ends their process and is refused by
name; the load goes on with a new one. Messages are JSON: nothing that comes from there is run.
"""

import atexit
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from logging import getLogger
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import Any, cast

import orjson

from metrics.documents.apart import messages
from metrics.documents.formats import Format
from metrics.documents.limits import Found, Terms
from metrics.errors import SourceError
from metrics.model import Document

log = getLogger(__name__)

SERVES = 500  # files of one process: what a library does not give back ends with it
PATIENCE = 2.0  # seconds that a process gets to end by itself
COMMAND = (sys.executable, "-X", "utf8", "-m", "metrics.documents.apart.child")


def read(kind: Format, raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The documents of a file, as its reader gives them."""
    answer = _ask(kind, raw, where, terms)
    for level, message in answer["logged"]:
        log.log(level, "%s", message)
    for record in answer["found"]:
        refused = record.get("refused")
        yield SourceError(refused) if refused else Document.model_validate(record)
    if answer["raised"]:
        raise SourceError(answer["raised"])


class Child:
    """One process and its pipes."""

    def __init__(self, memory: int) -> None:
        places = [place or os.curdir for place in sys.path]
        environ = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
        self.process = Popen(
            (*COMMAND, str(memory)), stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=environ
        )
        self.memory, self.served, self.owner = memory, 0, os.getpid()

    def ask(self, *parts: bytes) -> bytes | None:
        """The answer to a request; None where the process ended over it."""
        self.served += 1
        try:
            messages.send(self.process.stdin, *parts)
            return messages.receive(self.process.stdout)
        except OSError:
            return None

    def end(self) -> int:
        """End the process, by itself if it can; what it ended with."""
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what could not be sent is not wanted any more
                if pipe is not None:
                    pipe.close()
        try:
            return self.process.wait(PATIENCE)
        except TimeoutExpired:
            self.process.kill()
            return self.process.wait()


_idle: list[Child] = []


def _ask(kind: Format, raw: bytes, where: str, terms: Terms) -> dict[str, Any]:
    head = messages.request(kind.name, where, terms)
    child, start = _child(terms.limits.reader_bytes), time.monotonic()
    answer = child.ask(head, raw)
    if answer is None:
        code, limit = child.end(), terms.limits.file_seconds
        late = time.monotonic() - start >= limit
        reason = f"took more than {limit:g} seconds" if late else f"broke off ({_ending(code)})"
        raise SourceError(f"{where}: the reading of this {kind.title} file {reason}")
    if child.served < SERVES:
        _idle.append(child)
    else:
        child.end()
    return cast(dict[str, Any], orjson.loads(answer))


def _ending(code: int) -> str:
    """What a process ended with, for a person: a fault of a library, or out of memory."""
    return signal.Signals(-code).name if -code in set(signal.Signals) else f"code {code}"


def _child(memory: int) -> Child:
    """A process that waits, or a new one; those of before a fork or of other limits are let go."""
    with suppress(IndexError):  # other threads take some, too
        while child := _idle.pop():
            if child.owner != os.getpid():
                continue
            if child.memory == memory and child.process.poll() is None:
                return child
            child.end()
    return Child(memory)


@atexit.register
def close() -> None:
    """End the processes that wait."""
    while _idle:
        child = _idle.pop()
        if child.owner == os.getpid():
            child.end()
