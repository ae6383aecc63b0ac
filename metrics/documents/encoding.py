"""Bytes to text: byte order marks, then UTF-8, then the fallback that the settings name."""

import codecs
from logging import getLogger

log = getLogger(__name__)

REPLACED = "\ufffd"
MARKS = (  # the marks of UTF-32 begin like those of UTF-16, so they come first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def marked(raw: bytes) -> str | None:
    """The encoding that a byte order mark declares, if there is one."""
    return next((name for mark, name in MARKS if raw.startswith(mark)), None)


def decode(raw: bytes, where: str, fallback: str = "cp1252") -> str:
    """The text of the bytes; what is not UTF-8 is counted in a warning, and never stops a load."""
    name = marked(raw)
    if name:
        text = raw.decode(name, "replace").removeprefix("\ufeff")
        return _counted(text, where, name)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _mend(raw, where, fallback)


def _mend(raw: bytes, where: str, fallback: str) -> str:
    """A file with a few bad bytes among good UTF-8 stays UTF-8; else the fallback is meant."""
    text = raw.decode("utf-8", "replace")
    bad = text.count(REPLACED)
    if sum(character > "\x7f" for character in text) - bad >= bad:
        return _counted(text, where, "utf-8")
    log.warning("%s: %d bytes are not UTF-8; read as %s", where, bad, fallback)
    return raw.decode(fallback, "replace")


def _counted(text: str, where: str, name: str) -> str:
    bad = text.count(REPLACED)
    if bad:
        log.warning("%s: %d places are not %s; shown as %s", where, bad, name, REPLACED)
    return text
