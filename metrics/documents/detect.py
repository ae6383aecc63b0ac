"""What kind of file this is, by its first bytes; the name only helps where bytes leave it open."""

from metrics.documents.encoding import marked
from metrics.documents.formats import FOREIGN, FORMATS, Format
from metrics.documents.opening import HEAD, Opening
from metrics.errors import SourceError

__all__ = ["HEAD", "kind"]

OLE = b"\xd0\xcf\x11\xe0"  # old Office, and the wrapping of a new file under a password
LOCKED = "EncryptedPackage".encode("utf-16-le")
NEW = (".docx", ".docm", ".xlsx", ".pptx")


def kind(name: str, head: bytes, where: str | None = None) -> Format:
    """The format of a file; one that no reader takes raises, with what it looks like."""
    where = where or name
    for magic, title in FOREIGN:
        if head.startswith(magic):
            raise SourceError(f"{where}: {title}")
    opening = Opening(name, head)
    if head.startswith(OLE):
        raise SourceError(f"{where}: {_ole(opening)}")
    found = next(one for one in FORMATS if one.sign(opening))
    if b"\x00" in head and not (found.binary or marked(head)):
        raise SourceError(f"{where}: not a text file (it holds NUL bytes)")
    if found.name == "plain" and opening.words.startswith("<?xml"):
        raise SourceError(f"{where}: XML that is no feed and no page")
    return found


def _ole(opening: Opening) -> str:
    if opening.suffix in NEW or LOCKED in opening.head:
        return "protected by a password"
    return "an old Office or Outlook file; save it as docx, pdf or eml"
