"""Figures against labelled documents: precision, recall and F1 of the reading.

A found figure can match a labelled one where their spans overlap and both state the same value.
Three levels, each asking more: ``value``; ``measure`` (and the same measure); ``full`` (and the
same bound and unit). Over the pairs of level ``measure``: the share with the right group, facility,
place, country, time, kind, source and status.

Figures are the plain JSON objects of a document line here, since other programs' may be scored too.
A found exact 1 without a number word ("a hospital") is not held against precision where it stays
unmatched: labels differ on single buildings. A key that is missing counts as wrong.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

Labelled = Mapping[str, Any]
Check = Callable[[Labelled, Labelled], bool]

STATED_IN = {  # which of low, best and high holds the number that the words state
    "at_least": "low",
    "more_than": "low",
    "at_most": "high",
    "less_than": "high",
    "approx": "best",
    "exact": "best",
}
NUMBER_WORD = re.compile(r"\d|\b(one|single|un|une|uno|una)\b", re.IGNORECASE)
# Words that do not tell two place or source names apart.
EMPTY_WORDS = {"al", "el", "the", "of", "province", "city", "governorate", "district"}
TOLERANCE = 0.005


class Rate(NamedTuple):
    """How many labelled figures there are, how many were found, and how many of these agree."""

    matched: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """The share of the found figures that are right."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the labelled figures that were found."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Slip(NamedTuple):
    """A labelled figure that was missed, or a found one that no label backs."""

    kind: str
    document: str
    figure: Labelled
    around: str


class Score(NamedTuple):
    """The agreement over a whole corpus."""

    documents: int
    levels: dict[str, Rate]
    fields: dict[str, float]
    recall_by_measure: dict[str, tuple[int, int]]
    slips: tuple[Slip, ...]


def stated(figure: Labelled) -> tuple[float | None, float | None]:
    """The numbers that the text itself states, as low and high."""
    bound = figure.get("bound")
    if bound in ("range", "vague"):
        return figure.get("low"), figure.get("high")
    value = figure.get(STATED_IN.get(str(bound), "best"))
    if value is None:
        value = next((v for k in ("best", "low", "high") if (v := figure.get(k)) is not None), None)
    return value, value


def same_value(gold: Labelled, found: Labelled) -> bool:
    """Whether both state the same number; vague words only need to overlap."""
    low, high = stated(gold)
    if gold["bound"] == "vague":
        return _overlaps(low, high, found)
    if gold["bound"] == "range":
        return _close(low, found.get("low")) and _close(high, found.get("high"))
    if found.get("bound") == gold["bound"]:
        values = {found.get("low"), found.get("best"), found.get("high")}
    else:
        values = {*stated(found), found.get("best")}
    return any(_close(low, value) for value in values)


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return False
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other), 1)


def _overlaps(low: float | None, high: float | None, found: Labelled) -> bool:
    least, most = found.get("low"), found.get("high")
    if least is None and most is None:
        return False
    return (high is None or least is None or least <= high) and (
        low is None or most is None or most >= low
    )


def fold(name: object) -> str:
    """A name without accents, case, punctuation and empty words."""
    text = unicodedata.normalize("NFKD", str(name)).casefold()
    text = "".join(letter for letter in text if letter.isalnum() or letter == " ")
    return " ".join(word for word in text.split() if word not in EMPTY_WORDS)


def _same_places(gold: Labelled, found: Labelled) -> bool:
    want = {fold(place) for place in gold.get("places") or ()}
    have = {fold(place) for place in found.get("places") or ()}
    return want == have or (bool(want & have) and len(have) <= len(want) + 1)


def _same_source(gold: Labelled, found: Labelled) -> bool:
    want, have = gold.get("sources") or (), found.get("sources") or ()
    if not want or not have:
        return not want and not have
    one, other = fold(want[0]), fold(have[0])
    return one in other or other in one


def _same(name: str) -> Check:
    return lambda gold, found: bool(gold.get(name) == found.get(name))


