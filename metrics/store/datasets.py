"""Datasets into the ledger: a file is loaded as a whole, with all its tables, or not at all.

The tables of a file are staged in memory (what is too much for it goes to files beside the
ledger), then taken in within one transaction: a file that breaks on the way, or a kill at any
moment, leaves nothing of it. The same content is known under any name; a card that changed reads
it anew and supersedes.
"""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
from pydantic import Field

import sql
from metrics import ledger, sources
from metrics.claims import key
from metrics.errors import SourceError, UnknownNameError
from metrics.lexicon import languages
from metrics.lexicon.originators import Originators, beside
from metrics.model import Frozen, Mention
from metrics.places import Gazetteer
from metrics.settings import Settings
from metrics.sources import Card, Found, Staged, Told
from metrics.store.home import Home

MOST: int = Settings.model_fields["row_bytes"].default


class Reason(Frozen):
    """Why rows were not counted: how many, and where the first of them stands."""

    column: str | None
    reason: str
    by_rule: bool
    rows: int
    first_row: int
    first_value: str | None


class TableReport(Frozen):
    """What became of one table of a file; ``dataset`` is None where no card reads it.

    ``why`` is then the reason.
    """

    sheet: str
    columns: tuple[str, ...]
    dataset: str | None = None
    why: str = ""
    title: str = ""
    redistribute: str = "yes"
    known: bool = False
    rows: int = 0
    used: int = 0
    claims: int = 0
    unresolved: int = 0
    undated: int = 0
    measures: dict[str, int] = Field(default_factory=dict)
    rejected: tuple[Reason, ...] = ()
    unknown: tuple[str, ...] = ()
    ignored: dict[str, str] = Field(default_factory=dict)
    sample: tuple[dict[str, Any], ...] = ()


class DatasetReport(Frozen):
    """What became of a file: its tables, each with its rows accounted for."""

    file: str
    tables: tuple[TableReport, ...]

    @property
    def read(self) -> tuple[TableReport, ...]:
        """The tables that a card reads."""
        return tuple(table for table in self.tables if table.dataset)


class Reading(NamedTuple):
    """How files of datasets are read: cards, places, families, and what the user tells of them."""

    cards: Sequence[Card]
    gazetteer: Gazetteer
    originators: Originators
    published: date | None = None
    publisher: str | None = None
    limit: int = MOST
    fallback: str = "cp1252"
    places: str = ""
    country: str | None = None

    def version(self, card: Card) -> str:
        """The rules that read a table: the card's content, and the places where they are own."""
        where = f"+{self.country}" if self.country else ""
        return f"{card.name}-{card.version}{self.places}{where}"


class _One(NamedTuple):
    """One staged table: the name of the database that holds it, within the connection."""

    stage: str
    card: Card
    staged: Staged
    report: TableReport
    reading: str


def cards_of(home: Home, more: Sequence[Card] = ()) -> tuple[Card, ...]:
    """The cards in force: those given, those of the data folder, those of the package.

    A card of the same name goes before those behind it.
    """
    found = (*more, *sources.own(home.path / "sources"), *sources.shipped())
    return tuple({card.name: card for card in reversed(found)}.values())[::-1]


def reading(
    home: Home,
    *,
    cards: Sequence[Card] = (),
    gazetteer: Gazetteer | None = None,
    published: date | None = None,
    publisher: str | None = None,
    fallback: str = "cp1252",
    limit: int = MOST,
    country: str | None = None,
) -> Reading:
    """How files are read into this data folder; ``country`` is that of tables which name none."""
    known = gazetteer or home.gazetteer()
    own = sorted(path.stem for path in home.places.glob("*.json"))
    return Reading(
        cards=cards_of(home, cards),
        gazetteer=known,
        originators=beside(home.originators),
        published=published,
        publisher=publisher,
        fallback=fallback,
        limit=limit,
        places=f"+{key(*own)[:6]}" if own else "",
        country=_country(country, known) if country else None,
    )


