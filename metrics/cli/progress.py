"""A bar over the bytes of all files, with the rate and the time left; on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metrics.loading import Inputs
    from metrics.store import Written


@contextmanager
def progress(inputs: "Inputs") -> Iterator[Callable[["Written"], None]]:
    """Show how far a load is; what is given back hears of each batch that is in."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[documents]:,} documents, {task.fields[rate]:,.0f}/s"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=inputs.measure() or None, documents=0, rate=0.0)

        def advance(batch: "Written") -> None:
            done = bar.tasks[0]
            documents = done.fields["documents"] + batch.documents
            rate = documents / max(done.elapsed or 0.0, 0.001)
            bar.update(task, advance=batch.size, documents=documents, rate=rate)

        yield advance
