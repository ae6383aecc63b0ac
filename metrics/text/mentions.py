"""Every quantity of a text, humanitarian or not: the reading of numbers, open to be compared."""

from metrics.lexicon import Lexicon, load
from metrics.model import Mention
from metrics.text import calendar, nouns, numbers, quantities, rejects
from metrics.text.quantities import COUNT, PERCENT, SHARE, Quantity, state
from metrics.text.sentences import split
from metrics.text.tokens import Tokens, tokenise, unglue

# what is no quantity at all; ages, money and spans of time are quantities
_NO_QUANTITY = (
    "a date",
    "a year",
    "part of an address",
    "a name with a number",
    "a rank",
    "the mark of a list",
    "a time of day",
    "an idiom",
    "a date, a time",
)


def find(text: str, lang: str = "en") -> tuple[Mention, ...]:
    """Every quantity mention of a text in order; UnknownNameError for a language without lexicon."""
    lexicon = load(lang)
    addresses = rejects.urls(text)
    out: list[Mention] = []
    for sentence in split(text, lexicon.abbreviations):
        tokens = tokenise(text, sentence.start, sentence.end)
        out.extend(_sentence(tokens, lexicon, addresses))
    return tuple(out)


def _sentence(tokens: Tokens, lexicon: Lexicon, addresses: list[tuple[int, int]]) -> list[Mention]:
    tokens = unglue(tokens, lexicon.vocabulary)
    marks = lexicon.mark(tokens.words)
    whens = calendar.find(tokens, marks, lexicon, calendar.Anchor(None))
    dates = {i for w in whens if w.form in _DATED for i in range(w.start, w.end)}
    kept = []
    for number in numbers.find(tokens, marks, lexicon):
        why = rejects.reason(tokens, marks, lexicon, number, dates, addresses)
        if why is None or not why.startswith(_NO_QUANTITY):
            kept.append(number)
    found = quantities.find(tokens, marks, lexicon, kept, parts=False)
    mentions = [_mention(tokens, q, nouns.after(tokens, marks, lexicon, q)) for q in found]
    return _inherited(mentions)


def _inherited(mentions: list[Mention]) -> list[Mention]:
    """A bare number counts what the number before it in the sentence counts: "20% (56)"."""
    out: list[Mention] = []
    for mention in mentions:
        before = out[-1] if out else None
        close = before is not None and mention.start - before.end <= 2
        if mention.counted is None and before is not None and close and before.counted:
            mention = mention.model_copy(update={"counted": before.counted})
        out.append(mention)
    return out


_DATED = (calendar.DAY, calendar.MONTH, calendar.YEAR, calendar.SINCE, calendar.AS_OF)


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
        modifier=_span(tokens, _bare(tokens, quantity.modifier)),
        counted=_counted(tokens, quantity, phrase),
    )


def _bare(tokens: Tokens, pair: tuple[int, int] | None) -> tuple[int, int] | None:
    """A modifier without its article: "an estimated" is "estimated"."""
    if pair and pair[1] - pair[0] > 1 and tokens.words[pair[0]] in ("a", "an", "the"):
        return pair[0] + 1, pair[1]
    return pair


def _span(tokens: Tokens, pair: tuple[int, int] | None) -> tuple[int, int] | None:
    return (tokens.starts[pair[0]], tokens.ends[pair[1] - 1]) if pair else None


def _counted(tokens: Tokens, quantity: Quantity, phrase: nouns.Phrase) -> tuple[int, int] | None:
    start, end = phrase.start, phrase.end
    while start < end and tokens.words[start] == "of":
        start += 1
    if quantity.kind not in (COUNT, PERCENT, SHARE) or end <= start:
        return None
    return tokens.starts[start], tokens.ends[end - 1]


__all__ = ["find"]
