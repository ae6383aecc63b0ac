"""How fast datasets are read: rows and claims a second, from a file to the ledger.

Files are made here, seeded, in the publishers' form. ``--rows N`` sets their length; two cores are
used where there are two. The last lines append typed claims from Arrow to a ledger table, and,
beside them, to one that has a primary key, to show what the ledger does without.
"""

import argparse
import csv
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from metrics import store
from metrics.store import datasets

SEED = 7
REGIONS = ("Aleppo", "Idlib", "Hama", "Homs", "Daraa", "Raqqa", "Tartous", "Lattakia")
GED = (
    "id,relid,year,active_year,code_status,type_of_violence,country_id,country,adm_1,adm_2,"
    "where_prec,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,"
    "best,high,low"
)
UNHCR = "Year,ISO3CoO,ISO3CoA,REF,IDP,ASY,OOC,STA,VDA"
DTM = (
    "id,operation,admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode,adminLevel,"
    "numPresentIdpInd,reportingDate,yearReportingDate,monthReportingDate,roundNumber,"
    "displacementReason,numberMales,numberFemales,idpOriginAdmin1Name,idpOriginAdmin1Pcode,"
    "assessmentType,operationStatus"
)
DAYS = [date(2011, 1, 1) + timedelta(days=day) for day in range(4000)]


def ged(rows: int, dice: random.Random) -> Iterator[list[object]]:
    """UCDP GED: four claims a row."""
    yield GED.split(",")
    for number in range(rows):
        day, best = dice.choice(DAYS), dice.randrange(1, 40)
        head = [number, f"SYR-{number}", day.year, 1, "Clear", 1, 652, "Syria"]
        place = [f"{dice.choice(REGIONS)} governorate", "", 4, 1, day, day]
        yield [*head, *place, 0, 0, best, 0, best, best + dice.randrange(5), best]


def unhcr(rows: int, dice: random.Random) -> Iterator[list[object]]:
    """UNHCR stocks in the old form: up to six claims a row."""
    yield UNHCR.split(",")
    homes = ("SYR", "AFG", "SSD", "MMR", "COD", "SOM", "SDN", "ERI")
    for number in range(rows):
        year, origin = 1951 + number % 70, homes[number % len(homes)]
        counts = [dice.randrange(1, 90_000), 0, dice.randrange(1, 900), 0, 0, 0]
        yield [
            year,
            origin,
            f"{'ABCDEFGHIJ'[number // 560 % 10]}{number // 5600 % 90:02d}",
            *counts,
        ]


def dtm(rows: int, dice: random.Random) -> Iterator[list[object]]:
    """IOM DTM, rows of one place added."""
    yield DTM.split(",")
    for number in range(rows):
        code = f"SY{1 + number % 14:02d}"
        place = ["Syria", "SYR", code, code, "", ""]
        when = ["2019-05-01T00:00:00", 2019, 5]
        what = ["Conflict", "", "", "Not available", "Not available", "BA", "Active"]
        count = dice.randrange(1, 9000)
        yield ["", "Returns", *place, 1, count, *when, number // 140, *what]


MADE = {"UCDP GED": ged, "UNHCR, old form": unhcr, "IOM DTM": dtm}


def write(path: Path, rows: Iterator[list[object]]) -> None:
    """Write a table as CSV."""
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of both cores."""
    clock, cores = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cores


def line(name: str, rows: int, claims: int, clock: float, cores: float, size: int) -> None:
    """One line of the table."""
    rates = (f"{rows / clock:,.0f}", f"{claims / clock:,.0f}", f"{claims / cores:,.0f}")
    say(name, f"{rows:,}", f"{claims:,}", f"{clock:.2f}", *rates, f"{size / clock / 1e6:.1f}")


def say(name: str, *cells: str) -> None:
    """A line of cells under each other."""
    sys.stdout.write(f"{name:<38}{''.join(f'{cell:>14}' for cell in cells)}\n")


def append(claims: pa.Table, folder: Path, *, keyed: bool) -> tuple[float, float]:
    """Append typed claims from Arrow."""
    with duckdb.connect(str(folder / f"typed-{keyed}.duckdb")) as db:
        db.register("incoming", claims)
        db.execute("CREATE TABLE typed AS SELECT * FROM incoming LIMIT 0")
        if keyed:
            db.execute("ALTER TABLE typed ADD PRIMARY KEY (claim)")
        return timed(lambda: db.execute("INSERT INTO typed SELECT * FROM incoming"))


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=300_000)
    given, _ = options.parse_known_args()
    say("", *("rows", "claims", "s", "rows/s", "claims/s", "claims/core s", "MB/s"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = store.Home(folder / "data")
        how = datasets.reading(home)
        for title, rows in MADE.items():
            path = folder / f"{title}.csv"
            write(path, rows(given.rows, random.Random(SEED)))
            reports: list[datasets.DatasetReport] = []
            spent = timed(lambda: reports.append(datasets.load_dataset(home, path, how)))  # noqa: B023
            read = reports[0].read[0]
            line(title, read.rows, read.claims, *spent, path.stat().st_size)
        with duckdb.connect(str(home.ledger), read_only=True) as db:
            columns = (
                "claim, row_key, measure, unit, kind, low, best, high, country, region, "
                "period_start, period_end, originator"
            )
            typed = db.sql(f"SELECT {columns} FROM claim_version LIMIT 1000000").to_arrow_table()  # noqa: S608
        for keyed in (False, True):
            title = (
                "typed claims, a primary key" if keyed else "typed claims from Arrow, 13 columns"
            )
            line(title, len(typed), len(typed), *append(typed, folder, keyed=keyed), typed.nbytes)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"largest memory {memory:,.0f} MB\n")


if __name__ == "__main__":
    main()
