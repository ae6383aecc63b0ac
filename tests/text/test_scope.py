"""How far a modifier, a list, a part and a denial reach."""


def test_each_number_keeps_its_own_words(case, reading):
    text, expected = case
    assert [[f.quote, f.measure, f.bound] for f in reading(text).figures] == expected


def test_a_share_of_a_number_in_the_text_is_resolved(reading):
    whole, half = reading(
        "The province is home to three million people, half of whom fled."
    ).figures
    assert (whole.best, half.best, half.bound, half.unit) == (3e6, 1.5e6, "approx", "person")


def test_a_share_of_nothing_stays_percent(reading):
    (third,) = reading("A third of the houses were damaged.").figures
    assert (third.unit, round(third.best)) == ("percent", 33)
