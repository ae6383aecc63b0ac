"""``humetrics score``: labelled documents in, agreement out."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from metrics import documents, export, score, text
from metrics.cli import comparing
from metrics.cli.output import say
from metrics.errors import BadParameterError, SourceError

Record = Mapping[str, Any]
TEXT = ("text", "title", "lang", "publisher", "published")
LABELS = {"figures", "expect"}  # our labels, and those of others


def run(golds: Sequence[Path], against: Path | None, *, errors: int, as_json: bool) -> None:
    """Score one file of documents in detail, or several files of any shape in one table."""
    if len(golds) == 1 and not golds[0].is_dir():
        records = list(_records(golds[0]))
        if against or all("figures" in record for record in records):
            return _one(records, against, errors=errors, as_json=as_json)
    if against or errors:
        raise BadParameterError("--against and --errors go with one file of labelled documents")
    files = _with_texts([(path.name, list(_records(path))) for path in comparing.files_of(golds)])
    return comparing.run(files, _read, as_json=as_json)


def _with_texts(files: list[tuple[str, list[Record]]]) -> Iterator[tuple[str, list[Record]]]:
    """The files, each line of a place with the text of its document from another of them."""
    texts: dict[str, Record] = {}
    for one in (one for _, records in files for one in records if "text" in one):
        texts.setdefault(str(one["id"]), {name: one[name] for name in TEXT if name in one})
    for name, records in files:
        known = [
            {**texts.get(str(one["doc"]), {}), **one} if _placed(one) else one for one in records
        ]
        missing = sum("text" not in one for one in known)
        if missing:
            say(f"{name}: {missing} places skipped; give the file of their documents too")
        yield name, [one for one in known if "text" in one]


def _placed(record: Record) -> bool:
    """A label of a place: its document is named, and stands elsewhere."""
    return {"doc", "place"} <= record.keys()


def _one(labelled: list[Record], against: Path | None, *, errors: int, as_json: bool) -> None:
    """Score the figures of ``against``, or those that the reader finds now."""
    found = _given(against, labelled) if against else map(_read, labelled)
    result = score.score(zip(labelled, found, strict=True))
    sys.stdout.write(_json(result) if as_json else _table(result))
    for kind in ("missed", "false"):
        for slip in [one for one in result.slips if one.kind == kind][:errors]:
            say(_slip(slip))


def _records(path: Path) -> Iterator[Record]:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(line, f"{path}: line {number}")


def _record(line: bytes, where: str) -> Record:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise SourceError(f"{where}: broken JSON ({error.msg})") from error
    if isinstance(record, dict) and _placed(record):
        return record
    if not isinstance(record, dict) or "id" not in record or not LABELS & record.keys():
        raise SourceError(f'{where}: no labelled document, which has "id" and "figures"')
    return record


def _given(path: Path, labelled: Sequence[Record]) -> list[Sequence[Record]]:
    found = {record["id"]: record["figures"] for record in _records(path)}
    unseen = [str(one["id"]) for one in labelled if one["id"] not in found]
    if unseen:
        say(f"no figures for {len(unseen)} documents: {', '.join(unseen[:5])}")
    return [found.get(one["id"], ()) for one in labelled]


def _read(record: Record) -> Sequence[Record]:
    document = documents.document(record["text"], record, str(record["id"]))
    return [export.figure(one) for one in text.read(document).figures]


def _json(result: score.Score) -> str:
    levels = {
        level: {
            "precision": round(rate.precision, 4),
            "recall": round(rate.recall, 4),
            "f1": round(rate.f1, 4),
            "gold": rate.gold,
            "pred": rate.found,
        }
        for level, rate in result.levels.items()
    }
    rest = {
        "fields": {name: round(share, 4) for name, share in result.fields.items()},
        "recall_by_measure": {
            name: f"{hit}/{gold}" for name, (hit, gold) in result.recall_by_measure.items()
        },
    }
    return orjson.dumps({"documents": result.documents, **levels, **rest}).decode() + "\n"


def _table(result: score.Score) -> str:
    lines = [
        f"{level:8} P {_digits(rate.precision)}  R {_digits(rate.recall)}  F1 {_digits(rate.f1)}   "
        f"({rate.gold} gold, {rate.found} found)"
        for level, rate in result.levels.items()
    ]
    shares = (f"{name} {_digits(share)}" for name, share in result.fields.items())
    lines.append("fields   " + "  ".join(shares))
    by_measure = (f"{n} {hit}/{gold}" for n, (hit, gold) in result.recall_by_measure.items())
    lines.append("recall   " + "  ".join(by_measure))
    return "\n".join(lines) + "\n"


def _digits(share: float) -> str:
    """Three digits of the four that --json writes, so that both forms say the same."""
    return f"{round(share, 4):.3f}"


def _slip(slip: score.Slip) -> str:
    one = slip.figure
    value = "/".join(str(one.get(name)) for name in ("low", "best", "high"))
    return (
        f"{slip.kind:6} {slip.document} {one.get('measure')} {one.get('bound')} {value}: "
        f"…{slip.around!r}…"
    )
