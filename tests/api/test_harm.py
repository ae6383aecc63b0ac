"""What may not be passed on is on no path and in no form: a walk through all of them.

The snapshot holds rows of publishers who let only sums be passed on, or nothing, each with a word
that may never be seen. Parquet and Arrow are read, for a word is not found in packed bytes.
"""

import io

import duckdb
import pyarrow.ipc
import pyarrow.parquet
import pytest
from starlette.testclient import TestClient

from api import files
from api.app import create_app
from metrics import publication
from metrics.settings import Settings

SECRET = "SECRETWORD"
SHUT = {"dataset": "closed_table", "row_key": f"{SECRET}|1", "event": SECRET, "cause": SECRET}
FORMS = ("json", "csv", "geojson", "parquet", "arrow")
NAMES = {"pcode": "SY07", "code": "CAS-01", "name": "CAS-01:SY07", "document": "d1"}
MORE = ("/page/outlines/SYR.json", "/openapi.json", "/internal/metrics", "/")
HIDDEN = ("claim=hidden-row,hidden-d3", "dataset=closed_table", f"event={SECRET}", f"q={SECRET}")


def fill(insert, db: duckdb.DuckDBPyConnection) -> None:
    cursor = db.execute("SELECT * FROM claim WHERE claim = 'c1'")
    row = dict(zip([column[0] for column in cursor.description], cursor.fetchall()[0], strict=True))
    told = {name: value for name, value in row.items() if value is not None and name != "document"}
    words = {"quote": SECRET, "excerpt": SECRET, "locality": SECRET, "originator_name": SECRET}
    for dataset in ("closed_table", "hapi_conflict_events"):
        of = SHUT | {"dataset": dataset, "cause": "political violence"}
        insert(db, "claim", **told | words | of | {"claim": f"hidden-{dataset}"})
    insert(db, "claim", **told | words | SHUT | {"claim": "hidden-row"})
    terms = {"title": "t", "publisher": "uossm", "licence": "l", "about": "a", "url": "u"}
    counts = dict.fromkeys(("files", "rows", "used", "claims"), 1)
    shut = {"version": "1", "redistribute": "aggregate", **counts}
    insert(db, "dataset", dataset="hapi_conflict_events", **terms, **shut)
    place = {"position": 0, "role": "at", "name": SECRET, "method": "unresolved"}
    insert(db, "claim_region", claim="hidden-row", **place)
    chain = {"role": "counted", "reason": "sums only", "link": "same period", "score": 1}
    insert(db, "estimate_claim", estimate="e1", claim="hidden-row", **chain)
    db.execute("UPDATE document SET text = ? WHERE redistribute IN ('no', 'aggregate')", [SECRET])


@pytest.fixture(scope="module")
def guarded(tmp_path_factory, publisher, inserter):
    home = tmp_path_factory.mktemp("harm")
    publisher(home, "harm-1", lambda db: fill(inserter, db))
    with TestClient(create_app(Settings(home=home))) as client:
        yield client


def readable(answer) -> str:
    """The answer as text, whatever its form."""
    kind = answer.headers.get("content-type", "")
    if kind.endswith("parquet"):
        return str(pyarrow.parquet.read_table(io.BytesIO(answer.content)).to_pylist())
    if kind.endswith("arrow.stream"):
        with pyarrow.ipc.open_stream(answer.content) as stream:
            return str(stream.read_all().to_pylist())
    return answer.text


def addresses(client) -> list[str]:
    """Every address that OpenAPI tells of, in each of its forms, and what it does not tell of."""
    found = list(MORE)
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        if "get" not in operations or "/tables/" in path or "encode_app" in path:
            continue
        names = {one["name"] for one in operations["get"].get("parameters", ())}
        base = path.format(**NAMES)
        queries = [""]
        queries += [f"format={form}" for form in FORMS if "format" in names]
        queries += [f"output_format={form}" for form in ("csv", "json") if "output_format" in names]
        if path == "/v1/claims":
            queries += [f"{one}&format={form}" for one in HIDDEN for form in FORMS[:2]]
        found += [f"{base}?{query}" for query in queries]
    found += [f"/v1/tables/{name}.{kind}" for name in files.TABLES for kind in files.KINDS]
    found += [f"/v1/documents/{name}" for name in ("d3", "d4")]
    return [*found, "/v1/explain/CAS-01:SY07:2019-05", "/v1/claims?estimate=e1"]


def test_no_path_and_no_form_shows_what_may_not_be_passed_on(guarded):
    walked = addresses(guarded)
    assert len(walked) > 90
    for address in walked:
        answer = guarded.get(address)
        assert answer.status_code in {200, 404, 422}, (address, answer.text)
        asked = SECRET in address
        told = readable(answer).replace(f"q={SECRET}", "").replace(f"event={SECRET}", "")
        assert SECRET not in told, address
        assert "hidden-" not in told.replace("hidden-row,hidden-d3", ""), address
        if asked:
            assert answer.status_code == 200
    assert {"json", "csv", "parquet", "arrow"} <= {
        one.rpartition("format=")[2] for one in walked if guarded.get(one).status_code == 200
    }


def test_the_walk_would_see_it(guarded):
    """The same word in a row that may be passed on is found in every form of the list."""
    for form in ("json", "csv", "parquet", "arrow"):
        assert "at least 50" in readable(guarded.get(f"/v1/claims?format={form}"))


def test_sums_only_still_count_in_sums(guarded):
    estimate = guarded.get("/v1/estimates?estimate=e1").json()
    assert estimate["data"][0]["best"] == 74
    assert {one["id"] for one in estimate["meta"]["licences"]} >= {"closed_table"}
    assert guarded.get("/v1/datasets").json()["data"][0]["redistribute"] == "aggregate"


def test_what_a_coarse_build_lifts_leaves_no_word_of_it(guarded, made):
    del guarded
    path = (made / "published.duckdb").resolve()
    with duckdb.connect() as db:
        db.execute(f"ATTACH '{path}' AS old (READ_ONLY)")
        for table in ("claim", "claim_region", "document", "region", "region_up"):
            db.execute(f"CREATE TABLE {table} AS FROM old.{table}")
        db.execute("UPDATE claim SET facility = 'health', region = 'SY0702', level = 2")
        db.execute("UPDATE claim SET locality = 'Clinic' WHERE claim = 'c1'")
        publication.blur(db)
        left = db.execute(
            "SELECT DISTINCT region, level, quote, excerpt, locality, row_key FROM claim"
        ).fetchall()
        texts = db.execute("SELECT count(*) FROM document WHERE text IS NOT NULL").fetchall()
        names = db.execute("SELECT count(*) FROM claim_region").fetchall()
    assert left == [("SY07", 1, None, None, None, None)]
    assert (texts, names) == ([(1,)], [(0,)])  # d2 has no claim
