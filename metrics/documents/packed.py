"""Parts of a zip, each within limits that are checked before anything is unpacked."""

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from metrics.errors import SourceError

SQUEEZED = 400  # times that a file may shrink; text shrinks some 10 times, zip bombs 1,000
FREE = 2**20  # bytes that may unpack from whatever they were
# What parts of a zip and of XML are not readable with; the last is an encrypted one.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, LookupError),
    *(NotImplementedError, EOFError, OSError, RuntimeError),
)


def opened(raw: bytes, where: str, limit: int) -> zipfile.ZipFile:
    """The zip, unless it would unpack to more than the limit, or shrank as no text does."""
    archive = zipfile.ZipFile(BytesIO(raw))
    unpacked = sum(info.file_size for info in archive.infolist())
    if unpacked > limit or unpacked > max(FREE, SQUEEZED * len(raw)):
        raise SourceError(
            f"{where}: unpacks to {unpacked / 2**20:,.0f} MB from {len(raw) / 2**20:.1f} MB; "
            f"refused (limit {limit / 10**6:,.0f} MB, {SQUEEZED}-fold)"
        )
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
