"""How figures of one text hang together."""


def test_a_part_and_a_second_unit_name_their_other(case, reading):
    text, (link, quote) = case
    figures = reading(text).figures
    other = getattr(figures[-1], link)
    assert other is not None
    assert figures[other].quote == quote
