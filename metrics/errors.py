"""The errors of Humetrics, drawn once.

    MetricsError            500, exit 1    the root of all
    ├── DataError           500, exit 10   a file of ours is wrong (lexicon, card, SQL header)
    ├── SourceError         422, exit 11   a file that was handed in is wrong: file, row, value
    ├── StoreError          503, exit 12   the data folder cannot be read or written
    └── QueryError          400, exit 2    a question that cannot be answered
        ├── UnknownNameError   404         the name does not exist; says what does
        └── BadParameterError  422         a value is out of its range

``status`` is what HTTP answers, ``exit_code`` what the command line ends with. Text is never an
error: a number that cannot be placed becomes a `metrics.model.Miss`.
"""

from collections.abc import Iterable
from os import PathLike, fspath
from typing import ClassVar


def shown(name: str | PathLike[str]) -> str:
    """A name as errors and logs may show it: what is no letter, sign or space is escaped.

    A file name may hold line ends, commands to a terminal and bytes of no encoding.
    """
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "replace").decode()
        for letter in fspath(name)
    )


class MetricsError(Exception):
    """The root of all errors of this package; its text is written for the person who reads it."""

    status: ClassVar[int] = 500
    exit_code: ClassVar[int] = 1


class DataError(MetricsError):
    """A file shipped with the package (or a user's own of the same kind) is wrong."""

    exit_code = 10


class SourceError(MetricsError):
    """A file that was handed in is wrong; the text names file, row and value."""

    status = 422
    exit_code = 11


class StoreError(MetricsError):
    """The data folder cannot be read or written."""

    status = 503
    exit_code = 12


class QueryError(MetricsError):
    """A question that cannot be answered."""

    status = 400
    exit_code = 2


class UnknownNameError(QueryError):
    """A name that does not exist; the text lists close ones that do."""

    status = 404

    def __init__(self, kind: str, name: str, known: Iterable[str] = ()) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        listed = ", ".join(self.known)
        super().__init__(f"no {kind} {name!r}" + (f"; there are: {listed}" if listed else ""))

    def __reduce__(self) -> tuple[type, tuple[str, str, tuple[str, ...]]]:
        return type(self), (self.kind, self.name, self.known)


class BadParameterError(QueryError):
    """A value that is out of its range or contradicts another."""

    status = 422
