"""How long reconciliation takes, and how much memory: claims to estimates, totals and points.

Claims are made up: 40 countries, 4,800 districts of which few are hot, ten years, five measures,
single days to years, 40 sources, half of the rows with events of their own. Every size runs in a
process of its own. Seconds are those of the clock, which others' work on the machine adds to; the
last column is what the processors spent. Other sizes are arguments: 100000 1000000 3000000.
"""

import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from metrics import build, indicators
from metrics.reconcile.estimates import estimate
from metrics.reconcile.montecarlo import Doubtful, interval90, total
from metrics.reconcile.totals import Ask, totalled
from metrics.snapshots import writer

SIZES = (100_000, 1_000_000)
COUNTRIES, PROVINCES, DISTRICTS = 40, 15, 8
DAYS = 3650
SEED = 1
MEASURES = np.array(["killed", "injured", "displaced", "airstrikes", "in_need"])
FILL = """
INSERT INTO claim BY NAME
SELECT
    x.*, 'v' AS version, 'd' AS document, 'made' AS rule, FALSE AS zero, 'reported' AS status,
    [region] AS scope, 'exact' AS region_method, 'day' AS precision, ['a'] AS chain,
    []::VARCHAR[] AS flags
FROM x
ORDER BY country, region, measure, period_start, claim
"""


def main(arguments: list[str]) -> None:
    """Print a table, one line for each size; a single size marked --here runs in this process."""
    if arguments[:1] == ["--here"]:
        measured(int(arguments[1]))
        return
    interval()
    say("   claims estimates  estimate   totals   points    rest     sum    memory  processors")
    sizes = [int(one) for one in arguments if one.isdigit()] or SIZES
    for size in sizes:
        subprocess.run([sys.executable, __file__, "--here", str(size)], check=True)


def measured(size: int) -> None:
    """Build everything from claims that are there already, as a build does."""
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder) / "made.duckdb") as db:
        build.create(db)
        world(db)
        claims(db, size)
        began, times = time.process_time(), [time.perf_counter()]
        estimate(db)
        times.append(time.perf_counter())
        totalled(db, Ask(periods=indicators.READY))
        db.execute("INSERT INTO total BY NAME SELECT * FROM totalled")
        db.execute("INSERT INTO population_near BY NAME SELECT * FROM population_now")
        times.append(time.perf_counter())
        indicators.publish(db, ())
        times.append(time.perf_counter())
        build.check(db)
        build.data_version(db)
        times.append(time.perf_counter())
        estimates = db.execute("SELECT count(*) FROM estimate").fetchall()[0][0]
    steps = [after - before for before, after in pairwise(times)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    seconds = "  ".join(f"{step:6.1f}s" for step in (*steps, times[-1] - times[0]))
    spent = time.process_time() - began
    say(f"{size:>9,} {estimates:>9,}  {seconds}  {memory:4.1f} GB  {spent:9.1f}s")


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def interval() -> None:
    """Time the 90 % interval of ten thousand parts."""
    parts = [Doubtful(f"k{at}", f"f{at % 50}", 10, 20, 40, 10) for at in range(10_000)]
    began = time.process_time()
    interval90(total(parts))
    say(f"90 % interval, 10,000 parts, 2,000 draws: {time.process_time() - began:.2f} s")


def world(db: duckdb.DuckDBPyConnection) -> None:
    """Make countries, provinces and districts, and who counts."""
    chains = [
        (f"C{c:02}", f"C{c:02}{p:02}", f"C{c:02}{p:02}{d}")
        for c in range(COUNTRIES)
        for p in range(PROVINCES)
        for d in range(DISTRICTS)
    ]
    up = sorted(
        {
            (chain[at], chain[to], at - to)
            for chain in chains
            for at in range(3)
            for to in range(at + 1)
        }
    )
    table = {name: [row[at] for row in up] for at, name in enumerate(("region", "above", "steps"))}
    db.register("x", pa.table(table))
    db.execute("INSERT INTO region_up SELECT * FROM x")
    db.execute(
        "INSERT INTO region (region, name, country, level, parent, scheme, exact, members, source) "
        "SELECT region, region, left(region, 3), max(steps), max(CASE steps WHEN 1 THEN above END),"
        " 'own', TRUE, [], 'made' FROM x GROUP BY region"
    )
    db.execute(
        "INSERT INTO source SELECT 's' || i, 's' || i, 'other', "
        "CASE i WHEN 0 THEN 'verified' WHEN 1 THEN 'weak' ELSE 'fair' END, [], 'excerpt', 0, 0 "
        "FROM range(40) AS r(i)"
    )
    db.execute(
        "INSERT INTO document (document, characters, redistribute, copies, claims) "
        "VALUES ('d', 1, 'excerpt', 1, 0)"
    )


def claims(db: duckdb.DuckDBPyConnection, size: int) -> None:
    """Make claims."""
    rng = np.random.default_rng(SEED)
    number = COUNTRIES * PROVINCES * DISTRICTS
    at = (rng.zipf(1.3, size) * 7919) % number
    district = np.array(
        [
            f"C{i // (PROVINCES * DISTRICTS):02}{i // DISTRICTS % PROVINCES:02}{i % DISTRICTS}"
            for i in range(number)
        ]
    )[at]
    level = rng.choice([3, 5, 6], size, p=[0.05, 0.25, 0.7])
    region = np.array([code[:most] for code, most in zip(district, level, strict=True)])
    measure = rng.choice(5, size, p=[0.45, 0.2, 0.15, 0.15, 0.05])
    length = rng.choice([1, 2, 7, 30, 365], size, p=[0.72, 0.08, 0.12, 0.06, 0.02])
    start = np.datetime64("2014-01-01") + rng.integers(0, DAYS, size)
    end = start + (length - 1)
    value = np.floor(rng.lognormal(1.5, 1.2, size)) + 1
    bound = rng.choice(["exact", "at_least", "approx"], size, p=[0.7, 0.2, 0.1])
    group = rng.choice(["all", "civilian", "children"], size, p=[0.75, 0.2, 0.05])
    columns = {
        "claim": [f"{i * 2654435761 % 2**32:08x}{i:08x}" for i in range(size)],
        "measure": MEASURES[measure],
        "unit": np.where(measure == 3, "incident", "person"),
        "kind": np.where(measure == 4, "stock", "flow"),
        "population_group": np.where(measure == 0, group, "all"),
        "bound": bound,
        "low": np.where(bound == "approx", np.floor(value * 0.9), value),
        "best": value,
        "high": pa.array(
            np.where(bound == "approx", np.ceil(value * 1.1), value), mask=bound == "at_least"
        ),
        "region": region,
        "country": [code[:3] for code in region],
        "period_start": np.where(measure == 4, end, start).astype("datetime64[D]"),
        "period_end": end.astype("datetime64[D]"),
        "published": (end + rng.integers(0, 4, size)).astype("datetime64[D]"),
        "originator": np.array([f"s{i}" for i in range(40)])[
            np.minimum(rng.zipf(1.5, size) + 1, 39)
        ],
        "event": pa.array([f"e{i}" for i in range(size)], mask=rng.random(size) < 0.5),
    }
    db.register("x", pa.table(columns))
    db.execute(FILL)
    db.unregister("x")


if __name__ == "__main__":
    main(sys.argv[1:])
