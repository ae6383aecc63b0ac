"""What a file of labelled lines can measure, told by the shape of its lines, and the measuring.

A line is a JSON object with a text. One with "figures" is labelled like ours; any other holds its
labels under "expect". A new kind of set is a line in `KINDS`.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from metrics.score import dates, news, places, singles, spans, values
from metrics.score.figures import score
from metrics.score.rows import Reader, Record, Row, f1, read_languages


class Kind(NamedTuple):
    """A shape of lines and how it is scored."""

    name: str
    holds: Callable[[Record], bool]
    rows: Callable[[Sequence[Record], Reader], list[Row]]


def kind_of(records: Sequence[Record]) -> Kind | None:
    """The kind whose shape a file's lines have, or None."""
    return next((kind for kind in KINDS if any(map(kind.holds, records))), None)


def rows(records: Sequence[Record], read: Reader) -> list[Row]:
    """What the lines measure; none where their shape or their language is unknown."""
    kind, known = kind_of(records), read_languages(records)
    return kind.rows(known, read) if kind and known else []


def _figures(records: Sequence[Record], read: Reader) -> list[Row]:
    found = score((record, read(record)) for record in records)
    names = {
        "value": "value, F1",
        "measure": "with the measure, F1",
        "full": "with bound, unit, F1",
    }
    return [f1(names[level], rate) for level, rate in found.levels.items()]


def _expects(*names: str) -> Callable[[Record], bool]:
    def holds(record: Record) -> bool:
        labels = record.get("expect")
        return isinstance(labels, dict) and all(name in labels for name in names)

    return holds


def _has_spans(record: Record) -> bool:
    labels = record.get("expect", {}).get("quantities") or ()
    return any("start" in label and "unit" in label for label in labels)


def _alone(count: Callable[[Sequence[Record]], list[Row]]) -> Callable[..., list[Row]]:
    """A kind that compares quantities, not figures."""
    return lambda records, _: count(records)


KINDS = (
    Kind("figures", lambda record: "figures" in record, _figures),
    Kind("spans", _has_spans, _alone(spans.rows)),
    Kind("news", _expects("quantities"), _alone(news.rows)),
    Kind("numbers", _expects("numbers"), _alone(values.of_numbers)),
    Kind("percents", _expects("percents"), _alone(values.of_percents)),
    Kind("ranges", _expects("ranges"), _alone(values.of_ranges)),
    Kind("dates", _expects("reference", "dates"), _alone(dates.rows)),
    Kind("one figure", _expects("value", "measure_accept"), singles.of_one),
    Kind("incidents", _expects("killed"), singles.of_incidents),
    Kind("targets", _expects("targets"), singles.of_targets),
    Kind("names", _expects("toponyms"), _alone(places.of_names)),
    Kind("places", lambda record: "place" in record and "text" in record, places.of_places),
    Kind("values", _expects("value"), _alone(values.of_values)),
)
