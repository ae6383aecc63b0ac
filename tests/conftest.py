"""Fixtures for all tests.

`humetrics` runs the command line as a person would and gives back exit code, output and errors.
`demo_home` is a data folder with the sample reports loaded and built, once for each test process:
read it, never change it.
"""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

SAMPLES = Path(__file__).parents[1] / "metrics" / "samples"


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch):
    """A developer's own settings change no test."""
    for name in [name for name in os.environ if name.startswith("HUMETRICS_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def humetrics(capsys, monkeypatch, tmp_path) -> Callable[..., Ran]:
    from metrics.cli import main

    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
            sys.exit(0)
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return run


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory) -> Path:
    from metrics import build, documents, store

    home = store.Home(tmp_path_factory.mktemp("demo"))
    store.load_documents(home, documents.load(SAMPLES))
    build.build(home)
    return Path(home.path)
