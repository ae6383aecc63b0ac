"""Who is counted, by the noun."""


def test_the_group_follows_the_noun(case, reading):
    noun, group = case
    (figure,) = reading(f"Shelling killed two {noun}.").figures
    assert figure.group == group


def test_a_part_without_a_noun_is_of_the_group_of_its_whole(reading):
    whole, part = reading("Six children were hurt, two of them badly.").figures
    assert (whole.group, part.group) == ("children", "children")
