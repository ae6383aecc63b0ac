"""From drafts to figures: when, where and who says so, and how figures hang together."""

from collections.abc import Callable
from functools import cache
from itertools import takewhile

from metrics import intervals
from metrics.lexicon import Noun
from metrics.model import RUNNING, Document, Figure, Located, Miss
from metrics.places import Gazetteer
from metrics.text import (
    attribution,
    dating,
    drafts,
    fields,
    inherited,
    moments,
    near,
    reach,
    running,
    status,
    topics,
)
from metrics.text.bounds import SHARE, SINGLE
from metrics.text.context import Context, Scope
from metrics.text.drafts import Draft, Drafts
from metrics.text.fields import Basis
from metrics.text.fit import fits
from metrics.text.headlines import announce
from metrics.text.places import Mention, clean
from metrics.text.scene import Scene
from metrics.text.sketch import Sketch, in_cell
from metrics.text.tables import Cell
from metrics.text.where import moved, where
from metrics.text.world import World

TIME_BEFORE, PLACE_BEFORE = "time from the text before", "place from the text before"
REFERS = "it points back to a figure, and none before it fits"
SHARED = 3  # sentences back in which a share of a measure finds its whole
RECENT = 2  # sentences in which "the figure" still means the one before
ALONE = 4  # tokens beside a reference in brackets that stands on a line of its own
ACTED = ("aid_reached", "refugees", "returnees")  # measures whose actor is the one who counts


