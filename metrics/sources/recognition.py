"""Which card a table belongs to, by its columns or its HXL tags; never by the name of the file."""

from collections.abc import Mapping, Sequence

from metrics.sources.card import Card
from metrics.sources.tables import Table


def recognise(table: Table, cards: Sequence[Card]) -> Card | None:
    """The card whose demands the table meets; of several the one that demands most."""
    columns = {fold(name) for name in table.columns}
    tags = {tag(one) for one in table.tags if one}
    fitting = [card for card in cards if _fits(card, columns, tags)]
    return max(fitting, key=_demands, default=None)


def renamed(table: Table, card: Card) -> Table:
    """The table under the card's names for its columns, whatever their case and blanks."""
    ours = {fold(name): name for name in (*card.taken, *card.left, *card.recognise.columns)}
    ours |= {fold(old): new for new, olds in card.rename.items() for old in olds}
    names = tuple(ours.get(fold(name), name) for name in table.columns)
    theirs: Mapping[str, str] = dict(zip(names, table.columns, strict=True))
    return table._replace(
        columns=names,
        batches=lambda wanted, refuse: (
            batch.rename_columns([batch.schema.names[0], *wanted])
            for batch in table.batches([theirs[name] for name in wanted], refuse)
        ),
    )


def fold(name: str) -> str:
    """A column's name without case and blanks at its ends."""
    return " ".join(name.split()).casefold()


def tag(text: str) -> str:
    """An HXL tag in one form: "#adm1 +Name +en" is "#adm1+en+name"."""
    parts = [part.strip().lower() for part in text.replace(" ", "").split("+")]
    return "+".join([parts[0], *sorted(parts[1:])])


def _fits(card: Card, columns: set[str], tags: set[str]) -> bool:
    needed = card.recognise
    found = columns | {
        fold(new) for new, olds in card.rename.items() if any(fold(old) in columns for old in olds)
    }
    return (
        _demands(card) > 0
        and all(fold(name) in found for name in needed.columns)
        and all(tag(one) in tags for one in needed.tags)
        and not any(fold(name) in found for name in needed.without)
    )


def _demands(card: Card) -> int:
    return len(card.recognise.columns) + len(card.recognise.tags)
