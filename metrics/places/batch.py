"""Whole files of place strings resolved in their documents, and the gazetteer checked."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import orjson

from metrics.errors import SourceError, StoreError
from metrics.model import Located, Region
from metrics.places.checks import REGULAR
from metrics.places.context import Context
from metrics.places.fold import fold
from metrics.places.gazetteer import Gazetteer

Refuse = Callable[[SourceError], None]


class Finding(NamedTuple):
    """Something about the gazetteer that a person should know: what, which code, in words."""

    kind: str
    code: str
    text: str


class Resolved(NamedTuple):
    """What resolving a file did: places by method, and by count the names without a region and
    the documents that are named and not there (None: no document is named)."""

    methods: Counter[str]
    missed: list[tuple[tuple[str, str], int]]
    lost: list[tuple[str | None, int]]


def resolve_file(
    documents: Path,
    places: Path,
    output: Path,
    gazetteer: Gazetteer,
    refuse: Refuse | None = None,
) -> Resolved:
    """Resolve each place of a file in its document.

    A line of ``documents`` has id and text (title, countries); one of ``places`` has doc and
    place. It is written again with country, admin1, admin2, pcode, level and method added; a place
    without a document is resolved by its name alone. A broken line goes to ``refuse``.
    """
    texts = {str(row["id"]): row for row in records(documents, refuse) if row.get("id") is not None}
    contexts: dict[str, Context] = {}
    counts: Counter[str] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    lost: Counter[str | None] = Counter()
    with _writing(output) as file:
        for row in records(places, refuse):
            doc = row.get("doc")
            if str(doc) not in texts:
                lost[None if doc is None else str(doc)] += 1
            located = _in_document(row, texts, contexts, gazetteer)
            counts[located.method] += 1
            if located.method in ("unresolved", "ambiguous"):
                missed[located.name, located.country or "?"] += 1
            file.write(orjson.dumps({**row, **columns(gazetteer, located)}) + b"\n")
    return Resolved(counts, missed.most_common(), lost.most_common())


def _writing(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error


def columns(gazetteer: Gazetteer, located: Located) -> dict[str, Any]:
    """A resolved place as flat columns, one for each level."""
    codes: dict[int | None, str] = {}
    if located.pcode is not None:
        region = gazetteer.region(located.pcode)
        line = ((region,) if region else ()) + gazetteer.ancestors(located.pcode)
        codes = {unit.level: unit.pcode for unit in line}
    return {
        "country": located.country,
        "admin1": codes.get(1),
        "admin2": codes.get(2),
        "pcode": located.pcode,
        "level": located.level,
        "method": located.method,
        "qualifier": located.qualifier,
        "score": located.score,
        "precision": located.precision,
        "rejected": list(located.rejected),
    }


def records(path: Path, refuse: Refuse | None = None) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file; SourceError names file and line, and goes to ``refuse``."""
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                try:
                    row = _record(path, number, line) if line.strip() else None
                except SourceError as error:
                    if refuse is None:
                        raise
                    refuse(error)
                    continue
                if row is not None:
                    yield row
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}") from error


def check(gazetteer: Gazetteer) -> Iterator[Finding]:
    """Orphans, irregular and retired codes, and names that mean several units of one level."""
    named: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for region in gazetteer.regions():
        yield from _unit(gazetteer, region)
        if region.level:
            named[(region.country, region.level, fold(region.name))].append(region.pcode)
    for (country, level, name), codes in named.items():
        if len(codes) > 1:
            text = f"{name!r} names {len(codes)} units of level {level} in {country}"
            yield Finding("ambiguous", " ".join(sorted(codes)), text)


def _unit(gazetteer: Gazetteer, region: Region) -> Iterator[Finding]:
    parent = region.parent or ""
    if parent and gazetteer.region(parent) is None:
        yield Finding("orphan", region.pcode, f"parent {parent} does not exist")
    if (region.level or 0) > 1 and not region.pcode.startswith(parent):
        yield Finding("irregular", region.pcode, f"does not begin with its parent's code {parent}")
    if region.level and region.scheme == "cod" and not REGULAR.fullmatch(region.pcode):
        yield Finding("irregular", region.pcode, "is not letters and then digits")
    if region.valid_to:
        yield Finding("retired", region.pcode, f"{region.name}: valid until {region.valid_to}")


def _in_document(
    row: Mapping[str, Any],
    texts: Mapping[str, Mapping[str, Any]],
    contexts: dict[str, Context],
    gazetteer: Gazetteer,
) -> Located:
    name, doc = str(row.get("place") or ""), str(row.get("doc"))
    if doc not in texts:
        return gazetteer.resolve(name)
    if doc not in contexts:
        held = texts[doc]
        given = [str(code) for code in held.get("countries") or ()]
        contexts[doc] = gazetteer.context(str(held.get("text") or ""), given, held.get("title"))
    return contexts[doc].resolve(name)


def _record(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        row = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise SourceError(f"{path}: line {number}: broken JSON ({error.msg})") from error
    if not isinstance(row, dict):
        raise SourceError(f"{path}: line {number}: no object")
    return row
