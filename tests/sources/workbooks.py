"""Workbooks for tests, written part by part, so that any part can be wrong."""

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{SPACE}"><sheetData>{rows}</sheetData></worksheet>'


def row(*cells: object) -> str:
    return f"<row>{''.join(map(cell, cells))}</row>"


def cell(value: object) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value}</v></c>"
    if str(value).startswith("<"):
        return str(value)
    return f'<c t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


def write(path: Path, sheets: Mapping[str, str], **parts: str) -> Path:
    """A workbook of sheets by name; ``parts`` are further files of the zip, or others for ours."""
    named = list(enumerate(sheets, start=1))
    files = {
        "xl/workbook.xml": f'<workbook xmlns="{SPACE}" xmlns:r="{LINK}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" r:id="r{at}"/>' for at, name in named)
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + "".join(
                f'<Relationship Id="r{at}" Target="worksheets/s{at}.xml"/>' for at, _ in named
            )
            + "</Relationships>"
        ),
        **{f"xl/worksheets/s{at}.xml": sheets[name] for at, name in named},
        **{f"xl/{name}.xml": text for name, text in parts.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path
