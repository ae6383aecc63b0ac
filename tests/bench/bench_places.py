"""Speeds of places, measured on this machine: ``python tests/bench/bench_places.py``.

Start-up and memory are those of a fresh process that does nothing else.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from metrics.places import add, default

SAMPLES = Path(__file__).parents[2] / "metrics" / "samples"
FRESH = """
import pathlib, resource, sys, time
start = time.perf_counter()
from metrics.places import default, loaded
imported = time.perf_counter()
loaded(pathlib.Path(sys.argv[1])) if len(sys.argv) > 1 else default()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(imported - start, time.perf_counter() - imported, peak)
"""


def best_of(times: int, run: "list[str]") -> float:
    """The shortest processor time to find the names of these texts: others' work only adds."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        for text in run:
            default().names(text)
        spent.append(time.process_time() - start)
    return min(spent)


def say(name: str, value: str, wanted: str = "") -> None:
    sys.stdout.write(f"{name:42} {value:>12} {wanted:>12}\n")


def fresh(title: str, *folder: str) -> None:
    """Import, load and memory of a process of its own, the best of three."""
    command = [sys.executable, "-c", FRESH, *folder]
    runs = [
        [
            float(part)
            for part in subprocess.run(command, capture_output=True, check=True).stdout.split()
        ]
        for _ in range(3)
    ]
    say(f"{title}: import", f"{min(run[0] for run in runs):.2f} s")
    say(f"{title}: ready after", f"{min(run[1] for run in runs):.2f} s", "≤ 0.5 s")
    say(f"{title}: memory of the process", f"{max(run[2] for run in runs):.0f} MB", "≤ 150 MB")


def with_units(count: int) -> None:
    """The same with a list of units loaded, as long as that of all P-codes; and its loading."""
    head = "Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n"
    units = (f"TCD,2,TD99{number:06},Unit {number:x},TD99,2030-01-01\n" for number in range(count))
    with TemporaryDirectory() as folder:
        path, home = Path(folder) / "list.csv", Path(folder) / "places"
        path.write_text(head + "TCD,1,TD99,Bench,TCD,2030-01-01\n" + "".join(units))
        start = time.process_time()
        add(path, home)
        say(f"load a list of {count:,} units", f"{time.process_time() - start:.2f} s")
        fresh("with it", str(home))


def matching() -> None:
    """Names in the sample reports, one by one and as one long text."""
    reports = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.rglob("*.txt"))]
    reports = reports or [path.read_text(encoding="utf-8") for path in SAMPLES.rglob("*.*")]
    size = sum(len(text.encode()) for text in reports)
    times = max(1, 1_000_000 // size)
    say(
        "names in reports",
        f"{times * size / best_of(3, reports * times) / 1e6:.1f} MB/s",
        "≥ 3 MB/s",
    )
    long = ["\n\n".join(reports * times)]
    say(
        "names in one long text",
        f"{len(long[0].encode()) / best_of(3, long) / 1e6:.1f} MB/s",
        "≥ 3 MB/s",
    )


def resolving() -> None:
    """Phrases to codes, and one that is found nowhere."""
    for phrase in ("southern Idlib", "Khan Shaikhoun", "Nowhereville"):
        default().resolve(phrase, ["SYR"])  # keys of a country are made once
        start = time.process_time()
        for _ in range(200):
            default().resolve(phrase, ["SYR"])
        say(f"resolve {phrase!r}", f"{(time.process_time() - start) / 200 * 1e6:.0f} µs")


if __name__ == "__main__":
    fresh("as shipped")
    with_units(33_000)
    matching()
    resolving()
