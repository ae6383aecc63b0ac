"""Texts labelled with one figure, or a few, of those that they state: recall, not precision.

One figure: {"text": …, "expect": {"value", "measure_accept", "unit_accept"},
"check": {"value_in_text"}}. The killed of one incident: {"expect": {"killed": {"low", "high"}}}.
Counted targets: {"expect": {"targets": [{"measures", "accept", "derived"}]}}.
"""

from collections.abc import Sequence

from metrics.score.figures import TOLERANCE
from metrics.score.rows import Reader, Record, Row, share

ENDS = ("low", "best", "high")


def of_one(records: Sequence[Record], read: Reader) -> list[Row]:
    """Whether the labelled value is among the figures; with an accepted measure; and unit."""
    labelled = [r for r in records if r.get("check", {}).get("value_in_text", True)]
    value = measure = unit = 0
    for record in labelled:
        want = record["expect"]
        hits = [one for one in read(record) if _near(want["value"], one)]
        accepted = [one for one in hits if one["measure"] in want["measure_accept"]]
        value, measure = value + bool(hits), measure + bool(accepted)
        units = want.get("unit_accept")
        unit += any(units is None or one["unit"] in units for one in accepted)
    return [
        share("value among the figures", value, len(labelled)),
        share("with the measure", measure, len(labelled)),
        share("with measure and unit", unit, len(labelled)),
    ]


def _values(figure: Record) -> set[float]:
    return {figure[end] for end in ENDS if figure.get(end) is not None}


def _near(value: float, figure: Record) -> bool:
    return any(abs(value - v) <= TOLERANCE * max(abs(value), abs(v), 1) for v in _values(figure))


def of_incidents(records: Sequence[Record], read: Reader) -> list[Row]:
    """The low and the high number of killed, where both stand in the text."""
    labelled = [r for r in records if r["expect"].get("killed") and _in_text(r)]
    right = {"low": 0, "high": 0}
    for record in labelled:
        killed = [one for one in read(record) if one["measure"] == "killed"]
        seen = {value for one in killed for value in _values(one)}
        for end in right:
            right[end] += record["expect"]["killed"][end] in seen
    return [share(f"killed, {end} number", right[end], len(labelled)) for end in right]


def _in_text(record: Record) -> bool:
    check = record.get("check", {})
    return bool(check.get("killed_low_in_text") and check.get("killed_high_in_text"))


def of_targets(records: Sequence[Record], read: Reader) -> list[Row]:
    """Counted people with what happened to them: measure and value."""
    right = count = 0
    for record in records:
        found = read(record)
        for target in filter(_is_counted, record["expect"]["targets"]):
            want = {one[end] for one in target["accept"] for end in ENDS if one.get(end)}
            alike = [one for one in found if one["measure"] in target["measures"]]
            count, right = count + 1, right + any(_values(one) & want for one in alike)
    return [share("measure and value, recall", right, count)]


def _is_counted(target: Record) -> bool:
    derived = target["derived"]
    return bool(derived["counted"] and target["measures"] and derived["value_in_text"])
