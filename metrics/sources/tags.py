"""What one HXL tag says, by the vocabulary of hxl.toml.

>>> tagged("#affected +f +killed").says
{'measure': 'killed', 'sex': 'f'}

An attribute that is not understood changes what is counted in a way that we do not know, so such a
column is left alone, with the reason. https://hxlstandard.org/standard/1-1final/
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

Words = Mapping[str, Mapping[str, str]]


class Tagged(NamedTuple):
    """A tag as read: what its number counts, or the role of its column, or why it is left alone."""

    says: dict[str, str]
    role: str = ""
    side: str = ""  # "origin" or "destination", of a place
    why: str = ""


@cache
def vocabulary() -> dict[str, Any]:
    """The tables of hxl.toml."""
    return tomllib.loads(files("metrics.sources").joinpath("hxl.toml").read_text("utf-8"))


def tagged(text: str) -> Tagged:
    """Read a tag; the order and the case of its attributes, and blanks, say nothing."""
    tag, *attributes = ("".join(text.split()).lower().removeprefix("#")).split("+")
    if not tag:
        return Tagged({}, why="no tag")
    told = {one for one in attributes if one and not one.startswith(_prefixes())}
    role = _role(tag, told)
    if role:
        return role
    known = vocabulary()["tags"].get(tag)
    if known is None:
        return Tagged({}, why=f"#{tag} holds nothing that is counted here")
    return _count(tag, known, told)


def _prefixes() -> tuple[str, ...]:
    return tuple(vocabulary()["plain"]["prefixes"])


def _role(tag: str, told: set[str]) -> Tagged | None:
    """The role of a column without numbers; None where the tag names none with these attributes."""
    rest, sides = _taken(vocabulary()["sides"], told)
    for words, role in vocabulary()["roles"].items():
        named, *attributes = words.split()
        if named == tag and set(attributes) == rest:
            return Tagged({}, role, sides.get("side", ""))
    return None


def _count(tag: str, known: Mapping[str, Any], told: set[str]) -> Tagged:
    """The number that a tag of a count tells, where all its attributes are understood."""
    counts: Words = known["counts"]
    found = next((words for words in counts if set(words.split()) <= told), None)
    if found is None:
        return Tagged({}, why=f"#{tag} without an attribute that says what is counted")
    rest = told - set(found.split()) - set(vocabulary()["plain"]["words"])
    says = dict(counts[found])
    for heading in ("range", *known["words"]):
        rest, more = _taken(vocabulary()[heading], rest)
        says |= more
    if rest:
        return Tagged({}, why=f"not known here: {', '.join(f'+{word}' for word in sorted(rest))}")
    if known.get("needs") and known["needs"] not in says:
        return Tagged({}, why=f"#{tag} without a {known['needs']}")
    return Tagged(says)


def _taken(words: Words, told: set[str]) -> tuple[set[str], dict[str, str]]:
    """What is left of the attributes, and what those say that stand in a table of words."""
    says: dict[str, str] = {}
    for key, value in words.items():
        needed = set(key.split())
        if needed <= told and not any(says.get(one, said) != said for one, said in value.items()):
            told = told - needed
            says |= value
    return told, says
