"""The README of datasets names every key of a card."""

import re
from pathlib import Path

import pytest

import metrics.sources
from metrics.sources.card import Card, Said
from metrics.sources.fields import Dates, Places

README = (Path(metrics.sources.__file__).parent / "README.md").read_text("utf-8")
NAMED = set(re.findall(r"`([a-z_]+)", README))
MADE = {"name", "version"}  # of a card: the file's, not keys that are written


@pytest.mark.parametrize("noun", [Card, Said, Dates, Places])
def test_every_key_is_told(noun):
    keys = {field.alias or name for name, field in noun.model_fields.items()}
    assert keys - MADE <= NAMED
