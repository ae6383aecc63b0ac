"""What a list of a lexicon file may hold: single words, or phrases."""

from typing import Annotated, TypeVar, cast

from pydantic import AfterValidator, ConfigDict
from pydantic.dataclasses import dataclass

from metrics.lexicon.fold import words_of

T = TypeVar("T")


def _single(words: frozenset[str]) -> frozenset[str]:
    wrong = sorted(word for word in words if words_of(word) != (word,))
    if wrong:
        raise ValueError(f"each must be one word in lower case: {wrong}")
    return words


def _phrases(phrases: tuple[str, ...]) -> tuple[str, ...]:
    wrong = [phrase for phrase in phrases if not words_of(phrase)]
    if wrong:
        raise ValueError(f"no words in {wrong}")
    return phrases


Words = Annotated[frozenset[str], AfterValidator(_single)]
"""Single words, tested by membership."""

Phrases = Annotated[tuple[str, ...], AfterValidator(_phrases)]
"""Phrases of any length, found in a sentence by the trie."""


def table(cls: type[T]) -> type[T]:
    """A table of a lexicon file; unknown keys are errors.

    No model of pydantic: to read an attribute of one takes six times as long, and the stations
    read them at every word.
    """
    made = dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))(cls)
    return cast(type[T], made)
