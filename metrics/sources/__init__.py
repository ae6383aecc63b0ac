"""Datasets: tables of publishers, recognised by what they hold, each read by its card.

`found` goes through the tables of a file and says which card reads each; `stage` turns one into
claims. A publisher is one card in ``cards/`` (see README.md), and rarely a module in ``shapes/``;
a table that no card fits is read by its HXL tags, if it has some.
"""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from metrics.errors import DataError
from metrics.sources import hxl
from metrics.sources.card import Card, own, shipped
from metrics.sources.recognition import recognise, renamed
from metrics.sources.staging import MEMORY, Staged, Told, bounded, stage, stage_in
from metrics.sources.tables import Table, read

__all__ = [
    "MEMORY",
    "Card",
    "Found",
    "Staged",
    "Table",
    "Told",
    "bounded",
    "found",
    "own",
    "shipped",
    "stage",
    "stage_in",
    "unread",
]


class Found(NamedTuple):
    """One table of a file, and the card that reads it; None where none does."""

    table: Table
    card: Card | None


def found(
    path: Path, cards: Sequence[Card], *, limit: int, fallback: str, publisher: str | None = None
) -> Iterator[Found]:
    """The tables of a file, in its order, under the names of the card that reads them.

    ``publisher`` is whose the tables are that are read by their tags.
    """
    for table in read(path, limit=limit, fallback=fallback):
        card = recognise(table, cards)
        if card is not None:
            yield Found(_shaped(renamed(table, card)._replace(path=path), card), card)
        else:
            yield Found(table, hxl.card_of(table, publisher))


def unread(table: Table) -> str:
    """Why no card reads a table."""
    tagged = any(tag.strip() for tag in table.tags)
    return hxl.none_of_ours(table) if tagged else "no card fits, and no row holds HXL tags"


def _shaped(table: Table, card: Card) -> Table:
    if card.shape is None:
        return table
    try:
        module = import_module(f"metrics.sources.shapes.{card.shape}")
    except ModuleNotFoundError as error:
        raise DataError(f"card {card.name}: no shape {card.shape!r}") from error
    shaped: Table = module.shape(table)
    return shaped
