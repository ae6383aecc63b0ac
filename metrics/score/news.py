"""Sentences of news labelled with the value of each quantity and its bound, without spans.

{"text": …, "expect": {"quantities": [{"value": n or [low, high], "change": "="}]}}, where the bound
is one of = ~ < > or named as ours are ("bound"). A mention counts where its number is equal, each
label once; sentences without any count too.
"""

from collections.abc import Sequence

from metrics.model import Bound, Mention
from metrics.score.figures import Rate
from metrics.score.rows import Record, Row, equal, f1, numbers
from metrics.text import quantities

CHANGES = {
    Bound.EXACT: "=",
    Bound.RANGE: "=",
    Bound.APPROX: "~",
    Bound.VAGUE: "~",
    Bound.AT_LEAST: ">",
    Bound.MORE_THAN: ">",
    Bound.AT_MOST: "<",
    Bound.LESS_THAN: "<",
}


def rows(records: Sequence[Record]) -> list[Row]:
    """F1 of the value, and of the value with its bound."""
    value = bound = gold = found = 0
    for record in records:
        labels = record["expect"]["quantities"]
        mentions = quantities(record["text"], record.get("lang") or "en")
        hits = _matched(labels, mentions)
        value += len(hits)
        bound += sum(_change(label) == CHANGES[mention.bound] for label, mention in hits)
        gold, found = gold + len(labels), found + len(mentions)
    return [
        f1("value, F1", Rate(value, gold, found)),
        f1("value with bound, F1", Rate(bound, gold, found)),
    ]


def _matched(labels: Sequence[Record], found: Sequence[Mention]) -> list[tuple[Record, Mention]]:
    """Labels with a mention of the same number; one of the same bound is taken first."""
    free, out = list(found), []
    for label in labels:
        same = [one for one in free if _equal(label, one)]
        same.sort(key=lambda one: _change(label) != CHANGES[one.bound])
        if same:
            free.remove(same[0])
            out.append((label, same[0]))
    return out


def _equal(label: Record, mention: Mention) -> bool:
    value = label.get("value")
    if isinstance(value, list):
        return len(value) == 2 and equal(_number(value[0]), mention.low) and _top(value, mention)
    number = _number(value)
    return number is not None and any(equal(number, one) for one in numbers(mention))


def _top(value: Sequence[object], mention: Mention) -> bool:
    return equal(_number(value[1]), mention.high)


def _number(value: object) -> float | None:
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return None


def _change(label: Record) -> str:
    """The label's bound as a sign, whether it is given as one or by our name."""
    bound = label.get("change") or label.get("bound") or "="
    return CHANGES[Bound(bound)] if bound in set(Bound) else str(bound)
