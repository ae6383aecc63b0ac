"""A phrase before "people were killed", and what it states."""


def test_the_bound_and_the_numbers_are_those_stated(case, reading):
    phrase, (bound, *numbers) = case
    (figure,) = reading(f"{phrase.capitalize()} people were killed.").figures
    assert figure.bound == bound
    stated = [None if number == "-" else number for number in numbers]
    assert [figure.low, figure.best, figure.high] == stated


def test_the_quote_holds_the_modifier_and_no_more(case, reading):
    phrase, _ = case
    (figure,) = reading(f"There, {phrase} people were killed.").figures
    outside = ("a total of ", "another ", "a further ")
    expected = phrase.removesuffix(" of")
    for words in outside:
        expected = expected.removeprefix(words)
    assert figure.quote == expected
