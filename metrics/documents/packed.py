"""Parts of a zip, each within limits that are checked before anything is unpacked."""

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from metrics.errors import SourceError
from metrics.places.packed import check

# What parts of a zip and of XML are not readable with; the last is an encrypted one.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, LookupError),
    *(NotImplementedError, EOFError, OSError, RuntimeError),
)


def opened(raw: bytes, where: str, limit: int) -> zipfile.ZipFile:
    """The zip, if it unpacks to no more than the limit."""
    archive = zipfile.ZipFile(BytesIO(raw))
    check(archive, where, limit)
    return archive


def part(archive: zipfile.ZipFile, name: str, where: str) -> etree._Element | None:
    """The XML of a part, None where there is none; entities and document types are refused."""
    if name not in archive.namelist():
        return None
    raw = archive.read(name)
    if b"<!DOCTYPE" in raw:  # before its entities are looked at
        raise SourceError(f"{where}: holds an XML document type; refused")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(raw, parser)
    if root.getroottree().docinfo.doctype:  # of another encoding
        raise SourceError(f"{where}: holds an XML document type; refused")
    return root
