"""What a run says of languages: texts that nothing could read, a ``--lang`` that looks wrong."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from metrics.cli.output import say
from metrics.errors import SourceError

if TYPE_CHECKING:
    from metrics.model import Document

CLEAR = 8  # words below which small words tell no language for sure


class Unread:
    """Counts the texts that were refused: a run that read none of its texts is no success."""

    def __init__(self) -> None:
        self.documents = self.refused = 0

    def add(self, *, refused: bool) -> None:
        """Count a text, and whether it was refused."""
        self.documents += 1
        self.refused += refused

    def end(self) -> None:
        """Leave with the exit code of a bad source if every text was refused."""
        if self.refused and self.refused == self.documents:
            raise typer.Exit(SourceError.exit_code)


class Foreign:
    """Counts the texts that are clearly in another language than the one ``--lang`` gives them."""

    def __init__(self, lang: str | None) -> None:
        self.lang = lang
        self.found: Counter[str] = Counter()

    def watch(self, found: Iterable["Document"]) -> Iterator["Document"]:
        """The same documents, looked at as they pass; those that name their language are not."""
        for document in found:
            self.see(document)
            yield document

    def see(self, document: "Document") -> None:
        """Look at one document."""
        from metrics.text import language

        if self.lang and document.lang == self.lang and len(document.text.split()) >= CLEAR:
            seems = language.detect(document.text)
            self.found.update({seems} if seems else ())

    def end(self) -> None:
        """One line, where texts look like another language."""
        del self.found[self.lang or ""]
        if self.found:
            told = ", ".join(f"{seems!r} ({n:,})" for seems, n in self.found.most_common())
            say(f"read as {self.lang!r} by --lang, though the text looks like: {told}")
