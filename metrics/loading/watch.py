"""Which files of a folder are new or changed, and complete: looked at again and again.

A file is complete when it is, at two looks in a row, as large and as old. Programs that write a
file under another name (or a hidden one) and then rename it are safest.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from metrics.loading.inputs import Found


class Watch:
    """What was seen of files at the last look, and whether it was handed out."""

    def __init__(self) -> None:
        self._seen: dict[Path, tuple[Found, bool]] = {}

    def ready(self, found: Iterable[Found]) -> Iterator[Found]:
        """Look again: files that did not change since the last look, each state of them once."""
        seen: dict[Path, tuple[Found, bool]] = {}
        ready = []
        for file in found:
            before, given = self._seen.get(file.path, (None, False))
            stable = file == before
            if stable and not given:
                ready.append(file)
            seen[file.path] = (file, stable)
        self._seen = seen
        return iter(ready)
