"""Taking in the spool: documents, withdrawals and corrections that others handed in.

A file is taken away when all that it holds is in the ledger. A kill before that leaves it, and
taking it in again changes nothing: documents are known, the last correction counts.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from metrics import documents, store
from metrics.errors import SourceError
from metrics.model import Document
from metrics.places import Gazetteer
from metrics.store import Correction, Home, LoadReport, spool

_SOME = 500  # files that are taken in together


class Taken(NamedTuple):
    """What came of a spool."""

    documents: LoadReport
    withdrawn: int
    corrected: int
    refused: tuple[str, ...]


class _Order(NamedTuple):
    path: Path
    kind: str
    content: dict[str, Any]


def take(home: Home, *, gazetteer: Gazetteer | None = None, jobs: int = 1) -> Iterator[Taken]:
    """Take in what waits, some files at a time; each time tell what came of it."""
    while paths := list(spool.waiting(home))[:_SOME]:
        refused: list[str] = []
        orders = [order for path in paths if (order := _read(path, refused))]
        report = store.load_documents(home, _documents(orders), gazetteer=gazetteer, jobs=jobs)
        counts = {kind: _settle(home, kind, orders) for kind in ("withdrawal", "correction")}
        for order in orders:
            order.path.unlink(missing_ok=True)
        yield Taken(report, counts["withdrawal"], counts["correction"], tuple(refused))


def _read(path: Path, refused: list[str]) -> _Order | None:
    """One file; what is none of ours is put aside, so that it does not stop the others."""
    try:
        found = orjson.loads(path.read_bytes())
        order = _Order(path, str(found["kind"]), dict(found["content"]))
        _check(order)
        return order
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, SourceError) as error:
        refused.append(f"{path.name}: {error}")
        path.rename(path.with_suffix(".refused"))
        return None


def _check(order: _Order) -> None:
    if order.kind == "documents":
        list(_documents([order]))
    elif order.kind == "withdrawal":
        _withdrawal(order)
    elif order.kind == "correction":
        Correction(**order.content)
    else:
        raise ValueError(f"no such kind {order.kind[:40]!r}")


def _documents(orders: list[_Order]) -> Iterator[Document]:
    for order in orders:
        if order.kind == "documents":
            for record in order.content["documents"]:
                details = {name: value for name, value in record.items() if name != "text"}
                yield documents.document(record["text"], details, order.path.name)


def _settle(home: Home, kind: str, orders: list[_Order]) -> int:
    found = [order for order in orders if order.kind == kind]
    for order in found:
        if kind == "withdrawal":
            store.withdraw(home, *_withdrawal(order))
        else:
            store.correct(home, Correction(**order.content))
    return len(found)


def _withdrawal(order: _Order) -> tuple[str, str, str]:
    of, name, reason = (str(order.content[key]) for key in ("of", "name", "reason"))
    if of not in {"document", "claim", "dataset"}:
        raise ValueError(f"no such kind of thing {of[:40]!r}")
    return of, name, reason
