"""Documents into the ledger: what is new, what is known, what has to be read."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

import duckdb

from metrics import ledger
from metrics.claims import Claim, key
from metrics.model import Document, Reading
from metrics.places import Gazetteer
from metrics.store.home import Home
from metrics.store.line import Line, Read
from metrics.store.report import LoadReport

BATCH = 500


def load_documents(
    home: Home,
    documents: Iterable[Document],
    read: Read | None = None,
    *,
    rules: str | None = None,
    gazetteer: Gazetteer | None = None,
) -> LoadReport:
    """Add documents and what they say; each batch is loaded as a whole or not at all."""
    line = Line(home, read, rules, gazetteer)
    tally: Counter[str] = Counter()
    waiting = iter(documents)
    with home.writing(), home.open_ledger() as db:
        while batch := list(islice(waiting, BATCH)):
            with ledger.transaction(db):
                tally += _load(db, batch, line)
    return LoadReport(**tally)


def read_again(home: Home, *, gazetteer: Gazetteer | None = None) -> LoadReport:
    """Read what was read with other rules, sources or places than those of now."""
    line = Line(home, None, None, gazetteer)
    tally: Counter[str] = Counter()
    if not home.ledger.is_file():
        return LoadReport()
    with home.writing(), home.open_ledger() as db:
        waiting = iter(ledger.outdated(db, line.version))
        while batch := list(islice(waiting, BATCH)):
            with ledger.transaction(db):
                tally += _read(db, batch, line, ledger.now())
    return LoadReport(**tally)


def _load(db: duckdb.DuckDBPyConnection, batch: Sequence[Document], line: Line) -> Counter[str]:
    now = ledger.now()
    known = ledger.newest(db, [document.id for document in batch])
    texts: dict[str, Document] = {}
    records: list[tuple[object, ...]] = []
    tally: Counter[str] = Counter(documents=len(batch))
    for document in batch:
        seen = known.setdefault(document.id, {})
        row, group = ledger.row(document), ledger.group(document)
        tally[_sort(seen, group, row)] += 1
        if not seen:
            texts[document.id] = document
        if seen.get(group) != row:
            seen[group] = row
            records.append((document.id, ledger.record(document), *row))
    ledger.add_texts(db, texts.values())
    ledger.add_records(db, records, now)
    return tally + _read(db, [document.id for document in batch], line, now)


def _read(
    db: duckdb.DuckDBPyConnection, documents: Sequence[str], line: Line, now: datetime
) -> Counter[str]:
    """Read the documents whose record that counts was not read by this version."""
    unread = ledger.unread(db, documents, line.version)
    made = [(document, *line.claims(document)) for document in unread]
    names = [key(document.id, ledger.record(document), line.version) for document in unread]
    ledger.add_readings(
        db,
        [
            (name, document.id, ledger.record(document), line.version, reading.refused)
            for name, (document, reading, _) in zip(names, made, strict=True)
        ],
        now,
    )
    ledger.add_claims(db, [(name, one[2]) for name, one in zip(names, made, strict=True)])
    return sum((_tally(reading, found) for _, reading, found in made), Counter[str]())


def _sort(seen: dict[str, tuple[object, ...]], group: str, row: tuple[object, ...]) -> str:
    if not seen:
        return "new"
    return "corrected" if group in seen and seen[group] != row else "duplicate"


def _tally(reading: Reading, made: Sequence[Claim]) -> Counter[str]:
    return Counter(
        read=1,
        refused=int(reading.refused is not None),
        figures=len(reading.figures),
        zeros=len(reading.zeros),
        misses=len(reading.misses),
        unresolved=sum(claim.region_method == "unresolved" for claim in made),
    )
