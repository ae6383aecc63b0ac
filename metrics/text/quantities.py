"""From numbers to stated quantities: hedges, ranges, percent signs, and the span of the quote.

"at least 50" states 50 / 50 / None, "between 300 – 800" 300 / None / 800, "around 3 million"
None / 3,000,000 / None: the labelling guide's table of bounds.
"""

from typing import NamedTuple

from metrics.lexicon import Lexicon, Marks
from metrics.model import Bound
from metrics.text.numbers import APPROX, EXACT, FRACTION, VAGUE, Number
from metrics.text.tokens import Tokens

COUNT, PERCENT, SHARE, SINGLE = "count", "percent", "share", "single"


class Quantity(NamedTuple):
    """A stated quantity: number tokens start..end, ``first`` with its modifier, ``last`` behind.

    ``kind`` is count, percent, share (a fraction of something) or single ("a hospital").
    ``whole`` is the total of "three of their four".
    """

    start: int
    end: int
    first: int
    last: int
    bound: Bound
    low: float | None
    best: float | None
    high: float | None
    kind: str = COUNT
    value: float = 0.0
    whole: float | None = None
    modifier: tuple[int, int] | None = None
    form: str = EXACT


def state(bound: Bound, low: float, high: float) -> tuple[float | None, float | None, float | None]:
    """What a bound states of a number: (low, best, high)."""
    match bound:
        case Bound.EXACT:
            return low, low, low
        case Bound.APPROX:
            return None, low, None
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return low, low, None
        case Bound.AT_MOST | Bound.LESS_THAN:
            return None, high, high
        case _:
            return low, None, high


def find(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, numbers: list[Number], *, parts: bool = True
) -> list[Quantity]:
    """The quantities of a sentence, in order; ``parts`` joins "three of their four" to one."""
    out: list[Quantity] = []
    i = 0
    while i < len(numbers):
        number = numbers[i]
        used, other = 1, None
        if parts and i + 1 < len(numbers) and _is_part(tokens, lexicon, number, numbers[i + 1]):
            part = _quantity(tokens, marks, lexicon, number, None)
            whole = numbers[i + 1]
            out.append(part._replace(last=whole.end, end=whole.end, whole=whole.low))
            i += 2
            continue
        if i + 1 < len(numbers):
            other = _range_end(tokens, marks, number, numbers[i + 1])
            used = 2 if other else 1
        out.append(_quantity(tokens, marks, lexicon, number, other))
        i += used
    return out


def _is_part(tokens: Tokens, lexicon: Lexicon, number: Number, whole: Number) -> bool:
    """ "three of their four centres", "90 of the village's 200 inhabitants"."""
    words = tokens.words[number.end : whole.start]
    if words[:2] == ["out", "of"]:
        words = words[1:]
    if words[:1] != ["of"] or len(words) > 4 or number.low >= whole.low:
        return False
    if FRACTION in (number.form, whole.form) or VAGUE in (number.form, whole.form):
        return False
    capital = any(tokens.capital(j) for j in range(number.end, whole.start))
    return len(words) == 1 or lexicon.has("determiners", words[1]) or capital


def _quantity(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number, other: Number | None
) -> Quantity:
    end = other.end if other else number.end
    kind = SHARE if number.form == FRACTION else COUNT
    percent = marks.at("percent", end)
    if percent is None and tokens.words[end : end + 1] == ["-"]:
        percent = marks.at("percent", end + 1)
    if percent:
        kind, end = PERCENT, percent.end
    if other:
        first = _between(tokens, number.start)
        low, high = _scaled(tokens, number, other)
        return Quantity(
            number.start,
            end,
            first,
            end,
            Bound.RANGE,
            low,
            None,
            high,
            kind,
            low,
            modifier=(first, number.start) if first < number.start else None,
        )
    bound, first, last = _bound(tokens, marks, lexicon, number, end)
    if number.form == VAGUE and bound in (Bound.EXACT, Bound.APPROX):
        bound = Bound.VAGUE
    elif number.form == APPROX and bound is Bound.EXACT:
        bound = Bound.APPROX
    low, best, high = state(bound, number.low, number.high)
    modifier = (first, number.start) if first < number.start else None
    if last > end:
        modifier = (end, last)
    return Quantity(
        number.start,
        end,
        first,
        last,
        bound,
        low,
        best,
        high,
        kind,
        number.low,
        modifier=modifier,
        form=number.form,
    )


