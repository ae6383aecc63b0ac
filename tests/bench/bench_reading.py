"""Speeds, measured on this machine: ``make bench``; one line a measurement."""

import math
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from metrics import build, documents, read, store

SAMPLES = Path(__file__).parents[2] / "metrics" / "samples"


def best_of(times: int, run: Callable[[], object]) -> float:
    """The shortest time of several runs: what else the machine does only adds."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return min(spent)


def say(name: str, value: str) -> None:
    sys.stdout.write(f"{name:42} {value:>12}\n")


def reading() -> None:
    reports = list(documents.load(SAMPLES))
    size = sum(len(one.text.encode()) for one in reports)
    read(reports[0])  # words and places are loaded once for each process
    spent = best_of(5, lambda: [read(one) for one in reports])
    say("sample reports", f"{size / spent / 1000:,.0f} kB/s")
    whole = "\n\n".join(one.text for one in reports)
    spans = []
    for times in (10, 40):
        long = reports[0].model_copy(update={"text": "\n\n".join([whole] * times)})
        spent = best_of(2, lambda long=long: read(long))
        spans.append((len(long.text), spent))
        say(f"one document of {len(long.text) / 1000:,.0f} kB", f"{spent:.2f} s")
    (small, short), (large, long_time) = spans
    power = math.log(long_time / short) / math.log(large / small)
    say("time grows with length to the power of", f"{power:.2f}")


def loading() -> None:
    reports = list(documents.load(SAMPLES))
    with tempfile.TemporaryDirectory() as folder:
        home = store.Home(Path(folder))
        spent = best_of(1, lambda: store.load_documents(home, reports))
        say(f"load {len(reports)} documents", f"{spent:.2f} s")
        say("build", f"{best_of(1, lambda: build.build(home)):.2f} s")


if __name__ == "__main__":
    reading()
    loading()
