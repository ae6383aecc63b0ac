"""Every quantity of a text, humanitarian or not: the reading of numbers, open to be compared."""

from collections.abc import Iterator

from metrics.lexicon import load
from metrics.model import Mention
from metrics.text import bounds, calendar, nouns, numbers, rejects
from metrics.text.bounds import COUNT, PERCENT, SHARE, Quantity, state
from metrics.text.periods import Anchor
from metrics.text.sentences import split
from metrics.text.tokens import Tokens, tokenise

DATED = (calendar.DAY, calendar.MONTH, calendar.YEAR, calendar.SINCE, calendar.AS_OF)
ENDLESS = 1e18  # digits without end are a code, not a number
CLOSE = 2  # letters between a number and the one that repeats it

Span = tuple[int, int]


def find(text: str, lang: str = "en") -> tuple[Mention, ...]:
    """Every quantity mention of a text, in order; a language without lexicon is an error."""
    lexicon = load(lang)
    addresses = rejects.addresses(text)
    out: list[Mention] = []
    for sentence in split(text, lexicon):
        tokens = tokenise(text, sentence.start, sentence.end, lexicon)
        out.extend(_inherited(_sentence(tokens, addresses)))
    return tuple(out)


def _sentence(tokens: Tokens, addresses: rejects.Spans) -> Iterator[Mention]:
    dates = _dates(tokens)
    kept = []
    for number in numbers.find(tokens):
        why = rejects.reason(tokens, number, dates, addresses)
        none = why in rejects.NO_QUANTITY or number.high >= ENDLESS
        if not none and not rejects.is_pronoun(tokens, number):
            kept.append(number)
    for quantity in bounds.find(tokens, kept, parts=False):
        yield _mention(tokens, quantity, nouns.after(tokens, quantity))


def _dates(tokens: Tokens) -> set[int]:
    """The tokens of dates; "the past three years" is none, "from 9 to 15 June" is one."""
    months = tokens.marks.months
    out: set[int] = set()
    for when in calendar.find(tokens, Anchor(None)):
        span = range(when.start, when.end)
        if when.form in DATED or any(i in months for i in span):
            out.update(span)
    return out


def _inherited(mentions: Iterator[Mention]) -> Iterator[Mention]:
    """A bare number counts what the number before it in the sentence counts: "20% (56)"."""
    before: Mention | None = None
    for mention in mentions:
        if before and mention.counted is None and mention.start - before.end <= CLOSE:
            mention = mention.model_copy(update={"counted": before.counted})
        yield mention
        before = mention


def _mention(tokens: Tokens, quantity: Quantity, phrase: nouns.Phrase) -> Mention:
    start, end = tokens.starts[quantity.start], tokens.ends[quantity.end - 1]
    low, best, high = quantity.low, quantity.best, quantity.high
    if quantity.kind == SHARE:
        low, best, high = state(quantity.bound, quantity.value, quantity.value)
    return Mention(
        quote=tokens.text[start:end],
        start=start,
        end=end,
        bound=quantity.bound,
        low=low,
        best=best,
        high=high,
        modifier=_modifier(tokens, quantity.modifier),
        counted=_counted(tokens, quantity, phrase),
    )


def _modifier(tokens: Tokens, span: Span | None) -> Span | None:
    """A modifier without its article: "an estimated" is "estimated"."""
    if span is None:
        return None
    start, end = span
    start += end - start > 1 and tokens.words[start] in tokens.lexicon.grammar.articles
    return tokens.starts[start], tokens.ends[end - 1]


def _counted(tokens: Tokens, quantity: Quantity, phrase: nouns.Phrase) -> Span | None:
    start, end = phrase.start, phrase.end
    while start < end and tokens.words[start] in tokens.lexicon.grammar.of:
        start += 1
    if quantity.kind not in (COUNT, PERCENT, SHARE) or end <= start:
        return None
    return tokens.starts[start], tokens.ends[end - 1]
