"""Every quantity of a text, humanitarian or not: the reading of numbers, open to be compared."""

from metrics.lexicon import load
from metrics.model import Mention
from metrics.text import bounds, calendar, counted, numbers, rejects
from metrics.text.bounds import PERCENT, SHARE, Quantity, state
from metrics.text.brands import is_brand
from metrics.text.idioms import is_idiom
from metrics.text.periods import Anchor
from metrics.text.sentences import split
from metrics.text.tokens import Tokens, tokenise
from metrics.text.when import number_at

DATED = (calendar.DAY, calendar.MONTH, calendar.YEAR, calendar.SINCE, calendar.AS_OF)
DAYS = 31  # of the longest month
ENDLESS = 1e18  # digits without end are a code, not a number

Span = tuple[int, int]


def find(text: str, lang: str = "en") -> tuple[Mention, ...]:
    """Every quantity mention of a text, in order; a language without lexicon is an error."""
    lexicon = load(lang)
    addresses = rejects.addresses(text)
    out: list[Mention] = []
    for sentence in split(text, lexicon):
        tokens = tokenise(text, sentence.start, sentence.end, lexicon)
        found = _sentence(tokens, addresses)
        spans = counted.find(tokens, found)
        out.extend(_mention(tokens, *pair) for pair in zip(found, spans, strict=True))
    return tuple(out)


def _sentence(tokens: Tokens, addresses: rejects.Spans) -> list[Quantity]:
    """The quantities of a sentence, whatever they count."""
    found = numbers.find(tokens)
    dates = _dates(tokens) if found else set()
    kept = []
    for number in found:
        why = rejects.reason(tokens, number, dates, addresses)
        none = why in rejects.NO_QUANTITY or number.high >= ENDLESS
        if not none and not is_idiom(tokens, number) and not is_brand(tokens, number):
            kept.append(number)
    return bounds.find(tokens, kept, parts=False)


def _dates(tokens: Tokens) -> set[int]:
    """The tokens of dates; "two weeks ago" and "the past three years" are none."""
    months, spans = tokens.marks.months, tokens.marks.spans
    out: set[int] = set()
    for when in calendar.find(tokens, Anchor(None)):
        span = range(when.start, when.end)
        named = any(i in months for i in span)
        if named or (when.form in DATED and not any(i in spans for i in span)):
            out.update(span)
        if named and tokens.word(when.end) in tokens.lexicon.times.ranges:
            days = [number_at(tokens, i) for i in (when.end - 1, when.end + 1)]
            if all(day and day <= DAYS for day in days):
                out.add(when.end + 1)  # "from November 12 to 25"
    return out


def _mention(tokens: Tokens, quantity: Quantity, span: Span | None) -> Mention:
    sign = _is_negative(tokens, quantity)
    start, end = tokens.starts[quantity.start - sign], tokens.ends[quantity.end - 1]
    low, best, high = quantity.low, quantity.best, quantity.high
    if quantity.kind == SHARE:
        low, best, high = state(quantity.bound, quantity.value, quantity.value)
    if sign and best is not None:
        low, best, high = state(quantity.bound, -best, -best)
    return Mention(
        quote=tokens.text[start:end],
        start=start,
        end=end,
        bound=quantity.bound,
        low=low,
        best=best,
        high=high,
        modifier=_modifier(tokens, quantity.modifier),
        counted=span,
    )


def _is_negative(tokens: Tokens, quantity: Quantity) -> bool:
    """ "minus 20 degrees", "-0.7%": a word, or a sign that opens a share or a decimal number."""
    start, numbers = quantity.start, tokens.lexicon.numbers
    sign = tokens.word(start - 1)
    if sign not in numbers.minus or quantity.best is None:
        return False
    if sign.isalpha():
        return not tokens.digits[start - 2] if start > 1 else True
    opens = tokens.glued(start) and not tokens.glued(start - 1)
    exact = "." in tokens.words[start] or tokens.word(quantity.end) in numbers.degrees
    return opens and (quantity.kind == PERCENT or exact)


def _modifier(tokens: Tokens, span: Span | None) -> Span | None:
    """A modifier without its article: "an estimated" is "estimated"."""
    if span is None:
        return None
    start, end = span
    start += end - start > 1 and tokens.words[start] in tokens.lexicon.grammar.articles
    return tokens.starts[start], tokens.ends[end - 1]
