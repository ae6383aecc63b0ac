"""Killed at many moments: what was said to be in is in, and no file or batch is there in part.

A process that has read nothing but code makes one copy of itself for each kill, which loads a batch
of reports and a dataset in turn, and another copy to look at what is there: so a kill costs a
fraction of a second. `HUMETRICS_TEST_KILLS=100` asks for more of them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = int(os.environ.get("HUMETRICS_TEST_KILLS", "40"))
BATCH, ROWS = 20, 500
NURSERY = """
import faulthandler, importlib, json, os, random, signal, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from conftest import Folder, document
from test_datasets import CARD, HEAD
import duckdb, numpy, pyarrow  # before the copies are made
from metrics.sources.card import parse
from metrics.store import datasets

place, moment = Path(sys.argv[2]), random.Random(int(sys.argv[3]))
BATCH, ROWS = int(sys.argv[5]), int(sys.argv[6])
folder = Folder(place / "home")
card = parse(CARD.format(redistribute="yes"), "tolls.toml")

def load(n, told):
    texts = [f"{n}-{m}: {m + 1} killed in Hama on 2019-05-10" for m in range(BATCH)]
    folder.load(*map(document, texts))
    os.write(told, b"r")
    path = place / f"{n}.csv"
    rows = (f"{n}-{m},{n},2019-05-03,Idlib,5,x\\n" for m in range(ROWS))
    path.write_text(HEAD + "".join(rows))
    datasets.load_dataset(folder.home, path, datasets.reading(folder.home, cards=(card,)))
    os.write(told, b"d")

def work(first, told):
    for n in range(first, first + 1000):
        load(n, told)

def look(told):
    with duckdb.connect(str(folder.home.ledger)) as db:
        one = lambda query: db.execute(query).fetchall()
        found = dict(
            texts=one("SELECT split_part(text, '-', 1), count(*) FROM document_text GROUP BY 1"),
            files=one("SELECT file, claims FROM dataset_file"),
            claims=one(
                "SELECT r.dataset IS NOT NULL, r.reading, count(*) FROM claim_version AS c "
                "LEFT JOIN reading AS r USING (reading) GROUP BY ALL"
            ),
            readings=one("SELECT count(*) FROM reading WHERE document IS NOT NULL"),
        )
    os.write(told, json.dumps(found).encode())

def apart(work, *arguments):
    out, told = os.pipe()
    child = os.fork()
    if child:
        os.close(told)
        return child, out
    faulthandler.enable()
    try:
        work(*arguments, told)
    finally:
        os._exit(0)

def said(child, out):
    with os.fdopen(out, "rb") as pipe:
        found = pipe.read()
    os.waitpid(child, 0)
    return found

def first(told):
    load(0, told)
    began = time.monotonic()
    load(1, told)
    lasts = time.monotonic() - began
    os.write(told, json.dumps([lasts, [name for name in sys.modules]]).encode())

lasts, modules = json.loads(said(*apart(first)).lstrip(b"rd"))
for name in modules:  # what was asked for on the way is there for all that follow
    if name.startswith(("metrics.", "sql", "numpy.", "pyarrow.")):
        importlib.import_module(name)

for kill in range(1, int(sys.argv[4]) + 1):
    child, out = apart(work, 1000 * kill)
    time.sleep(moment.uniform(0, 2.5 * lasts))
    os.kill(child, signal.SIGKILL)
    heard = said(child, out).decode()
    if (folder.home.ledger).is_file():
        print(json.dumps([kill, heard, json.loads(said(*apart(look)))]), flush=True)
"""


def whole(found):
    """Whether each batch and each file is there as a whole, and nothing else is."""
    assert {count for _, count in found["texts"]} <= {BATCH}
    assert {claims for _, claims in found["files"]} <= {ROWS}
    assert found["readings"] == [[sum(count for _, count in found["texts"])]]
    datasets = [count for of_dataset, _, count in found["claims"] if of_dataset]
    assert datasets == [ROWS] * len(found["files"])
    assert None not in [reading for _, reading, _ in found["claims"]]
    assert len(found["claims"]) == len(datasets) + found["readings"][0][0]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that copy themselves")
def test_a_kill_at_any_moment_leaves_only_what_is_whole(tmp_path):
    command = [
        sys.executable,
        "-c",
        NURSERY,
        Path(__file__).parent,
        tmp_path,
        5,
        KILLS,
        BATCH,
        ROWS,
    ]
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    looks = [json.loads(line) for line in ran.stdout.splitlines()]
    assert looks
    batches, files = set(), set()
    for kill, heard, found in looks:
        whole(found)
        now = {int(number) for number, _ in found["texts"]}
        tables = {name for name, _ in found["files"]}
        assert batches <= now  # nothing that was in is lost
        assert files <= tables
        assert {1000 * kill + n for n in range(heard.count("r"))} <= now  # nor what was said to be
        assert {f"{1000 * kill + n}.csv" for n in range(heard.count("d"))} <= tables
        batches, files = now, tables
    # others than those of the first two loads, which were let end
    assert len(batches) + len(files) > 4
