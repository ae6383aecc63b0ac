"""The demonstration: sample reports all the way to a table whose numbers keep their doubt."""

import re
import subprocess
import sys

import pytest

COMMAND = (sys.executable, "-c", "from metrics.cli import main; main()")


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What two runs on the same folder print."""
    folder = tmp_path_factory.mktemp("demo")
    arguments = (*COMMAND, "--home", "data", "demo", "--no-serve")
    runs = [subprocess.run(arguments, cwd=folder, capture_output=True, text=True) for _ in "ab"]
    assert [(ran.returncode, ran.stderr) for ran in runs] == [(0, ""), (0, "")]
    return [ran.stdout for ran in runs]


def test_two_lower_bounds_give_low_and_best_and_no_upper_bound(shown):
    answer = shown[0][shown[0].index("Behind CAS-01 in SY07") :]
    assert re.search(r"\b50\s+74\s+no upper bound\s+person\s+2\b", answer), answer
    assert "at least 50 people" in answer
    assert "at least 74 people" in answer


def test_the_overview_names_regions_and_indicators(shown):
    overview = shown[0][: shown[0].index("Behind CAS-01")]
    for words in ("Idlib SY07", "Aleppo SY02", "Homs SY04", "CAS-01", "DIS-01", "no upper bound"):
        assert words in overview


def test_again_changes_nothing(shown):
    first, again = (out[out.index("region ") :] for out in shown)
    assert first == again
    assert "17 known already" in shown[1]
