"""What the setting of pages did to words: hyphens at line ends and ligatures undone."""

import re

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_SOFT = re.compile("\u00ad[ \n]?")
# A word cut at the end of a line: small letters on both sides, so "Al-\nBab" stays whole.
_CUT = re.compile(r"([^\W\d_]{2,40})[-\u2010][ \n]([^\W\d_]{2,40})")
_WHOLE = re.compile(r"[^\W\d_]{2,40}[-\u2010][^\W\d_]{2,40}")
# "short- and long-term" is no cut word, in no language
LINKS = frozenset(("and", "or", "to", "et", "ou", "und", "oder", "bis"))
PARTICLE = 3  # letters of "ez" in "Deir-ez-Zor" and of "to" in "up-to-date", at most
# "25-30" and "COVID-19" over two lines are one range and one name.
_NUMBERS = re.compile("(?<=[0-9A-Z])([-\u2010-\u2013])[ \n](?=[0-9])")


def mend(text: str) -> str:
    """The text as it was before it was set; a word written with its hyphen elsewhere keeps it."""
    text = _NUMBERS.sub(r"\1", _SOFT.sub("", text.translate(LIGATURES)))
    whole = frozenset(found.lower() for found in _WHOLE.findall(text))

    def joined(found: re.Match[str]) -> str:
        first, second = found[1], found[2]
        if second in LINKS or not (first[-1].islower() and second[0].islower()):
            return found[0] if second in LINKS else f"{first}-{second}"
        kept = f"{first}-{second}".lower() in whole or _has_particle(found)
        return f"{first}-{second}" if kept else first + second

    return _CUT.sub(joined, text)


def _has_particle(found: re.Match[str]) -> bool:
    """Whether one of the halves is a short word between hyphens, as of a name."""
    text, start, end = found.string, found.start(), found.end()
    before, behind = text[start - 1 : start], text[end : end + 1]
    first, second = found.groups()
    return (behind == "-" and len(second) <= PARTICLE) or (before == "-" and len(first) <= PARTICLE)
