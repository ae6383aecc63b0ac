"""What the setting of pages did to words: hyphens at line ends and ligatures undone."""

import re

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_SOFT = re.compile("\u00ad[ \n]?")
# A word cut at the end of a line: small letters on both sides, so "Al-\nBab" stays whole.
_CUT = re.compile(r"([^\W\d_]{2,40})[-\u2010][ \n]([^\W\d_]{2,40})")
_WHOLE = re.compile(r"[^\W\d_]{2,40}[-\u2010][^\W\d_]{2,40}")
LINKS = frozenset(("and", "or", "to"))  # "short- and long-term" is no cut word


def mend(text: str) -> str:
    """The text as it was before it was set; a word written with its hyphen elsewhere keeps it."""
    text = _SOFT.sub("", text.translate(LIGATURES))
    whole = frozenset(found.lower() for found in _WHOLE.findall(text))

    def joined(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        if second in LINKS or not (first[-1].islower() and second[0].islower()):
            return found[0] if second in LINKS else f"{first}-{second}"
        kept = f"{first}-{second}".lower() in whole
        return f"{first}-{second}" if kept else first + second

    return _CUT.sub(joined, text)
