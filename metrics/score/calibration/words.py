"""What sources say of a case, judged by a policy: the same SQL that judges claims."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

import sql
from metrics.errors import SourceError
from metrics.reconcile.estimates import estimate

PLACE, DAY = "XXX", date(2000, 1, 1)


class Row(NamedTuple):
    """One line of the report: in which share of how many cases something holds."""

    what: str
    cases: int
    holds: int
    nominal: str = ""

    @property
    def share(self) -> float | None:
        """The share; None where there is no case."""
        return self.holds / self.cases if self.cases else None


class TableError(SourceError):
    """A file of a set does not hold what its name or columns promise."""


class Word(NamedTuple):
    """What one source says of one case; no high where it says at least."""

    case: str
    source: str
    low: float
    best: float
    high: float | None


class Judged(NamedTuple):
    """What a policy makes of the words of one case."""

    low: float | None
    best: float | None
    high: float | None
    high_modelled: float | None
    contested: bool


def judged(words: Sequence[Word], policy: str = "default") -> dict[str, Judged]:
    """Judge each case by a policy."""
    with duckdb.connect(config={"threads": 1}) as db:
        for file in sql.folder("schema"):
            for statement in file.body.split(";\n"):
                db.execute(statement)
        _world(db, words)
        estimate(db, policy)
        rows = db.execute(
            "SELECT locality, low, best, high, high_modelled, contested FROM estimate ORDER BY ALL"
        ).fetchall()
    return {case: Judged._make(rest) for case, *rest in rows}


def _world(db: duckdb.DuckDBPyConnection, words: Sequence[Word]) -> None:
    db.execute(
        "INSERT INTO region (region, name, country, level, scheme, exact, members, source) "
        "VALUES ($place, $place, $place, 0, 'own', true, [], 'calibration')",
        {"place": PLACE},
    )
    db.execute("INSERT INTO region_up VALUES ($place, $place, 0)", {"place": PLACE})
    for name in sorted({word.source for word in words}):
        db.execute(
            "INSERT INTO source VALUES ($name, $name, 'other', 'fair', [], 'yes', 0, 0)",
            {"name": name},
        )
    schema = db.sql("FROM claim LIMIT 0").to_arrow_table().schema
    rows = [_claim(at, word) for at, word in enumerate(words)]
    columns = {name: [row.get(name) for row in rows] for name in schema.names}
    db.register("incoming", pa.table(columns, schema=schema))
    db.execute("INSERT INTO claim BY NAME SELECT * FROM incoming")
    db.unregister("incoming")


def _claim(at: int, word: Word) -> dict[str, Any]:
    """One word as a claim; the locality keeps cases apart, all else is alike."""
    return {
        **{"claim": f"{at:09}", "version": "calibration", "dataset": "calibration"},
        **{"measure": "killed", "unit": "person", "kind": "flow", "population_group": "all"},
        **{"low": word.low, "best": word.best, "high": word.high, "rule": "calibration"},
        **{"bound": "exact" if word.high is not None else "at_least", "status": "reported"},
        **{"zero": (word.low, word.best, word.high) == (0, 0, 0), "chain": [word.source]},
        **{"country": PLACE, "region": PLACE, "scope": [PLACE], "locality": word.case},
        **{"level": 0, "region_method": "exact", "precision": "day", "flags": []},
        **{"period_start": DAY, "period_end": DAY, "published": DAY, "originator": word.source},
    }


def tables(folder: Path, columns: Iterable[str]) -> Iterator[tuple[Path, list[Mapping[str, str]]]]:
    """Give the CSV files of a folder that have these columns, without a row of HXL tags."""
    wanted = set(columns)
    for path in sorted(folder.glob("*.csv")):
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                reader = csv.DictReader(lines)
                if wanted <= set(reader.fieldnames or ()):
                    yield path, [row for row in reader if not _tags(row)]
        except (UnicodeDecodeError, csv.Error) as error:
            raise TableError(f"{path}: {error}") from None


def number(path: Path, row: Mapping[str, str], column: str) -> float | None:
    """Give a number of a row; None where its cell is empty."""
    text = (row[column] or "").strip()
    try:
        return float(text) if text else None
    except ValueError:
        raise TableError(f"{path}: {column}: {text[:40]!r} is no number") from None


def _tags(row: Mapping[str, str]) -> bool:
    return any((value or "").startswith("#") for value in row.values() if isinstance(value, str))
