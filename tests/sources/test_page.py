"""The page of datasets is what the cards say, and every card says what its users must know."""

from pathlib import Path

import pytest

import metrics.sources
from metrics.lexicon import originators
from metrics.sources.card import shipped
from metrics.sources.page import page


def test_the_page_is_made_from_the_cards():
    """Write it anew: python -m metrics.sources.page > metrics/sources/DATASETS.md."""
    written = Path(metrics.sources.__file__).parent / "DATASETS.md"
    assert written.read_text("utf-8") == page(shipped())


@pytest.mark.parametrize("card", shipped(), ids=lambda card: card.name)
def test_a_card_says_what_it_is(card):
    assert card.about
    assert card.licence
    assert card.recognise.columns or card.recognise.tags
    assert originators.default().known(card.publisher), "the publisher is no known body"


@pytest.mark.parametrize("card", shipped(), ids=lambda card: card.name)
def test_a_column_is_taken_or_left_never_both(card):
    assert not set(card.taken) & set(card.left)
