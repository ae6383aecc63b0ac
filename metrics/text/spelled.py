"""Numbers in words: "two hundred and six thousand", "twenty-five", "one twenty two"."""

from metrics.text.amount import HUNDRED, THOUSAND, Number, exact
from metrics.text.tokens import Tokens

TENS = range(20, 100, 10)


class _Sum:
    """Cardinals and magnitudes added up from left to right."""

    def __init__(self) -> None:
        self.total = self.current = 0.0
        self.last: float | None = None
        self.factor = 1.0

    def takes(self, cardinal: int) -> bool:
        """Whether a cardinal may follow: "twenty" takes "five", "five" does not take "six"."""
        last = self.last
        return last is None or (last >= 20 and last % 10 == 0 and 0 < cardinal < last)

    def add(self, cardinal: int) -> None:
        self.current += cardinal
        self.last = cardinal

    def multiply(self, magnitude: int) -> None:
        if magnitude >= THOUSAND and self.total and not self.current and magnitude > self.factor:
            self.total *= magnitude  # "three thousand million"
        elif magnitude >= THOUSAND:
            self.total += (self.current or 1) * magnitude
            self.current = 0.0
        else:
            self.current = (self.current or 1) * magnitude
        self.last = magnitude * 10
        self.factor = magnitude

    @property
    def value(self) -> float:
        return self.total + self.current


def total(tokens: Tokens, i: int) -> Number | None:
    """The sum of the cardinals and magnitudes in a row from token i."""
    marks, added, end, j = tokens.marks, _Sum(), i, i
    while j < len(tokens):
        if cardinal := marks.cardinals.get(j):
            if not added.takes(cardinal.value):
                break
            added.add(cardinal.value)
            end = j = j + 1
        elif (magnitude := _scaling(tokens, j)) and (added.value or j == i):
            added.multiply(magnitude)
            end = j = j + 1
        elif end > i and _joins(tokens, j, end):
            j += 1
        else:
            break
    return exact(i, end, added.value) if end > i else None


def _scaling(tokens: Tokens, j: int) -> int | None:
    """The magnitude at a token, in its plural too: behind a number "dozens" is twelve."""
    mark = tokens.marks.magnitudes.get(j) or tokens.marks.multiples.get(j)
    return mark.value if mark else None


def _joins(tokens: Tokens, j: int, end: int) -> bool:
    """A hyphen before a cardinal, or the "and" of "two hundred and six"."""
    marks = tokens.marks
    if j + 1 not in marks.cardinals:
        return False
    if tokens.words[j] == "-":
        return True
    if tokens.words[j] not in tokens.lexicon.numbers.joiners or end - 1 not in marks.magnitudes:
        return False
    return j + 1 not in marks.fractions


def spoken(tokens: Tokens, i: int) -> Number | None:
    """ "one twenty two" is 122."""
    cardinals = tokens.marks.cardinals
    hundreds, tens, ones = (cardinals.get(j) for j in (i, i + 1, i + 2))
    if not (hundreds and tens and ones):
        return None
    spoken = hundreds.value < 10 and tens.value in TENS and 0 < ones.value < 10
    value = hundreds.value * HUNDRED + tens.value + ones.value
    return exact(i, i + 3, value) if spoken and hundreds.value else None
