"""From drafts to figures: the fields that the guide asks for, and how figures hang together."""

from typing import Any, NamedTuple

from metrics.lexicon import measures
from metrics.model import Bound, Document, Figure, Kind, Located, Period, Status, Unit
from metrics.places import Gazetteer
from metrics.text import attribution, intervals, near, places, status
from metrics.text.context import Context, Scope
from metrics.text.drafts import Draft, Drafts
from metrics.text.link import Scene
from metrics.text.places import Mention, World
from metrics.text.quantities import PERCENT, SHARE, state
from metrics.text.sentences import BODY

_BELOW = ("nearly", "almost", "close to", "approaching", "nearing", "close on")
_STOCK_AUX = frozenset(["are", "is", "remain", "remains", "currently", "still", "now", "'re"])
_MIXED = {frozenset(["women", "children"]): "women_children"}


LEAD = 3  # sentences at the head of a text that announce what the text then tells


class Sketch(NamedTuple):
    """A figure's fields while the document is still being read."""

    fields: dict[str, Any]
    draft: Draft
    sentence: int
    role: str
    paragraph: int


class Draughtsman:
    """Collects the figures of one document and finishes them when all of it is read."""

    def __init__(self, document: Document, gazetteer: Gazetteer, world: World) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.world = world
        self.sketches: list[Sketch] = []
        self.sentence = 0
        self.referred = 0
        self.zeros: list[Sketch] = []
        self._located: dict[tuple[str, str | None], Located] = {}

    def add(self, found: Drafts, scope: Scope, context: Context, *, zero: bool = False) -> None:
        """The drafts of one sentence, placed in time, space and among sources."""
        self.sentence += not zero
        if found.at is None:
            self._refer_back(scope)
            return
        own: dict[int, int] = {}
        for drawn in found.drafts:
            draft = _headed(found.at, drawn)
            parent = own.get(draft.link.parent) if draft.link.parent is not None else None
            fields = self._fields(found, draft, scope, context, parent)
            if fields is None:
                continue
            fields["sources"] = tuple(s for s in fields["sources"] if not self._publishes(s))
            if zero:
                self.zeros.append(
                    Sketch(
                        fields, draft, self.sentence, scope.sentence.role, scope.sentence.paragraph
                    )
                )
                continue
            own[draft.k] = len(self.sketches)
            self.sketches.append(
                Sketch(fields, draft, self.sentence, scope.sentence.role, scope.sentence.paragraph)
            )
        self._refer_back(scope)

    def _publishes(self, source: str) -> bool:
        """A publisher is not its own source."""
        publisher = (self.document.publisher or "").casefold()
        return bool(publisher) and source.casefold() == publisher

    def _refer_back(self, scope: Scope) -> None:
        """A reference in brackets covers the sentences before it that name nobody."""
        found = next((s for s in scope.sayings if s.reference), None)
        if found is None:
            return
        alone = found.end - found.start > len(scope.tokens) - 4
        for sketch in reversed(self.sketches):
            if sketch.sentence <= self.referred or (
                not alone and sketch.paragraph != scope.sentence.paragraph
            ):
                break
            if not sketch.fields["sources"]:
                sketch.fields["sources"] = found.sources
        self.referred = self.sentence

    def _fields(
        self, found: Drafts, draft: Draft, scope: Scope, context: Context, parent: int | None
    ) -> dict[str, Any] | None:
        """The fields of one figure, or None where a share has no whole and no meaning."""
        at, tokens = found.at, scope.tokens
        quantity, phrase, link = draft.quantity, draft.phrase, draft.link
        before = self.sketches[parent] if parent is not None else self._last_person(draft)
        fields = _quantity_fields(draft, before)
        if fields is None:
            return None
        last = phrase.end if phrase.part else quantity.last
        start, end = tokens.starts[quantity.first], tokens.ends[last - 1]
        kind = _kind(at, draft)
        fields.update(
            quote=tokens.text[start:end],
            start=start,
            end=end,
            measure=link.measure,
            group=_group(
                draft, before if link.part or phrase.part or phrase.noun is None else None
            ),
            facility=_facility(draft, before),
            kind=kind,
            sources=_sources(at, draft, scope, context),
            status=status.of(at, draft.k, link),
            rules=_rules(draft),
            part_of=parent if link.part else None,
            same_as=parent if link.rule == "two units" else None,
        )
        whole = before if parent is not None else None
        fields["_mentions"], fields["_inherited"] = _places(at, draft, scope, context, whole)
        fields["_time"] = self._time(at, draft, scope, context, fields, whole)
        return fields

    def _time(
        self,
        at: Scene,
        draft: Draft,
        scope: Scope,
        context: Context,
        fields: dict[str, Any],
        whole: Sketch | None,
    ) -> Period | None:
        """When: the nearest time of the sentence, else what the text before gives."""
        when = near.time(at, draft, scope.whens, scope.spoken())
        if when is not None:
            return when.period
        if whole is not None and draft.link.rule in ("list", "part of"):
            found: Period | None = whole.fields["_time"]
            return found
        inherited = context.time_for(scope, fields["measure"], fields["kind"])
        if inherited is not None:
            fields["rules"] = (*fields["rules"], "time from the text before")
        return inherited

    def _last_person(self, draft: Draft) -> Sketch | None:
        if draft.quantity.kind != SHARE or not draft.phrase.part:
            return None
        return next((s for s in reversed(self.sketches[-4:])), None)

    def finish(self) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
        """The figures and the reported zeros of the document, in the order of the text."""
        _headlines(self.sketches)
        order = sorted(range(len(self.sketches)), key=lambda i: self.sketches[i].fields["start"])
        place = {old: new for new, old in enumerate(order)}
        figures = tuple(self._figure(self.sketches[i], place) for i in order)
        return figures, tuple(self._figure(s, {}) for s in self.zeros)

    def _figure(self, sketch: Sketch, place: dict[int, int]) -> Figure:
        fields = dict(sketch.fields)
        mentions: list[Mention] = fields.pop("_mentions")
        fields.pop("_inherited")
        names = tuple(places.clean(m.text) for m in mentions)
        if not names and self.world.main:
            names = (places.clean(self.world.main),)
        regions = tuple(self._locate(name) for name in names)
        country = next((r.country for r in regions if r.country), None)
        country = country or next((m.countries[0] for m in mentions if m.countries), None)
        country = country or next(iter(self.world.countries), None)
        part, same = fields.pop("part_of"), fields.pop("same_as")
        if sketch.fields["_inherited"]:
            fields["rules"] = (*fields["rules"], "place from the text before")
        below = fields["quote"].lower().startswith(_BELOW)
        return Figure(
            **{k: v for k, v in fields.items() if not k.startswith("_")},
            places=names,
            regions=regions,
            country=country,
            time=fields["_time"],
            part_of=None if part is None else place.get(part),
            same_as=None if same is None else place.get(same),
            interval=intervals.read(
                fields["bound"],
                fields["low"],
                fields["best"],
                fields["high"],
                below=below,
                unit=fields["unit"],
            ),
        )

    def _locate(self, name: str) -> Located:
        key = (name, None)
        if key not in self._located:
            self._located[key] = self.gazetteer.resolve(name, self.world.countries)
        return self._located[key]


