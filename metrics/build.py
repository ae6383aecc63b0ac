"""The build: from the ledger to a published snapshot.

Writes a new file in one go: documents, claims and places as the ledger has them now, then
estimates, totals and points, then the checks. Only a file that passes all checks is published.
The same ledger gives the same content, whatever the order in which it was loaded.
"""

import csv
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import orjson
import pyarrow as pa

import sql
from metrics import indicators, ledger, publication
from metrics.claims import key
from metrics.errors import StoreError
from metrics.lexicon.originators import Originators, beside
from metrics.places import Gazetteer, Population, boundaries, steps
from metrics.reconcile.estimates import estimate, make
from metrics.reconcile.totals import Ask, totalled
from metrics.snapshots import Keep, building, publish, writer
from metrics.store import Home

SCHEMA = 1
CONTENT = (
    *("region", "source", "document", "dataset", "reject", "claim", "claim_region"),
    *("estimate", "estimate_claim"),
    *(
        "estimate_source",
        "estimate_within",
        "estimate_near",
        "estimate_across",
        "left_out",
        "total",
        "population",
        "population_near",
        "household_size",
        "indicator",
        "point",
    ),
)


def build(
    home: Home,
    *,
    gazetteer: Gazetteer | None = None,
    coarse: bool = False,
    keep: Keep | None = None,
) -> Path:
    """Build a snapshot of what is loaded and publish it; older ones stay as `keep` says."""
    if not home.ledger.is_file():
        raise StoreError(f"{home.path}: nothing is loaded yet; run: humetrics load PATH")
    built_at = datetime.now(UTC).isoformat(timespec="seconds")
    with home.writing(), building(home) as path:
        with home.open_ledger():  # an older ledger gets the tables that it lacks
            pass
        try:
            with writer(path) as db:
                version = fill(db, home, gazetteer, built_at=built_at, coarse=coarse)
        except duckdb.Error as error:
            raise StoreError(f"{path}: {error}") from error
        return publish(home, path, version, keep)


def fill(
    db: duckdb.DuckDBPyConnection,
    home: Home,
    gazetteer: Gazetteer | None = None,
    *,
    built_at: str,
    known_by: date | None = None,
    as_of: date | None = None,
    coarse: bool = False,
) -> str:
    """Fill a new database with what is loaded, or what was loaded by a day; give its version.

    As of a day, what was published after it is there too, but it supersedes nothing.
    `coarse` keeps back the words and the finer places of facilities and of few people.
    """
    create(db)
    families = beside(home.originators)
    with ledger.seen(db, home.ledger, known_by, as_of):
        _take(db, families)
    known = gazetteer or home.gazetteer()
    _regions(db, known)
    if coarse:
        publication.blur(db)
    _append(db, "region_shape", _shapes(home.places))
    _append(db, "population", _populations(known))
    _sources(db, families)
    _household_sizes(db)
    reconcile(db)
    check(db)
    publication.lay_out(db)
    return _meta(db, built_at)


def create(db: duckdb.DuckDBPyConnection) -> None:
    """Create the tables of the schema, and the analysts' views and macros on them."""
    db.execute("BEGIN")
    for file in (*sql.folder("schema"), *sql.folder("views"), *sql.folder("macros")):
        for statement in file.body.split(";\n"):
            db.execute(statement)
    db.execute("COMMIT")


def reconcile(
    db: duckdb.DuckDBPyConnection, policy: str = "default", codes: Collection[str] = ()
) -> None:
    """Fill the tables of estimates, totals and points from claim, source, region and region_up.

    `codes` names the indicators that get points; all if it is empty.
    """
    estimate(db, policy)
    totalled(db, Ask(periods=indicators.READY, policy=policy))
    db.execute("INSERT INTO total BY NAME SELECT * FROM totalled")
    db.execute("INSERT INTO population_near BY NAME SELECT * FROM population_now")
    _append(db, "indicator", [one.model_dump() for one in indicators.catalogue()], code="indicator")
    indicators.publish(db, codes)


def check(db: duckdb.DuckDBPyConnection) -> None:
    """Run the checks: each is a question whose answer must have no row."""
    for file in sql.folder("checks"):
        rows = db.execute(file.body).fetchmany(3)
        if rows:
            raise StoreError(f"check {file.name} failed ({file.header['title']}): {rows}")


def data_version(db: duckdb.DuckDBPyConnection) -> str:
    """Hash the content: equal content has an equal version, however and whenever it was loaded.

    Rows are hashed by the engine, forty times as fast as by MD5; another version of it may give
    the same content another name.
    """
    found = [
        db.execute(f"SELECT count(*), bit_xor(hash(t)) FROM {table} AS t").fetchall()[0]  # noqa: S608
        for table in CONTENT
    ]
    return key(*(f"{name}:{row}" for name, row in zip(CONTENT, found, strict=True)))


def _take(db: duckdb.DuckDBPyConnection, families: Originators) -> None:
    """Copy from the ledger what counts now."""
    db.execute(
        "CREATE TEMP TABLE record_now AS SELECT * FROM ledger.document_record WHERE document "
        "NOT IN (SELECT name FROM ledger.withdrawal WHERE kind = 'document')"
    )
    make(db, "current_document", sql.one("ledger", "current").body)
    for table in ("current_reading", "current_claim", "current_correction", "current_dataset"):
        make(db, table, sql.one("build", table).body)
    _printers(db, families)
    for table in ("claim", "claim_region", "document", "load", "dataset", "reject", "withdrawn"):
        body = sql.one("build", table).body
        db.execute(f"INSERT INTO {table} BY NAME {body}")


