"""How a word is written to be compared: the same for lexicon files and for texts."""

import re

# Phrases are cut as sentences are: letters with inner apostrophes, digits, single signs.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
_FOLD = str.maketrans({"\u00ad": None, "’": "'", "\u2018": "'"})


def word(raw: str) -> str:
    """A word in lower case, without soft hyphens and without a possessive ending; never empty."""
    low = raw.lower()
    if low.isascii() and "'" not in low:
        return low
    return low.translate(_FOLD).removesuffix("'s") or low


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase as the tokens of a sentence would give it."""
    return tuple(word(found) for found in _WORD.findall(phrase))
