"""A sentence, and who is credited: the one who counted first, then the relay."""


def test_those_who_counted_are_credited(case, reading):
    text, sources = case
    (figure,) = reading(text).figures
    assert list(figure.sources) == sources


def test_a_pronoun_stands_for_the_source_named_before(reading):
    text = "The Syrian Observatory for Human Rights said nine people died. It said 40 were hurt."
    assert [f.sources[0] for f in reading(text).figures] == [
        "Syrian Observatory for Human Rights",
        "Syrian Observatory for Human Rights",
    ]


def test_a_publisher_is_not_its_own_source(reading):
    (figure,) = reading("Some 50 people were killed, OCHA said.", publisher="OCHA").figures
    assert figure.sources == ()


def test_a_reference_in_brackets_covers_the_sentences_before_it(reading):
    text = "Floods killed 50 people. Some 900 houses collapsed (IOM 03/02/2017)."
    assert [f.sources for f in reading(text).figures] == [("IOM",), ("IOM",)]