def _rules(draft: Draft) -> tuple[str, ...]:
    return (draft.quantity.bound.value, draft.link.rule)


def _headed(at: Scene, draft: Draft) -> Draft:
    """A bare number takes the noun of its heading: "number of displaced families … 349"."""
    if draft.phrase.noun is not None or draft.link.rule != "heading noun" or draft.phrase.part:
        return draft
    start, end = draft.link.cue
    found = [m.value for i in range(start, end) if (m := at.marks.at("noun", i))]
    noun = next((n for n in reversed(found) if not n.reason and n.unit), None)
    if noun is None:
        return draft
    return draft._replace(phrase=draft.phrase._replace(noun=noun, head=start))


def _quantity_fields(draft: Draft, before: Sketch | None) -> dict[str, Any] | None:
    """Bound, low, best, high and unit as stated; shares of a number in the text are resolved."""
    quantity, phrase = draft.quantity, draft.phrase
    unit = _unit(draft, before)
    bound, low, best, high = quantity.bound, quantity.low, quantity.best, quantity.high
    if quantity.kind == SHARE:
        whole = _whole(before)
        if bound is Bound.EXACT:
            bound = Bound.APPROX
        if whole is None:
            unit = "percent"
            low, best, high = state(bound, quantity.value * 100, quantity.value * 100)
        else:
            low, best, high = state(bound, quantity.value * whole, quantity.value * whole)
    elif quantity.kind == PERCENT:
        unit = "percent"
    elif phrase.noun is None and unit == "percent":
        unit = measures()[draft.link.measure]["unit"]
    return {"bound": bound, "low": low, "best": best, "high": high, "unit": Unit(unit)}


def _whole(before: Sketch | None) -> float | None:
    if before is None or before.fields["unit"] == "percent":
        return None
    values = [before.fields[k] for k in ("best", "low", "high")]
    return next((v for v in values if v is not None), None)


def _unit(draft: Draft, before: Sketch | None) -> str:
    noun = draft.phrase.noun
    if noun:
        if draft.link.measure in ("affected", "evacuated") and noun.facility == "housing":
            return "household"
        return noun.unit
    if before is not None and before.fields["measure"] == draft.link.measure:
        return str(before.fields["unit"].value)
    return measures()[draft.link.measure]["unit"]


