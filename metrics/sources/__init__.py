"""Datasets: tables of publishers, recognised by what they hold, each read by its card.

`found` goes through the tables of a file and says which card reads each; `stage` turns one into
claims. A publisher is one card in ``cards/`` (see README.md), and rarely a module in ``shapes/``.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from metrics.errors import DataError
from metrics.sources.card import Card, own, shipped
from metrics.sources.recognition import recognise, renamed
from metrics.sources.staging import Staged, Told, stage
from metrics.sources.tables import Table, read

__all__ = ["Card", "Found", "Staged", "Table", "Told", "found", "own", "shipped", "stage"]


class Found(NamedTuple):
    """One table of a file, and the card that reads it; None where none does."""

    table: Table
    card: Card | None


def found(path: Path, cards: Sequence[Card], *, limit: int, fallback: str) -> Iterator[Found]:
    """The tables of a file, in its order, under the names of the card that reads them."""
    for table in read(path, limit=limit, fallback=fallback):
        card = recognise(table, cards)
        yield Found(_shaped(renamed(table, card), card) if card else table, card)


def _shaped(table: Table, card: Card) -> Table:
    if card.shape is None:
        return table
    try:
        module = import_module(f"metrics.sources.shapes.{card.shape}")
    except ModuleNotFoundError as error:
        raise DataError(f"card {card.name}: no shape {card.shape!r}") from error
    shaped: Table = module.shape(table)
    return shaped
