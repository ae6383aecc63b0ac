"""Sheets of an xlsx file as rows of text: enough for gazetteers, safe with hostile files.

Sizes are checked before anything is unpacked; entities of XML are refused; a cell beyond the last
named column is never kept, so a sheet of 16,000 empty columns costs nothing.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError, iterparse

from metrics.errors import SourceError
from metrics.places import packed

LARGEST = 256 * 1024 * 1024
CELLS = 20_000_000
# As many columns as Excel has; a reference beyond them is no cell.
COLUMNS = 16_384
LONGEST = 1 << 20  # letters of a cell; Excel holds 32,767
LAST = 1_048_576  # rows of a sheet in Excel
WITHIN = 1 << 20  # elements of one row or one text
# What the parts of a zip and of XML are not readable with; the last is an encrypted one.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ParseError,
    ValueError,
    LookupError,
    NotImplementedError,
    EOFError,
    OSError,
    OverflowError,
    struct.error,
    RuntimeError,
)
DEEPEST = 100
_COLUMN = re.compile(r"[A-Z]+")
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WHOLE = frozenset(f"{_SHEET}{tag}" for tag in ("row", "si"))
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKED = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def sheets(path: Path, *, ragged: bool = False) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Each sheet's name and its rows: as wide as the first, or ``ragged``, as wide as each is."""
    with _readable(path), zipfile.ZipFile(path) as archive:
        packed.check(archive, path.name, LARGEST)
        if "xl/workbook.xml" not in archive.namelist():
            raise SourceError(f"{path.name}: a zip and no xlsx; unpack it, load what is in it")
        strings = _strings(path, archive)
        targets = {
            e.get("Id"): e.get("Target", "")
            for e in _elements(path, archive, "xl/_rels/workbook.xml.rels", _PACKED)
        }
        for sheet in _elements(path, archive, "xl/workbook.xml", _SHEET, "sheet"):
            target = targets.get(sheet.get(_LINK), "").lstrip("/").removeprefix("xl/")
            yield sheet.get("name", ""), _rows(path, archive, f"xl/{target}", strings, ragged)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """What is broken in the file, as the error that names it."""
    try:
        yield
    except _BROKEN as error:
        raise SourceError(f"{path.name}: not a readable xlsx file ({error})") from error


def _elements(
    path: Path, archive: zipfile.ZipFile, name: str, space: str, tag: str = "Relationship"
) -> list[Element]:
    with archive.open(name) as file:
        return [e for e in _parsed(path, file) if e.tag == f"{space}{tag}"]


def _parsed(path: Path, file: IO[bytes]) -> Iterator[Element]:
    """Elements as they end, those within a row or a text with it; none is held any longer."""
    above: list[Element] = []
    whole = within = 0
    for event, element in iterparse(_Plain(path, file), events=("start", "end")):
        if event == "start":
            above.append(element)
            whole += element.tag in _WHOLE
            within = within + 1 if whole else 0
            if within > WITHIN or len(above) > DEEPEST:
                raise SourceError(f"{path.name}: a row or a text of more than {WITHIN:,} parts")
            continue
        above.pop()
        whole -= element.tag in _WHOLE
        yield element
        if above and not whole:
            within = 0
            above[-1].remove(element)


class _Plain:
    """XML without a document type, which entity bombs need and no sheet has."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path, self.file, self.before = path, file, b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes, in whatever encoding of one or two bytes a letter."""
        block = self.file.read(size)
        seen = self.before + block.replace(b"\x00", b"")
        if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
            raise SourceError(f"{self.path.name}: holds an XML document type; refused")
        self.before = seen[-len("<!DOCTYPE") :]
        return block


def _strings(path: Path, archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    with archive.open("xl/sharedStrings.xml") as file:
        texts = (e for e in _parsed(path, file) if e.tag == f"{_SHEET}si")
        return ["".join(t.text or "" for t in text.iter(f"{_SHEET}t")) for text in texts]


def _rows(
    path: Path, archive: zipfile.ZipFile, name: str, strings: list[str], ragged: bool
) -> Iterator[list[str]]:
    """The rows of a sheet. They are asked for after `sheets` gave them: errors are caught here."""
    width = total = wide = last = 0
    with _readable(path), archive.open(name) as file:
        for element in _parsed(path, file):
            wide += element.tag == f"{_SHEET}c"  # counted as they come, or one row holds them all
            if total + wide > CELLS or wide > COLUMNS:
                raise SourceError(
                    f"{path.name}: more than {CELLS:,} cells in a sheet or {COLUMNS:,} in a row"
                )
            if element.tag != f"{_SHEET}row":
                continue
            total, wide = total + wide, 0
            cells = _cells(path, element, strings)
            own = max(cells, default=-1) + 1
            width = own if ragged else width or own
            total += width if ragged else 0  # a cell far to the right is a row of empty ones
            number = _number(element, last + 1)
            yield from ([] for _ in range(number - last - 1 if ragged else 0))  # rows left out
            last = number
            yield [cells.get(place, "") for place in range(width)]


def _number(row: Element, following: int) -> int:
    """Where a row stands; one that does not say, or says nonsense, follows the one before."""
    said = row.get("r", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 8 else following
    return number if following <= number <= LAST else following


def _cells(path: Path, row: Element, strings: list[str]) -> dict[int, str]:
    """The filled cells by column; one that does not say where it stands follows the one before."""
    found, place = {}, -1
    for cell in row:
        place = _column(cell.get("r", ""), place + 1)
        if place < COLUMNS and (text := _value(cell, strings)):
            if len(text) > LONGEST:
                raise SourceError(f"{path.name}: a cell of more than {LONGEST:,} letters")
            found[place] = text
    return found


def _column(reference: str, following: int) -> int:
    letters = _COLUMN.match(reference)
    if letters is None:
        return following
    place = 0
    for letter in letters.group()[:4]:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _value(cell: Element, strings: list[str]) -> str:
    inline = cell.find(f"{_SHEET}is")
    if inline is not None:
        return "".join(t.text or "" for t in inline.iter(f"{_SHEET}t")).strip()
    value = cell.find(f"{_SHEET}v")
    text = (value.text or "") if value is not None else ""
    kind = cell.get("t")
    if kind == "s":
        return _shared(text, strings)
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    formula = cell.find(f"{_SHEET}f")
    if not text and formula is not None:  # never calculated: told, not taken for empty
        return f"={formula.text or ''}"
    return text.removesuffix(".0").strip()


def _shared(text: str, strings: list[str]) -> str:
    known = text.isascii() and text.isdigit() and len(text) < 10 and int(text) < len(strings)
    return strings[int(text)].strip() if known else text
