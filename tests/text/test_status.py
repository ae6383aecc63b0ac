"""How the text stands behind a figure."""


def test_a_word_of_doubt_reaches_its_clause(case, reading):
    text, status = case
    (figure,) = reading(text).figures
    assert figure.status == status


def test_doubt_does_not_reach_the_next_clause(reading):
    killed, displaced = reading(
        "The raid killed nine people, while 4,000 people may be displaced."
    ).figures
    assert (killed.status, displaced.status) == ("reported", "feared")
