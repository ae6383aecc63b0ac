"""Sentences and every figure in them."""


def test_every_figure_and_no_other(case, reading):
    text, expected = case
    figures = reading(text).figures
    assert [[f.quote, f.measure, f.unit, f.group] for f in figures] == expected
