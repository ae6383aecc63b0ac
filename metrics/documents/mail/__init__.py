"""E-mails (.eml): the text, and each attached file or mail as a document of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import TypeAlias

from metrics.documents import html
from metrics.documents.encoding import codec, decode
from metrics.documents.html import blocks
from metrics.documents.identity import document
from metrics.documents.limits import Found, Terms
from metrics.documents.mail import attached, headers
from metrics.documents.tidy import tidy
from metrics.errors import SourceError

SAVED = re.compile(r"<?Saved by ")  # Chrome, Edge and Internet Explorer name themselves so
DEEPEST = 50  # parts within parts
PARTS = 1_000
RICHER = 4  # times as much text in the HTML: then the plain text only says "see the HTML"
Mail: TypeAlias = "Message[str, str]"


@dataclass
class Parts:
    """What a mail is made of, in order."""

    plain: list[Mail] = field(default_factory=list)
    html: list[Mail] = field(default_factory=list)
    attached: list[Mail] = field(default_factory=list)


def read(raw: bytes, where: str, terms: Terms) -> Iterator[Found]:
    """The document of a mail, then those of its attachments."""
    try:
        mail = message_from_bytes(raw)
        if SAVED.search(str(mail["From"])):
            yield _page(mail, where, terms)
        else:
            yield from of_mail(mail, where, terms, 0)
    except RecursionError as error:
        raise SourceError(f"{where}: parts nested more than {DEEPEST} deep") from error


def _page(mail: Mail, where: str, terms: Terms) -> Found:
    """The page that a browser saved in the form of a mail; when it was saved is no date of it."""
    pages = _parts(mail, where, 0).html
    if not pages:
        raise SourceError(f"{where}: a saved page without HTML")
    return html.page(_words(pages[0], where, terms), where, terms)


def of_mail(mail: Mail, where: str, terms: Terms, depth: int) -> Iterator[Found]:
    """The documents of a mail that may itself be attached to another."""
    try:
        parts, told = _parts(mail, where, depth), headers.read(mail)
        text = _text(parts, where, terms)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise SourceError(f"{where}: not a readable mail ({error})") from error
    given = terms._replace(details={**terms.details, **told})
    if text:
        yield document(text, given.details, where)
    elif not parts.attached:
        raise SourceError(f"{where}: no text to read")
    # an attachment has a title and an address of its own, or none
    shared = {k: v for k, v in given.details.items() if k not in ("title", "url", "id")}
    yield from attached.read(parts.attached, where, terms._replace(details=shared), depth)


def _parts(mail: Mail, where: str, depth: int) -> Parts:
    """The leaves of a mail, sorted; iterative, for mails can be nested at will."""
    found, waiting, count = Parts(), [(mail, depth)], 0
    while waiting:
        part, deep = waiting.pop()
        count += 1
        if deep > DEEPEST or count > PARTS:
            raise SourceError(f"{where}: parts nested more than {DEEPEST} deep, or over {PARTS:,}")
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            inner = [one for one in part.get_payload() if isinstance(one, Message)]
            waiting += [(one, deep + 1) for one in reversed(inner)]
        elif part.get_content_type() not in ("text/plain", "text/html") or part.get_filename():
            found.attached.append(part)
        elif part.get_content_type() == "text/html":
            found.html.append(part)
        else:
            found.plain.append(part)
    return found


def _text(parts: Parts, where: str, terms: Terms) -> str:
    """The plain text; the HTML where there is none, or one that says much more."""
    plain = tidy("\n\n".join(_plain(part, where, terms) for part in parts.plain))
    pages = (blocks.of_html(_words(part, where, terms), where) for part in parts.html)
    rich = tidy("\n\n".join(pages)) if parts.html else ""
    return rich if len(rich) > RICHER * len(plain) else plain


def _plain(part: Mail, where: str, terms: Terms) -> str:
    """A plain text; in "flowed" ones a space at the end of a line goes on (RFC 3676)."""
    text = _words(part, where, terms).replace("\r\n", "\n")
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    return text.replace("\n-- \n", "\n--\n").replace(" \n", " ") if flowed else text


def _words(part: Mail, where: str, terms: Terms) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    name = codec(part.get_content_charset() or "")
    if name in (None, "utf-8", "cp1252"):  # what mails claim wrongly; UTF-8 shows itself
        return decode(raw, where, terms.fallback)
    return raw.decode(str(name), "replace")
