"""Short texts labelled with their numbers: whole ones, percentages, ranges, or one value.

{"text": …, "expect": {"numbers": [{"start", "end", "value"}]}}, the same under "percents",
{"ranges": [{"start", "end", "low", "high"}]}, or {"value": n}.
"""

import re
from collections.abc import Sequence

from metrics.model import Mention
from metrics.score.rows import Record, Row, equal, numbers, share, touch
from metrics.text import quantities

# A number that is part of a longer sign counts nothing: "5/17/2018", "ABC-173", "one-nought-two".
_BEFORE, _BEHIND = re.compile(r"[\w.][/–-]$"), re.compile(r"[/–-]\w")
GIVEN = 1e-3  # fractions are labelled with few digits


def of_numbers(records: Sequence[Record]) -> list[Row]:
    """Texts with whole numbers that are counts: each number with its value, and no other."""
    counts = [record for record in records if _counts(record)]
    return [share("counts, whole text right", sum(map(_all_right, counts)), len(counts))]


def _counts(record: Record) -> bool:
    labels, text = record["expect"]["numbers"], record["text"]
    whole = all(
        label.get("subtype") != "fraction" and float(label["value"]).is_integer()
        for label in labels
    )
    return bool(labels) and whole and not any(_in_sign(label, text) for label in labels)


def _in_sign(label: Record, text: str) -> bool:
    behind = _BEHIND.match(text, label["end"])
    return bool(behind or _BEFORE.search(text[max(0, label["start"] - 2) : label["start"]]))


def _all_right(record: Record) -> bool:
    found = quantities(record["text"], record.get("lang") or "en")
    labels = record["expect"]["numbers"]
    if len(labels) != len(found):
        return False
    return all(equal(g["value"], m.best) for g, m in zip(labels, found, strict=True))


def of_percents(records: Sequence[Record]) -> list[Row]:
    """Texts with percentages: each with its span and value."""
    labelled = [record for record in records if record["expect"]["percents"]]
    right = 0
    for record in labelled:
        found = quantities(record["text"], record.get("lang") or "en")
        want = [(p["start"], p["end"], p["value"]) for p in record["expect"]["percents"]]
        right += want == [(m.start, m.end, m.best) for m in found]
    return [share("percentages, span and value", right, len(labelled))]


def of_ranges(records: Sequence[Record]) -> list[Row]:
    """The labelled end points that are among those found at the same place."""
    right = count = 0
    for record in records:
        found = quantities(record["text"], record.get("lang") or "en")
        for label in record["expect"]["ranges"]:
            here = [m for m in found if touch((label["start"], label["end"]), (m.start, m.end))]
            for end in ("low", "high"):
                if label[end] is not None:
                    count += 1
                    right += any(equal(label[end], getattr(m, end)) for m in here)
    return [share("end points", right, count)]


def of_values(records: Sequence[Record]) -> list[Row]:
    """Phrases that are one number; a vague one must hold the label's value."""
    labelled = [record for record in records if record["expect"].get("value") is not None]
    right = sum(
        _states(quantities(record["text"], record.get("lang") or "en"), record["expect"]["value"])
        for record in labelled
    )
    return [share("value", right, len(labelled))]


def _states(found: Sequence[Mention], value: float) -> bool:
    if len(found) != 1:
        return False
    one = found[0]
    if one.best is not None:
        return abs(one.best - value) <= GIVEN * abs(value)
    stated = numbers(one)
    return bool(stated) and min(stated) <= value <= max(stated)