class Draughtsman:
    """Collects the figures of one document and finishes them when all of it is read."""

    def __init__(self, document: Document, gazetteer: Gazetteer, world: World) -> None:
        self.publisher = (document.publisher or "").casefold()
        self.world = world
        self.sketches: list[Sketch] = []
        self.zeros: list[Sketch] = []
        self._number = 0
        self._topic: Noun | None = None
        self._referred = 0
        self._around = gazetteer.context(document.text, (), document.title, world.names)
        self._locate: Callable[[str], Located] = cache(self._around.resolve)

    def add(self, found: Drafts | None, scope: Scope, context: Context) -> tuple[Miss, ...]:
        """The drafts of one sentence, placed in time, space and among sources; and its misses."""
        self._number += 1
        self._topic = topics.topic(scope.sentence, scope.tokens, self._topic)
        misses = self._draw(found, scope, context) if found else ()
        self._refer_back(scope)
        return misses

    def _draw(self, found: Drafts, scope: Scope, context: Context) -> tuple[Miss, ...]:
        own: dict[int | None, int] = {}
        misses = list(found.misses)
        scope.owned.update(reach.owned(found.at, found.drafts, scope.groups))
        for drawn in found.drafts:
            draft = self._measured(topics.headed(found.at, drawn, self._topic))
            if draft is None:
                misses.append(drafts.miss(scope.tokens, drawn.quantity, REFERS))
                continue
            sketch = self._sketch(found.at, draft, scope, context, own.get(draft.link.parent))
            own[draft.k] = len(self.sketches)
            self.sketches.append(sketch)
        return tuple(misses)

    def _measured(self, draft: Draft) -> Draft | None:
        """ "puts the figure at 50": the measure of the figure before, where it fits."""
        if draft.link.measure:
            return draft
        before = self.sketches[-1] if self.sketches else None
        if before is None or self._number - before.number > RECENT:
            return None
        if not fits(draft.phrase, before.measure):
            return None
        return draft._replace(link=draft.link._replace(measure=before.measure))

    def add_cell(
        self, found: Drafts | None, scope: Scope, context: Context, place: list[Mention], cell: Cell
    ) -> tuple[Miss, ...]:
        """The number of a table's cell: its place opens the line, its words are in the cell."""
        sizes = len(self.sketches), len(self.zeros)
        misses, nil = self.add(found, scope, context), drafts.zeros(scope.tokens)
        self.add_zeros(nil, scope, context)
        for sketches, size in zip((self.sketches, self.zeros), sizes, strict=True):
            sketches[size:] = in_cell(sketches[size:], cell, len(scope.tokens.text), place)
        return tuple(drafts.besides(misses, nil))

    def add_zeros(self, found: Drafts | None, scope: Scope, context: Context) -> None:
        """The reported zeros of one sentence."""
        if found:
            for drawn in found.drafts:
                draft = topics.headed(found.at, drawn, self._topic)
                self.zeros.append(self._sketch(found.at, draft, scope, context, None))

    def finish(self, context: Context) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
        """The figures and the reported zeros of the document, in the order of the text."""
        self._date(context)
        order = sorted(range(len(self.sketches)), key=lambda i: self.sketches[i].start)
        place = {old: new for new, old in enumerate(order)}
        figures = tuple(self._figure(self.sketches[i], place) for i in order)
        return figures, tuple(self._figure(s, {}) for s in self.zeros)

    def _date(self, context: Context) -> None:
        """The times and places that the text tells apart from the sentence, marked as such."""
        undated = [sketch for sketch in self.sketches if sketch.time is None]
        event = context.setting.event()
        for sketch in (*self.sketches, *self.zeros):
            if sketch.open:
                sketch.mentions, sketch.inherited = _settled(sketch, event)
            if sketch.time is None and sketch.slot is not None:
                sketch.time = inherited.of(
                    context.timeline, sketch.slot, sketch.measure, sketch.kind, sketch.status
                )
        announce(self.sketches)
        for sketch in undated:
            own = sketch.slot.own if sketch.slot else None
            if sketch.time is not None and sketch.time != own:
                sketch.rules += (TIME_BEFORE,)
        for sketch in self.sketches:
            if running.is_open(sketch):
                sketch.rules += (RUNNING,)

    def _sketch(
        self, at: Scene, draft: Draft, scope: Scope, context: Context, parent: int | None
    ) -> Sketch:
        quantity, phrase, link = draft.quantity, draft.phrase, draft.link
        whole = self.sketches[parent] if parent is not None else None
        before = whole or self._last(draft)
        basis = before.basis if before else None
        tokens, last = scope.tokens, phrase.end if phrase.part else quantity.last
        quote = tokens.raw(quantity.first, last)
        kind = fields.kind(at, draft, before.kind if before else None)
        found = where(at, draft, scope, context, whole)
        sure = status.of(at, draft.k, link)
        asked = dating.Asked(link.measure, kind, sure, context.anchor.published)
        moment = moments.Moment(whole.time, whole.slot, whole.running) if whole else None
        time, slot, total = moments.of(at, draft, asked, scope, context, moment)
        hanging = link.part or phrase.part or phrase.noun is None
        return Sketch(
            quote=quote,
            start=tokens.starts[quantity.first],
            stated=fields.stated(draft, self._whole(draft) or basis),
            below=quote.lower().startswith(tokens.lexicon.below),
            measure=link.measure,
            group=fields.group(at, draft, basis if hanging else None),
            facility=fields.facility(draft, basis),
            kind=kind,
            status=sure,
            rules=(quantity.bound.value, link.rule),
            sources=self._foreign(_sources(at, draft, scope, context)),
            mentions=found.mentions,
            inherited=found.inherited,
            open=found.open,
            time=time,
            slot=slot,
            moved=moved(scope) if fields.is_movement(link.measure) else (None, None),
            sentence=scope.sentence,
            number=self._number,
            part_of=parent if link.part else None,
            same_as=parent if link.rule == "two units" else None,
            running=total,
        )

    def _foreign(self, sources: tuple[str, ...]) -> tuple[str, ...]:
        """A publisher is not its own source."""
        return tuple(s for s in sources if not self.publisher or s.casefold() != self.publisher)

    def _last(self, draft: Draft) -> Sketch | None:
        """ "half of whom", "another": they are of the figure before."""
        share = draft.quantity.kind == SHARE and draft.phrase.part
        another = draft.quantity.kind == SINGLE and draft.phrase.noun is None
        last = self.sketches[-1] if self.sketches else None
        if last is None or not (share or (another and last.number == self._number)):
            return None
        return last

    def _whole(self, draft: Draft) -> Basis | None:
        """ "a third of the wounded": of the largest of them named just before."""
        noun = draft.phrase.noun
        if draft.quantity.kind != SHARE or draft.phrase.part or noun is None or not noun.measure:
            return None
        recent = takewhile(lambda s: self._number - s.number <= SHARED, reversed(self.sketches))
        same = [sketch.basis for sketch in recent if sketch.measure == draft.link.measure]
        known = [basis for basis in reversed(same) if basis.stated.value is not None]
        return max(known, key=lambda basis: basis.stated.value or 0.0, default=None)

    def _refer_back(self, scope: Scope) -> None:
        """A reference in brackets covers the sentences before it that name nobody."""
        found = next((s for s in scope.sayings if s.reference), None)
        if found is None:
            return
        alone = found.end - found.start > len(scope.tokens) - ALONE
        for sketch in reversed(self.sketches):
            apart = not alone and sketch.sentence.paragraph != scope.sentence.paragraph
            if sketch.number <= self._referred or apart:
                break
            sketch.sources = sketch.sources or found.sources
        self._referred = self._number

    def _figure(self, sketch: Sketch, place: dict[int, int]) -> Figure:
        stated, world = sketch.stated, self.world
        names = tuple(clean(m.text) for m in sketch.mentions)
        names = names or ((clean(world.main),) if world.main else ())
        regions = tuple(self._locate(name) for name in names)
        known = (r.country for r in regions if r.country)
        named = (m.countries[0] for m in sketch.mentions if m.countries)
        around, (origin, goal) = self._around.countries, sketch.moved
        inherited = (PLACE_BEFORE,) if sketch.inherited else ()
        return Figure(
            quote=sketch.quote,
            start=sketch.start,
            end=sketch.start + len(sketch.quote),
            measure=sketch.measure,
            unit=stated.unit,
            bound=stated.bound,
            low=stated.low,
            best=stated.best,
            high=stated.high,
            group=sketch.group,
            facility=sketch.facility,
            places=names,
            country=next((c for found in (known, named, around) for c in found), None),
            origin=self._locate(clean(origin.text)) if origin else None,
            destination=self._locate(clean(goal.text)) if goal else None,
            time=sketch.time,
            kind=sketch.kind,
            sources=sketch.sources,
            status=sketch.status,
            interval=intervals.read(*stated[:4], below=sketch.below, unit=stated.unit),
            regions=regions,
            part_of=None if sketch.part_of is None else place.get(sketch.part_of),
            same_as=None if sketch.same_as is None else place.get(sketch.same_as),
            rules=sketch.rules + inherited,
        )


def _settled(sketch: Sketch, event: list[Mention]) -> tuple[list[Mention], bool]:
    """An open figure is where the event is; one that names an actor, where no event is told."""
    return (event, True) if event else (sketch.mentions, not sketch.mentions)


def _sources(at: Scene, draft: Draft, scope: Scope, context: Context) -> tuple[str, ...]:
    """Who is credited: the nearest attribution, else who acts ("WFP fed 12,500"), else what
    heads the paragraph."""
    saying = near.source(at, draft, scope.sayings)
    if saying is not None:
        return tuple(clean(s) for s in context.resolve(saying))
    if draft.link.measure in ACTED and draft.link.rule == "object":
        actor = attribution.actor(at.tokens, draft.link.cue[0])
        if actor and not any(m.known and clean(m.text) == actor[0] for m in scope.mentions):
            return actor
    return context.standing_for(scope)
