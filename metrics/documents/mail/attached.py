"""The attachments of a mail: files of known formats and mails are read, others named."""

from collections.abc import Iterator, Sequence
from email.message import Message
from logging import getLogger
from typing import TypeAlias

from metrics.documents import detect
from metrics.documents.limits import Found, Terms
from metrics.documents.mail import headers
from metrics.errors import SourceError, shown

log = getLogger(__name__)

Mail: TypeAlias = "Message[str, str]"
UNNAMED = "unnamed"


def read(parts: Sequence[Mail], where: str, terms: Terms, depth: int) -> Iterator[Found]:
    """The documents of the attachments; a warning names those that are left out."""
    left: list[str] = []
    for part in parts:
        name = shown(headers.words(part.get_filename()) or UNNAMED)
        try:
            yield from _one(part, f"{where}: {name}", terms, depth)
        except _NotReadError:
            left.append(f"{name} ({part.get_content_type()})")
        except SourceError as error:
            yield error
    if left:
        log.warning("%s: attachments left out: %s", where, ", ".join(left))


class _NotReadError(Exception):
    """An attachment is of no format that is read, such as a logo."""


def _one(part: Mail, where: str, terms: Terms, depth: int) -> Iterator[Found]:
    if part.get_content_maintype() == "message":
        yield from _mails(part, where, terms, depth)
        return
    if part.get_content_maintype() in ("image", "audio", "video"):
        raise _NotReadError
    raw = part.get_payload(decode=True)
    name = headers.words(part.get_filename())
    if not isinstance(raw, bytes) or not name:
        raise _NotReadError
    kind = detect.kind(name, raw[: detect.HEAD], where)
    if kind.name == "plain" and not name.lower().endswith(kind.suffixes):
        raise _NotReadError
    limit = terms.limits.of_file(packed=kind.packed)
    if len(raw) > limit:
        raise SourceError(f"{where}: over {limit:,} bytes, the limit for such a file")
    yield from kind.reader()(raw, where, terms)


def _mails(part: Mail, where: str, terms: Terms, depth: int) -> Iterator[Found]:
    from metrics.documents.mail import DEEPEST, of_mail

    if depth >= DEEPEST:
        raise SourceError(f"{where}: parts nested more than {DEEPEST} deep")
    inner = part.get_payload()
    for mail in inner if isinstance(inner, list) else []:
        if isinstance(mail, Message):
            yield from of_mail(mail, where, terms, depth + 1)