def _group(draft: Draft, before: Sketch | None) -> str:
    noun, second = draft.phrase.noun, draft.phrase.second
    if noun is None:
        return str(before.fields["group"]) if before else "all"
    group = noun.group
    if second is not None and second.group != group:
        return _MIXED.get(frozenset([group, second.group]), "all")
    if group == "all" and noun.unit in ("person", "household") and draft.phrase.group:
        return draft.phrase.group
    return group


def _facility(draft: Draft, before: Sketch | None) -> str | None:
    if measures()[draft.link.measure]["family"] != "facility":
        return None
    noun = draft.phrase.noun
    if noun is not None:
        return noun.facility
    return before.fields["facility"] if before else None


def _kind(at: Scene, draft: Draft) -> Kind:
    link = draft.link
    noun = draft.phrase.noun
    if link.kind:
        return Kind(link.kind)
    if (
        link.rule == "noun"
        and noun is not None
        and noun.weak
        and link.measure in ("displaced", "refugees")
    ):
        return Kind.STOCK
    default = Kind(measures()[link.measure]["kind"])
    if link.measure == "displaced" and "predicate" in link.rule:
        start = link.cue[0]
        before = at.tokens.words[max(0, start - 3) : start]
        if (
            before
            and any(w in _STOCK_AUX for w in before)
            and "been" not in before
            and "being" not in before
        ):
            if at.tokens.words[start : start + 1] in (["displaced"], ["homeless"]):
                return Kind.STOCK
    return default


def _places(
    at: Scene, draft: Draft, scope: Scope, context: Context, whole: Sketch | None
) -> tuple[list[Mention], bool]:
    """Where: the nearest places of the sentence, else what it inherits (and that it does)."""
    groups = scope.groups()
    found = near.place(at, draft, groups)
    if found is not None and found.cost <= near.FAR:
        return groups[found.index], False
    if whole is not None:
        return whole.fields["_mentions"], True
    if scope.lasting or _national(scope):
        return [], True
    focus = context.focus_for(scope)
    if focus:
        return focus, True
    return (groups[found.index], False) if found else ([], True)


_NATIONAL = frozenset(["ministry", "government", "national", "president"])


def _national(scope: Scope) -> bool:
    """Whether a ministry counts: where it names no place it speaks of the country."""
    return any(
        word in _NATIONAL
        for s in scope.sayings
        for name in s.sources
        for word in name.lower().split()
    )


def _sources(at: Scene, draft: Draft, scope: Scope, context: Context) -> tuple[str, ...]:
    """Who is credited: the nearest attribution, else who acts ("WFP fed 12,500"), else what
    heads the paragraph."""
    saying = near.source(at, draft, scope.sayings)
    if saying is not None:
        return tuple(places.clean(s) for s in context.resolve(saying))
    if (
        draft.link.measure in ("aid_reached", "refugees", "returnees")
        and draft.link.rule == "object"
    ):
        actor = attribution.actor(at.tokens, at.marks, at.lexicon, draft.link.cue[0])
        if actor and not any(m.known and places.clean(m.text) == actor[0] for m in scope.mentions):
            return actor
    return context.standing_for(scope)


def _headlines(sketches: list[Sketch]) -> None:
    """A headline without a time takes that of the figure in the text that it announces."""
    for n, sketch in enumerate(sketches):
        if sketch.role == BODY and sketch.sentence > LEAD:
            continue
        _adopt_place(sketch, sketches[n + 1 : n + 12])
        if sketch.fields["_time"] is not None:
            continue
        same = [
            s
            for s in sketches
            if s.role == BODY
            and s.fields["measure"] == sketch.fields["measure"]
            and s.fields["_time"] is not None
        ]
        near = [
            s
            for s in sketches[n + 1 : n + 6]
            if s.fields["_time"] is not None
            and s.sentence <= sketch.sentence + 2
            and s.fields["kind"] == "flow"
        ]
        found = same or near
        if found and sketch.fields["kind"] == "flow":
            sketch.fields["_time"] = found[0].fields["_time"]


def _adopt_place(sketch: Sketch, later: list[Sketch]) -> None:
    """A headline or lead that names no place speaks of the first one named with its measure."""
    if not sketch.fields["_inherited"]:
        return
    for other in later:
        if other.fields["measure"] == sketch.fields["measure"] and not other.fields["_inherited"]:
            sketch.fields["_mentions"] = other.fields["_mentions"]
            sketch.fields["_inherited"] = False
            return


__all__ = ["Draughtsman", "Status"]
