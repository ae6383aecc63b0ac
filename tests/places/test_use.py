"""Names that stand for the place itself, and names of who or what is called after it."""

import pytest

from metrics.places import default
from metrics.places.use import literal

TEXTS = [
    ("Libya: fighting in Ghat went on.", "Ghat", True),
    ("Libya: the Ghat Emergency Cell met.", "Ghat", False),
    ("Yemen: people in Hudaydah Governorate fled.", "Hudaydah Governorate", True),
    ("Yemen: the Hudaydah response goes on.", "Hudaydah", False),
    ("Yemen: the Hudaydah and Taizz governorates.", "Hudaydah", True),
    ("The governments of Chad, Niger and Mali met.", "Niger", False),
    ("It was paid for by Caritas Germany and others.", "Germany", False),
    ("People in Germany gave.", "Germany", True),
]


@pytest.mark.parametrize(("text", "name", "stands"), TEXTS)
def test_what_a_name_stands_for(text: str, name: str, stands: bool) -> None:
    (found,) = [one for one in default().names(text) if one.text == name]
    assert literal(text, found) is stands