def _printers(db: duckdb.DuckDBPyConnection, originators: Originators) -> None:
    rows = db.execute(
        "SELECT DISTINCT publisher FROM current_document WHERE publisher IS NOT NULL ORDER BY ALL"
    ).fetchall()
    found = [(name, originators.publisher(name)) for (name,) in rows]
    columns = {
        "publisher": [name for name, _ in found],
        "source": [source.source for _, source in found],
        "redistribute": [source.redistribute for _, source in found],
    }
    types = pa.schema([pa.field(name, pa.string()) for name in columns])
    db.register("incoming", pa.table(columns, schema=types))
    make(db, "printer", "SELECT * FROM incoming")
    db.unregister("incoming")


def _regions(db: duckdb.DuckDBPyConnection, gazetteer: Gazetteer) -> None:
    known = {region.pcode: region for region in gazetteer.regions()}
    used = db.execute(
        "SELECT DISTINCT unnest(scope) FROM claim UNION SELECT region FROM claim_region"
    ).fetchall()
    found = [gazetteer.region(code) for (code,) in used if code and code not in known]
    known |= {region.pcode: region for region in found if region}
    rows = [known[code].model_dump(exclude={"pcode"}) | {"region": code} for code in sorted(known)]
    _append(db, "region", rows)
    up = [
        {"region": code, "above": above, "steps": steps}
        for code in sorted(known)
        for steps, above in enumerate((code, *(one.pcode for one in gazetteer.ancestors(code))))
    ]
    _append(db, "region_up", up)


def _shapes(folder: Path) -> list[dict[str, Any]]:
    """Give the boundaries that were loaded, the newest of each region, as the map draws them."""
    newest = {shape.pcode: steps(shape.geometry) for shape in boundaries(folder)}
    return [
        {"region": code, "rings": orjson.dumps(rings).decode()}
        for code, rings in sorted(newest.items())
        if rings
    ]


def _populations(gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Give residents by region and year; of a region also where one source has all below it."""
    known = {(one.pcode, one.year): one for one in gazetteer.populations()}
    for code, year in sorted(known, key=lambda key: -len(gazetteer.ancestors(key[0]))):
        above = gazetteer.ancestors(code)[:1]
        for region in (one.pcode for one in above if (one.pcode, year) not in known):
            below = [known.get((one.pcode, year)) for one in gazetteer.children(region)]
            found = [one for one in below if one is not None]
            if len(found) == len(below) and len({one.source for one in found}) == 1:
                people = sum(one.population for one in found)
                known[region, year] = found[0]._replace(pcode=region, population=people)
    return [_resident(one) for _, one in sorted(known.items()) if one.population > 0]


def _resident(one: Population) -> dict[str, Any]:
    source = one.source if str(one.year) in one.source else f"{one.source}, {one.year}"
    day = date(one.year, 7, 1)
    return {"region": one.pcode, "day": day, "population": one.population, "source": source}


def _sources(db: duckdb.DuckDBPyConnection, originators: Originators) -> None:
    counted = db.execute(
        "SELECT originator, min(originator_name), count(*) FROM claim GROUP BY originator"
    ).fetchall()
    printed = db.execute(
        "SELECT publisher_source, min(publisher), count(*) FROM document "
        "WHERE publisher_source IS NOT NULL GROUP BY publisher_source"
    ).fetchall()
    handed_on = db.execute(
        "SELECT DISTINCT publisher, '', 0 FROM claim WHERE dataset IS NOT NULL"
    ).fetchall()
    claims = {code: count for code, _, count in counted}
    documents = {code: count for code, _, count in printed}
    names = {code: name for code, name, _ in (*handed_on, *printed, *counted)}
    rows = [
        originators.by_key(code, names[code] or code).model_dump()
        | {"claims": claims.get(code, 0), "documents": documents.get(code, 0)}
        for code in sorted(names)
    ]
    _append(db, "source", rows)


def _household_sizes(db: duckdb.DuckDBPyConnection) -> None:
    text = files("metrics.lexicon").joinpath("household_sizes.csv").read_text("utf-8")
    rows = [
        row | {name: float(row[name]) for name in ("low", "best", "high")}
        for row in csv.DictReader(text.splitlines())
    ]
    _append(db, "household_size", rows)


def _meta(db: duckdb.DuckDBPyConnection, built_at: str) -> str:
    version = data_version(db)
    rules = db.execute("SELECT DISTINCT version FROM claim ORDER BY ALL").fetchall()
    values = {
        "data_version": version,
        "built_at": built_at,
        "schema": str(SCHEMA),
        "rules": ", ".join(name for (name,) in rules),
        "policy": "default",
    }
    for table in ("document", "claim", "estimate", "point"):
        count = db.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]  # noqa: S608
        values[f"{table}s"] = str(count)
    _append(db, "meta", [{"name": name, "value": value} for name, value in values.items()])
    return version


def _append(
    db: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]], **renamed: str
) -> None:
    """Append rows to a table whose columns have their names."""
    if not rows:
        return
    schema = db.sql(f"FROM {table} LIMIT 0").to_arrow_table().schema
    found = [{renamed.get(name, name): value for name, value in row.items()} for row in rows]
    db.register("incoming", pa.Table.from_pylist(found, schema=schema))
    db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")  # noqa: S608
    db.unregister("incoming")
