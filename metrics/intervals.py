"""How a stated number is read: the interval that a named rule gives to the wording.

The rules are this project's own, from published work on how readers take such words (bare round
numbers as approximate: Williams & Power 2013; hedge widths: Ferson et al. 2015; vague plurals:
survey quantiles), and they are versioned: a change of a rule is a new name. A hedge never narrows
doubt: a bare round number is read half as wide as "about" the same number.
"""

from math import floor, log10

from metrics.model import Bound, Interval

VERSION = "1"
IMPLAUSIBLE = 1e11  # more of anything than there is; kept, never counted
# the share of a number that "about" leaves open, by its significant digits
_ABOUT = {1: 0.10, 2: 0.05}
_ABOUT_FINE = 0.02
# the median of what readers take a vague word for, as a share of its low end
_VAGUE_BEST = {24: 36, 40: 80, 20: 30, 200: 300, 3: 6, 2: 3}


def digits_of(value: float) -> int:
    """Significant digits: 3,000,000 has 1, 150,000 has 2, 1,941 has 4."""
    whole = f"{abs(value):.6f}".replace(".", "").strip("0")
    return max(1, len(whole))


def read(
    bound: Bound,
    low: float | None,
    best: float | None,
    high: float | None,
    *,
    below: bool,
    unit: str,
) -> Interval:
    """The interval of a stated number; ``below`` tells "nearly", "almost" from "about"."""
    match bound:
        case Bound.EXACT if best is not None:
            return _exact(best, unit)
        case Bound.APPROX if best is not None:
            return _about(best, below=below, unit=unit)
        case Bound.RANGE if low is not None and high is not None:
            return _named("range", low, (low + high) / 2, high)
        case Bound.VAGUE if low is not None and high is not None:
            return _named("vague", low, min(_vague(low), high), high)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return _named(bound, None, None, high)
        case _:
            return _named(bound, low, best, None)


def _named(rule: str, low: float | None, best: float | None, high: float | None) -> Interval:
    return Interval(low=low, best=best, high=high, rule=f"{rule}.{VERSION}")


def _width(value: float, unit: str) -> float:
    share = _ABOUT.get(digits_of(value), _ABOUT_FINE)
    return max(1.0 if unit != "percent" else 0.5, share * value)


def _exact(value: float, unit: str) -> Interval:
    round_number = value >= 1000 and value % 100 == 0 and digits_of(value) <= 3
    if unit == "percent" or not round_number:
        return _named("exact", value, value, value)
    half = _width(value, unit) / 2
    return _named("round", value - half, value, value + half)


def _about(value: float, *, below: bool, unit: str) -> Interval:
    if below:
        width = max(1.0, (0.10 if digits_of(value) == 1 else 0.05) * value)
        return _named("nearly", max(0.0, value - width), value - 0.3 * width, value)
    width = _width(value, unit)
    return _named("about", max(0.0, value - width), value, value + width)


def _vague(low: float) -> float:
    scale = 10 ** floor(log10(low)) if low >= 1 else 1
    for base, best in _VAGUE_BEST.items():
        if low == base:
            return float(best)
    lead = low / scale
    return low * 1.5 if lead == 2 else low * 2
