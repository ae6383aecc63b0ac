"""A small world in memory: the schema, a few regions and sources, and claims given as rows."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import duckdb
import pyarrow as pa
import pytest

import sql

# P-code, name, level, parent
REGIONS = [
    ("SYR", "Syria", 0, None),
    ("SY07", "Idlib", 1, "SYR"),
    ("SY0702", "Khan Shaykun", 2, "SY07"),
    ("SY0700", "Idleb", 2, "SY07"),
    ("SY05", "Hama", 1, "SYR"),
    ("SY0501", "Muhradah", 2, "SY05"),
    ("LBN", "Lebanon", 0, None),
]
# key, reliability, party
SOURCES = [
    ("sohr", "fair", []),
    ("uossm", "fair", []),
    ("ap", "fair", []),
    ("ocha", "fair", []),
    ("ohchr", "verified", []),
    ("government:SYR", "fair", ["SYR"]),
    ("government:RUS", "fair", ["SYR"]),
    ("activists", "weak", []),
    ("rumour", "discounted", []),
]
STATES = {
    "exact": lambda n: (n, n, n),
    "approx": lambda n: (round(n * 0.9), n, round(n * 1.1)),
    "at_least": lambda n: (n, n, None),
    "more_than": lambda n: (n, n, None),
    "at_most": lambda n: (None, None, n),
    "less_than": lambda n: (None, None, n),
}
PLAIN: Mapping[str, Any] = {
    "version": "test-1",
    "document": "d",
    "measure": "killed",
    "unit": "person",
    "kind": "flow",
    "population_group": "all",
    "bound": "exact",
    "rule": "test",
    "zero": False,
    "status": "reported",
    "country": "SYR",
    "region": "SY07",
    "region_method": "exact",
    "precision": "day",
    "originator": "sohr",
    "chain": ["somebody"],
    "flags": [],
    "published": date(2019, 5, 6),
}


class World:
    """The tables of the schema, to be filled and read by a test."""

    def __init__(self) -> None:
        self.db = duckdb.connect(config={"threads": 1})
        for file in sql.folder("schema"):
            for statement in file.body.split(";\n"):
                self.db.execute(statement)
        self._tables = [name for (name,) in self.db.execute("SHOW TABLES").fetchall()]
        self._claim = self.db.sql("FROM claim LIMIT 0").to_arrow_table().schema

    def empty(self) -> None:
        """Take out the claims and what came of them; the world stays."""
        made = (
            "estimate",
            "estimate_claim",
            "estimate_source",
            "estimate_within",
            "estimate_near",
            "estimate_across",
        )
        for table in ("claim", *made, "left_out"):
            self.db.execute(f"DELETE FROM {table}")  # noqa: S608

    def clear(self) -> None:
        for table in self._tables:
            self.db.execute(f"DELETE FROM {table}")  # noqa: S608
        parents = {code: parent for code, _, _, parent in REGIONS}
        for code, name, level, parent in REGIONS:
            self.db.execute(
                "INSERT INTO region (region, name, country, level, parent, scheme, exact, members, "
                "source) VALUES (?, ?, ?, ?, ?, 'cod', true, [], 'test')",
                [code, name, "SYR" if code.startswith("SY") else code, level, parent],
            )
            above, steps = code, 0
            while above:
                self.db.execute("INSERT INTO region_up VALUES (?, ?, ?)", [code, above, steps])
                above, steps = parents[above], steps + 1
        for key, reliability, party in SOURCES:
            self.db.execute(
                "INSERT INTO source VALUES (?, ?, 'other', ?, ?, 'excerpt', 0, 0)",
                [key, key, reliability, party],
            )

        self.db.execute("INSERT INTO household_size VALUES ('SYR', 4.6, 5, 5.4, 'test')")
        self.db.execute(
            "INSERT INTO document (document, characters, redistribute, copies, claims) "
            "VALUES ('d', 1, 'excerpt', 1, 0)"
        )

    def claims(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Put claims in; `n` with `bound` gives low, best and high, `days` the period."""
        full = [_claim(f"c{at:03}", row) for at, row in enumerate(rows, 1)]
        columns = {name: [row.get(name) for row in full] for name in self._claim.names}
        self.db.register("incoming", pa.table(columns, schema=self._claim))
        self.db.execute("INSERT INTO claim BY NAME SELECT * FROM incoming")
        self.db.unregister("incoming")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.db.execute(query).fetchall()


def _claim(key: str, row: Mapping[str, Any]) -> dict[str, Any]:
    full = {**PLAIN, "claim": key, **row}
    if "n" in row:
        full["low"], full["best"], full["high"] = STATES[full["bound"]](row["n"])
    if full["zero"]:
        full["low"] = full["best"] = full["high"] = 0.0
    if "days" in row:
        days = [date.fromisoformat(str(day)) for day in row["days"]]
        full["period_start"], full["period_end"] = days[0], days[-1]
    if isinstance(full["published"], str):
        full["published"] = date.fromisoformat(full["published"])
    full.setdefault("scope", [full["region"]] if full["region"] else [])
    return full


@pytest.fixture(scope="module")
def _world() -> World:
    return World()


@pytest.fixture
def world(_world: World) -> World:
    _world.clear()
    return _world
