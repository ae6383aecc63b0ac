"""The files of a folder, in order of name; links that lead out of it are not followed."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from metrics.errors import SourceError, shown

HIDDEN = (".", "~$")  # the second are the locks that Office leaves beside open files


def walk(
    folder: Path, refuse: Callable[[SourceError], None], avoid: Path | None = None
) -> Iterator[Path]:
    """Each file below a folder that is not hidden; links that lead out of it are refused by name.

    Links to folders are not followed, so that none leads round in a circle.
    """
    inside = folder.resolve()
    for place, folders, names in os.walk(folder, onerror=lambda error: refuse(_unreadable(error))):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(HIDDEN) and (not avoid or Path(place, name).resolve() != avoid)
        )
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith(HIDDEN):
                continue
            if path.is_symlink() and not _target(path).is_relative_to(inside):
                refuse(SourceError(f"{shown(path)}: a link that leads out of the folder"))
            else:
                yield path


def _target(link: Path) -> Path:
    """Where a link leads; of one that leads round in a circle, itself (`resolve` would raise)."""
    return Path(os.path.realpath(link))


def _unreadable(error: OSError) -> SourceError:
    return SourceError(f"{shown(error.filename)}: {error.strerror or error}")
