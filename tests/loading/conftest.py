"""A folder of small reports, and a load of it into a data folder that is read with few words."""

from pathlib import Path

import pytest

from metrics import loading, store
from metrics.model import Reading

LONG_AGO = 1_500_000_000


class Loads:
    """Loads paths with a reader that finds nothing, and keeps what is said."""

    def __init__(self, home: Path) -> None:
        self.home = store.Home(home)
        self.refused: list[str] = []
        self.read: list[str] = []
        self.inputs = None

    def __call__(self, *paths, **terms) -> store.LoadReport:
        self.refused.clear()
        self.read.clear()
        self.inputs = loading.Inputs(
            [str(path) for path in paths], lambda error: self.refused.append(str(error))
        )
        tally = store.Tally()
        ear = loading.Ear(lambda error: self.refused.append(str(error)))
        loading.load(
            self.home, self.inputs, loading.Terms("en", **terms), ear, tally, read=self._read
        )
        return tally.report()

    def _read(self, document) -> Reading:
        self.read.append(document.text)
        return Reading()


@pytest.fixture
def load(tmp_path):
    return Loads(tmp_path / "home")


@pytest.fixture
def old():
    """Make files look as if nobody had touched them for years."""
    import os

    def age(*paths):
        for path in paths:
            os.utime(path, (LONG_AGO, LONG_AGO))

    return age
