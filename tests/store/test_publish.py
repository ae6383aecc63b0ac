import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from metrics import build, store
from metrics.errors import StoreError

ONE = "5 killed in Idlib on 2019-05-03"
TWO = "7 killed in Hama on 2019-05-04"
KILLED = (
    "SELECT sum(best) FROM point WHERE indicator = 'CAS-01' AND region = 'SYR' AND period = 'all'"
)


def test_a_snapshot_is_one_read_only_file_behind_a_link(folder, say):
    folder.load(say(ONE))
    path = folder.build()
    assert folder.home.published.resolve() == path.resolve()
    assert path.stat().st_mode & 0o222 == 0
    assert [one.name for one in folder.home.snapshots.iterdir()] == [path.name]
    manifest = json.loads((folder.home.path / "manifest.json").read_text())
    assert manifest["snapshot"] == path.name
    assert manifest["data_version"] == folder.version()


def test_a_reader_keeps_what_it_has_open(folder, say):
    folder.load(say(ONE))
    folder.build()
    with store.open_published(folder.home) as reader:
        folder.load(say(TWO))
        folder.build()
        assert reader.execute(KILLED).fetchall() == [(5,)]
    assert folder.rows(KILLED) == [(12,)]


def test_readers_never_wait_and_never_see_a_half(folder, say):
    folder.load(say(ONE))
    folder.build()
    seen, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            seen.append(folder.rows(KILLED)[0][0])

    reader = threading.Thread(target=read)
    reader.start()
    for day in range(10, 13):
        folder.load(say(f"1 killed in Hama on 2019-05-{day}"))
        folder.build()
    stop.set()
    reader.join()
    assert seen == sorted(seen)
    assert set(seen) <= {5, 6, 7, 8}
    assert len(seen) > 4


def test_a_failing_check_publishes_nothing(folder, say, monkeypatch):
    folder.load(say(ONE))
    before = folder.build()
    folder.load(say(TWO))

    def fails(_db):
        raise StoreError("check order failed")

    monkeypatch.setattr(build, "check", fails)
    with pytest.raises(StoreError, match="check order"):
        folder.build()
    assert folder.home.published.resolve() == before.resolve()
    assert not list(folder.home.snapshots.glob(".build-*"))


def test_a_check_that_finds_a_row_stops_the_build(folder, say, monkeypatch):
    reconcile = build.reconcile

    def wrong(db, policy="default"):
        reconcile(db, policy)
        db.execute("DELETE FROM estimate_claim")

    folder.load(say(ONE))
    monkeypatch.setattr(build, "reconcile", wrong)
    with pytest.raises(StoreError, match="every_claim_is_accounted_for"):
        folder.build()


BUILDER = """
import sys
sys.path.insert(0, {tests!r})
from conftest import Folder
folder = Folder({home!r})
print("ready", flush=True)
while True:
    folder.build()
"""


def test_a_kill_leaves_the_last_published(folder, say):
    folder.load(say(ONE), say(TWO))
    folder.build()
    script = BUILDER.format(tests=str(Path(__file__).parent), home=str(folder.home.path))
    for wait in (0.02, 0.13, 0.31):
        child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        child.stdout.readline()
        time.sleep(wait)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert folder.rows(KILLED) == [(12,)]
    folder.build()
    assert not list(folder.home.snapshots.glob(".build-*"))
    assert folder.rows(KILLED) == [(12,)]


LOADER = """
import sys
sys.path.insert(0, {tests!r})
from conftest import Folder, document
folder = Folder({home!r})
print("ready", flush=True)
for day in range(10, 29):
    folder.load(document(f"1 killed in Hama on 2019-05-{{day}}"))
"""


def test_a_kill_while_loading_loses_nothing_that_was_loaded(folder, folders, say):
    script = LOADER.format(tests=str(Path(__file__).parent), home=str(folder.home.path))
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    child.stdout.readline()
    time.sleep(0.4)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    whole = [say(f"1 killed in Hama on 2019-05-{day}") for day in range(10, 29)]
    straight = folders()
    for one in (folder, straight):
        one.load(*whole)
        one.build()
    assert folder.version() == straight.version()
