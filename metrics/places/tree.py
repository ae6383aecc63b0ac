"""The tree of regions: what lies above a region, and above several."""

from collections.abc import Mapping, Sequence

from metrics.places.held import Held


def lineage(regions: Mapping[str, Held], code: str) -> list[str]:
    """A code and its ancestors, itself first; a cycle ends the walk."""
    found: list[str] = []
    at: str | None = code
    while at is not None and at in regions and at not in found:
        found.append(at)
        at = regions[at].parent
    return found


def common(regions: Mapping[str, Held], codes: Sequence[str]) -> str:
    """The lowest region that holds all of these; "" where there is none (several countries)."""
    lines = [lineage(regions, code) for code in codes]
    for code in lines[0] if lines else ():
        if all(code in line for line in lines[1:]):
            return code
    return ""
