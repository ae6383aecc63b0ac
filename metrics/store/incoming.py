"""Documents on their way in, and how they are bundled to be written together."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from metrics.model import Document

BATCH = 500  # documents that are written together,
CHARACTERS = 4_000_000  # or as many as have that much text: bounds the memory


class Incoming(NamedTuple):
    """A document, with what is to be known of its file.

    `name` is what messages call it, `size` the bytes of the file that are done with it, `file` the
    hash of the file as it is, if it may stay shut the next time. A batch ends where a file is
    `whole`, so that all of it goes in at once or nothing.
    """

    document: Document
    name: str = ""
    size: int = 0
    file: bytes = b""
    whole: bool = True


class Shut(NamedTuple):
    """A file that was loaded as it is now: opened only if that would change anything."""

    file: bytes
    size: int
    open: Callable[[], Iterable[Incoming]]


def batches(found: Iterable[Incoming | Shut]) -> Iterator[list[Incoming | Shut]]:
    """Bundle what comes in; only whole files end a bundle."""
    batch: list[Incoming | Shut] = []
    characters = 0
    for one in found:
        batch.append(one)
        whole = True
        if isinstance(one, Incoming):
            characters += len(one.document.text)
            whole = one.whole
        if whole and (len(batch) >= BATCH or characters >= CHARACTERS):
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
