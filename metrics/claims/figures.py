"""Figures of a text placed in the world: where, when, who counted, and what is part of what."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from metrics.claims.model import Bounds, Claim, Place, Role, key, ordered, precision
from metrics.intervals import IMPLAUSIBLE
from metrics.lexicon.originators import Originators, default, fold
from metrics.model import (
    RUNNING,
    Document,
    Figure,
    Frozen,
    Kind,
    Located,
    Reading,
    Region,
)

VERSION = "claims-2"  # changes when the same figures would make other claims
RUNNING_TOTAL = "running_total"  # flag: all up to the end of the period, whatever its first day
MOVEMENTS = frozenset({"displaced", "refugees", "returnees", "evacuated"})


class Places(Protocol):
    """What claims ask of a gazetteer."""

    def ancestors(self, pcode: str, /) -> Sequence[Region]:
        """Give the regions above this one, nearest first."""
        ...

    def region(self, pcode: str, /) -> Region | None:
        """Give one region."""
        ...


class Where(Frozen):
    """The place of a claim in the world."""

    country: str | None
    region: str | None
    scope: tuple[str, ...]
    locality: str | None
    level: int | None
    region_method: str


def claims(
    document: Document,
    reading: Reading,
    gazetteer: Places,
    *,
    rules: str = "",
    originators: Originators | None = None,
) -> tuple[Claim, ...]:
    """Place every figure and every reported zero of a document in the world."""
    maker = _Maker(document, gazetteer, f"{rules}+{VERSION}", originators or default())
    reading = _credited(reading)
    keys = tuple(key(document.id, f"{f.start}-{f.end}", f.measure) for f in reading.figures)
    made = [maker.claim(figure, keys, zero=False) for figure in reading.figures]
    made += [maker.claim(figure, keys, zero=True) for figure in reading.zeros]
    return tuple({claim.claim: claim for claim in reversed(made)}.values())[::-1]


class _Maker:
    """Makes the claims of one document."""

    def __init__(
        self, document: Document, gazetteer: Places, version: str, originators: Originators
    ) -> None:
        self.document, self.gazetteer = document, gazetteer
        self.version, self.originators = version, originators

    def claim(self, figure: Figure, keys: Sequence[str], *, zero: bool) -> Claim:
        bounds, flags = _bounds(figure, zero=zero)
        where = self.where(figure)
        return Claim(
            claim=key(self.document.id, f"{figure.start}-{figure.end}", figure.measure),
            version=self.version,
            document=self.document.id,
            **self._words(figure),
            measure=figure.measure,
            unit=figure.unit,
            kind=figure.kind,
            population_group=figure.group,
            facility=figure.facility,
            bound=figure.bound,
            stated_low=figure.low,
            stated_best=figure.best,
            stated_high=figure.high,
            low=bounds[0],
            best=bounds[1],
            high=bounds[2],
            rule=figure.interval.rule,
            zero=zero,
            status=figure.status,
            **dict(where),
            **self._movement(figure),
            **self._when(figure),
            **self._who(figure, where.country),
            part_of=None if figure.part_of is None or zero else keys[figure.part_of],
            same_as=None if figure.same_as is None or zero else keys[figure.same_as],
            flags=flags,
            places=self._places(figure, shared=len(where.scope) > 1),
        )

    def where(self, figure: Figure) -> Where:
        """Find the smallest region that holds the whole figure; a shared one is never split."""
        named = _unique(self._home(figure))
        codes = self._smallest(tuple(at.pcode for at in named if at.pcode))
        loose = sorted(fold(at.name) for at in named if not at.pcode)
        country = figure.country or next((at.country for at in named if at.country), None)
        region = self._common(codes) if codes else country
        if region is not None and country is None:
            country = self._country(region)
        method = named[0].method if len(named) == 1 else "shared" if len(codes) > 1 else "named"
        return Where(
            country=country,
            region=region,
            scope=codes or ((region,) if region else ()),
            locality="; ".join(loose) or None,
            level=self._level(region),
            region_method=method if codes else "unresolved" if loose else "country",
        )

    def _home(self, figure: Figure) -> tuple[Located, ...]:
        """Give where it counts: new movements at their origin, all else at the place of stay."""
        if figure.measure in MOVEMENTS:
            end = figure.origin if figure.kind is Kind.FLOW else figure.destination
            if end is not None and figure.measure != "returnees":
                return (end,)
        return figure.regions

    def _chain(self, pcode: str) -> tuple[str, ...]:
        return (pcode, *(region.pcode for region in self.gazetteer.ancestors(pcode)))

    def _smallest(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        above = {code for one in codes for code in self._chain(one)[1:]}
        return tuple(sorted(set(codes) - above))

    def _common(self, codes: tuple[str, ...]) -> str | None:
        chains = [self._chain(code) for code in codes]
        return next((code for code in chains[0] if all(code in one for one in chains)), None)

    def _country(self, pcode: str) -> str | None:
        region = self.gazetteer.region(pcode)
        return region.country if region else None

    def _level(self, pcode: str | None) -> int | None:
        region = self.gazetteer.region(pcode) if pcode else None
        return region.level if region else None

    def _movement(self, figure: Figure) -> dict[str, str | None]:
        ends = {"origin": figure.origin, "destination": figure.destination}
        return {role: at.pcode if at else None for role, at in ends.items()}

    def _when(self, figure: Figure) -> dict[str, object]:
        """Date it: as the text says; a stock without a date is as of its report."""
        published = self.document.published
        if figure.time is not None:
            start, end = figure.time.start, figure.time.end
            named = precision(start, end)
        elif figure.kind is Kind.STOCK and published is not None:
            start, end, named = published, published, "report"
        else:
            return {"precision": "unresolved", "published": published}
        return {
            "period_start": start,
            "period_end": end,
            "precision": named,
            "published": published,
        }

    def _who(self, figure: Figure, country: str | None) -> dict[str, object]:
        printer = self.document.publisher
        counted = self.originators.counted(
            figure.sources, printer, document=self.document.id[:12], country=country
        )
        return {
            "publisher": self.originators.publisher(printer).source if printer else None,
            "originator": counted.source,
            "originator_name": counted.name,
            "chain": figure.sources,
        }

    def _words(self, figure: Figure) -> dict[str, object]:
        start, end = sentence(self.document.text, figure.start, figure.end)
        return {
            "span_start": figure.start,
            "span_end": figure.end,
            "quote": figure.quote,
            "excerpt": self.document.text[start:end],
            "excerpt_start": start,
        }

    def _places(self, figure: Figure, *, shared: bool) -> tuple[Place, ...]:
        role: Role = "shared" if shared else "at"
        rows = [Place(role=role, located=at) for at in figure.regions]
        if figure.origin:
            rows.append(Place(role="origin", located=figure.origin))
        if figure.destination:
            rows.append(Place(role="destination", located=figure.destination))
        return tuple(rows)


STOPS = ("\n", ". ", "! ", "? ")


def _credited(reading: Reading) -> Reading:
    """Credit figures without a source to the one source that the text names for the same subject.

    A headline repeats what the text below it says by whom: it is no source of its own.
    """
    said: dict[tuple[object, ...], set[tuple[str, ...]]] = defaultdict(set)
    for figure in reading.figures:
        if figure.sources:
            said[_subject(figure)].add(figure.sources)
    figures = tuple(
        figure.model_copy(update={"sources": next(iter(said[_subject(figure)]))})
        if not figure.sources and len(said[_subject(figure)]) == 1
        else figure
        for figure in reading.figures
    )
    return reading.model_copy(update={"figures": figures})


def _subject(figure: Figure) -> tuple[object, ...]:
    places = frozenset(at.pcode or at.name for at in figure.regions)
    return (figure.measure, figure.kind, figure.facility, figure.status, places)


def sentence(text: str, start: int, end: int, most: int = 500) -> tuple[int, int]:
    """Give the span of the sentence (or line) around a quote, `most` characters on either side."""
    left, right = max(0, start - most), min(len(text), end + most)
    found = [(text.rfind(stop, left, start), len(stop)) for stop in STOPS]
    first = max((at + size for at, size in found if at >= 0), default=left)
    ends = [at for stop in STOPS if (at := text.find(stop, end, right)) >= 0]
    last = min(ends) if ends else right
    if last < len(text) and text[last] in ".!?":
        last += 1
    return first, last


def _unique(named: Sequence[Located]) -> tuple[Located, ...]:
    return tuple({(at.pcode or at.name): at for at in named}.values())


def _bounds(figure: Figure, *, zero: bool) -> tuple[Bounds, tuple[str, ...]]:
    if zero:
        return (0.0, 0.0, 0.0), ()
    read = figure.interval
    bounds, repaired = ordered((read.low, read.best, read.high))
    flags = ["order_violation"] if repaired else []
    if any(value is not None and value > IMPLAUSIBLE for value in bounds):
        flags.append("implausible")
    if RUNNING in figure.rules:
        flags.append(RUNNING_TOTAL)
    return bounds, tuple(flags)
