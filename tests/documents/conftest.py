"""Files for the tests, made here: small PDFs written by hand, Word files by python-docx."""

import io
from collections.abc import Callable, Iterable

import pytest

Line = tuple[float, float, str]  # from the left, from the foot, words (raised ones in carets)
SIZE = 12


def _runs(words: str) -> list[tuple[str, bool]]:
    """Words, and those between carets, which are set smaller and higher."""
    return [(run, bool(n % 2)) for n, run in enumerate(words.split("^"))]


def _run(words: str, above: bool) -> str:
    shown = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    size, rise = (0.65 * SIZE, SIZE / 3) if above else (SIZE, 0)
    return f"/F1 {size} Tf {rise} Ts ({shown}) Tj "


def stream(lines: Iterable[Line]) -> bytes:
    shown = "".join(
        f"BT 1 0 0 1 {x} {y} Tm {''.join(_run(*run) for run in _runs(words))} ET\n"
        for x, y, words in lines
    )
    return shown.encode("cp1252")


def pdf(*pages: Iterable[Line], info: str = "", count: int | None = None, extra: str = "") -> bytes:
    """A PDF with a line of text at each place of its pages."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count or len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        body = stream(lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(body), body))
    objects.append(f"<< {info} >>".encode("cp1252"))
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for n, one in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (n, one))
    start, size = out.tell(), len(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R {extra} >>\n"
    out.write(f"{trailer}startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return pdf


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """A Word file of paragraphs (words) and tables (lists of rows)."""

    def make(*blocks: str | list[list[str]], title: str = "") -> bytes:
        from docx import Document

        made = Document()
        made.core_properties.title = title
        for block in blocks:
            if isinstance(block, str):
                made.add_paragraph(block)
                continue
            table = made.add_table(rows=len(block), cols=len(block[0]))
            for row, cells in zip(table.rows, block, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()

    return make


@pytest.fixture
def read(tmp_path, caplog):
    """Documents of bytes under a name; `read.refused` and `read.warned` tell of the rest."""
    from metrics.documents import load

    class Read:
        refused: list[str]

        def __call__(self, raw: bytes | str, name: str, **told: object):
            path = tmp_path / name
            path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
            refused: list[Exception] = []
            found = list(load(path, refuse=refused.append, **told))
            self.refused = [str(one).removeprefix(f"{tmp_path}/") for one in refused]
            return found

        @property
        def warned(self) -> str:
            return caplog.text

    return Read()
