"""Sentences and every figure in them."""


def test_every_figure_and_no_other(case, reading):
    text, expected = case
    figures = reading(text).figures
    assert [[f.quote, f.measure, f.unit, f.group] for f in figures] == expected


def test_a_number_in_the_label_of_a_line_is_not_that_of_its_cell(reading):
    text = (
        "Needs | Sites\n\n"
        "Key figures: 13.5 million people in need | 55\n"
        "Key figures: 2.5 million people in need | 40\n"
    )
    for figure in reading(text).figures:
        assert text[figure.start : figure.end] == figure.quote


def test_a_table_with_a_missing_cell_gives_no_number_to_a_wrong_head(reading):
    text = "Town\tDead\tInjured\tMissing\nArbat\t4\t9\t2\nBelo\t7\t\t5\nCoro\t1\t3\t6"
    found = {(f.quote, f.measure) for f in reading(text).figures}
    assert ("5", "injured") not in found
