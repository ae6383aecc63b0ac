"""Speed of the reading on this machine: ``make bench``.

A file of labelled documents may be given instead of the sample reports:
``python tests/bench/bench_reading.py documents.jsonl``. What else the machine does only adds, so
each figure is the best of several runs, in seconds of this process.
"""

import cProfile
import importlib.util
import math
import pstats
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from metrics import build, documents, quantities, read, store
from metrics.model import Document

SAMPLES = Path(__file__).parents[2] / "metrics" / "samples"
STATIONS = Path(__file__).parents[2] / "metrics"
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
FIRST = 100_000  # bytes that a fresh process reads first, where there are as many
FRESH = """
import sys, time
from pathlib import Path
from metrics import documents, read
start = time.process_time()
size = 0
for one in documents.load(Path(sys.argv[1])):
    read(one)
    size += len(one.text.encode())
    if size > int(sys.argv[2]):
        break
print(size, size / (time.process_time() - start) / 1e6)
"""


def best_of(times: int, run: Callable[[], object]) -> float:
    """The shortest time of several runs."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        run()
        spent.append(time.process_time() - start)
    return min(spent)


def say(name: str, value: str, beside: str = "") -> None:
    sys.stdout.write(f"{name:42} {value:>14} {beside:>10}".rstrip() + "\n")


def long_text(reports: Sequence[Document], size: int) -> str:
    """The reports again and again, to a length."""
    whole = "\n\n".join(one.text for one in reports)
    return "\n\n".join([whole] * (size // len(whole) + 1))[:size]


def size_of(reports: Sequence[Document]) -> int:
    return sum(len(one.text.encode()) for one in reports)


def reading(reports: Sequence[Document]) -> None:
    """The reading and its numbers alone, each beside another reader of quantities."""
    figures = sum(len(read(one).figures) for one in reports)  # words and places load here, once
    whole = size_of(reports) / best_of(7, lambda: [read(one) for one in reports]) / 1e6
    plain = size_of(reports) / best_of(3, lambda: [quantities(one.text) for one in reports]) / 1e6
    other = quantulum(reports)
    say("quantulum3, which reads quantities", f"{other:.3f} MB/s" if other else "not installed")
    for name, speed in (
        (f"{len(reports)} reports, {figures} figures, warm", whole),
        ("their quantities alone", plain),
    ):
        say(name, f"{speed:.3f} MB/s", f"{speed / other:.0f} times" if other else "")


def quantulum(reports: Sequence[Document]) -> float:
    """The speed of quantulum3 on the same texts, without its classifier, in MB/s; 0 where it is
    not installed."""
    if importlib.util.find_spec("quantulum3") is None:
        return 0.0
    with warnings.catch_warnings(action="ignore"):
        from quantulum3 import parser

    parser.parse("3 km")  # its units load here, once
    return size_of(reports) / best_of(2, lambda: [parser.parse(one.text) for one in reports]) / 1e6


def fresh(path: Path) -> None:
    """The first texts of a process, with the loading of words and places."""
    command = [sys.executable, "-c", FRESH, str(path), str(FIRST)]
    runs = [subprocess.run(command, capture_output=True, check=True).stdout.split() for _ in "123"]
    speed = max(float(found) for _, found in runs)
    say(f"the first {int(runs[0][0]) / 1000:.0f} kB of a process", f"{speed:.3f} MB/s")


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


def loading(reports: Sequence[Document]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = store.Home(Path(folder))
        spent = best_of(1, lambda: store.load_documents(home, reports))
        say(f"load {len(reports)} documents", f"{spent:.2f} s")
        say("build", f"{best_of(1, lambda: build.build(home)):.2f} s")


if __name__ == "__main__":
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    given = list(documents.load(path))
    fresh(path)
    for measure in (reading, stations, growth, loading):
        measure(given)
