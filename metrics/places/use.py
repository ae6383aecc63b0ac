"""Whether a name in a text stands for the place itself, or for who or what is called after it.

    "fighting in Idlib"             the place
    "the Ghat Emergency Cell"       an office: a piece of another name
    "governments of Chad and Mali"  those who act for it

Both say where a text is at home, so both are evidence of its countries; the first kind only is a
place where something was counted.
"""

import re
from functools import cache

from metrics.places.match import Name
from metrics.places.tables import words

_NEXT = re.compile(r"[ \u00a0]([^\W\d_]{3,})")
_BEFORE = re.compile(r"([^\W\d_]{2,})[ \u00a0]$")
# How far back a list of countries may begin ("the governments of Belgium, Canada and Japan").
FAR = 300
_ITEM = r"(?:the )?[A-Z][\w’'-]*(?: (?:of )?(?:the )?[A-Z][\w’'-]*)*"
_LIST = rf" of (?:{_ITEM},\s+)*(?:{_ITEM},? and )?(?:the )?$"


@cache
def _actors() -> re.Pattern[str]:
    """What stands before a list of countries that act ("the governments of Chad and Mali")."""
    heads = "|".join(sorted(words().actors))
    return re.compile(rf"\b(?i:{heads}){_LIST}")


def literal(text: str, name: Name) -> bool:
    """Whether a name stands for the place itself."""
    return not (_is_piece(text, name) or _is_actor(text, name) or _is_epithet(text, name))


def _is_piece(text: str, name: Name) -> bool:
    """A piece of a longer name, of an office or a programme ("Tripoli Flash Appeal")."""
    following = _NEXT.match(text, name.end)
    if following and following.group(1)[0].isupper():
        return following.group(1).lower() not in words().kinds
    before = _BEFORE.search(text, max(0, name.start - 30), name.start)
    return before is not None and _is_name(text, before)


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Whether a word before a name is a name too, and not only the first of its sentence."""
    said = word.group(1)
    return (
        said[0].isupper()
        and said.lower() not in words().links
        and len(said) > 2
        and not _begins(text, word.start())
    )


def _begins(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" *•-–\t")
    return not before or before[-1] in "\n.:!?|"


def _is_actor(text: str, name: Name) -> bool:
    """A country that acts or gives: in a list of governments, societies, embassies."""
    if name.kind != "country":
        return False
    return _actors().search(text, max(0, name.start - FAR), name.start) is not None


def _is_epithet(text: str, name: Name) -> bool:
    """A name between "the" and a noun: what happened there, not where ("the Hudaydah response")."""
    following = _NEXT.match(text, name.end)
    if following is None or not following.group(1).islower():
        return False
    noun = following.group(1) not in words().kinds | words().follows
    return noun and text[max(0, name.start - 4) : name.start].lower() == "the "
