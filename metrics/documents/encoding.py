"""Bytes to text: byte order marks, then UTF-8, then the fallback that the settings name.

Text that the fallback would garble (Arabic or Cyrillic read as Western letters) is read in the
encoding that fits it.
"""

import codecs
import re
from logging import getLogger

log = getLogger(__name__)

DECLARED = re.compile(
    rb"""(?i)<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})"""
    rb"""|<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?([\w.:-]{2,40})"""
)
HEAD = 4_096  # bytes in which a page declares it (HTML demands the first 1,024)
# What the names stand for in pages, https://encoding.spec.whatwg.org/#names-and-labels
MEANT = {"latin-1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
MEANT |= {"tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030"}
# Codecs that a page may name: others, such as punycode, are no encodings of pages and can be slow.
KNOWN = re.compile(
    r"utf-(?:8|16|32)(?:-[lb]e)?|cp\d+|iso8859-\d+|koi8-\w|gb\w+|big5\w*|euc_\w+|shift_jis\w*"
    r"|iso2022_\w+|mac-\w+"
)
# Encodings of scripts whose letters a Western fallback shows as accents throughout.
SCRIPTS = (
    *("cp1251", "koi8_r", "koi8_u", "cp866", "cp1256", "iso8859_6", "cp1253", "cp1255", "cp874"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
SAMPLE = 20_000  # bytes that tell

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


def page(raw: bytes, where: str, fallback: str) -> str:
    """The text of a page: by its mark, as UTF-8, as it declares, or by the fallback."""
    name = _declared(raw[:HEAD])
    if marked(raw) or not name or name.startswith("utf"):
        return decode(raw, where, fallback)
    try:
        return raw.decode("utf-8")  # what is valid UTF-8 beyond ASCII is nothing else
    except UnicodeDecodeError:
        return raw.decode(name, "replace")


def _declared(head: bytes) -> str | None:
    """The encoding that the head of a page names, if there is such a one."""
    found = DECLARED.search(head)
    return codec((found[1] or found[2]).decode("ascii")) if found else None


def codec(label: str) -> str | None:
    """The codec of a name as used in pages and mails."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = MEANT.get(name, name)
    return name if KNOWN.fullmatch(name) else None


def _mend(raw: bytes, where: str, fallback: str) -> str:
    """A file with a few bad bytes among good UTF-8 stays UTF-8; else the fallback is meant."""
    text = raw.decode("utf-8", "replace")
    bad = text.count(REPLACED)
    if sum(character > "\x7f" for character in text) - bad >= bad:
        return _counted(text, where, "utf-8")
    text, name = raw.decode(fallback, "replace"), fallback
    if _is_garbled(text[:SAMPLE]) and (guessed := _guess(raw[:SAMPLE])):
        text, name = raw.decode(guessed, "replace"), guessed
    log.warning("%s: %d bytes are not UTF-8; read as %s", where, bad, name)
    return text


def _is_garbled(text: str) -> bool:
    """Whether most letters are Latin ones with accents, as no language writes."""
    letters = [letter for letter in text if letter.isalpha() or letter == REPLACED]
    odd = sum("\x7f" < letter < "\u024f" or letter == REPLACED for letter in letters)
    return 2 * odd > len(letters)


def _guess(sample: bytes) -> str | None:
    """The encoding of another script that fits, if one does."""
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=list(SCRIPTS)).best()
    return found.encoding if found else None


def _counted(text: str, where: str, name: str) -> str:
    bad = text.count(REPLACED)
    if bad:
        log.warning("%s: %d places are not %s; shown as %s", where, bad, name, REPLACED)
    return text
