"""What one loading did: in all, by publisher and by measure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from metrics.model import Frozen
from metrics.store.datasets import DatasetReport

DATASETS = (
    *("files", "unchanged", "rows", "used", "left", "rejected", "claims", "unresolved"),
    "withheld",
)
COUNTS = ("documents", "new", "duplicate", "corrected", "refused", "figures", "zeros", "unresolved")
OF_MEASURES = (*COUNTS[-3:], "claims")


class LoadReport(Frozen):
    """What one loading did.

    `unchanged` documents are in files that are as they were when they were loaded, and so were not
    opened; they are among the `duplicate` ones, but of no publisher.
    """

    documents: int = 0
    new: int = 0
    duplicate: int = 0
    unchanged: int = 0
    corrected: int = 0
    read: int = 0
    refused: int = 0
    figures: int = 0
    zeros: int = 0
    misses: int = 0
    unresolved: int = 0
    publishers: Mapping[str, Counter[str]] = {}
    measures: Mapping[str, Counter[str]] = {}
    datasets: Mapping[str, Counter[str]] = {}

    def __str__(self) -> str:
        """Say it in one line."""
        told = [self._of_documents()] if self.documents or not self.datasets else []
        return "; ".join([*told, self._of_datasets()] if self.datasets else told)

    def _of_documents(self) -> str:
        return (
            f"{self.documents:,} documents: {self.new:,} new, {self.duplicate:,} known already, "
            f"{self.corrected:,} corrected, {self.refused:,} refused; {self.figures:,} figures and "
            f"{self.zeros:,} reported zeros, {self.unresolved:,} of them in no known region"
        )

    def _of_datasets(self) -> str:
        sums = sum(self.datasets.values(), Counter[str]())
        return (
            f"{sums['files']:,} tables of datasets, {sums['unchanged']:,} known already: "
            f"{sums['rows']:,} rows, {sums['claims']:,} claims, {sums['left']:,} rows left out by "
            f"rule, {sums['rejected']:,} rejected"
        )

    def rows(self) -> Iterator[dict[str, object]]:
        """Give the counts by publisher, by measure and in all."""
        for by, found, names in (
            ("publisher", self.publishers, COUNTS),
            ("measure", self.measures, OF_MEASURES),
            ("dataset", self.datasets, DATASETS),
        ):
            for name, counts in sorted(found.items(), key=lambda one: (-one[1].total(), one[0])):
                yield {"by": by, "name": name} | {count: counts[count] for count in names}
        whole = (*COUNTS, "unchanged")
        yield {"by": "all", "name": ""} | {count: getattr(self, count) for count in whole}


class Said(Frozen):
    """What a reading found in one document; of each measure (figures, zeros, unresolved)."""

    refused: str | None
    misses: int
    measures: Mapping[str, tuple[int, int, int]]


class Tally:
    """Counts what goes in."""

    def __init__(self) -> None:
        self.all: Counter[str] = Counter()
        self.publishers: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.measures: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.datasets: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def came(self, publisher: str | None, kind: str) -> None:
        """Count a document that is new, known already or corrected."""
        for counts in (self.all, self.publishers[publisher or ""]):
            counts.update(("documents", kind))

    def unchanged(self, documents: int) -> None:
        """Count the documents of a file that was not opened."""
        for name in ("documents", "duplicate", "unchanged"):
            self.all[name] += documents

    def said(self, publisher: str | None, said: Said) -> None:
        """Count what one document says."""
        self.all.update(read=1, misses=said.misses)
        found = self.publishers[publisher or ""]
        for counts in (self.all, found):
            counts["refused"] += said.refused is not None
        for measure, numbers in said.measures.items():
            for counts in (self.all, found, self.measures[measure]):
                counts.update(dict(zip(("figures", "zeros", "unresolved"), numbers, strict=True)))

    def add(self, other: "Tally") -> None:
        """Take the counts of another one in."""
        self.all.update(other.all)
        for mine, theirs in (
            (self.publishers, other.publishers),
            (self.measures, other.measures),
            (self.datasets, other.datasets),
        ):
            for name, counts in theirs.items():
                mine[name].update(counts)

    def dataset(self, report: DatasetReport) -> None:
        """Count the tables of a file: the rows that a rule of the card leaves, and bad ones."""
        for table in report.read:
            counts = self.datasets[table.dataset or ""]
            counts.update(files=1, unchanged=int(table.known))
            for name in ("rows", "used", "claims", "unresolved"):
                counts[name] += getattr(table, name)
            counts["withheld"] += table.claims if table.redistribute == "no" else 0
            for reason in table.rejected:
                counts["left" if reason.by_rule else "rejected"] += reason.rows
            for measure, claims in table.measures.items():
                self.measures[measure]["claims"] += claims

    def report(self) -> LoadReport:
        """Give the counts."""
        return LoadReport(
            **self.all,
            publishers={name: counts.copy() for name, counts in self.publishers.items()},
            measures={name: counts.copy() for name, counts in self.measures.items()},
            datasets={name: counts.copy() for name, counts in self.datasets.items()},
        )
