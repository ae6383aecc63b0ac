"""A share of the documents, read: what a process hands back, ready to be appended to the ledger."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from metrics import ledger
from metrics.claims import Claim, key
from metrics.model import Document, Reading
from metrics.store.home import Home
from metrics.store.line import Line
from metrics.store.report import Said

Schemas = Mapping[str, pa.Schema]


class Share(NamedTuple):
    """The readings of some documents, the tables of their claims, and what each of them said."""

    readings: list[tuple[object, ...]]
    tables: dict[str, pa.Table]
    said: list[Said]


def read(line: Line, schemas: Schemas, documents: Sequence[Document]) -> Share:
    """Read documents, and place what they say in the world."""
    made = [line.claims(document) for document in documents]
    records = [ledger.record(document) for document in documents]
    names = [
        key(one.id, record, line.version) for one, record in zip(documents, records, strict=True)
    ]
    return Share(
        readings=[
            (name, document.id, record, line.version, reading.refused)
            for name, document, record, (reading, _) in zip(
                names, documents, records, made, strict=True
            )
        ],
        tables=ledger.claim_tables(
            zip(names, (claims for _, claims in made), strict=True), schemas
        ),
        said=[_said(reading, claims) for reading, claims in made],
    )


def _said(reading: Reading, claims: Sequence[Claim]) -> Said:
    measures: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for at, figures in enumerate((reading.figures, reading.zeros)):
        for figure in figures:
            measures[figure.measure][at] += 1
    for claim in claims:
        measures[claim.measure][2] += claim.region_method == "unresolved"
    return Said(
        refused=reading.refused,
        misses=len(reading.misses),
        measures={measure: tuple(numbers) for measure, numbers in measures.items()},
    )


_lines: dict[Path, Line] = {}


def read_there(home: Path, schemas: Schemas, documents: Sequence[Document]) -> Share:
    """Read documents in another process, which makes the line when it is first asked."""
    if home not in _lines:
        _lines[home] = Line(Home(home))
    return read(_lines[home], schemas, documents)
