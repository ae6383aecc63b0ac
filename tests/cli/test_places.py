"""``humetrics places find``: what a name may mean, best first."""

import csv
import io


def test_a_name_is_ranked_with_how_it_was_matched(humetrics):
    ran = humetrics("places", "find", "southern Idlib", "--country", "SYR", "--format", "csv")
    first = next(csv.DictReader(io.StringIO(ran.out)))
    assert (ran.code, first["pcode"], first["country"]) == (0, "SY07", "SYR")
    assert first["method"]


def test_a_name_that_nothing_bears(humetrics):
    ran = humetrics("places", "find", "Qwertyuiopasdf")
    assert ran.code == 2
    assert "no place 'Qwertyuiopasdf'" in ran.err
