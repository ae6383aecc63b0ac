"""`humetrics doctor`: each thing that can be wrong is found, named, and has a remedy."""

import csv
import io
import shutil
from pathlib import Path

import duckdb
import pytest

from metrics import documents, store
from metrics.upkeep import doctor


@pytest.fixture
def home(demo_home, tmp_path) -> Path:
    """The sample reports in a folder that the test may spoil."""
    path = tmp_path / "home"
    shutil.copytree(demo_home, path, symlinks=True)
    return path


def snapshot(home):
    path = (home / "published.duckdb").resolve()
    path.chmod(0o644)
    return path


def newer_ledger(home):
    with duckdb.connect(str(home / "ledger.duckdb")) as db:
        db.execute("INSERT INTO migration VALUES (99, now()::TIMESTAMP)")


def older_ledger(home):
    with duckdb.connect(str(home / "ledger.duckdb")) as db:
        db.execute("DELETE FROM migration")


def older_snapshot(home):
    with duckdb.connect(str(snapshot(home))) as db:
        db.execute("ALTER TABLE total DROP COLUMN voices")


def loads(home):
    store.load_documents(store.Home(home), [documents.document("3 killed in Idlib", {})])


SPOILT = [
    ("fine", lambda _home: None, "published", "fine", "", 0),
    ("no folder", shutil.rmtree, "folder", "broken", "does not exist", 12),
    ("no ledger", lambda h: (h / "ledger.duckdb").unlink(), "ledger", "broken", "nothing is", 12),
    ("no database", lambda h: (h / "ledger.duckdb").write_text("x"), "ledger", "broken", "", 12),
    ("newer", newer_ledger, "ledger", "broken", "version 99", 12),
    ("older", older_ledger, "ledger", "look", "version 1, brought to", 1),
    ("no link", lambda h: (h / "published.duckdb").unlink(), "published", "broken", "nothing", 12),
    ("dangling", lambda h: snapshot(h).unlink(), "published", "broken", "which is gone", 12),
    ("half", lambda h: snapshot(h).write_bytes(b"x" * 9999), "published", "broken", "snap-", 12),
    ("older snapshot", older_snapshot, "published", "broken", "lacks total.voices", 12),
    ("manifest", lambda h: (h / "manifest.json").write_text("{}"), "manifest", "look", "", 1),
    ("stale", loads, "stale", "look", "loaded 20", 1),
    ("left", lambda h: (h / ".manifest-7").write_text(""), "leftovers", "look", ".manifest-7", 1),
]


@pytest.mark.parametrize(
    ("spoil", "about", "grade", "words", "code"),
    [one[1:] for one in SPOILT],
    ids=[one[0] for one in SPOILT],
)
def test_what_is_wrong_is_found(humetrics, home, spoil, about, grade, words, code):
    spoil(home)
    ran = humetrics("--home", home, "doctor", "--format", "csv")
    assert ran.code == code, ran
    found = {row["about"]: row for row in csv.DictReader(io.StringIO(ran.out))}
    assert found[about]["grade"] == grade
    assert words in found[about]["what"]
    assert all(row["remedy"] or row["grade"] == "fine" for row in found.values())


def test_a_disk_that_is_nearly_full_is_told(humetrics, home, monkeypatch):
    monkeypatch.setattr(doctor, "ROOM", 10**9)
    ran = humetrics("--home", home, "doctor", "--format", "csv")
    assert ran.code == 1
    assert "look,disk," in ran.out


def test_a_file_that_may_not_be_read_is_told(humetrics, home, monkeypatch):
    shut = {str(home / "ledger.duckdb")}
    monkeypatch.setattr(doctor.os, "access", lambda path, _mode: str(path) not in shut)
    ran = humetrics("--home", home, "doctor", "--format", "csv")
    assert ran.code == 12
    assert "may not read" in ran.out


def test_it_changes_nothing(humetrics, home):
    def files():
        return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}

    before = files()
    humetrics("--home", home, "doctor")
    assert files() == before


def test_one_that_writes_meanwhile_is_no_fault(humetrics, home):
    import subprocess
    import sys

    code = "import duckdb, sys; db = duckdb.connect(sys.argv[1]); print(1, flush=True); input()"
    command = [sys.executable, "-c", code, str(home / "ledger.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        ran = humetrics("--home", home, "doctor", "--format", "csv")
        writer.communicate(b"\n")
    assert ran.code == 0
    assert "a process writes in it now" in ran.out
