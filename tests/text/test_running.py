"""Which figures count all up to a day, without a word of their first one."""

import pytest

from metrics.model import RUNNING


@pytest.mark.parametrize(
    "text",
    [
        "As of 3 May, 210 people have been killed in Idlib by the floods.",
        "At least 210 people had died in Idlib by Friday.",
        "The death toll in Idlib rose to 210 on Friday.",
        "On Friday the death toll in Idlib rose to 210.",
        "The death toll in Idlib stands at 210.",
        "So far 210 people have been killed in Idlib.",
        "A total of 210 people have been killed in Idlib to date.",
        "Some 210 people have been killed in Idlib since 1 May.",
        "On 3 May some 210 people have been killed in Idlib since the earthquake of 1 May.",
    ],
)
def test_a_total_up_to_a_day_is_a_running_one(reading, text):
    (figure,) = reading(text).figures
    assert RUNNING in figure.rules


@pytest.mark.parametrize(
    "text",
    [
        "On Friday 12 people were killed in Idlib.",
        "The death toll of Friday's attack in Idlib rose to 12.",
        "In April 2019, some 12 people were killed in Idlib.",
        "As of 3 May, 900 people are staying in camps in Idlib.",  # a state
    ],
)
def test_what_happened_on_its_days_is_not(reading, text):
    (figure,) = reading(text).figures
    assert RUNNING not in figure.rules


def test_a_part_runs_as_its_whole_does(reading):
    text = "As of 3 May, 210 people have been killed in Idlib, including 40 children."
    assert all(RUNNING in figure.rules for figure in reading(text).figures)
