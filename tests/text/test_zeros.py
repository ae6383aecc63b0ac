"""Reported zeros are kept apart from figures, and silence is none."""


def test_a_zero_is_reported_or_it_is_none(case, reading):
    text, measures = case
    found = reading(text)
    assert [zero.measure for zero in found.zeros] == measures
    assert all((zero.low, zero.best, zero.high) == (0, 0, 0) for zero in found.zeros)


def test_a_zero_is_never_among_the_figures(reading):
    assert reading("No one was killed and no houses were damaged.").figures == ()


def test_a_reported_zero_is_not_also_left_out(reading):
    found = reading("Zero deaths were reported in the camp.\n\nNew deaths: 0")
    assert (len(found.zeros), found.misses) == (2, ())


def test_a_zero_in_a_table_is_reported_for_the_place_of_its_line(reading):
    found = reading("State\tPeople killed\tPeople injured\nRiver Nile\t0\t3\nKassala\t4\t0\n")
    assert [(f.measure, f.places, f.quote) for f in found.zeros] == [
        ("killed", ("River Nile",), "0"),
        ("injured", ("Kassala",), "0"),
    ]
    assert found.misses == ()
