"""Text as it leaves a reader: no control characters, no spaces at line ends, one blank line."""

import re

from metrics.documents.encoding import REPLACED

# Control characters but tab and line feed; halves of surrogate pairs, which no file can hold.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HALVES = re.compile("[\ud800-\udfff]")
_LINES = re.compile("\n{3,}")
_RUN = re.compile("[ \t\r\n\f\v]+")
# The mark of a note or a power: what a reader sees raised, and must not be told as a digit more.
_MARK = re.compile(r"\s*(?:\d{1,3}(?:[, ]+\d{1,3})*|[a-g])\s*", re.ASCII)
_RAISED = str.maketrans("0123456789abcdefg", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍ")


def tidy(text: str) -> str:
    """The text of a document, its lines kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    text = _HALVES.sub(REPLACED, _CONTROL.sub("", text))
    lines = (line.rstrip() for line in text.split("\n"))
    return _LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def one_line(text: str) -> str:
    """A title or a name: runs of spaces and line ends as one space."""
    return _RUN.sub(" ", tidy(text)).strip()


def raised(text: str) -> str:
    """Text that is set above the line: the "3" of "25³" counts nobody."""
    return text.translate(_RAISED) if _MARK.fullmatch(text) else text


def titled(title: str | None, text: str) -> str:
    """The text under its title, where it does not open with it: a headline is read, too."""
    head = one_line(title or "")
    if not head or head.casefold() in one_line(text[: 4 * len(head) + 500]).casefold():
        return text
    return f"{head}\n\n{text}".rstrip("\n")