def _bound(
    tokens: Tokens, marks: Marks, lexicon: Lexicon, number: Number, end: int
) -> tuple[Bound, int, int]:
    """The bound of one number with the first and last token of its wording."""
    words = tokens.words
    behind = marks.at("behind", end)
    if behind and (end == number.end or behind.value != "approx"):
        return Bound(behind.value), number.start, behind.end
    sign = words[end] if end < len(words) else ""
    if f"{sign}$" in lexicon.glued and tokens.glued(end):
        return Bound(lexicon.glued[f"{sign}$"]), number.start, end + 1
    found, first = _before(marks, number.start)
    if found:
        return Bound(found), first, end
    before = words[number.start - 1] if number.start else ""
    if before in lexicon.glued and tokens.glued(number.start):
        two = words[number.start - 2] + before if number.start > 1 else before
        wide = two in lexicon.glued
        return Bound(lexicon.glued[two if wide else before]), number.start - 1 - wide, end
    return Bound.EXACT, number.start, end


def _before(marks: Marks, start: int) -> tuple[str | None, int]:
    """The modifier that ends at a token, seen through words that state no bound."""
    bound, first = None, start
    at = start
    for _ in range(3):
        mark = _ending_at(marks, at)
        if mark is None:
            break
        at = mark[0]
        if mark[1] not in ("outside", "inside"):
            bound, first = mark[1], at
            break
    if bound:
        inside = _ending_at(marks, first)
        if inside and inside[1] == "inside":
            first = inside[0]
    return bound, first


def _ending_at(marks: Marks, end: int) -> tuple[int, str] | None:
    found = marks.of("before")
    for start in range(max(0, end - 6), end):
        mark = found.get(start)
        if mark and mark.end == end:
            return start, mark.value
    return None


def _between(tokens: Tokens, start: int) -> int:
    """The "between" or "from" of a range belongs to its wording."""
    return start - 1 if start and tokens.words[start - 1] in ("between", "from") else start


_DASHES = frozenset("-–—−")


def _range_end(tokens: Tokens, marks: Marks, low: Number, high: Number) -> Number | None:
    """The second number of "between a and b", "a to b", "a-b", "a or b", "from a to over b"."""
    words = tokens.words
    gap = words[low.end : high.start]
    before = words[low.start - 1] if low.start else ""
    if FRACTION in (low.form, high.form) or VAGUE in (low.form, high.form) or not gap:
        return None
    top, bottom = _scaled(tokens, low, high)[1], _scaled(tokens, low, high)[0]
    if bottom >= top:
        return None
    if len(gap) > 1 and not (gap[0] in ("to", "and") and _ending_at(marks, high.start)):
        return None
    link = gap[0]
    rising = low.start > 1 and words[low.start - 2] in ("up", "rose", "rising", "increased", "down")
    if link in _DASHES:
        tight = tokens.glued(low.end) == tokens.glued(high.start)
        return high if tight else None
    if link in ("to", "till"):
        return None if before == "from" and rising else high
    if link == "and":
        return high if before == "between" else None
    if link == "or":
        return high if top <= bottom * 2 + 1 else None
    return None


def _scaled(tokens: Tokens, low: Number, high: Number) -> tuple[float, float]:
    """ "5-6 million": the magnitude of the second number serves both."""
    if low.end - low.start == 1 and high.end - high.start > 1 and high.digits:
        digits = tokens.words[high.start].replace(",", "")
        coefficient = float(digits) if digits.replace(".", "", 1).isdigit() else 0.0
        if coefficient and low.low < 1000 and low.low < coefficient:
            return low.low * high.high / coefficient, high.high
    return low.low, high.high
