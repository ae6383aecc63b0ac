"""The demonstration: sample reports all the way to a table whose numbers keep their doubt."""

import re


def test_two_lower_bounds_give_low_and_best_and_no_upper_bound(humetrics):
    ran = humetrics("--home", "data", "demo", "--no-serve")
    assert ran.code == 0
    assert ran.err == ""
    answer = ran.out[ran.out.index("Behind CAS-01 in SY07") :]
    row = re.search(r"\b50\s+74\s+no upper bound\s+person\s+2\b", answer)
    assert row, answer
    assert "at least 50 people" in answer
    assert "at least 74 people" in answer


def test_the_overview_names_regions_and_indicators(humetrics):
    ran = humetrics("--home", "data", "demo", "--no-serve")
    overview = ran.out[: ran.out.index("Behind CAS-01")]
    for words in ("Idlib SY07", "Aleppo SY02", "Homs SY04", "CAS-01", "DIS-01", "no upper bound"):
        assert words in overview


def test_again_changes_nothing(humetrics):
    first = humetrics("--home", "data", "demo", "--no-serve").out
    again = humetrics("--home", "data", "demo", "--no-serve").out
    table = re.compile(r"region .*", re.DOTALL)
    assert table.search(first)[0] == table.search(again)[0]
