"""Names made comparable: folding, articles, and a key that different romanisations share.

fold("Khān Shaykhūn")            "khan shaykhun"
strip_article("al latamneh")     "latamneh"
romanise("khan shaykhun")        the same as of "khan sheikhoun"
"""

import re
import unicodedata
from functools import lru_cache

# Apostrophes and the letters that stand for ayn and hamza carry no meaning in a spelling.
_MARKS = dict.fromkeys(map(ord, "'’‘`´ʿʾʼʻ′\u0640\u200c\u200d\u200e\u200f"), None)
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i",
        "œ": "oe", "ə": "a", "ɓ": "b", "ɗ": "d", "ŋ": "ng", "ƙ": "k",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ؤ": "و",
        "ئ": "ي", "ک": "ك", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
    }
)  # fmt: skip
_GAP = re.compile(r"[\W_]+")
# Longer texts are no names, and are not worth keeping the answer for.
LONG = 64
ARTICLES = frozenset(
    [
        "al",
        "el",
        "il",
        "ul",
        "ar",
        "as",
        "ash",
        "ad",
        "adh",
        "az",
        "ez",
        "an",
        "at",
        "ath",
        "er",
        "es",
        "esh",
        "ed",
        "en",
        "et",
        "edh",
    ]
)

# Order matters: pairs of letters before single ones.
_SOUNDS = (
    ("cheikh", "shaykh"), ("sheikh", "shaykh"), ("sheik", "shaykh"), ("shaikh", "shaykh"),
    ("tch", "ch"), ("ch", "sh"), ("dj", "j"), ("zh", "j"), ("kh", "k"), ("gh", "g"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ow", "aw"), ("ee", "i"), ("ie", "i"),
    ("ei", "ay"), ("ey", "ay"), ("ai", "ay"), ("iy", "i"), ("o", "u"), ("e", "a"), ("q", "k"),
    ("c", "k"), ("w", "u"), ("y", "i"), ("v", "u"),
)  # fmt: skip
# "Alshati", "Alforjan": an article written without a space.
_GLUED = re.compile(r"(?<!\S)al(?=[^aeiouy\s]\w{3})")
_DOUBLE = re.compile(r"(.)\1+")
_ENDING = re.compile(r"(?<=\w{3})(?:ah|a|i|h)(?!\S)|(?<=\w[aiu])h(?!\S)")
# Adjectives of places: "Shebekinsky", "Khersonska", and the endings of the names themselves.
_SLAVIC = re.compile(
    r"(?<=\w{3})(?:s[ky][iy]y|skiy|skyi|skyy|sky|ski|skaya|ska|skoye|ske|sk)(?!\S)"
)
_VOWELS = re.compile(r"(?<=\w{3})[aeiouy]+(?!\S)")
_PLAIN = (("ou", "u"), ("oo", "u"), ("dj", "j"), ("tch", "ch"), ("gui", "gi"), ("gue", "ge"))


def fold(text: str) -> str:
    """Lower case, no accents, no apostrophes, every other sign a single space."""
    return _kept(text) if len(text) <= LONG else folded(text)


@lru_cache(maxsize=65536)
def _kept(text: str) -> str:
    return folded(text)


def folded(text: str) -> str:
    """The same, its answer not kept: for tables, whose names are asked for once."""
    if text.isascii():
        if text.isalnum():
            return text.lower()
        return _GAP.sub(" ", text.lower().replace("'", "").replace("`", "")).strip()
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS).casefold().translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    # Once more: signs such as ㎩ become letters only by now.
    return _GAP.sub(" ", plain.translate(_MARKS).casefold().translate(_LETTERS)).strip()


def strip_article(key: str) -> str:
    """A folded name without its Arabic articles ("al bab" and "bab"); "al" alone stays."""
    if " " not in key:
        return key
    words = key.split()
    kept = [word for word in words if word not in ARTICLES]
    return " ".join(kept or words)


def romanise(key: str) -> str:
    """One key for the ways in which an Arabic name is written in Latin letters; of many by line."""
    text = _GLUED.sub("", "\n".join(map(_spoken, key.split("\n"))))
    for found, wanted in _SOUNDS:
        text = text.replace(found, wanted)
    return _ENDING.sub("", _DOUBLE.sub(r"\1", text))


def _spoken(key: str) -> str:
    words = strip_article(key).split()
    # "e", "i", "y" between two words only join them ("Qala-e-Kah").
    return " ".join([word for word in words if len(word) > 1] or words)


def slavic(key: str) -> str:
    """One key for a place and the adjectives made of it, in Slavic languages; of many by line."""
    return _VOWELS.sub("", _SLAVIC.sub("", key))


def plain(key: str) -> str:
    """A name without spaces, double letters and the marks of French spelling; of many by line."""
    joined = key.replace(" ", "")
    for found, wanted in _PLAIN:
        joined = joined.replace(found, wanted)
    return _DOUBLE.sub(r"\1", joined)


def beginnings(letter: str) -> tuple[str, ...]:
    """The letters with which a name may begin whose `plain` or `slavic` key begins with one."""
    return (letter, *(found[0] for found, wanted in _PLAIN if wanted[0] == letter))
