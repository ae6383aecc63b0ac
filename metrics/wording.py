"""A point in plain words: how much, who says so, and how it stands to its threshold."""

from metrics.catalogue import body, named
from metrics.indicators import Point

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ALARMS = {
    "breached": "passed by all that is possible",
    "possible": "possibly passed",
    "unknown": "not known, for want of a baseline",
    "no": "not passed",
}


def sentence(point: Point) -> str:
    """Say a point in one plain sentence."""
    return f"{_range(point)}: {_sources(point)}{_cover(point)}{_residents(point)}."


def alarm(point: Point) -> str | None:
    """Say how a point stands to its threshold, and who set that; None where it has none."""
    one = named(point.indicator)
    if point.breach is None:
        return None
    usual = f", baseline {number(point.baseline)}" if point.baseline is not None else ""
    source = f"{one.threshold_source}; {one.threshold_edition}"
    silent = point.low is None and point.best is None and point.high is None
    told = "not known, for want of a number" if silent else ALARMS[point.breach]
    return f"Threshold {one.threshold}{usual}: {told} ({source})."


def _range(point: Point) -> str:
    low, best, high = (number(value) for value in (point.low, point.best, point.high))
    if low is not None and point.low == point.best == point.high:
        return low
    parts = [
        f"at least {low}" if low is not None else "no lower bound",
        f"best supported {best}" if best is not None else "no best value",
        f"at most {high}" if high is not None else "no upper bound",
    ]
    text = ", ".join(parts)
    return text[0].upper() + text[1:]


def _sources(point: Point) -> str:
    many = COUNTS[point.sources] if point.sources < len(COUNTS) else f"{point.sources:,}"
    text = f"{many} independent source{'' if point.sources == 1 else 's'}"
    return f"{text}, contested" if point.contested else text


def _cover(point: Point) -> str:
    """Say how much of the region a sum of places stands for."""
    if point.covered is None or point.covered == point.regions:
        return ""
    return f", for {point.covered} of {point.regions} regions within it"


def _residents(point: Point) -> str:
    if not point.denominator:
        return ""
    if "per_resident" not in body(point.indicator):
        return f"; from {point.denominator}"
    known = point.denominator if point.denominator != "reports" else point.denominator_dated
    return f"; residents: {known}" if known else ""


def number(value: float | None) -> str | None:
    """Write a number for people; None where it is unknown."""
    if value is None:
        return None
    return f"{value:,.0f}" if value == round(value) or abs(value) >= 1000 else f"{value:.3g}"
