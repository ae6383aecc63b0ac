"""A load that is stopped, at whatever moment: what is in stays, and the same command goes on."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

# A shell that runs the tests in its background lets them ignore Ctrl-C; the command must hear it.
COMMAND = """
import signal
from metrics.cli import main
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    main()
"""
REPORTS = 2000
VERSION = "SELECT value FROM meta WHERE name = 'data_version'"


@pytest.fixture
def start(tmp_path):
    """Start the command in a process group of its own, as a terminal does."""
    script = tmp_path / "command.py"
    script.write_text(COMMAND)

    def run(*arguments, **more):
        return subprocess.Popen(
            [sys.executable, str(script), "--home", str(tmp_path / "home"), *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **more,
        )

    return run


@pytest.fixture
def lines(tmp_path):
    """Reports that differ, more than are read in a few seconds."""
    path = tmp_path / "in.jsonl"
    with path.open("w") as file:
        for number in range(REPORTS):
            text = f"On 3 May {number + 2:,} people were killed in Idlib, Syria, the Office said."
            line = {"id": f"r-{number}", "lang": "en", "published": "2019-05-06", "text": text * 3}
            file.write(json.dumps(line) + "\n")
    return path


def wait_for_ledger(home: Path, child, size: int = 600_000):
    """Wait until some of it is in."""
    files = [home / "ledger.duckdb", home / "ledger.duckdb.wal"]
    until = time.monotonic() + 60
    while child.poll() is None and time.monotonic() < until:
        if sum(one.stat().st_size for one in files if one.exists()) > size:
            return
        time.sleep(0.02)


def in_ledger(home: Path) -> tuple[int, int, int]:
    """Texts, readings, and readings of texts that are not there."""
    import duckdb

    with duckdb.connect(str(home / "ledger.duckdb")) as db:
        return db.execute(
            "SELECT (SELECT count(*) FROM document_text), (SELECT count(*) FROM reading), "
            "(SELECT count(*) FROM reading WHERE document NOT IN "
            "(SELECT document FROM document_text))"
        ).fetchall()[0]


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_says_what_is_in_and_how_to_go_on(start, lines, tmp_path, jobs):
    child = start("load", lines, "--jobs", jobs, "--format", "jsonl")
    wait_for_ledger(tmp_path / "home", child)
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to all of them
    out, err = child.communicate(timeout=400)
    assert child.returncode == 130, err
    assert "the same command again goes on" in err
    assert "Traceback" not in err
    told = json.loads(out.splitlines()[-1])
    texts, readings, lost = in_ledger(tmp_path / "home")
    assert 0 < texts < REPORTS
    assert (told["new"], lost) == (texts, 0)
    assert readings == texts
    again = start("load", lines, "--jobs", jobs, "--format", "jsonl")
    out, err = again.communicate(timeout=400)
    assert again.returncode == 0, err
    told = json.loads(out.splitlines()[-1])
    assert (told["new"], told["duplicate"]) == (REPORTS - texts, texts)
    assert in_ledger(tmp_path / "home") == (REPORTS, REPORTS, 0)


def below(process: int) -> set[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        found = {int(one) for task in tasks for one in (task / "children").read_text().split()}
    except OSError:
        return set()
    return found.union(*(below(one) for one in found))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see processes")
def test_a_kill_at_any_moment_loses_nothing_that_was_in(start, lines, tmp_path):
    home, moment, before = tmp_path / "home", random.Random(5), 0
    for _ in range(2):  # tests/store/test_kills.py has many moments
        child = start("load", lines, "--jobs", 2)
        wait_for_ledger(home, child, 12_000)
        time.sleep(moment.uniform(0.5, 3.5))
        helpers = below(child.pid)
        os.kill(child.pid, signal.SIGKILL)
        child.communicate()
        texts, readings, lost = in_ledger(home)
        assert texts >= before
        assert (readings, lost) == (texts, 0)
        before = texts
        until = time.monotonic() + 10
        while any(Path(f"/proc/{one}/cmdline").exists() for one in helpers):
            assert time.monotonic() < until, "a process that reads outlived the one that writes"
            time.sleep(0.05)
    last = start("load", lines, "--jobs", 2)
    _, err = last.communicate(timeout=400)
    assert last.returncode == 0, err
    assert in_ledger(home) == (REPORTS, REPORTS, 0)


LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
from metrics.cli import main
main()
"""


def test_a_full_disk_is_said_and_loses_nothing_that_was_in(lines, tmp_path):
    """A limit on the size of files stands for the disk: beyond it no byte is written."""
    command = [sys.executable, "-c", LIMITED, "--home", str(tmp_path / "home"), "load", str(lines)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=400, check=False)
    assert ran.returncode == 12, ran.stderr
    assert "ledger.duckdb" in ran.stderr
    assert "Traceback" not in ran.stderr
    texts, readings, lost = in_ledger(tmp_path / "home")
    assert texts % 500 == 0  # whole batches
    assert (readings, lost) == (texts, 0)


def test_a_data_folder_that_cannot_be_made_is_said(humetrics, tmp_path):
    (tmp_path / "a.txt").write_text("3 killed")
    ran = humetrics("--home", tmp_path / "a.txt" / "home", "load", "a.txt")
    assert ran.code == 12
    assert "Not a directory" in ran.err


def test_a_trial_says_what_a_load_would_and_writes_nothing(humetrics, tmp_path):
    text = "At least 50 people were killed in Idlib, Syria."
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text("7 people were killed in Hama, Syria.")
    (tmp_path / "c.jsonl").write_text("{broken\n" + json.dumps({"text": text}))
    told = ("--lang", "en", "--date", "2019-05-06", "--format", "csv")
    home = tmp_path / "humetrics-data"
    trial = humetrics("load", "a.txt", "c.jsonl", *told, "--dry-run")
    assert not home.exists()
    assert (trial.code, "c.jsonl: line 1" in trial.err) == (11, True)
    real = humetrics("load", "a.txt", "c.jsonl", *told)
    assert trial == real
    assert "all,,2,1,1,0,0,1,0," in real.out
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    more = humetrics("load", "a.txt", "b.txt", *told, "--dry-run")
    assert "all,,2,1,1,0,0,1,0," in more.out
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == files
    assert humetrics("load", "a.txt", "b.txt", *told) == more
