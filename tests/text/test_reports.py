"""How reports say it: sentences, labels and lines, and every figure in them."""

from metrics.model import Figure, Unit


def said(figure: Figure) -> str:
    """A figure as "measure number", its lowest stated number first."""
    stated = (figure.low, figure.best, figure.high)
    value = next(number for number in stated if number is not None)
    return f"{figure.measure} {value:.10g}" + ("%" if figure.unit is Unit.PERCENT else "")


def test_the_measure_and_the_number(case, reading):
    text, expected = case
    assert [said(figure) for figure in reading(text).figures] == expected


def test_a_number_that_points_back_to_nothing_is_a_miss_with_its_reason(reading):
    (miss,) = reading("Of them, 78 were children.").misses
    assert (miss.quote, "points back" in miss.reason) == ("78", True)
