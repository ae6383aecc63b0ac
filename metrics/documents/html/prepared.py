"""A page's tree made ready: what a browser shows by its place is told by text and order.

A cell over several columns stands in each, the caption of a table or picture is a paragraph of its
own, marks of notes are raised letters, and a number and its label in two boxes are two words.
"""

import re

from lxml import etree

from metrics.documents.html import spans
from metrics.documents.tidy import one_line, raised

CAPTIONS = {"caption": "table", "figcaption": "figure"}  # and what each is put before
NOTES = re.compile(r"(?i)foot-?notes?\b|end-?notes?\b")
_NUMBER = re.compile(r"\s*[~><≥≤+]?\s?\d[\d.,  ]*(?:[KkMm]|%)?\s*")
_LABEL = re.compile(r"(?!(?:st|nd|rd|th|er|re|e)\b)[^\W\d_]")


def prepare(root: etree._Element) -> None:
    """Change a tree in place."""
    spans.spread(root)
    for mark in root.iter("sup"):
        _raise(mark)
    for box in root.iter("span"):
        _part(box)
    for term in list(root.iter("dt")):
        _define(term)
    for name, around in CAPTIONS.items():
        for caption in list(root.iter(name)):
            _move(caption, around)
    for aside in root.iter("aside"):
        if NOTES.search(" ".join(aside.get(name, "") for name in ("class", "id", "role"))):
            aside.tag = "div"


def _raise(mark: etree._Element) -> None:
    """Have a mark hold its text alone: the link to the note goes."""
    text = "".join(mark.itertext())
    told = raised(text)
    if told != text:
        mark[:] = []
        mark.text = told


def _part(box: etree._Element) -> None:
    """Part a number from the label in the next box: "1.2M" and "people" are no "1.2Mpeople"."""
    label = box.getnext()
    if label is None or label.tag != "span" or box.tail:
        return
    if _NUMBER.fullmatch("".join(box.itertext())) and _LABEL.match("".join(label.itertext())):
        box.tail = " "


def _define(term: etree._Element) -> None:
    """A list of terms whose values are numbers: "Killed" and "45" are "Killed: 45"."""
    value = term.getnext()
    if value is None or value.tag != "dd" or not _NUMBER.fullmatch("".join(value.itertext())):
        return
    term.text = f"{one_line(''.join(term.itertext()))}: {one_line(''.join(value.itertext()))}"
    term[:] = []
    if (held := value.getparent()) is not None:
        held.remove(value)


def _move(caption: etree._Element, around: str) -> None:
    """Put a caption before what it stands over or under, as a paragraph."""
    whole = next(caption.iterancestors(around), None)
    if whole is None or whole.getparent() is None:
        return
    tail, caption.tail = caption.tail, None
    before = caption.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (tail or "")
    elif (held := caption.getparent()) is not None:
        held.text = (held.text or "") + (tail or "")
    caption.tag = "p"
    whole.addprevious(caption)
