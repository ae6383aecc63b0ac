"""The bar of a load, as a terminal gets it."""

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
COMMAND = "from metrics.cli import main; main()"


def on_a_terminal(*arguments, columns="100"):
    """What a command writes to its errors where they are a terminal."""
    ours, theirs = pty.openpty()
    environ = os.environ | {"TERM": "xterm", "COLUMNS": columns, "NO_COLOR": "1"}
    child = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environ,
    )
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 65_536):
            told += part
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(ours)
    assert child.wait() == 0, told.decode()
    return told.decode()


def test_a_terminal_shows_how_far_a_load_is_and_how_fast(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{number + 2} people were killed in Idlib, Syria.")
    told = on_a_terminal("--home", tmp_path / "home", "load", tmp_path, "--lang", "en")
    assert "100%" in told
    assert "3 documents, " in told
    assert "/s" in told
    assert "0:00:00" in told
