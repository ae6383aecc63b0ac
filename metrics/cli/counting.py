"""``humetrics quantities``: every quantity of a text, in the three forms of an answer."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import orjson

from metrics import documents, export, lexicon, text
from metrics.cli import output, shown
from metrics.cli.languages import Foreign, Unread
from metrics.cli.options import Format
from metrics.model import Document, Mention
from metrics.text import language


class Counted(NamedTuple):
    """A document with its quantities, or with the reason why it was not read."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    refused: str | None = None


def run(file: Path, lang: str | None, form: Format) -> None:
    """Write the quantities of each document of a file."""
    foreign, unread = Foreign(lang), Unread()
    found = _counted(map(count, foreign.watch(documents.load(file, lang=lang))), unread)
    if form is Format.TABLE:
        _tables(found, file.name)
    elif form is Format.JSONL:
        for one in found:
            sys.stdout.write(orjson.dumps(_line(one)).decode() + "\n")
    else:
        export.write_csv(export.MENTION_NAMES, _rows(found), sys.stdout)
    foreign.end()
    unread.end()


def _counted(found: Iterable[Counted], unread: Unread) -> Iterator[Counted]:
    for one in found:
        unread.add(refused=one.refused is not None)
        yield one


def count(document: Document) -> Counted:
    """The quantities of a document in the language that it names or seems to be in."""
    lang = document.lang or language.detect(document.text)
    if lang in lexicon.languages():
        return Counted(document, text.quantities(document.text, lang))
    told = f"no lexicon for the language {lang!r}" if lang else "the language cannot be told"
    return Counted(document, (), f"{told}; --lang takes: {', '.join(lexicon.languages())}")


def _tables(found: Iterator[Counted], name: str) -> None:
    out = output.console()
    for document, mentions, refused in found:
        out.print(shown.heading(document, name))
        if refused:
            out.print(f"  not read: {refused}", markup=False)
        elif mentions:
            out.print(shown.mentions(document.text, mentions))
        else:
            out.print("  no quantity\n")


def _line(one: Counted) -> dict[str, object]:
    line: dict[str, object] = {
        "id": one.document.external_id or one.document.id,
        "quantities": [export.mention(mention) for mention in one.mentions],
    }
    return line | ({"refused": one.refused} if one.refused else {})


def _rows(found: Iterator[Counted]) -> Iterator[dict[str, object]]:
    """The rows of all documents; one that is not read has none, and is named beside them."""
    for document, mentions, refused in found:
        if refused:
            output.say(f"{document.external_id or document.id}: not read: {refused}")
        for mention in mentions:
            yield export.mention_row(document.text, mention)
