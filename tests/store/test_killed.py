"""kill -9 while one loads, builds, publishes and clears away: nothing that was said is lost.

A process that has all modules in memory forks a worker for each kill, so that a hundred kills take
a minute or two. The worker says each step once it is done; what it said must be there afterwards.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from metrics import snapshots
from metrics.snapshots import Keep

pytestmark = pytest.mark.slow

MOMENTS = 100
# What DuckDB does with its files Python does not see; the moments are for that.
FORKS = """
import os, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from conftest import Folder, document
import metrics.build
from metrics.snapshots import Keep
import orjson, pyarrow, tomllib

# What is computed in the middle takes most of the time and touches no file but the one it fills.
nothing = lambda *arguments, **named: None
metrics.build.reconcile = metrics.build.check = metrics.build.publication.shape_as_hapi = nothing

STEPS = ("os.rename", "os.remove", "os.symlink", "os.chmod", "open", "fcntl.flock")
home = Path({home!r})

def work(first, step):
    seen = 0
    def count(event, arguments):
        nonlocal seen
        if event in STEPS and str(home) in str(arguments[0] if arguments else ""):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
    folder, number = Folder(home), first
    while True:
        number += 1
        folder.load(document(f"1 killed in Hama on 2019-05-{{number % 28 + 1:02}} by S{{number}}"))
        print("loaded", number, flush=True)
        path = folder.build(Keep(newest=2, months=0))
        print("published", path.name, seen, flush=True)
        if step:
            os._exit(0)

print("ready", flush=True)
for line in sys.stdin:
    first, step = map(int, line.split())
    child = os.fork()
    if not child:
        work(first, step)
    print("worker", child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


class Workers:
    """Starts a worker at a time, kills it, and keeps what it said."""

    def __init__(self, home: Path) -> None:
        script = FORKS.format(tests=str(Path(__file__).parent), home=str(home))
        self._parent = subprocess.Popen(
            [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._left = b""
        self._until(b"ready")

    def run(self, first: int, step: int, seconds: float | None = None) -> list[list[str]]:
        """Let one work from a number on, until its step or so many seconds; what it said."""
        self._parent.stdin.write(f"{first} {step}\n".encode())
        self._parent.stdin.flush()
        (worker,) = (line[1] for line in self._until(b"worker") if line[0] == "worker")
        if seconds is not None:
            time.sleep(seconds)
            os.kill(int(worker), signal.SIGKILL)
        return self._until(b"gone")

    def _until(self, word: bytes) -> list[list[str]]:
        found = []
        while True:
            line, end, rest = self._left.partition(b"\n")
            if end:
                self._left = rest
                found.append(line.decode().split())
                if line.startswith(word):
                    return found
            else:
                assert select.select([self._parent.stdout], [], [], 60)[0], "nothing is said"
                more = os.read(self._parent.stdout.fileno(), 65536)
                assert more, "the process that forks workers has ended"
                self._left += more

    def end(self) -> None:
        self._parent.stdin.close()
        self._parent.wait(30)
        self._parent.stdout.close()


@pytest.fixture
def killed(folder, say):
    """Kills a worker, then holds the folder against what was said; the seed of each is fixed."""
    folder.load(say("5 killed in Idlib on 2019-05-03"))
    folder.build()
    workers = Workers(folder.home.path)
    loaded = 0

    def kill(step: int = 0, seconds: float | None = None) -> list[list[str]]:
        nonlocal loaded
        said = workers.run(loaded, step, seconds)
        done = [int(line[1]) for line in said if line[0] == "loaded"]
        loaded = holds(folder, max([loaded, *done]), said)
        return said

    yield kill
    workers.end()
    folder.load(say("2 killed in Idlib on 2019-06-03"))
    folder.build(Keep(newest=2, months=0))
    assert in_published(folder) == 1 + loaded + 1
    left = {path.name for path in folder.home.path.iterdir()}
    assert left == {".lock", "ledger.duckdb", "manifest.json", "published.duckdb", "snapshots"}
    assert len(list(folder.home.snapshots.iterdir())) == 2


def holds(folder, least: int, said: list[list[str]]) -> int:
    """Every load that was said is whole in the ledger, what was published opens and is whole."""
    with duckdb.connect(str(folder.home.ledger)) as db:
        (counts,) = db.execute(
            "SELECT (SELECT count(*) FROM document_text), (SELECT count(*) FROM reading), "
            "(SELECT count(*) FROM claim_version)"
        ).fetchall()
    assert len(set(counts)) == 1, counts
    inside = counts[0] - 1
    assert least <= inside <= least + 1
    published = folder.home.published.resolve(strict=True)
    named = [line[1] for line in said if line[0] == "published"]
    assert not named or published.name >= named[-1]
    with duckdb.connect(str(published), read_only=True) as db:
        told = dict(db.execute("SELECT name, value FROM meta").fetchall())
    assert published.name.split("-")[2].startswith(told["data_version"][:12])
    assert in_published(folder) == int(told["documents"]) > 0
    assert json.loads((folder.home.path / "manifest.json").read_text())["snapshot"]
    assert snapshots.listed(folder.home, Keep())
    return inside


def in_published(folder) -> int:
    [(claims,)] = folder.rows("SELECT count(*) FROM claim")
    return int(claims)


def test_at_every_step_on_files(folder, killed):
    """Stopped at the first file that is opened, made, named or removed, then at the second …"""
    steps = 0
    for step in range(1, 200):
        if any(line[0] == "published" for line in killed(step)):
            break
        steps += 1
        snapshots.prune(folder.home, Keep(newest=2, months=0))  # else each run has more to clear
    assert 10 < steps < 199


def test_at_random_moments(killed):
    moment = random.Random(8)
    said = [killed(seconds=moment.uniform(0, 1.0)) for _ in range(MOMENTS)]
    kinds = {line[0] for lines in said for line in lines}
    assert {"loaded", "published"} <= kinds
