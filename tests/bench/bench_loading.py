"""Speed and memory of loading on this machine: ``python tests/bench/bench_loading.py N REPORTS``.

N documents (2,000 if not given) of REPORTS sample reports each (1) are made from a seed: half as
files of a folder, half as lines of one JSONL file. Each load is a process of its own; memory is
what it and the processes that it starts hold together at most. What else the machine does adds to
the time.
"""

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from metrics import loading, store
from metrics.store import documents, share
from metrics.store.plan import Planner

SAMPLES = Path(__file__).parents[2] / "metrics" / "samples"
SEED = 20190506
LOAD = "from metrics.cli import main\nif __name__ == '__main__':\n    main()\n"
PAGE = os.sysconf("SC_PAGE_SIZE")


def say(name: str, value: str) -> None:
    sys.stdout.write(f"{name:58} {value:>16}\n")
    sys.stdout.flush()


def reports(count: int, size: int) -> Iterator[str]:
    """Texts of `size` sample reports each, every one another."""
    chance = random.Random(SEED)
    samples = [path.read_text() for path in sorted(SAMPLES.glob("*.txt"))]
    for number in range(count):
        yield f"Report {number}.\n\n" + "\n\n".join(chance.choices(samples, k=size))


def make(folder: Path, count: int, size: int) -> int:
    """Write the documents; how many bytes they are."""
    written = 0
    with (folder / "lines.jsonl").open("w") as lines:
        for number, text in enumerate(reports(count, size)):
            written += len(text)
            if number % 2:
                line = {"id": f"r-{number}", "publisher": f"Office {number % 9}", "text": text}
                lines.write(json.dumps(line) + "\n")
            else:
                place = folder / "files" / f"{number // 1000:04}"
                place.mkdir(parents=True, exist_ok=True)
                (place / f"{number:07}.txt").write_text(text)
    return written


def held(process: int) -> int:
    """Bytes that a process and those below it hold; what they share is counted for each."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
        threads = Path(f"/proc/{process}/task").iterdir()
        below = [name for one in threads for name in (one / "children").read_text().split()]
    except OSError:
        return 0
    return pages * PAGE + sum(held(int(name)) for name in below)


def worked(process: int) -> float:
    """Processor seconds of a process by now, without those of the processes below it."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Ran(NamedTuple):
    """What one load took; `writer` and `all` are processor seconds, which others do not change."""

    seconds: float
    held: int
    writer: float
    all: float


def run(home: Path, texts: Path, *options: str) -> Ran:
    """Run one load in a process of its own."""
    script = texts.with_suffix(".py")
    script.write_text(LOAD)
    told = ("--lang", "en", "--date", "2019-05-06", *options)
    start, most, writer = time.perf_counter(), 0, 0.0
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(
        [sys.executable, str(script), "--home", str(home), "load", str(texts), *told],
        stdout=subprocess.DEVNULL,
    ) as child:
        while child.poll() is None:
            most, writer = max(most, held(child.pid)), max(writer, worked(child.pid))
            time.sleep(0.1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(time.perf_counter() - start, most, writer, spent)


def tell(name: str, count: int, ran: Ran) -> None:
    """Say how fast one load was and what it held."""
    say(name, f"{count / ran.seconds:,.0f} documents/s")
    say("  documents for each second of a processor", f"{count / ran.all:,.0f}")
    say("  share of the process that writes", f"{100 * ran.writer / ran.all:.0f} %")
    say("  memory in all, at most", f"{ran.held / 1e6:,.0f} MB")


@contextmanager
def timed(spent: dict[str, float], name: str, owner: object, method: str) -> Iterator[None]:
    """Add up the time of all calls of a function, without that of others so timed within it."""
    whole = getattr(owner, method)

    def call(*args: object, **named: object) -> object:
        start, before = time.perf_counter(), sum(spent.values())
        try:
            return whole(*args, **named)
        finally:
            within = sum(spent.values()) - before
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - start - within

    setattr(owner, method, call)
    yield
    setattr(owner, method, whole)


def shares(texts: Path, home: Path) -> None:
    """Where the time of one process goes."""
    spent: dict[str, float] = {}
    inputs = loading.Inputs([str(texts)], lambda _: None)
    terms = loading.Terms("en")
    start = time.perf_counter()
    with (
        timed(spent, "reading of texts, and claims", share, "read"),
        timed(spent, "asking what is known", Planner, "plan"),
        timed(spent, "writing to the ledger", documents.Loading, "_write"),
    ):
        loading.load(store.Home(home), inputs, terms, loading.Ear(lambda _: None), store.Tally())
    whole = time.perf_counter() - start
    spent["files, start and the rest"] = whole - sum(spent.values())
    for name, seconds in spent.items():
        say(f"  {name}", f"{100 * seconds / whole:.0f} %")


def main(count: int, size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        texts = Path(name, "texts")
        texts.mkdir()
        written = make(texts, count, size)
        say(f"{count:,} documents", f"{written / 1e6:.1f} MB")
        for jobs in (1, 2):
            home = Path(name, f"home-{jobs}")
            tell(f"load, {jobs} job(s)", count, run(home, texts, "--jobs", str(jobs)))
        tell("the same again", count, run(home, texts, "--jobs", "2"))
        shares(texts, Path(name, "home"))


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:3] if one.isdecimal()]
    main(*(given + [2000, 1][len(given) :]))
