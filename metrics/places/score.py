"""How well places are found and resolved, against labels.

python -m metrics.places.score --documents DOCS.jsonl --places PLACES.jsonl
python -m metrics.places.score --toponyms TOPONYMS.jsonl
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from metrics.places.batch import columns, records
from metrics.places.gazetteer import Gazetteer, default
from metrics.places.library import loaded
from metrics.places.use import literal

Row = Mapping[str, Any]


@dataclass(frozen=True)
class PlaceScore:
    """Of labelled place strings: how many have the right country and first-level region."""

    places: int
    country: int
    with_admin1: int
    admin1: int
    wrong: int
    slips: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"places: {self.places}; right country {_share(self.country, self.places)}; "
            f"right admin1 {_share(self.admin1, self.with_admin1)} of {self.with_admin1}, "
            f"wrong {_share(self.wrong, self.with_admin1)}"
        )


@dataclass(frozen=True)
class NameScore:
    """Of names found in text: how many touch a labelled place, how many labels are touched.

    Names that stand for who or what is called after a place are left out (`use.literal`);
    ``used`` are those that touch a label of such a name after all.
    """

    found: int
    places: int
    used: int
    labelled: int
    touched: int

    def __str__(self) -> str:
        return (
            f"names: {self.found}; precision {_share(self.places, self.found)} "
            f"({_share(self.places + self.used, self.found)} with names of offices and peoples), "
            f"recall {_share(self.touched, self.labelled)} of {self.labelled}"
        )


def score_places(rows: Iterable[Row], texts: Mapping[str, Row], gazetteer: Gazetteer) -> PlaceScore:
    """Rows of doc, place, country, admin1 (or admin1_any, a list)."""
    contexts = {
        name: gazetteer.context(held["text"], title=held.get("title"))
        for name, held in texts.items()
    }
    held = [row for row in rows if row["doc"] in contexts]
    right = admin1 = wrong = labelled = 0
    slips = []
    for row in held:
        got = columns(gazetteer, contexts[row["doc"]].resolve(row["place"]))
        wanted = [row["admin1"]] if row.get("admin1") else (row.get("admin1_any") or [])
        right += got["country"] == row["country"]
        labelled += bool(row.get("admin1"))
        admin1 += bool(row.get("admin1")) and got["admin1"] in wanted
        wrong += bool(wanted and got["admin1"]) and got["admin1"] not in wanted
        if got["country"] != row["country"] or (row.get("admin1") and got["admin1"] not in wanted):
            slips.append(f"{row['doc']}: {row['place']}: {got['country']} {got['admin1']}")
    return PlaceScore(len(held), right, labelled, admin1, wrong, tuple(slips))


def score_names(rows: Iterable[Row], gazetteer: Gazetteer) -> NameScore:
    """Rows of text and expect.toponyms, each with start, end and label LOC or AST."""
    found = places = used = labelled = touched = 0
    for row in rows:
        labels = row["expect"]["toponyms"]
        real = [(t["start"], t["end"]) for t in labels if t["label"] == "LOC"]
        others = [(t["start"], t["end"]) for t in labels if t["label"] != "LOC"]
        text = row["text"]
        names = [n for n in gazetteer.names(text) if n.kind != "demonym" and literal(text, n)]
        spans = [(name.start, name.end) for name in names]
        hits = [_touches(span, real) for span in spans]
        found += len(spans)
        places += sum(hits)
        pairs = zip(spans, hits, strict=True)
        used += sum(_touches(span, others) for span, hit in pairs if not hit)
        labelled += len(real)
        touched += sum(_touches(span, spans) for span in real)
    return NameScore(found, places, used, labelled, touched)


def _touches(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def main() -> None:
    """Print the scores of the files that are given."""
    parser = argparse.ArgumentParser(description="Score places against labels.")
    for name in ("documents", "places", "toponyms", "folder"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--slips", action="store_true", help="name what is wrong or open")
    args = parser.parse_args()
    gazetteer = loaded(args.folder) if args.folder else default()
    if args.places and args.documents:
        texts = {str(row["id"]): row for row in records(args.documents)}
        result = score_places(records(args.places), texts, gazetteer)
        lines = [str(result), *(result.slips if args.slips else ())]
        sys.stdout.write("\n".join(lines) + "\n")
    if args.toponyms:
        sys.stdout.write(f"{score_names(records(args.toponyms), gazetteer)}\n")


if __name__ == "__main__":
    main()
