"""Which snapshots stay, going back to one, and a build that meets another or cannot write."""

import os
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from metrics import snapshots
from metrics.errors import StoreError, UnknownNameError
from metrics.snapshots import Keep

READER = """
import duckdb, sys
db = duckdb.connect(sys.argv[1], read_only=True)
print("in", flush=True)
input()
"""
TODAY = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def many(folder, say):
    """Six snapshots; the age of each is set by the test."""
    folder.load(say("5 killed in Idlib on 2019-05-03"))
    made = folder.build()
    for number in range(2, 7):
        last = made.with_name(made.name.replace("snap-000001", f"snap-{number:06}"))
        shutil.copy(made, last)
    folder.home.published.unlink()
    folder.home.published.symlink_to(last.relative_to(folder.home.path))
    return folder


def aged(folder, days):
    for path, day in zip(sorted(folder.home.snapshots.glob("snap-*")), days, strict=True):
        at = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp()
        os.utime(path, (at, at))


def why(folder, **rule):
    return {one.number: one.why for one in snapshots.listed(folder.home, Keep(**rule), TODAY)}


def test_the_newest_stay_and_the_last_of_each_month(many):
    aged(many, ["2025-10-05", "2026-09-02", "2026-09-30", "2026-10-01", "2026-11-20", "2026-11-21"])
    assert why(many, newest=2, months=12) == {
        **{6: "published", 5: "new", 4: "month", 3: "month"},
        **{2: "", 1: ""},  # not the last of its month; more than twelve months ago
    }
    assert why(many, newest=1, months=0) == {6: "published"} | dict.fromkeys(range(1, 6), "")


