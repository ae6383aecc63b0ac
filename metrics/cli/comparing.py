"""``humetrics score`` over several files: one table, with what other systems reach beside it."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import orjson

from metrics import score
from metrics.cli.output import say
from metrics.score import Reader, Row

Found = tuple[str, Row]
HEADS = ("set", "measure", "labels", "humetrics", "other systems")
MARKS = {"measured": "¹", "paper": "²", "repository": "³"}
LEGEND = "¹ measured by us with their program  ² their paper  ³ their repository"


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The files of labelled lines among paths and in folders, in order."""
    for path in paths:
        yield from sorted(path.glob("*.jsonl")) if path.is_dir() else (path,)


def run(
    files: Iterable[tuple[str, Sequence[score.Labelled]]], read: Reader, *, as_json: bool
) -> None:
    """Score each file by the shape of its lines; say which can measure nothing."""
    found: list[Found] = []
    for name, records in files:
        rows = score.rows(records, read)
        if not rows:
            say(f"{name}: skipped, no score for such lines or their language")
        found += [(name.partition(".")[0], row) for row in rows]
    sys.stdout.write(_json(found) if as_json else _table(found))


def _json(found: Sequence[Found]) -> str:
    lines = [
        {
            "set": name,
            "measure": row.measure,
            "labels": row.labels,
            "humetrics": round(row.value, 4),
            "others": [claim._asdict() for claim in score.claims(name, row.measure)],
        }
        for name, row in found
    ]
    return "".join(orjson.dumps(line).decode() + "\n" for line in lines)


def _table(found: Sequence[Found]) -> str:
    cells = [HEADS, *(_cells(name, row) for name, row in found)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(HEADS) - 1)]
    lines = [
        "  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in cells
    ]
    others = [
        (f"{claim.system} on {name}, {row.measure}", claim.note)
        for name, row in found
        for claim in score.claims(name, row.measure)
    ]
    notes = [f"* {what}: {note}" for what, note in others if note]
    return "\n".join([*lines, *(["", LEGEND] if others else []), *notes]) + "\n"


def _cells(name: str, row: Row) -> tuple[str, ...]:
    others = " · ".join(
        f"{one.system} {one.value:.3f}{MARKS[one.origin]}{'*' if one.note else ''}"
        for one in score.claims(name, row.measure)
    )
    return name, row.measure, str(row.labels), f"{row.value:.3f}", others
