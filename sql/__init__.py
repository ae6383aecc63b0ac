"""The SQL files of Humetrics: schema, estimates, totals, indicators, views, checks.

Every file holds one object and starts with a header of comment lines, ``-- key: value``; a line
``--   more`` carries on the value above it.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class SqlFile(NamedTuple):
    """One file: its name without ``.sql``, its header and its statement."""

    name: str
    header: Mapping[str, str]
    body: str


@cache
def folder(name: str) -> tuple[SqlFile, ...]:
    """Give the files of a folder, by name."""
    root = files(__name__).joinpath(name)
    found = root.iterdir() if root.is_dir() else ()
    texts = {file.name: file.read_text("utf-8") for file in found if file.name.endswith(".sql")}
    return tuple(parse(name.removesuffix(".sql"), text) for name, text in sorted(texts.items()))


@cache
def one(name: str, part: str) -> SqlFile:
    """Give one file of a folder: one("estimates", "default")."""
    return next(file for file in folder(name) if file.name == part)


def parse(name: str, text: str) -> SqlFile:
    """Part the header of a file from its statement."""
    header: dict[str, str] = {}
    lines = text.splitlines()
    at = last = 0
    key = ""
    for at, line in enumerate(lines):
        if not line.startswith("--"):
            break
        word, colon, value = line[2:].strip().partition(":")
        if colon and not line.startswith("--  ") and word.islower():
            key = word.strip().replace(" ", "_")
            header[key] = value.strip()
        elif key:
            header[key] += " " + line[2:].strip()
        last = at
    del last
    return SqlFile(name, header, "\n".join(lines[at:]).strip().rstrip(";"))
