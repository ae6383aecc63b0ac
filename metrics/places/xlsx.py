"""Sheets of an xlsx file as rows of text: enough for gazetteers, safe with hostile files.

Sizes are checked before anything is unpacked; entities of XML are refused; a cell beyond the last
named column is never kept, so a sheet of 16,000 empty columns costs nothing.
"""

import re
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
    RuntimeError,
)
_COLUMN = re.compile(r"[A-Z]+")
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKED = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def sheets(path: Path) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Each sheet's name and its rows."""
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
            yield sheet.get("name", ""), _rows(path, archive, f"xl/{target}", strings)


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
    """Elements as they end. A document type is what entity bombs need, and no sheet has one."""
    head = file.read(2048)
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise SourceError(f"{path.name}: holds an XML document type; refused")
    file.seek(0)
    for _, element in iterparse(file, events=("end",)):
        yield element


def _strings(path: Path, archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    found = []
    with archive.open("xl/sharedStrings.xml") as file:
        for element in _parsed(path, file):
            if element.tag == f"{_SHEET}si":
                found.append("".join(t.text or "" for t in element.iter(f"{_SHEET}t")))
                element.clear()
    return found


def _rows(
    path: Path, archive: zipfile.ZipFile, name: str, strings: list[str]
) -> Iterator[list[str]]:
    """The rows of a sheet. They are asked for after `sheets` gave them: errors are caught here."""
    width = total = wide = 0
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
            cells = _cells(element, strings)
            element.clear()
            width = width or max(cells, default=-1) + 1
            yield [cells.get(place, "") for place in range(width)]


def _cells(row: Element, strings: list[str]) -> dict[int, str]:
    """The filled cells by column; one that does not say where it stands follows the one before."""
    found, place = {}, -1
    for cell in row:
        place = _column(cell.get("r", ""), place + 1)
        if place < COLUMNS and (text := _value(cell, strings)):
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
    if cell.get("t") == "s" and text.isdigit() and int(text) < len(strings):
        return strings[int(text)].strip()
    return text.removesuffix(".0").strip()
