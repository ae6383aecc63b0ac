"""What a reader that stands apart is sent, and what it answers: lengths, then bytes of JSON."""

from collections.abc import Iterable
from typing import IO

import orjson

from metrics.documents.limits import Found, Limits, Terms
from metrics.errors import SourceError

SIZE = 8  # bytes that tell a length
LONGEST = 2**32  # bytes of a part


def send(pipe: IO[bytes] | None, *parts: bytes) -> None:
    """Write parts, each with its length."""
    if pipe is None:
        raise OSError("no pipe")
    for part in parts:
        pipe.write(len(part).to_bytes(SIZE, "big"))
        pipe.write(part)
    pipe.flush()


def receive(pipe: IO[bytes] | None) -> bytes | None:
    """One part; None where the other side ended."""
    size = pipe.read(SIZE) if pipe else b""
    if pipe is None or len(size) < SIZE:
        return None
    wanted = int.from_bytes(size, "big")
    if wanted > LONGEST:  # what a broken process may claim
        return None
    part = pipe.read(wanted)
    return part if len(part) == wanted else None


def request(kind: str, where: str, terms: Terms) -> bytes:
    """The head of a request; the bytes of the file follow."""
    return orjson.dumps([kind, where, dict(terms.details), terms.fallback, list(terms.limits)])


def asked(head: bytes) -> tuple[str, str, Terms]:
    """Format, name and terms of a request."""
    kind, where, details, fallback, limits = orjson.loads(head)
    return kind, where, Terms(details, fallback, Limits(*limits))


def answer(found: Iterable[Found], raised: str | None, logged: list[tuple[int, str]]) -> bytes:
    """What was found, in order; what ended the reading; what was logged."""
    listed = [
        {"refused": str(one)} if isinstance(one, SourceError) else one.model_dump() for one in found
    ]
    return orjson.dumps({"found": listed, "raised": raised, "logged": logged})
