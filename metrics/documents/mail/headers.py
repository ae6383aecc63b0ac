"""What the head of a mail states: subject, name of the sender, day."""

from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from metrics.documents import stated
from metrics.documents.encoding import codec
from metrics.documents.tidy import one_line

LONGEST = 2_000  # letters of a header that are read


def read(mail: "Message[str, str]") -> dict[str, object]:
    """The details of a mail; those that are blank are left out."""
    day = stated.day(words(mail["Date"]))
    told: dict[str, object] = {
        "title": words(mail["Subject"]),
        "publisher": sender(words(mail["From"])),
        "published": day.isoformat() if day else None,
        "id": words(mail["Message-ID"]).strip("<>"),
        "lang": words(mail["Content-Language"]).partition(",")[0].partition("-")[0].lower(),
    }
    return {name: value for name, value in told.items() if value}


def words(value: object) -> str:
    """A header as text, its encoded words decoded."""
    told = str(value)[:LONGEST] if value is not None else ""
    try:
        parts = decode_header(told)
    except (MessageError, ValueError):
        return one_line(told)
    return one_line("".join(_decoded(raw, label) for raw, label in parts))


def sender(address: str) -> str:
    """The name of who sent it; of a bare address the domain alone, for a person's is theirs."""
    name, bare = parseaddr(address)
    return one_line(name) or bare.rpartition("@")[2]


def _decoded(raw: bytes | str, label: str | None) -> str:
    if isinstance(raw, str):
        return raw
    return raw.decode(codec(label or "") or "utf-8", "replace")
