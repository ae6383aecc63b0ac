"""A small published snapshot written by hand, row for row, so that a test knows every answer.

`made` publishes it in a folder of its own; `client` asks an application on it. The line from
reports to a snapshot is tested in test_demo.py.
"""

from collections.abc import Callable
from datetime import date, timedelta
from importlib import resources
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from metrics import publication
from metrics.settings import Settings

REGIONS = [  # pcode, name, country, level, parent, lat, lon
    ("SYR", "Syria", "SYR", 0, None, 35.0, 38.5),
    ("SY05", "Hama", "SYR", 1, "SYR", 35.2, 37.1),
    ("SY07", "Idleb", "SYR", 1, "SYR", 35.8, 36.7),
    ("SY0702", "Al Ma'ra", "SYR", 2, "SY07", 35.6, 36.7),
    ("TUR", "Türkiye", "TUR", 0, None, 39.0, 35.0),
]
UP = [("SYR", "SYR", 0), ("SY05", "SY05", 0), ("SY05", "SYR", 1), ("SY07", "SY07", 0)]
UP += [("SY07", "SYR", 1), ("SY0702", "SY0702", 0), ("SY0702", "SY07", 1), ("SY0702", "SYR", 2)]
UP += [("TUR", "TUR", 0)]

TEXT = "Shelling hit Idlib. UOSSM said at least 50 people were killed. Nobody can sleep."
CLAIM = {
    "version": "en-1",
    "document": "d1",
    "span_start": 31,
    "span_end": 49,
    "quote": "at least 50 people",
    "excerpt": "UOSSM said at least 50 people were killed.",
    "excerpt_start": 20,
    "measure": "killed",
    "unit": "person",
    "kind": "flow",
    "population_group": "all",
    "bound": "at_least",
    "stated_low": 50,
    "stated_best": 50,
    "low": 50,
    "best": 50,
    "rule": "en-1.at_least",
    "zero": False,
    "status": "reported",
    "country": "SYR",
    "region": "SY07",
    "scope": ["SY07"],
    "level": 1,
    "region_method": "exact",
    "period_start": date(2019, 5, 1),
    "period_end": date(2019, 5, 7),
    "precision": "range",
    "published": date(2019, 5, 8),
    "publisher": "example-news",
    "originator": "uossm",
    "originator_name": "UOSSM",
    "chain": ["UOSSM"],
    "flags": [],
}
POINT = {
    "indicator": "CAS-01",
    "region": "SY07",
    "period": "all",
    "period_start": date(2019, 5, 1),
    "period_end": date(2019, 5, 7),
    "low": 50,
    "best": 74,
    "floor": 74,
    "bound": "open_above",
    "unit": "person",
    "open": 1,
    "parts": 1,
    "sources": 2,
    "claims": 2,
    "contested": 0,
    "grade": "fair",
    "estimates": ["e1"],
}
TIES = 25


def insert(db: duckdb.DuckDBPyConnection, table: str, **values: object) -> None:
    marks = ", ".join(f"${name}" for name in values)
    db.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", values)  # noqa: S608


def publish(
    home: Path,
    version: str = "made-1",
    more: Callable[[duckdb.DuckDBPyConnection], None] = lambda _: None,
) -> Path:
    """Write a snapshot and publish it under the name of its version."""
    path = home / "snapshots" / f"{version}.duckdb"
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.2.0"}) as db:
        for file in sorted((resources.files("sql") / "schema").iterdir(), key=lambda f: f.name):
            if file.name.endswith(".sql"):
                db.execute(file.read_text(encoding="utf-8"))
        _places(db, version)
        _claims(db)
        _answers(db)
        more(db)
        publication.lay_out(db)
    link = home / "published.new"
    link.symlink_to(path)
    link.replace(home / "published.duckdb")
    return path


def _places(db: duckdb.DuckDBPyConnection, version: str) -> None:
    names = ("region", "name", "country", "level", "parent", "lat", "lon")
    for row in REGIONS:
        values = dict(zip(names, row, strict=True))
        insert(db, "region", **values, scheme="cod", exact=True, members=[], source="test")
    for region, above, steps in UP:
        insert(db, "region_up", region=region, above=above, steps=steps)
    insert(db, "region_shape", region="SY07", rings="[[3600,3500,10,0,0,10,-10,-10]]")
    insert(db, "meta", name="data_version", value=version)
    insert(db, "meta", name="built_at", value="2026-11-22T00:00:00Z")


