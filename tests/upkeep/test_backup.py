"""`humetrics backup` and `restore`: the same data again, whole or not at all."""

import io
import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from metrics import build, documents, store
from metrics.errors import MetricsError, SourceError, StoreError
from metrics.upkeep import backup, restore

SAMPLES = Path(documents.__file__).parents[1] / "samples"
POINTS = "FROM point ORDER BY ALL"


@pytest.fixture
def home(demo_home, tmp_path) -> store.Home:
    path = tmp_path / "home"
    shutil.copytree(demo_home, path, symlinks=True)
    return store.Home(path)


def points(home):
    with store.open_published(home) as db:
        return db.execute(POINTS).fetchall()


def test_the_same_data_comes_back_and_goes_on(humetrics, home, tmp_path):
    (home.path / "originators.toml").write_text('[own]\nname = "Own"\nredistribute = "yes"\n')
    file, other = tmp_path / "data.tar", store.Home(tmp_path / "other")
    assert "Backed up 4 files" in humetrics("--home", home.path, "backup", file).out
    assert "Restored 4 files" in humetrics("--home", other.path, "restore", file).out
    assert points(other) == points(home)
    assert (other.path / "originators.toml").read_text().startswith("[own]")
    report = store.load_documents(other, documents.load(SAMPLES))
    assert report.new == 0
    build.build(other)
    assert points(other) == points(home)


def test_only_what_is_named_is_kept_of_the_snapshots(home, tmp_path):
    for _ in range(2):
        build.build(home)
    first = min(home.snapshots.iterdir())
    (home.path / "report.duckdb").symlink_to(first.relative_to(home.path))
    (home.snapshots / ".build-7.duckdb").write_text("half")
    backup(home, tmp_path / "data.tar")
    other = store.Home(tmp_path / "other")
    restore(other, tmp_path / "data.tar")
    assert len(list(home.snapshots.glob("snap-*"))) == 3
    assert {path.name for path in other.snapshots.iterdir()} == {
        first.name,
        home.published.resolve().name,
    }
    assert (other.path / "report.duckdb").resolve().name == first.name


WRITER = """
import sys
from metrics import documents, store
home = store.Home(sys.argv[1])
for number in range(1000):
    text = f"On 3 May 2019 {number + 2:,} people were killed in Idlib, Syria."
    store.load_documents(home, [documents.document(text, {"lang": "en"})])
    print(number, flush=True)
"""


def test_while_others_read_and_write_it_is_whole(home, tmp_path):
    command = [sys.executable, "-c", WRITER, str(home.path)]
    before = points(home)
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer, store.open_published(home):
        writer.stdout.readline()
        backup(home, tmp_path / "data.tar")
        writer.kill()
    other = store.Home(tmp_path / "other")
    restore(other, tmp_path / "data.tar")
    assert points(other) == before
    with other.open_ledger() as db:
        texts, readings = db.execute(
            "SELECT (SELECT count(*) FROM document_text), (SELECT count(*) FROM reading)"
        ).fetchall()[0]
    assert texts == readings > 17


def test_nothing_is_written_over(home, tmp_path):
    file = tmp_path / "data.tar"
    backup(home, file)
    with pytest.raises(StoreError, match="is there already"):
        backup(home, file)
    with pytest.raises(StoreError, match="is not empty"):
        restore(home, file)
    with pytest.raises(StoreError, match="nothing is loaded yet"):
        backup(store.Home(tmp_path / "none"), tmp_path / "none.tar")


def cut(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def change(file):
    """One byte of the ledger."""
    with tarfile.open(file) as tar:
        at = tar.getmember("ledger.duckdb").offset_data + 5000
    held = bytearray(file.read_bytes())
    held[at] ^= 255
    file.write_bytes(held)


def made(name, link=""):
    def spoil(file):
        with tarfile.open(file, "w") as tar:
            member = tarfile.TarInfo(name)
            if link:
                member.type, member.linkname = tarfile.SYMTYPE, link
                tar.addfile(member)
            else:
                member.size = 1
                tar.addfile(member, io.BytesIO(b"x"))
            text = json.dumps({}).encode()
            listed = tarfile.TarInfo("backup.json")
            listed.size = len(text)
            tar.addfile(listed, io.BytesIO(text))

    return spoil


SPOILT = {
    "cut": cut,
    "changed": change,
    "no tar": lambda file: file.write_text("hello"),
    "empty": lambda file: file.write_text(""),
    "leads out": made("../out"),
    "absolute": made("/tmp/out"),
    "link out": made("published.duckdb", "/etc/passwd"),
    "link up": made("published.duckdb", "snapshots/.."),
    "not listed": made("ledger.duckdb"),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_is_no_whole_backup_is_refused_and_leaves_nothing(home, tmp_path, spoil):
    file, other = tmp_path / "data.tar", store.Home(tmp_path / "new" / "other")
    backup(home, file)
    spoil(file)
    with pytest.raises(SourceError, match=r"data\.tar"):
        restore(other, file)
    assert list(other.path.parent.iterdir()) == []
    assert not (tmp_path / "new" / "out").exists()


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(MetricsError, match=r"none\.tar: No such file"):
        restore(store.Home(tmp_path / "other"), tmp_path / "none.tar")
