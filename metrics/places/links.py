"""Words between two places that only say that the one lies in the other.

"Redwater, a village 20 km from [Maiduguri]", "Lower Field and Upper Field, two towns of [Idlib]"
"""

import re

from metrics.places.fold import fold
from metrics.places.tables import words

MOST = 14
# A number between them is a distance in kilometres; what is farther is elsewhere.
FAR = 60
_PIECE = re.compile(r"[\w’'-]+|[,(]|\s+|[^\w\s]")
_STOP = re.compile(r"[.;:!?\n]")


def links(between: str, after: str = "") -> bool:
    """Whether these words only say that the one lies in the other.

    What stands in one list with it, with "and" before it or ``after`` it, holds nothing of it.
    """
    found = [piece for piece in _PIECE.findall(between) if not piece.isspace()]
    if not found or len(found) > MOST or _STOP.search(between.strip()):
        return False
    plain = [piece for piece in found if piece not in ",(" and not piece[0].isupper()]
    known = words()
    kinds = known.levels.keys() | known.settlements | known.compass | known.links
    if known.joints.issuperset(map(str.lower, plain)):
        following = after.split(maxsplit=1)[:1] if after[:1].isspace() else []
        if known.joints.intersection((found[-1].lower(), *following)):
            return False
    near = all(float(piece) <= FAR for piece in plain if piece.isdecimal())
    return near and all(piece.isdecimal() or piece.lower() in kinds for piece in plain)


def listed(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a name stands in one list with another: but commas, names and "and" between them.

    A town or a camp beside a region ("Idlib and Redwater village") is no other region.
    """
    known = words()
    if not known.settlements.isdisjoint(fold(text[slice(*one)]).split()):
        return False
    between = text[slice(*sorted((*one, *other))[1:3])]
    pieces = [piece for piece in _PIECE.findall(between) if not piece.isspace()]
    return 0 < len(pieces) <= MOST and all(
        piece == "," or piece in known.joints or piece[0].isupper() for piece in pieces
    )