def _country(code: str, gazetteer: Gazetteer) -> str:
    region = gazetteer.region(code.upper())
    found = region.pcode if region and region.level == 0 else gazetteer.country_of(code)
    if found is None:
        raise UnknownNameError("country", code)
    return found


def recognised(path: Path, how: Reading) -> bool:
    """Whether a card reads a table of this file; a file that is no table is not."""
    try:
        return any(one.card is not None for one in _found(path, how))
    except SourceError:
        return False


def _found(path: Path, how: Reading) -> Iterator[Found]:
    return sources.found(
        path, how.cards, limit=how.limit, fallback=how.fallback, publisher=how.publisher
    )


def examine(path: Path, how: Reading, sample: int = 0) -> DatasetReport:
    """Read a file and give what would be loaded, with some of the claims; nothing is kept."""
    with tempfile.TemporaryDirectory(prefix="humetrics-") as folder, duckdb.connect() as db:
        sources.bounded(db, Path(folder))
        with _staged(db, path, how, content(path), frozenset()) as (report, tables):
            shown = [_sample(db, one.stage, sample) for one in tables]
    keys = iter(shown)
    return report.model_copy(
        update={
            "tables": tuple(
                table.model_copy(update={"sample": next(keys)}) if table.dataset else table
                for table in report.tables
            )
        }
    )


def _sample(db: duckdb.DuckDBPyConnection, stage: str, count: int) -> tuple[dict[str, Any], ...]:
    """The first claims of a staged table, of each measure and group in turn."""
    with _using(db, stage):
        found = db.execute(sql.one("sources", "sample").body, {"count": count})
        names = [column[0] for column in found.description or ()]
        return tuple(dict(zip(names, row, strict=True)) for row in found.fetchall())


def load_dataset(
    home: Home, path: Path, how: Reading, db: duckdb.DuckDBPyConnection | None = None
) -> DatasetReport:
    """Add what a file says to the ledger; raises `SourceError` where it cannot be read.

    ``db`` is the ledger where the caller has it open to write; else it is opened.
    """
    digest = content(path)
    with (
        _writing(home, db) as ledger_db,
        _staged(ledger_db, path, how, digest, _known(ledger_db, digest)) as (report, tables),
    ):
        _take(ledger_db, tables, path, digest, how)
    return report


