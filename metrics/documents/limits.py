"""What a file may cost before it is refused, and what is told about it from outside."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Self

from metrics.errors import SourceError
from metrics.model import Document
from metrics.settings import Settings


class Limits(NamedTuple):
    """The limits that the settings of the same names document."""

    document_bytes: int = Settings.model_fields["document_bytes"].default
    file_bytes: int = Settings.model_fields["file_bytes"].default
    unpacked_bytes: int = Settings.model_fields["unpacked_bytes"].default
    pdf_pages: int = Settings.model_fields["pdf_pages"].default
    file_seconds: float = Settings.model_fields["file_seconds"].default
    reader_bytes: int = Settings.model_fields["reader_bytes"].default

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The limits of the settings in force."""
        return cls(
            settings.document_bytes,
            settings.file_bytes,
            settings.unpacked_bytes,
            settings.pdf_pages,
            settings.file_seconds,
            settings.reader_bytes,
        )

    def of_file(self, *, packed: bool) -> int:
        """The most bytes of a file, by whether other things than text take up its room."""
        return max(self.file_bytes, self.document_bytes) if packed else self.document_bytes


class Terms(NamedTuple):
    """How a file is read: details from outside, which fill what it leaves open, and limits."""

    details: Mapping[str, object] = {}
    fallback: str = "cp1252"
    limits: Limits = Limits()


Found = Document | SourceError  # an error that is given, not raised, is of one part of a file
Reader = Callable[[bytes, str, Terms], Iterator[Found]]
