"""From numbers to stated quantities: hedges, ranges, percent signs, and the span of the quote.

"at least 50" states 50 / 50 / None, "between 300 – 800" 300 / None / 800, "around 3 million"
None / 3,000,000 / None: the labelling guide's table of bounds.
"""

from typing import NamedTuple

from metrics.model import Bound
from metrics.text.amount import APPROX, EXACT, FRACTION, THOUSAND, VAGUE, Number
from metrics.text.tokens import Tokens

Span = tuple[int, int]
COMPARED = ("more_than", "less_than")  # bounds whose words compare too
COUNT, PERCENT, SHARE, SINGLE = "count", "percent", "share", "single"
OUTSIDE, INSIDE = "outside", "inside"  # words about a number that state no bound
LONGEST = 6  # tokens of the longest modifier
STACKED = 3  # words about one number that may stand before it
STEEP = 5  # a range spans less than a change may
FEW = 20  # "one of the 11 clinics" is a part, "one of 11,000 people" speaks of the 11,000
DASHES = frozenset("-–—−~")


class Quantity(NamedTuple):
    """A stated quantity: number tokens start..end, ``first`` with its modifier, ``last`` behind.

    ``kind`` is count, percent, share (a fraction of something) or single ("a hospital").
    ``form`` tells how its number is written, ``modifier`` where its hedge stands.
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
    modifier: Span | None = None
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


def find(tokens: Tokens, numbers: list[Number], *, parts: bool = True) -> list[Quantity]:
    """The quantities of a sentence, in order; ``parts`` joins "three of their four" to one."""
    out: list[Quantity] = []
    i = 0
    while i < len(numbers):
        number, other = numbers[i], numbers[i + 1] if i + 1 < len(numbers) else None
        if other and parts and _is_part(tokens, number, other):
            out.append(_one(tokens, number)._replace(last=other.end, end=other.end))
        elif other and _is_range(tokens, number, other):
            out.append(_range(tokens, number, other))
        else:
            out.append(_one(tokens, number))
            i += 1
            continue
        i += 2
    return out


def _is_part(tokens: Tokens, number: Number, whole: Number) -> bool:
    """ "three of their four centres", "90 of the village's 200 inhabitants"."""
    grammar = tokens.lexicon.grammar
    start = number.end
    if mark := tokens.marks.part_openers.get(start):
        start = mark.end - 1
    size = whole.start - start
    if not 1 <= size <= 4 or tokens.words[start] not in grammar.of or number.low >= whole.low:
        return False
    if {number.form, whole.form} & {FRACTION, VAGUE} or (number.low == 1 and whole.low > FEW):
        return False
    capital = any(tokens.capitals[number.end : whole.start])
    return size == 1 or tokens.words[start + 1] in grammar.determiners or capital


def _percent(tokens: Tokens, end: int) -> tuple[str, int]:
    """The kind of a number that ends at a token, and its end with a percent sign."""
    percent = tokens.marks.percent
    mark = percent.get(end) or (percent.get(end + 1) if tokens.word(end) == "-" else None)
    return (PERCENT, mark.end) if mark else (COUNT, end)


def _range(tokens: Tokens, number: Number, other: Number) -> Quantity:
    kind, end = _percent(tokens, other.end)
    numbers, opens = tokens.lexicon.numbers, _over_currency(tokens, number.start)
    before = tokens.word(opens - 1)
    first = opens - 1 if before in numbers.range_between | numbers.range_from else number.start
    modifier = (first, opens) if before in numbers.range_between else None
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
        modifier=modifier,
    )


def _one(tokens: Tokens, number: Number) -> Quantity:
    kind, end = _percent(tokens, number.end)
    if number.form == FRACTION and kind == COUNT:
        kind = SHARE
    bound, modifier = _bound(tokens, number, end)
    if number.form == VAGUE and bound in (Bound.EXACT, Bound.APPROX):
        bound = Bound.VAGUE
    elif number.form == APPROX and bound is Bound.EXACT:
        bound = Bound.APPROX
    low, best, high = state(bound, number.low, number.high)
    return Quantity(
        number.start,
        end,
        min(number.start, modifier[0]) if modifier else number.start,
        max(end, modifier[1]) if modifier else end,
        bound,
        low,
        best,
        high,
        kind,
        number.low,
        modifier=modifier,
        form=number.form,
    )


def _bound(tokens: Tokens, number: Number, end: int) -> tuple[Bound, Span | None]:
    """The bound of one number with the tokens of the words or the sign that state it."""
    glued = tokens.lexicon.glued
    behind = tokens.marks.behind.get(end)
    if behind and _opens_next(tokens, behind.end):
        behind = None
    if behind and (end == number.end or behind.value != Bound.APPROX):
        return Bound(behind.value), (behind.start, behind.end)
    sign = f"{tokens.word(end)}$"
    if sign in glued and tokens.glued(end):
        return Bound(glued[sign]), (end, end + 1)
    start = _over_currency(tokens, number.start)
    if found := _before(tokens, start):
        return found
    before = tokens.word(start - 1)
    if before in glued:
        two = tokens.word(start - 2) + before
        wide = two in glued and two != before
        return Bound(glued[two if wide else before]), (start - 1 - wide, start)
    return Bound.EXACT, None


def _over_currency(tokens: Tokens, start: int) -> int:
    """The first token of a sum: "nearly $8.8 million", "over US$ 5m"."""
    if tokens.word(start - 1) not in tokens.lexicon.rejects.currencies:
        return start
    start -= 1
    country = tokens.glued(start) and tokens.capital(start - 1)
    return start - (country and not tokens.words[start].isalpha())


def _opens_next(tokens: Tokens, i: int) -> bool:
    """Words behind a number that belong to the next one: "5,000 or less THAN 6,000"."""
    return tokens.word(i) in tokens.lexicon.grammar.comparing and bool(tokens.word(i + 1))


def _before(tokens: Tokens, start: int) -> tuple[Bound, Span] | None:
    """The modifier that ends at a token, seen through words that state no bound.

    "above the five-year average" compares, and states none.
    """
    at, definite = start, tokens.lexicon.grammar.definite
    for _ in range(STACKED):
        mark = _ending_at(tokens, at)
        if mark is None:
            break
        first, bound = mark
        if bound in (OUTSIDE, INSIDE):
            at = first
            continue
        if bound in COMPARED and tokens.word(at) in definite:
            break
        inside = _ending_at(tokens, first)
        wide = inside is not None and inside[1] == INSIDE
        return Bound(bound), (inside[0] if inside and wide else first, at)
    return None


def _ending_at(tokens: Tokens, end: int) -> tuple[int, str] | None:
    """The longest modifier that ends at a token: its start and its bound."""
    found = tokens.marks.before
    if not found:
        return None
    for start in range(max(0, end - LONGEST), end):
        mark = found.get(start)
        if mark and mark.end == end:
            return start, mark.value
    return None


def _is_range(tokens: Tokens, low: Number, high: Number) -> bool:
    """Whether two numbers are "between a and b", "a to b", "a-b", "a or b", "from a to over b"."""
    words, numbers = tokens.words, tokens.lexicon.numbers
    end = _over_unit(tokens, low, high)
    size = high.start - end
    if {low.form, high.form} & {FRACTION, VAGUE} or not 1 <= size <= LONGEST + 1:
        return False
    bottom, top = _scaled(tokens, low, high)
    link, before = words[end], tokens.word(_over_currency(tokens, low.start) - 1)
    if bottom >= top or not _adjoins(tokens, end, high):
        return False
    if link in DASHES:
        return tokens.glued(end) == tokens.glued(high.start)
    if link in numbers.range_to:
        percent = end > low.end
        return not _rises(tokens, low, top / max(bottom, 1), percent=percent)
    if link in numbers.range_and:
        return before in numbers.range_between
    return link in numbers.range_or and top <= bottom * 2 + 1


def _over_unit(tokens: Tokens, low: Number, high: Number) -> int:
    """Past a percent sign that both ends of a range have: "55%-81%", "12 percent to 27 percent"."""
    percent = tokens.marks.percent
    mark = percent.get(low.end)
    return mark.end if mark and high.end in percent else low.end


def _adjoins(tokens: Tokens, end: int, high: Number) -> bool:
    """The second number stands right behind its link, or behind a modifier or a currency."""
    if high.start - end == 1:
        return True
    if high.start - end == 2 and tokens.words[end + 1] in tokens.lexicon.rejects.currencies:
        return True
    return tokens.words[end] in tokens.lexicon.numbers.range_pairs and bool(
        _ending_at(tokens, high.start)
    )


def _rises(tokens: Tokens, low: Number, ratio: float, *, percent: bool) -> bool:
    """ "up from 3 to 5", "from 20% to 22%" and "rose 120 to 26,000" tell a change, no range."""
    numbers = tokens.lexicon.numbers
    start = _over_currency(tokens, low.start)
    before, first = tokens.word(start - 1), tokens.word(start - 2)
    if before in numbers.range_from:
        return first not in numbers.ranging if percent else first in numbers.range_rising
    return before in numbers.range_rising and ratio > STEEP


def _scaled(tokens: Tokens, low: Number, high: Number) -> tuple[float, float]:
    """ "5-6 million", "two to three million": the magnitude of the second number serves both."""
    scale = tokens.marks.magnitudes.get(high.end - 1)
    if scale and low.end - low.start == 1 and high.end - high.start > 1:
        coefficient = high.high / scale.value
        if low.low < THOUSAND and low.low < coefficient:
            return low.low * scale.value, high.high
    return low.low, high.high
