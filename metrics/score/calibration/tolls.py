"""Tech for Palestine: one ministry's daily counts beside the rise of its own running total.

Both are words of one source of the same days. Where they differ, deaths were added later,
recovered or reclassified: no exact number of a day is as sure as its words.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from metrics.score.calibration.words import Row, TableError, Word, judged

WEEK, NEAR = 7, 0.05
PARTS = (
    ("mosques", "places_of_worship", "ext_mosques_damaged", "ext_mosques_destroyed"),
    ("schools", "educational_buildings", "ext_damaged", "ext_destroyed"),
)
Report = Mapping[str, Any]
Band = tuple[float | None, float | None, float | None]
Weekly = Callable[[Path], Mapping[str, Band]]  # a file -> low, best, high of each ISO week


def rows(folder: Path) -> Iterator[Row]:
    """Give the questions that the files of the folder answer."""
    for path in sorted(folder.glob("*.json")):
        found = _reports(path)
        if found and "killed_cum" in found[0]:
            yield from _days(found)
            yield from _weeks(found)
        elif found and any(group in found[0] for _, group, *_ in PARTS):
            yield from _states(found)


def totals(folder: Path, weekly: Weekly) -> Iterator[Row]:
    """Set what we make of the whole file, week by week, against the rise of the running total."""
    for path in sorted(folder.glob("*.json")):
        found = _reports(path)
        if found and "killed_cum" in found[0]:
            ours = weekly(path)
            pairs = [(ours[week], rise) for week, _, rise in _sums(found) if week in ours]
            n, what = len(pairs), "our week (CAS-01), the file loaded whole,"
            yield Row(f"{what} holds the rise", n, sum(_holds(*pair) for pair in pairs), "all")
            best = [(band[1] or 0.0, rise) for band, rise in pairs]
            near = sum(abs(own - rise) <= NEAR * rise for own, rise in best)
            yield Row(f"{what} has its best within {NEAR:.0%} of the rise", n, near)
            over = sum(own > (1 + NEAR) * rise for own, rise in best)
            yield Row(f"{what} has its best more than {NEAR:.0%} above the rise", n, over, "none")


def _holds(band: Band, value: float) -> bool:
    low, _, high = band
    return (low is None or low <= value) and (high is None or value <= high)


def _reports(path: Path) -> list[Report]:
    """Give the daily reports of a file; none where it is another one."""
    try:
        found = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        raise TableError(f"{path}: {error}") from None
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        return []
    if not all("report_date" in one for one in found):
        return []
    for one in found:
        try:
            date.fromisoformat(str(one["report_date"]))
        except ValueError:
            raise TableError(f"{path}: {str(one['report_date'])[:40]!r} is no day") from None
    return sorted(found, key=lambda one: str(one["report_date"]))


def _days(reports: Sequence[Report]) -> Iterator[Row]:
    told = [
        (new["killed"], new["killed_cum"] - old["killed_cum"])
        for old, new in pairwise(reports)
        if "killed" in new and "killed_cum" in new and "killed_cum" in old
    ]
    what = "killed of a report is the rise of its running total"
    yield Row(what, len(told), sum(day == rise for day, rise in told), "all, if exact")


def _weeks(reports: Sequence[Report]) -> Iterator[Row]:
    """Set the sum of a week's days against the rise of the running total over it."""
    pairs = list(_sums(reports))
    ours = judged(
        [Word(week, "days", days, days, days) for week, days, _ in pairs]
        + [Word(week, "total", rise, rise, rise) for week, _, rise in pairs]
    )
    n, what = len(pairs), "a week's days add up to the rise of its running total"
    yield Row(what, n, sum(days == rise for _, days, rise in pairs), "all, if exact")
    near = sum(abs(days - rise) <= NEAR * rise for _, days, rise in pairs)
    yield Row(f"{what}, to {NEAR:.0%} of it", n, near)
    contested = sum(one.contested for one in ours.values())
    yield Row("a week's days and that rise, heard as two sources, contest each other", n, contested)


def _sums(reports: Sequence[Report]) -> Iterator[tuple[str, float, float]]:
    """Give each whole week, the sum of its days and the rise of the running total over it."""
    weeks: dict[str, list[Report]] = defaultdict(list)
    for one in reports:
        day = date.fromisoformat(str(one["report_date"]))
        weeks[f"{day:%G-W%V}"].append(one)
    for before, (name, week) in pairwise([("", []), *weeks.items()]):
        known = before[1] and "killed_cum" in before[1][-1] and "killed_cum" in week[-1]
        if known and len(week) == WEEK and all("killed" in one for one in week):
            rise = week[-1]["killed_cum"] - before[1][-1]["killed_cum"]
            yield name, sum(one["killed"] for one in week), rise


def _states(reports: Sequence[Report]) -> Iterator[Row]:
    """Look for running totals that fall: what was damaged is destroyed, or was counted twice."""
    for name, group, *parts in PARTS:
        known = [
            [one[group][part] for part in parts]
            for one in reports
            if all(part in one.get(group, ()) for part in parts)
        ]
        steps = list(pairwise(known))
        falls = [
            (old, new) for old, new in steps if any(a > b for a, b in zip(old, new, strict=True))
        ]
        moved = sum(sum(new) >= sum(old) for old, new in falls)
        what = f"{name}: damaged or destroyed falls from one report to the next"
        yield Row(what, len(steps), len(falls), "none")
        yield Row(f"{what}, but not their sum", len(falls), moved)
