"""From reports to numbers: totals "as of" a day are never added up."""

import json

import pytest

QUAKE = (
    "As of 9 February 2023, 3,377 people have been killed in Syria by the earthquake.",
    "As of 10 February 2023, 3,553 people have been killed in Syria by the earthquake.",
)
SINCE = (
    "As of 10 February 2023, at least 3,553 people have been killed in Syria since the earthquake "
    "of 6 February."
)
RISEN = "The death toll in Syria from the earthquake has risen to 3,574 by 11 February 2023."
A_DAY = "On 10 February 2023, some 12 people were killed in Idlib in Syria."


@pytest.mark.parametrize(
    ("texts", "killed"),
    [
        (QUAKE, 3553),
        (QUAKE[::-1], 3553),
        ((*QUAKE, RISEN), 3574),
        ((QUAKE[0], SINCE, RISEN), 3574),
        ((*QUAKE, A_DAY), 3553),
        ((QUAKE[1], A_DAY.replace("Idlib in ", "")), 3553),
    ],
)
def test_the_newest_total_counts(humetrics, texts, killed):
    for at, text in enumerate(texts):
        assert humetrics("load", "--lang", "en", "-", stdin=text.encode()).code == 0, at
    assert humetrics("build").code == 0
    asked = ("CAS-01", "--region", "SYR", "--from", "2023-02", "--to", "2023-02")
    shown = humetrics("show", *asked, "--format", "jsonl")
    assert shown.code == 0, shown.err
    (row,) = map(json.loads, shown.out.splitlines())
    assert row["best"] == killed
