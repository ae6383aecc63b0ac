"""Place names against labels: found in text, and put into their region.

A line of names has a text and, under "expect", "toponyms" (start, end, label). A line of places has
doc, place, country and admin1 (or admin1_any, where several are right); its document's text comes
with it, from another file of the same call.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from metrics.places import default
from metrics.places.score import score_names, score_places
from metrics.score.rows import Reader, Record, Row, share

OUT = "wrong admin1 (lower is better)"


def of_names(records: Sequence[Record]) -> list[Row]:
    """Names that stand for a place, found in text."""
    found = score_names(records, default())
    return [
        share("names of places, precision", found.places, found.found),
        share("names of places, recall", found.touched, found.labelled),
    ]


def of_places(records: Sequence[Record], read: Reader) -> list[Row]:
    """Given names put into their region: by name in the document, and as figures have them."""
    texts = {str(record["doc"]): record for record in records}
    found = score_places(records, texts, default())
    return [
        share("place in its document, country", found.country, found.places),
        share("place in its document, admin1", found.admin1, found.with_admin1),
        share(f"place in its document, {OUT}", found.wrong, found.with_admin1),
        *_of_figures(records, read),
    ]


def _of_figures(records: Sequence[Record], read: Reader) -> list[Row]:
    """The regions of the figures that were read, for the labelled places that figures have."""
    regions = {str(one["doc"]): _regions(read(one)) for one in _once(records)}
    right = admin1 = wrong = labelled = counted = 0
    for record in records:
        region = regions[str(record["doc"])].get(str(record["place"]).casefold())
        if region is None:
            continue
        wanted = [record["admin1"]] if record.get("admin1") else record.get("admin1_any") or []
        got = _admin1(region.get("pcode"))
        counted += 1
        right += region.get("country") == record["country"]
        labelled += bool(record.get("admin1"))
        admin1 += bool(record.get("admin1")) and got in wanted
        wrong += bool(wanted and got) and got not in wanted
    return [
        share("place of a figure, country", right, counted),
        share("place of a figure, admin1", admin1, labelled),
        share(f"place of a figure, {OUT}", wrong, labelled),
    ]


def _once(records: Iterable[Record]) -> Iterable[Record]:
    """One record a document, in the shape of a document."""
    seen = {str(record["doc"]): {**record, "id": str(record["doc"])} for record in records}
    return seen.values()


def _regions(figures: Iterable[Record]) -> dict[str, Record]:
    """The regions of a document's figures by name, the most frequent reading of each name."""
    counts: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        for region in figure.get("regions") or ():
            counts[str(region["name"]).casefold()][str(region.get("pcode"))].append(region)
    return {name: max(held.values(), key=len)[0] for name, held in counts.items()}


def _admin1(pcode: object) -> str | None:
    if not isinstance(pcode, str):
        return None
    region = default().region(pcode)
    line = ((region,) if region else ()) + default().ancestors(pcode)
    return next((one.pcode for one in line if one.level == 1), None)
