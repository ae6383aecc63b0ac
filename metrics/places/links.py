"""Words between two places that only say that the one lies in the other.

"Redwater, a village 20 km from [Maiduguri]", "Lower Field and Upper Field, two towns of [Idlib]"
"""

import re

from metrics.places.tables import words

MOST = 14
# A number between them is a distance in kilometres; what is farther is elsewhere.
FAR = 60
_PIECE = re.compile(r"[\w’'-]+|[,(]|\s+|[^\w\s]")
_STOP = re.compile(r"[.;:!?\n]")


def links(between: str) -> bool:
    """Whether these words only say that the one lies in the other."""
    found = [piece for piece in _PIECE.findall(between) if not piece.isspace()]
    if not found or len(found) > MOST or _STOP.search(between.strip()):
        return False
    plain = [piece for piece in found if piece not in ",(" and not piece[0].isupper()]
    known = words()
    kinds = known.levels.keys() | known.settlements | known.compass | known.links
    near = all(float(piece) <= FAR for piece in plain if piece.isdecimal())
    return near and all(piece.isdecimal() or piece.lower() in kinds for piece in plain)
