"""One lexicon and one gazetteer serve many threads."""

from concurrent.futures import ThreadPoolExecutor

from metrics import read
from metrics.model import Document

TEXTS = [
    f"A raid on {place} killed {n} people, {n // 2} of them children, police said on Monday."
    for n, place in enumerate(["Homs", "Idlib", "Goma", "Kabul", "Mosul"] * 8, 10)
]


def document(n: int) -> Document:
    return Document(id=str(n), text=TEXTS[n], lang="en")


def test_threads_read_what_one_reads():
    alone = [read(document(n)) for n in range(len(TEXTS))]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda n: read(document(n)), range(len(TEXTS)))) == alone