FIELDS: dict[str, Check] = {
    "group": lambda gold, found: gold.get("group", "all") == (found.get("group") or "all"),
    "facility": _same("facility"),
    "place": _same_places,
    "country": _same("country"),
    "time": _same("time"),
    "kind": _same("kind"),
    "source": _same_source,
    "status": lambda gold, found: gold.get("status", "reported") == found.get("status"),
}
LEVELS: dict[str, tuple[str, ...]] = {
    "value": (),
    "measure": ("measure",),
    "full": ("measure", "bound", "unit"),
}


def _agrees(gold: Labelled, found: Labelled, level: str) -> bool:
    return all(gold[name] == found.get(name) for name in LEVELS[level])


def pairs(
    golds: Sequence[Labelled], found: Sequence[Labelled], level: str
) -> list[tuple[int, int]]:
    """Which labelled figure goes with which found one: one to one, the best agreement first."""
    candidates = []
    for i, gold in enumerate(golds):
        for j, one in enumerate(found):
            shared = min(gold["end"], one["end"]) - max(gold["start"], one["start"])
            if shared > 0 and same_value(gold, one) and _agrees(gold, one, level):
                reached = sum(_agrees(gold, one, name) for name in LEVELS)
                candidates.append((-reached, -shared, i, j))
    taken: list[tuple[int, int]] = []
    golds_used, found_used = set(), set()
    for *_, i, j in sorted(candidates):
        if i not in golds_used and j not in found_used:
            golds_used.add(i)
            found_used.add(j)
            taken.append((i, j))
    return taken


def optional(figure: Labelled, text: str) -> bool:
    """A single building or person without a number word."""
    return (
        figure.get("bound") == "exact"
        and figure.get("best") == 1
        and not NUMBER_WORD.search(text[figure["start"] : figure["end"]])
    )


def score(corpus: Iterable[tuple[Labelled, Sequence[Labelled]]]) -> Score:
    """The agreement over pairs of a labelled document and the figures found in its text."""
    totals: dict[str, Counter[str]] = {level: Counter() for level in LEVELS}
    fields: Counter[str] = Counter()
    measures: dict[str, Counter[str]] = {}
    slips: list[Slip] = []
    documents = 0
    for document, found in corpus:
        documents += 1
        golds, text = document["figures"], document["text"]
        for level, total in totals.items():
            matched = pairs(golds, found, level)
            unmatched = set(range(len(found))) - {j for _, j in matched}
            spare = sum(optional(found[j], text) for j in unmatched)
            total.update(matched=len(matched), gold=len(golds), found=len(found) - spare)
            if level == "measure":
                _count_fields(fields, golds, found, matched)
                _count_measures(measures, golds, {i for i, _ in matched})
                slips += _slips(document, found, matched)
    shares = {name: fields[name] / fields["pairs"] if fields["pairs"] else 0.0 for name in FIELDS}
    return Score(
        documents,
        {level: Rate(**total) if total else Rate(0, 0, 0) for level, total in totals.items()},
        shares,
        {name: (count["hit"], count["gold"]) for name, count in sorted(measures.items())},
        tuple(slips),
    )


def _count_fields(
    fields: Counter[str],
    golds: Sequence[Labelled],
    found: Sequence[Labelled],
    matched: Sequence[tuple[int, int]],
) -> None:
    fields["pairs"] += len(matched)
    for i, j in matched:
        fields.update(name for name, check in FIELDS.items() if check(golds[i], found[j]))


def _count_measures(
    measures: dict[str, Counter[str]], golds: Sequence[Labelled], hit: set[int]
) -> None:
    for i, gold in enumerate(golds):
        measures.setdefault(gold["measure"], Counter()).update(gold=1, hit=int(i in hit))


def _slips(
    document: Labelled, found: Sequence[Labelled], matched: Sequence[tuple[int, int]]
) -> list[Slip]:
    text = document["text"]
    missed = [("missed", g) for i, g in enumerate(document["figures"]) if i not in dict(matched)]
    right = {j for _, j in matched}
    false = [("false", f) for j, f in enumerate(found) if j not in right and not optional(f, text)]
    return [
        Slip(kind, str(document["id"]), one, text[max(0, one["start"] - 60) : one["end"] + 60])
        for kind, one in missed + false
    ]
