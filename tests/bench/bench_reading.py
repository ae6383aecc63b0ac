"""Speed of the reading on this machine: ``make bench``.

A file of labelled documents may be given instead of the sample reports:
``python tests/bench/bench_reading.py documents.jsonl``. What else the machine does only adds, so
each figure is the best of several runs, in seconds of this process.
"""

import cProfile
import importlib.util
import math
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from metrics import build, documents, quantities, read, store
from metrics.model import Document

SAMPLES = Path(__file__).parents[2] / "metrics" / "samples"
STATIONS = Path(__file__).parents[2] / "metrics"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)


def best_of(times: int, run: Callable[[], object]) -> float:
    """The shortest time of several runs."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        run()
        spent.append(time.process_time() - start)
    return min(spent)


def say(name: str, value: str) -> None:
    sys.stdout.write(f"{name:42} {value:>14}\n")


def long_text(reports: Sequence[Document], size: int) -> str:
    """The reports again and again, to a length."""
    whole = "\n\n".join(one.text for one in reports)
    return "\n\n".join([whole] * (size // len(whole) + 1))[:size]


def reading(reports: Sequence[Document]) -> None:
    size = sum(len(one.text.encode()) for one in reports)
    figures = sum(len(read(one).figures) for one in reports)  # words and places load here, once
    spent = best_of(7, lambda: [read(one) for one in reports])
    say(f"{len(reports)} reports, {figures} figures, warm", f"{size / spent / 1e6:.3f} MB/s")
    plain = best_of(3, lambda: [quantities(one.text) for one in reports])
    say("their quantities alone", f"{size / plain / 1e6:.3f} MB/s")


def growth(reports: Sequence[Document]) -> None:
    """How time grows with the length of one document, and of one line."""
    for name, joint in (("document", "\n"), ("line", " ")):
        spent = []
        for size in SIZES:
            text = long_text(reports, size)
            text = text if joint == "\n" else " ".join(text.split())
            long = Document(id="long", text=text, lang="en")
            spent.append(best_of(1, lambda long=long: read(long)))
            say(f"one {name} of {size / 1000:,.0f} kB", f"{size / spent[-1] / 1e6:.3f} MB/s")
        # the shortest length is too short to be measured well
        power = math.log(spent[-1] / spent[1]) / math.log(SIZES[-1] / SIZES[1])
        say("time grows with length to the power of", f"{power:.2f}")


def stations(reports: Sequence[Document]) -> None:
    """Where the time goes, by module, as a profiler sees it."""
    profile = cProfile.Profile()
    profile.runcall(lambda: [read(one) for one in reports])
    spent: dict[str, float] = {}
    whole = 0.0
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():
        path = Path(file)
        known = path.is_relative_to(STATIONS)
        module = path.relative_to(STATIONS).with_suffix("").as_posix() if known else "Python's own"
        spent[module] = spent.get(module, 0.0) + own
        whole += own
    for module, own in sorted(spent.items(), key=lambda item: -item[1])[:14]:
        say(f"  {module}", f"{100 * own / whole:.0f} %")


def compared(reports: Sequence[Document]) -> None:
    """Another reader of quantities beside it, where it is installed."""
    if importlib.util.find_spec("quantulum3") is None:
        say("quantulum3", "not installed")
        return
    from quantulum3 import parser

    size = sum(len(one.text.encode()) for one in reports)
    spent = best_of(1, lambda: [parser.parse(one.text) for one in reports])
    say("quantulum3 on the same reports", f"{size / spent / 1e6:.3f} MB/s")


def loading(reports: Sequence[Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = store.Home(Path(folder))
        spent = best_of(1, lambda: store.load_documents(home, reports))
        say(f"load {len(reports)} documents", f"{spent:.2f} s")
        say("build", f"{best_of(1, lambda: build.build(home)):.2f} s")


if __name__ == "__main__":
    given = list(documents.load(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES))
    for measure in (reading, stations, growth, compared, loading):
        measure(given)
