"""A folder that is watched: each file once it is complete, and again when it changed."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from metrics.loading import Found, Watch


def names(found):
    return [one.path.name for one in found]


def test_a_file_is_ready_when_it_did_not_change_between_two_looks():
    watch, a, b = Watch(), Found(Path("a"), 1, 1), Found(Path("b"), 1, 1)
    assert names(watch.ready([a, b])) == []
    growing = b._replace(size=2, changed=2)
    assert names(watch.ready([a, growing])) == ["a"]
    assert names(watch.ready([a, growing])) == ["b"]
    assert names(watch.ready([a, growing])) == []


def test_a_file_that_changed_is_ready_again_and_one_that_went_is_forgotten():
    watch, a = Watch(), Found(Path("a"), 1, 1)
    changed = a._replace(changed=2)
    looks = [[a], [a], [changed], [changed], [changed], [], [changed], [changed]]
    assert [names(watch.ready(look)) for look in looks] == [
        *([], ["a"], [], ["a"], []),
        *([], [], ["a"]),
    ]


# A shell that runs the tests in its background lets them ignore Ctrl-C; the command must hear it.
COMMAND = """
import signal
from metrics.cli import main
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_watched_folder_is_loaded_and_published_until_somebody_says_stop(tmp_path, end):
    folder, home = tmp_path / "in", tmp_path / "home"
    folder.mkdir()
    (tmp_path / "command.py").write_text(COMMAND)
    (folder / "a.txt").write_text("At least 50 people were killed in Idlib, Syria.")
    options = ("--watch", folder, "--every", "0.2", "--build", "--lang", "en")
    command = [sys.executable, tmp_path / "command.py", "--home", home, "load", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        try:
            published = []
            for name in ("b.txt", None):
                assert "1 documents: 1 new" in child.stdout.readline()
                published.append(child.stdout.readline())
                if name:
                    (folder / name).write_text("7 people were killed in Hama, Syria.")
            child.send_signal(end)
            out, err = child.communicate(timeout=200)
        finally:
            child.kill()
    assert (child.returncode, out) == (0, "")
    assert "Traceback" not in err
    assert all(line.startswith("Published") for line in published)
    assert (home / "published.duckdb").exists()


def test_what_does_not_go_together_is_said(humetrics, tmp_path):
    (tmp_path / "in").mkdir()
    for options in (("--watch", "in", "a.txt"), ("--watch", "in", "--dry-run"), ("a", "--build")):
        assert humetrics("load", *options).code == 2
    assert humetrics("load").code == 2
    start = time.monotonic()
    assert humetrics("load", "--watch", "nowhere").code == 11
    assert time.monotonic() - start < 5
