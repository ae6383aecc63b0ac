"""Scopes: which groups, measures, places and periods contain which others.

A part is never added to its whole. These are the rules that say what is a part: children are
civilians, a district lies in its governorate, a day lies in its week, a destroyed hospital was
attacked. Everything here is pure; the order of its inputs never matters.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

GROUP_ABOVE: Mapping[str, str] = {
    "civilian": "all",
    "combatant": "all",
    "men": "all",
    "women_children": "civilian",
    "children": "women_children",
    "women": "women_children",
    "elderly": "civilian",
    "aid_worker": "civilian",
    "health_worker": "civilian",
    "journalist": "civilian",
    "refugee": "civilian",
    "idp": "civilian",
}
# Displaced civilians are displaced people: outside of casualties these groups say nothing more.
SAME_AS_ALL = frozenset({"civilian", "idp", "refugee"})
CASUALTIES = frozenset({"killed", "injured", "missing", "abducted", "detained", "casualties"})
COUNTED_AS = {"facility": "all", "building": "all", "incident": "all", "munition": "all"}

# Groups that are apart from each other and may be added; all others may overlap with any.
BY_AGE = frozenset({"men", "women", "children", "women_children", "elderly"})
BY_ROLE = frozenset({"civilian", "combatant"})
# Groups that say a sex or an age themselves: (group, sex, age) that is no part of that group.
NAMED_PARTS: tuple[tuple[str, str, str], ...] = (
    ("children", "", "0-17"),
    ("women", "f", ""),
    ("women", "f", "18+"),
    ("women", "f", "18-59"),
    ("men", "m", ""),
    ("men", "m", "18+"),
    ("men", "m", "18-59"),
    ("elderly", "", "60+"),
    ("elderly", "", "65+"),
)

# Sums over several measures that indicators ask for, and the measures in them.
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "hit": ("attacked", "damaged", "destroyed"),
    "harmed": ("damaged", "destroyed"),
    "incidents": ("airstrikes", "shelling", "attacks"),
    "strikes": ("airstrikes", "shelling"),
}
# Within such a sum: what is also counted in the other measure.
ALSO: Mapping[str, str] = {
    "damaged": "attacked",
    "destroyed": "attacked",
    "airstrikes": "attacks",
    "shelling": "attacks",
}
# Facilities that indicators ask for together; any holds them all.
FACILITY_ABOVE: Mapping[str, str] = {"water": "utility", "power": "utility"}
# What no region is without: where some regions do not report it, a sum of the others is no total.
EVERYWHERE = frozenset({"population"})
PERIOD_DAYS: Mapping[str, float] = {
    "day": 1,
    "week": 7,
    "month": 31,
    "year": 366,
    "all": float("inf"),
}


def group_of(measure: str, unit: str, group: str) -> str:
    """Give the group that counts for a measure: the displaced are all alike, the dead are not."""
    if unit in COUNTED_AS:
        return "all"
    if measure not in CASUALTIES and group in SAME_AS_ALL:
        return "all"
    return group


def side_of(measure: str, group: str, facility: str) -> tuple[str, str, bool]:
    """Give from which side a part tells of its whole; parts of one side are apart, else not."""
    people = "age" if group in BY_AGE else "role" if group in BY_ROLE else group
    return ALSO.get(measure, ""), people, bool(facility)


def depth_of(measure: str, group: str, facility: str) -> int:
    """Give how narrow a part is: what is narrower than its whole says nothing of its most."""
    return len(groups_above(measure, group)) + 8 * (measure in ALSO) + 16 * bool(facility)


def groups_above(measure: str, group: str) -> tuple[str, ...]:
    """Give a group and those that contain it, smallest first."""
    chain = [group]
    while chain[-1] in GROUP_ABOVE:
        chain.append(GROUP_ABOVE[chain[-1]])
    return tuple(dict.fromkeys(group_of(measure, "person", one) for one in chain))


def measures_above(measure: str) -> tuple[str, ...]:
    """Give a measure and the sums that it belongs to."""
    return (measure, *(name for name, parts in TOGETHER.items() if measure in parts))


def facilities_above(facility: str | None) -> tuple[str, ...]:
    """Give a kind of facility and those that contain it; "any" where none is named."""
    above = FACILITY_ABOVE.get(facility or "")
    return tuple(one for one in (facility, above, "any") if one)


class Span(NamedTuple):
    """Days from start to end, both included; None where no text gives them."""

    start: date | None
    end: date | None

    @property
    def days(self) -> float:
        """Length; an undated span may be any."""
        return float("inf") if self.start is None else self.length

    @property
    def length(self) -> int:
        """Length of a dated span."""
        assert self.start is not None and self.end is not None
        return (self.end - self.start).days + 1

    def common(self, other: "Span") -> int:
        """Days that two dated spans share."""
        if self.start is None or other.start is None or self.end is None or other.end is None:
            return 0
        return max(0, (min(self.end, other.end) - max(self.start, other.start)).days + 1)

    def likeness(self, other: "Span") -> float:
        """Days shared, of all days that either covers: 1 for equal spans."""
        shared = self.common(other)
        return shared / (self.length + other.length - shared) if shared else 0.0

    @property
    def middle(self) -> date | None:
        """The day on which it counts: a span counts once, in the period that holds its middle."""
        if self.start is None or self.end is None:
            return None
        return date.fromordinal((self.start.toordinal() + self.end.toordinal()) // 2)