def _claims(db: duckdb.DuckDBPyConnection) -> None:
    counts = {"characters": len(TEXT), "copies": 1, "claims": 2}
    insert(
        db,
        "document",
        document="d1",
        external_id="their id/1",
        redistribute="excerpt",
        publisher="Example News",
        publisher_source="example-news",
        lang="en",
        title="=HYPERLINK(1)",
        published=date(2019, 5, 8),
        url="https://example.org/1",
        **counts,
    )
    insert(db, "document", document="d2", redistribute="yes", text=TEXT, **counts)
    for name, class_ in (("d3", "aggregate"), ("d4", "no")):  # these may never be seen
        insert(db, "document", document=name, redistribute=class_, text="SECRET", **counts)
        hidden = CLAIM | {"document": name, "quote": "SECRET", "excerpt": "SECRET"}
        insert(db, "claim", claim=f"hidden-{name}", **hidden)
        insert(
            db,
            "claim_region",
            claim=f"hidden-{name}",
            position=0,
            role="at",
            name="SECRET",
            method="unresolved",
        )
    source = {"kind": "media", "reliability": "fair", "party": [], "claims": 1, "documents": 1}
    insert(
        db, "source", source="example-news", name="Example News", redistribute="excerpt", **source
    )
    insert(db, "source", source="uossm", name="UOSSM", redistribute="yes", **source)
    for name, terms in (("open_table", "yes"), ("closed_table", "aggregate")):
        _dataset(db, name, terms)
    insert(db, "claim", claim="c1", **CLAIM)
    other = {"originator": "sohr", "originator_name": "SOHR", "chain": ["SOHR", "Example News"]}
    more = {"low": 74, "best": 74, "stated_low": 74, "stated_best": 74, "quote": "at least 74"}
    insert(db, "claim", claim="c2", **CLAIM | other | more)
    insert(db, "claim", claim="c3", **CLAIM | {"status": "feared", "measure": "displaced"})
    nowhere = {"region": None, "level": None, "locality": "Nowhereville", "scope": []}
    insert(db, "claim", claim="c4", **CLAIM | nowhere | {"region_method": "unresolved"})
    insert(
        db,
        "claim_region",
        claim="c4",
        position=0,
        role="at",
        name="Nowhereville",
        country="SYR",
        method="unresolved",
    )
    for n in range(TIES):  # all on one day: the order must not depend on chance
        insert(db, "claim", claim=f"t{n:02}", **CLAIM | {"measure": "shelling", "unit": "incident"})
    for claim in ("c1", "c2"):
        insert(
            db,
            "estimate_claim",
            estimate="e1",
            claim=claim,
            role="counted",
            reason="newest word of its source",
            link="same period",
            score=1,
        )
    insert(db, "left_out", claim="c3", reason="feared")
    insert(db, "left_out", claim="c4", reason="no region")


def _dataset(db: duckdb.DuckDBPyConnection, name: str, terms: str) -> None:
    told = {"title": f"Table {name}", "publisher": "uossm", "licence": "CC BY 4.0"}
    told |= {"about": "rows", "url": "https://example.org/table", "version": "card-1"}
    counts = dict.fromkeys(("files", "rows", "used", "claims"), 1)
    edition = date(2025, 6, 1)
    insert(db, "dataset", dataset=name, redistribute=terms, edition=edition, **told, **counts)


def _answers(db: duckdb.DuckDBPyConnection) -> None:
    insert(
        db,
        "estimate",
        estimate="e1",
        measure="killed",
        unit="person",
        kind="flow",
        population_group="all",
        country="SYR",
        region="SY07",
        scope=["SY07"],
        low=50,
        best=74,
        floor=74,
        grade="fair",
        contested=False,
        sources=2,
        claims=2,
        period_start=date(2019, 5, 1),
        period_end=date(2019, 5, 7),
        days=7,
    )
    for code, title in (("CAS-01", "Reported killed"), ("DIS-01", "New displacements")):
        insert(
            db,
            "indicator",
            indicator=code,
            title=title,
            definition="As reported.",
            unit="person",
            kind="flow",
            aggregation="sum of flows",
        )
    for region in ("SY07", "SYR"):
        insert(db, "point", **POINT | {"region": region})
    for n in range(12):
        start = date(2019, n + 1, 1)
        end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        insert(db, "point", **POINT | {"period": "month", "period_start": start, "period_end": end})


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    home = tmp_path_factory.mktemp("made")
    publish(home)
    return home


@pytest.fixture(scope="session")
def client(made):
    with TestClient(create_app(Settings(home=made))) as client:
        yield client


@pytest.fixture(scope="session")
def publisher():
    return publish


@pytest.fixture(scope="session")
def inserter():
    return insert
