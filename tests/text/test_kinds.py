"""Flow or stock."""


def test_what_happened_is_a_flow_and_what_is_so_a_stock(case, reading):
    text, kind = case
    (figure,) = reading(text).figures
    assert figure.kind == kind
