"""A table becomes claims, in a scratch database of its own; nothing else is touched.

The rows that a card takes are laid into a table of text, cleaned; the card's statements say what
each row holds; places are resolved, each once; what cannot be counted is written down with row,
column, value and reason. Every row ends as claims or as a rejection: the audit at the end holds
that. A ledger takes the result in one transaction, or not at all.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

import sql
from metrics import intervals
from metrics.errors import DataError, SourceError
from metrics.lexicon import measures
from metrics.lexicon.originators import Originators
from metrics.model import Bound
from metrics.places import Gazetteer
from metrics.sources import statements
from metrics.sources.card import Card
from metrics.sources.expressions import SEPARATOR, name
from metrics.sources.placing import Placed, place
from metrics.sources.tables import ROW, Table

SETTINGS = {"storage_compatibility_version": "v1.2.0", "memory_limit": "600MB"}
MARK = chr(31)
PLACES = ("place_key", "origin_key", "destination_key")


class Told(NamedTuple):
    """What the claims of a file are told besides its cells: rules, families, day of publication.

    ``publisher`` is who handed it on, where a card leaves that to the user.
    """

    version: str
    originators: Originators
    published: date | None = None
    publisher: str | None = None


class Staged(NamedTuple):
    """How a table went: rows in, rows that made claims, claims; the rest is in the database."""

    rows: int
    used: int
    claims: int
    unknown: tuple[str, ...]


def stage(path: Path, table: Table, card: Card, told: Told, gazetteer: Gazetteer) -> Staged:
    """Write the claims of a table, their places and the rejected rows to a new database."""
    with duckdb.connect(str(path), config=dict(SETTINGS)) as db:
        db.execute(f"SET temp_directory = '{str(path.parent).replace(chr(39), chr(39) * 2)}'")
        try:
            return _Stage(db, table, card, told, gazetteer).run()
        except duckdb.OutOfMemoryException as error:
            raise SourceError(f"too large to be read here: {error}") from error


class _Stage:
    """The steps, in their order."""

    def __init__(
        self,
        db: duckdb.DuckDBPyConnection,
        table: Table,
        card: Card,
        told: Told,
        gazetteer: Gazetteer,
    ) -> None:
        self.db, self.table, self.card, self.told = db, table, card, told
        self.gazetteer = gazetteer

    def run(self) -> Staged:
        for statement in sql.one("sources", "said").body.split(";\n"):
            self.db.execute(statement)
        rows = self._lay()
        self._key()
        for statement in statements.leave(self.card):
            self.db.execute(statement)
        for statement in statements.entries(self.card, self.card.name):
            self.db.execute(statement)
        self._place()
        self._credit()
        self._count()
        self._claims()
        return self._audit(rows)

    def _lay(self) -> int:
        """Lay the cells into the database as they come; count the rows, broken ones too."""
        broken: list[tuple[int, str]] = []
        columns = self._wanted()
        target = "wide" if self.card.long else "cells"
        first = True
        for batch in self.table.batches(columns, lambda row, why: broken.append((row, why))):
            self.db.register("incoming", batch)
            select = f"SELECT {statements.cells(columns, self.card.missing)} FROM incoming"
            self.db.execute(
                f"CREATE TABLE {target} AS {select}" if first else f"INSERT INTO {target} {select}"
            )
            self.db.unregister("incoming")
            first = False
        if first:
            listed = ", ".join(f"{name(column)} VARCHAR" for column in columns)
            self.db.execute(f"CREATE TABLE {target} ({ROW} BIGINT, {listed})")
        if self.card.long:
            self.db.execute(f"CREATE TABLE cells AS {statements.unpivot(self.card, columns)}")
        self._reject(broken)
        return self._one(f"SELECT count(*) FROM {target}") + len({row for row, _ in broken})

    def _wanted(self) -> list[str]:
        """The columns to lay: those that the card takes, by the names that it gives them."""
        known = self.table.columns
        if self.card.long:
            return [c for c in known if c not in self.card.left]
        return [column for column in self.card.taken if column in known]

    def _reject(self, broken: Iterable[tuple[int, str]]) -> None:
        rows = [{"row": row, "reason": why, "by_rule": False} for row, why in broken]
        self._append("rejected", rows)

    def _key(self) -> None:
        """Give each row its key: the card's columns, else its content and which of alike it is."""
        self.db.execute("ALTER TABLE cells ADD COLUMN row_key VARCHAR")
        absent = [c for c in self.card.taken if c not in self._columns()]
        for column in absent:  # optional columns that this edition lacks
            self.db.execute(f"ALTER TABLE cells ADD COLUMN {name(column)} VARCHAR")
        if self.card.key:
            self.db.execute(f"UPDATE cells SET row_key = {statements.row_key(self.card)}")
            return
        filled = ", ".join(f"coalesce({name(column)}, '')" for column in self.card.taken)
        content = f"left(sha256(concat_ws({SEPARATOR}, {filled})), 16)"
        self.db.execute(
            f"CREATE TABLE keyed AS SELECT * REPLACE (content || '-' || row_number() OVER "
            f"(PARTITION BY content ORDER BY row) AS row_key) FROM "
            f"(SELECT *, {content} AS content FROM cells)"
        )
        self.db.execute("DROP TABLE cells")
        self.db.execute("ALTER TABLE keyed DROP COLUMN content")
        self.db.execute("ALTER TABLE keyed RENAME TO cells")

    def _columns(self) -> set[str]:
        found = self.db.execute("DESCRIBE cells").fetchall()
        return {str(row[0]) for row in found}

    def _place(self) -> None:
        """Resolve each different place once."""
        keys = self.db.execute(
            " UNION ".join(f"SELECT {key} FROM said WHERE {key} IS NOT NULL" for key in PLACES)
        ).fetchall()
        specs = statements.specs(self.card)
        rows: list[dict[str, Any]] = []
        for (key,) in keys:
            number, *cells = str(key).split(MARK)
            found = place(specs[int(number)], cells, self.gazetteer)
            rows.append({"place_key": key, **found._asdict()})
        self._append("placed", rows)

    def _credit(self) -> None:
        """Find who counted, where a column says it."""
        names = self.db.execute(
            "SELECT DISTINCT originator FROM said WHERE originator IS NOT NULL"
        ).fetchall()
        found = [(text, self.told.originators.of(text)) for (text,) in names]
        rows = [{"said": text, "originator": s.source, "name": s.name} for text, s in found]
        self._append("counter", rows)

    def _count(self) -> None:
        """From what is said to what can be counted: faults left out, parts added."""
        known = [{"measure": key, "unit": m.unit, "kind": m.kind} for key, m in measures().items()]
        self.db.execute("CREATE TABLE measure (measure VARCHAR, unit VARCHAR, kind VARCHAR)")
        self._append("measure", known)
        self._make("good", "good")
        self._once()
        if self.card.add:
            self._make("counted", "added")
        else:
            self.db.execute("CREATE VIEW counted AS SELECT * FROM good")
        self._make("stated", "stated")
        self._about()

    def _make(self, table: str, file: str) -> None:
        self.db.execute(f"CREATE TABLE {table} AS {sql.one('sources', file).body}")

    def _once(self) -> None:
        """Of rows of one key the first counts, unless the card adds them."""
        if self.card.add:
            return
        twice = self._one("SELECT count(*) - count(DISTINCT claim) FROM good")
        if not twice:
            return
        self.db.execute(sql.one("sources", "twice").body)
        self.db.execute(
            "DELETE FROM good WHERE (claim, row) NOT IN "
            "(SELECT (claim, min(row)) FROM good GROUP BY claim)"
        )

    def _about(self) -> None:
        """Read the numbers that their publisher calls about so many."""
        pairs = self.db.execute(
            "SELECT DISTINCT stated_best, unit FROM stated "
            "WHERE bound = 'approx' AND stated_best IS NOT NULL"
        ).fetchall()
        rows = []
        for best, unit in pairs:
            read = intervals.read(Bound.APPROX, None, best, None, below=False, unit=unit)
            rows.append(
                {"best": best, "unit": unit, "low": read.low, "high": read.high, "rule": read.rule}
            )
        self._append("about", rows)

    def _claims(self) -> None:
        publisher = self.told.originators.publisher(self.told.publisher or self.card.publisher)
        given = {
            "version": self.told.version,
            "dataset": self.card.name,
            "originator": publisher.source,
            "originator_name": publisher.name,
            "publisher": publisher.source,
            "published": self.told.published,
            "mark": self.card.source_mark,
            "implausible": intervals.IMPLAUSIBLE,
        }
        body = sql.one("sources", "claim").body
        self.db.execute(f"CREATE TABLE claim AS {body}", given)
        self._make("claim_region", "claim_region")
        self.db.execute(f"INSERT INTO rejected BY NAME {sql.one('sources', 'rejected').body}")

    def _audit(self, rows: int) -> Staged:
        """Hold that every row made a claim or was rejected."""
        lost = self._one(
            "SELECT count(*) FROM (SELECT row FROM cells EXCEPT SELECT row FROM good "
            "EXCEPT SELECT row FROM rejected)"
        )
        if lost:
            raise DataError(f"card {self.card.name}: {lost} rows made no claim and no rejection")
        known = {*self.card.taken, *self.card.left}
        extra = () if self.card.long else tuple(c for c in self.table.columns if c not in known)
        return Staged(
            rows=rows,
            used=self._one("SELECT count(DISTINCT row) FROM good"),
            claims=self._one("SELECT count(*) FROM claim"),
            unknown=extra,
        )

    def _append(self, table: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            schema = self.db.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
            self.db.register("incoming", pa.Table.from_pylist(rows, schema=schema))
            self.db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            self.db.unregister("incoming")

    def _one(self, query: str) -> int:
        return int(self.db.execute(query).fetchall()[0][0])


__all__ = ["Placed", "Staged", "Told", "stage"]
