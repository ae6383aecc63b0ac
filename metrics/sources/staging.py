"""A table becomes claims, in a scratch database of its own; nothing else is touched.

The rows that a card takes are laid into a table of text, cleaned; the card's statements say what
each row holds; places are resolved, each once; what cannot be counted is written down with row,
column, value and reason. Every row ends as claims or as a rejection: the audit at the end holds
that. A ledger takes the result in one transaction, or not at all.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
from pyarrow import compute

import sql
from metrics import intervals
from metrics.errors import DataError, SourceError
from metrics.lexicon import measures
from metrics.lexicon.originators import Originators
from metrics.model import Bound
from metrics.places import Gazetteer
from metrics.sources import statements
from metrics.sources.card import Card
from metrics.sources.expressions import name, number, parsed, text
from metrics.sources.placing import Placed, place
from metrics.sources.tables import ROW, Table
from metrics.sources.worded import LONGEST, MOST, Words, worded

MEMORY = "400MB"
SHARE = 500_000  # claims whose keys are compared at a time
MARK = chr(31)
PLACES = ("place_key", "origin_key", "destination_key")


class Told(NamedTuple):
    """What the claims of a file are told besides its cells: rules, families, day of publication.

    ``publisher`` is who handed it on, where a card leaves that to the user; ``words`` reads the
    quantities of a text, for cells that word their number; ``country`` is where a row was so if
    the card has no column of the country.
    """

    version: str
    originators: Originators
    published: date | None = None
    publisher: str | None = None
    words: Words | None = None
    country: str | None = None


class Staged(NamedTuple):
    """How a table went: rows in, rows that made claims, claims; the rest is in the database."""

    rows: int
    used: int
    claims: int
    unknown: tuple[str, ...]


def stage(path: Path, table: Table, card: Card, told: Told, gazetteer: Gazetteer) -> Staged:
    """Write the claims of a table, their places and the rejected rows to a new database."""
    with duckdb.connect(str(path)) as db:
        bounded(db, path.parent)
        return stage_in(db, table, card, told, gazetteer)


def stage_in(
    db: duckdb.DuckDBPyConnection, table: Table, card: Card, told: Told, gazetteer: Gazetteer
) -> Staged:
    """Write them to the schema that is in use, which holds nothing else."""
    try:
        return _Stage(db, table, card, told, gazetteer).run()
    except duckdb.OutOfMemoryException as error:
        raise SourceError(f"too large to be read here: {error}") from error
    except (duckdb.DataError, duckdb.ProgrammingError) as error:
        # no cell and no card should come this far; one that does ends its file, not the load
        raise SourceError(
            f"card {card.name} cannot read it: {str(error).splitlines()[0]}"
        ) from error


def bounded(db: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Hold no more than `MEMORY`; what is more goes to files in the folder."""
    db.execute(f"SET memory_limit = '{MEMORY}'")
    db.execute("SET preserve_insertion_order = false")  # rows have numbers
    db.execute("SET enable_progress_bar = false")  # it writes over what the command says
    db.execute(f"SET temp_directory = {text(str(folder))}")


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
        self._entries = list(statements.entries(card, card.name))

    def run(self) -> Staged:
        for statement in sql.one("sources", "said").body.split(";\n"):
            self.db.execute(statement)
        rows = self._lay()
        self._cells()
        self._words()
        for statement in self._entries:
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
        self.db.execute(f"CREATE TABLE laid ({', '.join([f'{ROW} BIGINT', *_texts(columns)])})")
        for batch in self.table.batches(columns, lambda row, why: broken.append((row, why))):
            self.db.register("incoming", cleaned(batch, self.card.missing))
            self.db.execute("INSERT INTO laid SELECT * FROM incoming")
            self.db.unregister("incoming")
            self._refuse(broken)
        self._refuse(broken)
        return self._one(
            "SELECT count(*) FROM (SELECT row FROM laid UNION SELECT row FROM rejected)"
        )

    def _refuse(self, broken: list[tuple[int, str]]) -> None:
        """Write down rows that are none, as they come: there may be any number of them."""
        made = [{"row": row, "reason": why, "by_rule": False} for row, why in broken]
        self._append("rejected", made)
        broken.clear()

    def _wanted(self) -> list[str]:
        """The columns to lay: those that the card takes, by the names that it gives them."""
        known = self.table.columns
        if self.card.long:
            return [c for c in known if self.card.why_left(c) is None]
        return [column for column in self.card.taken if column in known]

    def _cells(self) -> None:
        """Show the rows with their keys; those that a rule leaves out are written down."""
        columns = self._wanted()
        rows = statements.unpivot(self.card, columns) if self.card.long else "SELECT * FROM laid"
        held = {*columns, self.card.long.name, self.card.long.value} if self.card.long else columns
        absent = [column for column in self.card.taken if column not in held]
        self.db.execute(f"CREATE VIEW rows AS {statements.whole_rows(rows, absent)}")
        if not self.card.key:
            self.db.execute(f"CREATE TABLE keys AS {statements.content_keys(self.card)}")
        if self.card.long:  # a row without any number has no long row
            self.db.execute(sql.one("sources", "blank").body)
        for statement in statements.left_out(self.card):
            self.db.execute(statement)
        self._parse()

    def _parse(self) -> None:
        """Lay out the rows that count, with each number and day parsed once."""
        asked = parsed(self._entries)
        made = "".join(f", {expression} AS {quoted}" for quoted, expression in asked.items())
        self.db.execute(
            f"CREATE TABLE cells AS SELECT *{made} FROM ({statements.keyed(self.card)})"
        )
        self.db.execute("DROP VIEW rows")
        self.db.execute("DROP TABLE laid")

    def _words(self) -> None:
        """Read the numbers that cells word, each different cell once."""
        if self.told.words is None:
            return
        columns = {said.worded: None for said in self.card.claims if said.worded}
        cells: dict[str, None] = {}
        for column in columns:
            found = self.db.execute(
                f"SELECT DISTINCT {name(column)} FROM cells WHERE {number(column)} IS NULL "
                f"AND length({name(column)}) <= {LONGEST} ORDER BY ALL LIMIT {MOST}"
            ).fetchall()
            cells |= dict.fromkeys(str(cell) for (cell,) in found)
        known = [one for one in worded(cells, self.told.words) if one.cell not in self.card.hidden]
        self._append("worded", [one._asdict() for one in known])

    def _place(self) -> None:
        """Resolve each different place once."""
        keys = self.db.execute(
            " UNION ".join(f"SELECT {key} FROM said WHERE {key} IS NOT NULL" for key in PLACES)
        ).fetchall()
        also = self.card.aliases
        specs = [
            spec.model_copy(
                update={
                    "aliases": {**also, **spec.aliases},
                    "always": spec.always or (None if spec.country else self.told.country),
                }
            )
            for spec in statements.specs(self.card)
        ]
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
        self._make("VIEW good", "good")
        self._once()
        if self.card.add:
            self._make("TABLE counted", "added")
        else:
            self.db.execute("CREATE VIEW counted AS SELECT * FROM good")
        self._make("VIEW stated", "stated")
        self._about()

    def _make(self, made: str, file: str) -> None:
        self.db.execute(f"CREATE {made} AS {sql.one('sources', file).body}")

    def _once(self) -> None:
        """Of rows of one key the first counts, unless the card adds them."""
        if self.card.add:
            return
        if self._repeats():
            self.db.execute(sql.one("sources", "twice").body)
            self.db.execute(
                "DELETE FROM said WHERE (claim, row) IN (SELECT (claim, row) FROM good "
                "QUALIFY row > min(row) OVER (PARTITION BY claim))"
            )

    def _repeats(self) -> bool:
        """Whether two rows may have one key; looked for in shares, so that memory stays flat."""
        shares = 1 + self._one("SELECT count(*) FROM said") // SHARE
        query = (
            "SELECT count(*) - count(DISTINCT hash(claim)) FROM said WHERE hash(claim) % {} = {}"
        )
        return any(self._one(query.format(shares, share)) for share in range(shares))

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
        self._append("given", [given])
        self._make("VIEW claim", "claim")
        self._make("VIEW claim_region", "claim_region")
        self.db.execute(f"INSERT INTO rejected BY NAME {sql.one('sources', 'rejected').body}")

    def _audit(self, rows: int) -> Staged:
        """Hold that every row made a claim or was rejected."""
        lost = self._one(
            "SELECT count(*) FROM cells AS c ANTI JOIN good AS g ON g.row = c.row "
            "ANTI JOIN rejected AS r ON r.row = c.row"
        )
        if lost:
            raise DataError(f"card {self.card.name}: {lost} rows made no claim and no rejection")
        left = [c for c in self.table.columns if c not in self.card.taken]
        extra = [] if self.card.long else [c for c in left if self.card.why_left(c) is None]
        return Staged(
            rows=rows,
            used=self._used(),
            claims=self._one("SELECT count(*) FROM counted"),
            unknown=tuple(extra),
        )

    def _used(self) -> int:
        """Count the rows that made a claim; one row of a table made long stands in many."""
        if self.card.long or self.card.shape:
            return self._one("SELECT count(DISTINCT row) FROM good")
        return self._one("SELECT count(*) FROM cells AS c SEMI JOIN good AS g ON g.row = c.row")

    def _append(self, table: str, rows: list[dict[str, Any]]) -> None:
        if rows:
            schema = self.db.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
            self.db.register("incoming", pa.Table.from_pylist(rows, schema=schema))
            self.db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
            self.db.unregister("incoming")

    def _one(self, query: str) -> int:
        return int(self.db.execute(query).fetchall()[0][0])


def cleaned(batch: pa.RecordBatch, missing: Sequence[str]) -> pa.RecordBatch:
    """The cells without the blanks around them; NULL for the ways in which files write nothing."""
    nothing = pa.array(dict.fromkeys(("", *missing)), type=pa.string())
    cells = [batch.column(0)]
    for column in batch.columns[1:]:
        trimmed = compute.utf8_trim_whitespace(column)
        cells.append(compute.if_else(compute.is_in(trimmed, value_set=nothing), None, trimmed))
    return pa.RecordBatch.from_arrays(cells, schema=batch.schema)


def _texts(columns: Sequence[str]) -> list[str]:
    return [f"{name(column)} VARCHAR" for column in columns]


__all__ = ["Placed", "Staged", "Told", "bounded", "stage", "stage_in"]
