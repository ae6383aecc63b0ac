"""One value, the ways to write it."""

import pytest

from metrics import quantities


def test_each_way_to_write_it_is_the_same_number(case):
    value, phrasings = case
    for phrase in phrasings:
        found = quantities(f"There were {phrase} people.")
        assert [(one.quote, one.low, one.high) for one in found] == [
            (phrase, float(value), float(value))
        ]


@pytest.mark.parametrize(
    ("phrase", "stated"),
    [
        ("one million and two thousand", 1_002_000),
        ("nine hundred and ninety-nine thousand nine hundred and ninety-nine", 999_999),
        ("3.5 hundred", 350),
        ("1.234 million", 1_234_000),
        ("a hundred and fifty", 150),
    ],
)
def test_numbers_of_several_words(phrase, stated):
    assert [one.best for one in quantities(f"There were {phrase} people.")] == [stated]


@pytest.mark.parametrize("digits", ["1.2.3", "1,2.3,4", "1.234.567,8", "1,234.5.6", "٣٤", "００7"])
def test_digits_of_any_shape_are_read_or_left_alone(digits):
    quantities(f"There were {digits} people.")


def test_digits_without_end_are_no_number():
    assert quantities("There were " + "9" * 400 + " people.") == ()
