"""Which language a text is in, where nobody says: by its script and its small words.

Good enough to refuse what has no lexicon, and no model to load. A text of other scripts than Latin
is never taken for English.
"""

import re
import tomllib
from collections import Counter
from functools import cache

from metrics.lexicon import FOLDER

_WORDS = re.compile(r"[^\W\d_]+['’]?")
_SAMPLE = 6000  # characters that decide
_LEAST = 0.08  # the share of small words below which no language is told
# the first letter of a script's block and the language it most likely is in such texts
_SCRIPTS = (
    ("\u0600", "\u06ff", "ar"),
    ("\u0400", "\u04ff", "ru"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u4e00", "\u9fff", "zh"),
    ("\u1000", "\u109f", "my"),
    ("\u1200", "\u137f", "am"),
    ("\u0590", "\u05ff", "he"),
    ("\u0370", "\u03ff", "el"),
)


def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where it cannot be told."""
    sample = text[:_SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return None
    for first, last, language in _SCRIPTS:
        if sum(first <= c <= last for c in letters) > 0.3 * len(letters):
            return language
    words = [w.lower().replace("’", "'") for w in _WORDS.findall(sample)]
    counts: Counter[str] = Counter()
    for language, small in _small_words().items():
        counts[language] = sum(w in small for w in words)
    best, hits = counts.most_common(1)[0]
    return best if hits >= max(1, _LEAST * len(words)) else None


@cache
def _small_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads((FOLDER / "languages.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words) for language, words in table.items()}