def test_what_a_link_names_or_a_reader_has_open_stays(many):
    paths = sorted(many.home.snapshots.glob("snap-*"))
    (many.home.path / "report-2026.duckdb").symlink_to(paths[0].relative_to(many.home.path))
    command = [sys.executable, "-c", READER, str(paths[1])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:
        reader.stdout.readline()
        gone = snapshots.prune(many.home, Keep(newest=1, months=0))
        assert [one.number for one in gone] == [5, 4, 3]
        assert why(many, newest=1, months=0) == {
            **{6: "published", 2: "open"},
            1: "link report-2026.duckdb",
        }
        reader.communicate(b"\n")
    assert [one.number for one in snapshots.prune(many.home, Keep(1, 0))] == [2]


def test_a_build_clears_away_by_the_rule(folder, say):
    folder.load(say("5 killed in Idlib on 2019-05-03"))
    for _ in range(3):
        last = folder.build(Keep(newest=2, months=0))
    left = sorted(path.name for path in folder.home.snapshots.iterdir())
    assert (len(left), left[-1]) == (2, last.name)


def test_an_older_one_is_published_again_and_a_build_moves_on(folder, say):
    folder.load(say("5 killed in Idlib on 2019-05-03"))
    first = folder.build()
    before = folder.version()
    folder.load(say("7 killed in Hama on 2019-05-04"))
    second = folder.build()
    assert snapshots.use(folder.home, "1") == first
    assert folder.version() == before
    assert before in (folder.home.path / "manifest.json").read_text()
    assert snapshots.use(folder.home, second.name) == second
    third = folder.build()
    assert folder.home.published.resolve() == third
    assert third.name.startswith("snap-000003-")


def test_a_name_that_is_none_lists_those_there_are(many):
    with pytest.raises(UnknownNameError, match="no snapshot '99'; there are: 1, 2, 3, 4, 5, 6"):
        snapshots.use(many.home, "99")
    with pytest.raises(UnknownNameError):
        snapshots.use(many.home, "../ledger.duckdb")


def test_one_that_an_older_version_made_is_not_published(many):
    path = min(many.home.snapshots.glob("snap-*"))
    path.chmod(0o644)
    with duckdb.connect(str(path)) as db:
        db.execute("ALTER TABLE point DROP COLUMN baseline")
    with pytest.raises(StoreError, match=r"lacks point\.baseline.*; run: humetrics build"):
        snapshots.use(many.home, "1")
    assert many.home.published.resolve().name.startswith("snap-000006-")


HOLDER = """
import sys
from metrics.store import Home
with Home(sys.argv[1]).writing():
    print("in", flush=True)
    input()
"""


def test_a_second_writer_waits_and_says_so(folder, say, caplog):
    folder.load(say("5 killed in Idlib on 2019-05-03"))
    command = [sys.executable, "-c", HOLDER, str(folder.home.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        first.stdout.readline()
        begun = time.monotonic()
        subprocess.Popen(["sh", "-c", f"sleep 0.3; kill {first.pid}"])
        folder.build()
        assert time.monotonic() - begun > 0.25
    assert "another process writes there; waiting until it is done" in caplog.text


def test_what_a_killed_build_left_goes_with_the_next(folder, say):
    folder.load(say("5 killed in Idlib on 2019-05-03"))
    left = [
        *(folder.home.snapshots / name for name in (".build-7.duckdb", ".build-7.duckdb.wal")),
        *(folder.home.path / name for name in (".published-7", ".manifest-7")),
    ]
    for path in left:
        path.write_text("half")
    folder.build()
    assert not [path for path in left if path.exists()]


BUILD = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.argv = ["humetrics", "--home", sys.argv[1], "build"]
from metrics.cli import main
main()
"""


@pytest.mark.parametrize("limit", [300, 400_000])
def test_a_full_disk_is_said_and_what_was_published_stays(demo_copy, limit):
    """A limit on the size of files stands for the disk: beyond it no byte is written."""
    before = (demo_copy / "published.duckdb").resolve()
    command = [sys.executable, "-c", BUILD, str(demo_copy), str(limit)]
    unmeasured = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")}
    ran = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, env=unmeasured
    )
    assert (ran.returncode, "Traceback" in ran.stderr) == (12, False), ran.stderr
    assert str(demo_copy) in ran.stderr
    assert (demo_copy / "published.duckdb").resolve() == before
    assert not list((demo_copy / "snapshots").glob(".build-*"))


STRANGER = """
import os, sys
from metrics.store import Home
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with Home(sys.argv[1]).writing():
    print("in")
"""


def test_a_folder_that_may_not_be_written_is_said(tmp_path):
    """As somebody whose folder it is not."""
    home = tmp_path / "home"
    (home / "snapshots").mkdir(parents=True)
    home.chmod(0o555)
    for path in tmp_path.parents[:3] if os.getuid() == 0 else ():
        path.chmod(0o755)
    command = [sys.executable, "-c", STRANGER, str(home)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    home.chmod(0o755)
    assert ran.stdout == ""
    assert f"StoreError: {home}: Permission denied" in ran.stderr


@pytest.fixture
def demo_copy(demo_home, tmp_path) -> Path:
    """The sample reports in a folder that the test may spoil."""
    path = tmp_path / "copy"
    shutil.copytree(demo_home, path, symlinks=True)
    return path


def test_the_commands(humetrics, demo_copy):
    def run(*arguments):
        return humetrics("--home", demo_copy, "snapshots", *arguments, "--format", "csv")

    (demo_copy / "snapshots" / ".build-7.duckdb").write_text("half")
    assert humetrics("--home", demo_copy, "build").code == 0
    assert [line.split(",")[0::4] for line in run("list").out.splitlines()] == [
        ["number", "kept"],
        ["2", "published"],
        ["1", "new"],
    ]
    assert humetrics("--home", demo_copy, "snapshots", "use", "1").code == 0
    assert run("list", "--keep", "1").out.splitlines()[2].endswith(",published")
    dry = run("prune", "--keep", "1", "--keep-months", "0", "--dry-run")
    assert len(dry.out.splitlines()) == 1  # the newest, and the published one
    assert humetrics("--home", demo_copy, "snapshots", "use", "2").code == 0
    assert "1,snap-000001-" in run("prune", "--keep", "1", "--keep-months", "0").out
    assert len(run("list").out.splitlines()) == 2
    assert humetrics("--home", demo_copy, "snapshots", "use", "1").code == 2
    assert run("list", "--keep", "0").code == 2
