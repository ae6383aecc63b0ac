"""Speed of reading files into documents on this machine, each format on files made here.

Beside a format stands the bare library below it, where there is one: what the main text, the order
and the tables cost. Seconds on the clock, readers included; each figure is the best of several.
"""

import importlib.util
import io
import sys
import tempfile
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import orjson

from metrics.documents import load

MADE = Path(__file__).parents[1] / "documents" / "conftest.py"
SENTENCE = "At least 50 people were killed in the shelling of Idlib on Sunday, witnesses said. "
PAGES = 10  # of a PDF
SMALL = 5_000  # text files of one folder
RUNS = 3


def texts(n: int) -> list[str]:
    """The paragraphs of a report of some 13 kB, other ones for each number."""
    return [f"{n}.{m}: {SENTENCE * 4}" for m in range(40)]


def page(n: int) -> bytes:
    menu = "".join(f"<li><a href='/{m}'>Item {m}</a></li>" for m in range(200))
    body = "".join(f"<p>{words}</p>" for words in texts(n))
    return f"<html><body><ul>{menu}</ul><article>{body}</article></body></html>".encode()


def pdf(n: int) -> bytes:
    spec = importlib.util.spec_from_file_location("made", MADE)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    lines = [(72, 760 - 14 * line, f"{n}.{line}: {SENTENCE}") for line in range(45)]
    cells = [(72 + 150 * (m % 3), 110 - 15 * (m // 3), f"{m:,}") for m in range(12)]
    return made.pdf(*[[*lines, *cells]] * PAGES)


def docx(n: int) -> bytes:
    from docx import Document

    made, out = Document(), io.BytesIO()
    for words in texts(n):
        made.add_paragraph(words)
    made.save(out)
    return out.getvalue()


def mail(n: int) -> bytes:
    made = EmailMessage()
    made["MIME-Version"] = "1.0"
    made.set_content("\n\n".join(texts(n)))
    return made.as_bytes()


def feed(n: int) -> bytes:
    items = "".join(
        f"<item><title>{n}.{m}</title><description>{words}</description></item>"
        for m, words in enumerate(texts(n))
    )
    return f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()


def reliefweb(n: int) -> bytes:
    items = [{"id": m, "fields": {"title": "x", "body": words}} for m, words in enumerate(texts(n))]
    return orjson.dumps({"data": items * 10})


def plain(n: int) -> bytes:
    return "\n\n".join(texts(n)).encode()


def jsonl(n: int) -> bytes:
    return b"\n".join(orjson.dumps({"text": words}) for words in texts(n) * 10)


def main_texts(raws: list[bytes]) -> None:
    from trafilatura import extract

    for raw in raws:
        extract(raw)


def bare_pages(raws: list[bytes]) -> None:
    import pypdfium2

    for raw in raws:
        for one in pypdfium2.PdfDocument(raw):
            one.get_textpage().get_text_bounded()


FORMATS = {
    "a.txt": (plain, 1, None),
    "a.jsonl": (jsonl, 1, None),
    "a.json": (reliefweb, 1, None),
    "a.html": (page, 1, ("trafilatura", main_texts)),
    "a.pdf": (pdf, PAGES, ("pypdfium2", bare_pages)),
    "a.docx": (docx, 1, None),
    "a.rss": (feed, 1, None),
    "a.eml": (mail, 1, None),
}


def best_of(run: Callable[[], object]) -> float:
    """The shortest time of several runs."""
    spent = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return min(spent)


def say(name: str, *told: str) -> None:
    sys.stdout.write(f"{name:28}" + "".join(f"{one:>22}" for one in told) + "\n")


def speed(raws: list[bytes], pages: int, seconds: float) -> tuple[str, str]:
    size = sum(map(len, raws)) / 1e6
    return f"{len(raws) * pages / seconds:,.0f} pages/s", f"{size / seconds:.2f} MB/s"


def of_format(name: str, folder: Path) -> None:
    """The speed of one format, and of its library alone."""
    make, pages, below = FORMATS[name]
    raws = [make(n) for n in range(20)]
    place = folder / name[2:]
    place.mkdir()
    for n, raw in enumerate(raws):
        (place / f"{n}{name[1:]}").write_bytes(raw)
    say(name[2:], *speed(raws, pages, best_of(lambda: list(load(place)))))
    if below:
        title, run = below
        say(f"  {title} alone", *speed(raws, pages, best_of(lambda: run(raws))))


def small(folder: Path) -> None:
    """A folder of many small text files, as a collector leaves them."""
    place = folder / "small"
    place.mkdir()
    for n in range(SMALL):
        (place / f"{n}.txt").write_text(f"{n}: {SENTENCE}")
    seconds = best_of(lambda: sum(1 for _ in load(place)))
    say(f"{SMALL:,} text files of 100 B", f"{SMALL / seconds:,.0f} files/s")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        for one in FORMATS:
            of_format(one, Path(name))
        small(Path(name))


if __name__ == "__main__":
    main()
