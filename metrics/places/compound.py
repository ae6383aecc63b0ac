"""A place with what it lies in, said in one phrase: "Idlib, Syria", "Beira (Sofala)", "Al-Hol camp
in northeast Syria", "the Turkish city of Gaziantep".
"""

import re
from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from metrics.model import Located

Ask = Callable[[str, tuple[str, ...], tuple[str, ...]], Located]
LONGEST = 120
_WITHIN = re.compile(r"(.+?)(?:,\s+|\s+\(|\s+in\s+)(?:the\s+)?([^()]+)\)?")
_PEOPLE = re.compile(r"(?:the\s+)?([A-Z]\S+(?:\s[A-Z]\S+)??)\s+((?:[a-z]+\s+){1,3}[A-Z].*)")


class Parts(NamedTuple):
    """What lies in what; ``people`` where the outer one is told by its people ("Turkish")."""

    inner: str
    outer: str
    people: bool = False


def apart(name: str, is_people: Callable[[str], bool]) -> Parts | None:
    """The two parts of such a phrase, None where it is no such phrase."""
    if len(name) > LONGEST:
        return None
    if (hit := _PEOPLE.fullmatch(name)) and is_people(hit.group(1)):
        return Parts(hit.group(2), hit.group(1), people=True)
    hit = _WITHIN.fullmatch(name)
    return Parts(hit.group(1), hit.group(2)) if hit else None


def within(
    name: str,
    inner: str,
    around: Located,
    ask: Ask,
    above: Callable[[str], Container[str]],
    countries: Sequence[str],
) -> Located | None:
    """The inner place where it lies in the outer one, else the outer one; None if that is open."""
    if around.country is None:
        return None
    near = (around.pcode,) if around.pcode and around.level else ()
    found = ask(inner, tuple(dict.fromkeys((around.country, *countries))), near)
    inside = found.country == around.country and (not near or near[0] in above(found.pcode or ""))
    if found.pcode and inside:
        return found.model_copy(update={"name": name})
    if near:
        told = {"name": name, "method": "context", "score": None, "rejected": ()}
        return around.model_copy(update=told)
    return Located(name=name, country=around.country, method="unresolved")
