"""What a snapshot shows to others: the tables of HDX HAPI, and what is kept back to do no harm."""

import duckdb

import sql
from metrics.reconcile.estimates import make

_SCRATCH = ("answering", "place", "told")
_TABLES = ("idps", "people", "needs", "events", "population", "availability")


def lay_out(db: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that the API answers from."""
    shape_as_hapi(db)
    credit(db)


def shape_as_hapi(db: duckdb.DuckDBPyConnection) -> None:
    """Lay out the rows of datasets as the tables of HDX HAPI, in its order: see `sql/hapi`."""
    for name in _SCRATCH:
        make(db, f"hapi_{name}", sql.one("hapi", name).body)
    for name in _TABLES:
        file = sql.one("hapi", name)
        db.execute(f"CREATE TABLE hapi_{name} AS {file.body}")
        db.execute(f"COMMENT ON TABLE hapi_{name} IS '{file.header['title']}'")
        for column, *_ in db.execute(f"DESCRIBE hapi_{name}").fetchall():
            db.execute(f"COMMENT ON COLUMN hapi_{name}.{column} IS 'As in HDX HAPI'")
    for name in _SCRATCH:
        db.execute(f"DROP TABLE hapi_{name}")


def credit(db: duckdb.DuckDBPyConnection) -> None:
    """Note whom to name for each estimate, so that every answer can say it at once."""
    body = sql.one("build", "estimate_credit").body
    db.execute(f"INSERT INTO estimate_credit BY NAME {body}")


def blur(db: duckdb.DuckDBPyConnection) -> None:
    """Lift what could lead to a facility or a person to level 1, and leave its words out."""
    make(db, "coarse", sql.one("build", "coarse_found").body)
    for name in ("coarse_document", "coarse_region", "coarse_claim"):
        db.execute(sql.one("build", name).body)
    db.execute("DROP TABLE coarse")