@contextmanager
def _writing(
    home: Home, db: duckdb.DuckDBPyConnection | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    if db is not None:
        yield db
        return
    with home.writing(), home.open_ledger() as opened:
        yield opened


def content(path: Path) -> str:
    """The hash of what a file holds."""
    digest = sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from error
    return digest.hexdigest()[:32]


@contextmanager
def _staged(
    db: duckdb.DuckDBPyConnection, path: Path, how: Reading, digest: str, known: frozenset[str]
) -> Iterator[tuple[DatasetReport, list[_One]]]:
    """The tables of a file, each staged in a database in memory beside those of the connection."""
    reports: list[TableReport] = []
    tables: list[_One] = []
    with ExitStack() as stack:
        for table, card in _found(path, how):
            about = TableReport(sheet=table.sheet, columns=table.columns)
            if card is None:
                about = about.model_copy(update={"why": sources.unread(table)})
            else:
                about = about.model_copy(update=_of(card))
                name = key(card.name, digest, table.sheet, how.version(card), _edition(how))
                if name in known:
                    about = about.model_copy(update={"known": True})
                else:
                    stage = stack.enter_context(_database(db, f"stage_{len(tables)}"))
                    told = Told(
                        how.version(card),
                        how.originators,
                        how.published,
                        how.publisher,
                        _quantities,
                        how.country,
                    )
                    with _using(db, stage):
                        staged = sources.stage_in(db, table, card, told, how.gazetteer)
                        about = _told(db, staged, card, about)
                    tables.append(_One(stage, card, staged, about, name))
            reports.append(about)
        yield DatasetReport(file=str(path), tables=tuple(reports)), tables


def _of(card: Card) -> dict[str, str]:
    return {"dataset": card.name, "title": card.title, "redistribute": card.redistribute}


def _quantities(cell: str) -> Sequence[Mention]:
    """The quantities of a cell, read as a text of the first language that there are words for."""
    from metrics import text

    return text.quantities(cell, languages()[0])


def _edition(how: Reading) -> str:
    return how.published.isoformat() if how.published else ""


@contextmanager
def _database(db: duckdb.DuckDBPyConnection, name: str) -> Iterator[str]:
    """A database in memory of that name; what is too much for it goes beside the ledger."""
    before = db.execute("SELECT current_setting('memory_limit')").fetchall()[0][0]
    db.execute(f"SET memory_limit = '{sources.MEMORY}'")
    db.execute("SET preserve_insertion_order = false")  # rows have numbers
    db.execute(f"ATTACH ':memory:' AS {name}")
    try:
        yield name
    finally:
        db.execute(f"DETACH {name}")
        db.execute(f"SET memory_limit = '{before}'")
        db.execute("RESET preserve_insertion_order")


@contextmanager
def _using(db: duckdb.DuckDBPyConnection, name: str) -> Iterator[None]:
    """Ask this database first, for as long as it takes."""
    before = db.execute("SELECT current_database()").fetchall()[0][0]
    db.execute(f"USE {name}")
    try:
        yield
    finally:
        db.execute(f"USE {before}")


def _told(
    db: duckdb.DuckDBPyConnection, staged: Staged, card: Card, about: TableReport
) -> TableReport:
    measures = db.execute("SELECT measure, count(*) FROM counted GROUP BY ALL ORDER BY ALL")
    counts: dict[str, int] = dict(measures.fetchall())
    reasons = db.execute(
        "SELECT column_name, reason, by_rule, count(DISTINCT row), min(row), "
        "arg_min(value, row) FROM rejected GROUP BY ALL ORDER BY by_rule, 4 DESC, 2, 1"
    ).fetchall()
    unresolved, undated = db.execute(
        "SELECT count(*) FILTER (region IS NULL), count(*) FILTER (published IS NULL) FROM claim"
    ).fetchall()[0]
    return about.model_copy(
        update={
            "rows": staged.rows,
            "used": staged.used,
            "claims": staged.claims,
            "unresolved": unresolved,
            "undated": undated,
            "measures": counts,
            "rejected": tuple(
                Reason(**dict(zip(Reason.model_fields, row, strict=True))) for row in reasons
            ),
            "unknown": staged.unknown,
            "ignored": {c: why for c in about.columns if (why := card.why_left(c))},
        }
    )


def _known(db: duckdb.DuckDBPyConnection, digest: str) -> frozenset[str]:
    """The tables of this content that were read before, by the keys of their readings."""
    rows = db.execute("SELECT reading FROM dataset_file WHERE content = ?", [digest]).fetchall()
    return frozenset(str(name) for (name,) in rows)


def _take(
    db: duckdb.DuckDBPyConnection, tables: Sequence[_One], path: Path, digest: str, how: Reading
) -> None:
    """Copy the staged tables into the ledger, all or none."""
    now = ledger.now()
    with ledger.transaction(db):
        for one in tables:
            ledger.add_dataset(db, one.stage, _file(one, path, digest, how), one.card, now)


def _file(one: _One, path: Path, digest: str, how: Reading) -> dict[str, Any]:
    return {
        "reading": one.reading,
        "dataset": one.card.name,
        "file": path.name.encode("utf-8", "replace").decode(),
        "sheet": one.report.sheet,
        "content": digest,
        "rows": one.staged.rows,
        "used": one.staged.used,
        "claims": one.staged.claims,
        "edition": how.published,
        "version": how.version(one.card),
    }


__all__ = [
    "DatasetReport",
    "Reading",
    "Reason",
    "TableReport",
    "cards_of",
    "content",
    "examine",
    "load_dataset",
    "reading",
    "recognised",
]
