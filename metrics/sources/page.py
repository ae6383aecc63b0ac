"""The page of datasets, made from the cards: ``python -m metrics.sources.page > DATASETS.md``."""

import sys
from collections.abc import Iterator, Sequence

from metrics.lexicon import measures
from metrics.sources.card import Card, Said, shipped

HEAD = """# Datasets that are read

Made from the cards in `cards/`, one for each; write it anew with
`python -m metrics.sources.page > metrics/sources/DATASETS.md`. A table is recognised by its
columns, whatever its file is called. Files: CSV and its like, XLSX, JSON, JSON lines, GeoJSON; a
table of any other publisher is read by its HXL tags, or by a card of your own (`README.md` beside
this page). What a publisher lets be passed on: `yes` (all), `excerpt` (the numbers of single rows),
`aggregate` (sums only), `no`.
"""


def page(cards: Sequence[Card]) -> str:
    """The page, as Markdown."""
    return "\n".join([HEAD, *_table(cards), "", *(line for card in cards for line in _one(card))])


def _table(cards: Sequence[Card]) -> Iterator[str]:
    yield "| dataset | publisher | what is counted | licence | passed on |"
    yield "|---|---|---|---|---|"
    for card in cards:
        counted = ", ".join(dict.fromkeys(name for said in card.claims for name in _measures(said)))
        told = f"{counted or 'nothing: left out'} | {card.licence} | {card.redistribute} |"
        yield f"| [{card.title}](#{card.name}) | {card.publisher} | {told}"


def _measures(said: Said) -> Iterator[str]:
    told = said.measure
    words = (*told.words.values(), *told.find.values(), *filter(None, [told.default]))
    yield from (name for name in words if name in measures())


def _one(card: Card) -> Iterator[str]:
    yield f'## <a id="{card.name}"></a>{card.title}'
    yield ""
    yield from (part for part in (card.about, card.url) if part)
    yield ""
    needed = (*card.recognise.columns, *card.recognise.tags)
    yield f"- recognised by: {', '.join(f'`{name}`' for name in needed)}"
    yield f"- a row is known by: {', '.join(card.key) or 'all that is taken of it'}"
    months = (f"month of {card.slice_month}",) if card.slice_month else ()
    if parts := (*card.slice, *months):
        yield f"- a newer dated edition replaces whole: each {', '.join(parts)}"
    for rule in card.leave:
        told = "; ".join(f"{name} {_words(words)}" for name, words in rule.only.items())
        yield f"- rows left out ({told}): {rule.reason}"
    for reason, columns in card.ignored.items():
        yield f"- columns left alone, {reason}: {', '.join(columns)}"
    yield ""


def _words(words: Sequence[str]) -> str:
    known = {"": "empty", "*": "filled"}
    return " or ".join(known.get(word, word) for word in words)


if __name__ == "__main__":
    sys.stdout.write(page(shipped()))
