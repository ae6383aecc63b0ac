"""``humetrics load --watch``: a folder is looked at until somebody says stop."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from metrics.cli import output
from metrics.cli.data import publish
from metrics.errors import SourceError, shown

if TYPE_CHECKING:
    from metrics.cli.loading import Run
    from metrics.loading import Found
    from metrics.store import LoadReport


def run(folder: Path, like: "Run", *, every: float, build: bool) -> None:
    """Load what is new or changed in a folder, until Ctrl-C or SIGTERM."""
    from metrics import loading

    if not folder.is_dir():
        raise SourceError(f"{shown(folder)}: no such folder")
    heard: set[str] = set()
    inputs = loading.Inputs(
        [str(folder)], lambda error: _once(str(error), heard), like.settings.home
    )
    watch = loading.Watch()
    output.say(f"watching {shown(folder)} every {every:g} seconds; Ctrl-C ends it")
    with _ending():
        while True:
            ready = list(watch.ready(inputs))
            if ready:
                _load(ready, like.again(), build=build)
            time.sleep(every)


def _load(ready: list["Found"], one: "Run", *, build: bool) -> None:
    one.load(ready, lambda _: None)
    one.tell()
    report = one.report
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    sys.stdout.write(f"{now} {len(ready):,} files, {report}\n")
    if build and _changed(report):
        sys.stdout.write(f"Published {publish(one.settings)}\n")
    sys.stdout.flush()


def _changed(report: "LoadReport") -> bool:
    rows = sum(counts["rows"] for counts in report.datasets.values())
    return bool(report.new or report.corrected or report.read or rows)


def _once(text: str, heard: set[str]) -> None:
    """Say what is wrong with the folder when it is first seen, not at each look."""
    if text not in heard:
        heard.add(text)
        output.say(text)


@contextmanager
def _ending() -> Iterator[None]:
    """End as asked: what is being written is written, and the exit code is 0."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        output.say("ended; what was loaded is in")
    finally:
        signal.signal(signal.SIGTERM, before)
