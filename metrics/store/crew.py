"""Processes that work for one that writes."""

import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process
from types import TracebackType
from typing import ParamSpec, Self, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


class Crew:
    """Hands out work; the answers come as futures. One job needs no process beside this one."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        self._pool = (
            ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
            if jobs > 1
            else None
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the processes end; after an error, without doing what waits."""
        if self._pool:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def submit(self, work: Callable[P, T], *args: P.args, **named: P.kwargs) -> "Future[T]":
        """Have something done: by a process, else here and at once."""
        if self._pool is None:
            return here(work, *args, **named)
        return self._pool.submit(work, *args, **named)


def here(work: Callable[P, T], *args: P.args, **named: P.kwargs) -> "Future[T]":
    """Do something at once."""
    done: Future[T] = Future()
    done.set_result(work(*args, **named))
    return done


def _begin() -> None:
    """Leave Ctrl-C to the process that writes, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
