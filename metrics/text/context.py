"""What a sentence inherits: the places, times and sources of the sentences before."""

from functools import cached_property

from metrics.model import Period
from metrics.text import (
    attribution,
    calendar,
    dateline,
    events,
    groups,
    places,
    references,
    timeline,
)
from metrics.text.attribution import Saying
from metrics.text.calendar import AS_OF, DAY, When
from metrics.text.dating import ranked, summed
from metrics.text.periods import Anchor
from metrics.text.places import Mention
from metrics.text.sentences import BODY, HEADING, Sentence
from metrics.text.setting import Setting, Title
from metrics.text.timeline import Slot, Timeline
from metrics.text.tokens import Tokens
from metrics.text.world import World

ANAPHOR = 3  # tokens between "the" and "attack"
WEEK = 6  # days before the report on which a statement of it may be made
PERFECT = 14  # tokens behind "the conflict" in which "has killed" may stand
HEADED = 8  # tokens of a line that only says where and when the report was written
BRACKET = 5  # tokens of a bracket before its date


class Scope:
    """One sentence with its times, attributions and places."""

    def __init__(
        self,
        sentence: Sentence,
        tokens: Tokens,
        world: World,
        anchor: Anchor,
        kinds: frozenset[str] = frozenset(),
        capital: Mention | None = None,
        unit: Mention | None = None,
    ) -> None:
        self.sentence = sentence
        self.tokens = tokens
        self.anchor = anchor
        self.whens: list[When] = calendar.find(tokens, anchor)
        self.sayings: list[Saying] = attribution.find(tokens)
        # the tokens of its times, and of those who say something
        self.dates = {i for when in self.whens for i in range(when.start, when.end)}
        self.speaking = {i for saying in self.sayings for i in range(saying.start, saying.end)}
        headed = sentence.role != BODY  # the token at which it begins, behind a dateline
        self.body = 0 if headed else dateline.length(tokens, world)
        self.mentions: list[Mention] = places.find(tokens, world, self.speaking, self.body)
        alone = self.body == len(tokens)  # nothing is told of the place where it stands so
        self.dateline = [] if alone else dateline.places(tokens, world, self.body)
        capital = references.capital(tokens.lexicon, self.dateline) or capital
        back = references.find(tokens, capital, self.mentions)
        back += references.within(tokens, unit, self.mentions)
        if back:
            self.mentions = sorted([*self.mentions, *back])
        # its places, those that stand together as one group
        self.groups: list[list[Mention]] = groups.groups(tokens, self.mentions)
        self.world = world
        self.placed: list[list[Mention]] = []  # the places that its figures took in it
        self.counted = False  # whether it has figures
        self.owned: dict[int, tuple[int, bool]] = {}  # places that figures have to themselves
        self.whens = self._as_told(self.whens)
        self.event = events.find(tokens, anchor, self.unspoken, kinds)

    @property
    def country(self) -> list[Mention]:
        """The country that the text speaks of most, as a place."""
        main, countries = self.world.main, self.world.countries
        return [Mention(0, 0, main, countries[:1], places.COUNTRY, known=True)] if main else []

    @cached_property
    def people(self) -> set[int]:
        """The tokens that name the people of the country that the text speaks of most."""
        return places.people(self.tokens, self.world)

    def _as_told(self, whens: list[When]) -> list[When]:
        """What runs to the report runs to the day of the statement: "in the past week, X said on
        Sunday"."""
        said = (w for w in whens if w.start in self.spoken and w.form == DAY and w.period)
        day = next((w.period.end for w in said if w.period), None)
        published = self.anchor.published
        if day is None or published is None or not 0 < (published - day).days <= WEEK:
            return whens
        return [calendar.ending_on(w, day, published) if w.runs else w for w in whens]

    @cached_property
    def dated(self) -> list[When]:
        """The times at which it says that something happened; those of a heading head a part."""
        doubted = self.tokens.marks.status.keys() - self.dates  # "3 May" is no doubt
        if doubted:
            return []
        return [when for when in self.unspoken if when.form != AS_OF and self._dates(when)]

    @cached_property
    def of_the_day(self) -> When | None:
        """The day by which it names an event: "Saturday's blast"."""
        words, anaphors = self.tokens.words, self.tokens.lexicon.times.anaphors
        return next(
            (
                when
                for when in self.unspoken
                if not anaphors.isdisjoint(words[when.end : when.end + ANAPHOR])
            ),
            None,
        )

    @cached_property
    def unspoken(self) -> list[When]:
        """Its times but for those of statements."""
        return [when for when in self.whens if when.start not in self.spoken]

    def _dates(self, when: When) -> bool:
        """Whether a time dates what is told: a heading's only in brackets, "JAMAICA (as of …)"."""
        if self.sentence.role == HEADING:
            return "(" in self.tokens.words[max(0, when.start - BRACKET) : when.start]
        headed = when.end == len(self.tokens) <= HEADED and self._is_today(when)
        other = ranked(self.tokens, when) or summed(self.tokens, 0, when.start)
        return not headed and not other

    def _is_today(self, when: When) -> bool:
        return when.period is not None and when.period.end == self.anchor.published

    @cached_property
    def lasting(self) -> Period | None:
        """The war of which it speaks, from its beginning to the report."""
        return calendar.lasting(self.tokens, self.anchor)

    @cached_property
    def background(self) -> bool:
        """Whether it speaks of a whole war: "the conflict has killed 20,000"."""
        words, times = self.tokens.words, self.tokens.lexicon.times
        return not times.long_wars.isdisjoint(words) and any(
            word in times.long_wars and not times.perfect.isdisjoint(words[i + 1 : i + PERFECT])
            for i, word in enumerate(words)
        )

    @cached_property
    def takes_up(self) -> bool:
        """Whether it speaks on of an event named before: "the attack", "separate strikes"."""
        words, times = self.tokens.words, self.tokens.lexicon.times
        return not times.anaphors.isdisjoint(words) and any(
            word in times.anaphors and not times.taken_up.isdisjoint(words[max(0, i - ANAPHOR) : i])
            for i, word in enumerate(words)
        )

    @cached_property
    def spoken(self) -> set[int]:
        """The tokens of statements and of the words right behind them ("said on Tuesday"), and of
        a dateline."""
        out = set(range(self.body))
        tokens, spoken = self.tokens, self.tokens.lexicon.attribution.spoken
        for saying in self.sayings:
            end = saying.end
            while tokens.word(end) in spoken:
                end += 1
            out.update(range(saying.start, end + 1))
        return out


class Context:
    """What the text has named so far; follows the reading from sentence to sentence."""

    def __init__(self, anchor: Anchor, title: Title, times: timeline.Title) -> None:
        self.anchor = anchor
        self.title = title
        self.setting = Setting(title)
        self.capital: Mention | None = None
        self.unit = references.unit(title.places)
        self.timeline = Timeline(anchor, times)
        self.source: tuple[str, ...] = ()
        self._standing: tuple[tuple[str, ...], Sentence | None] = ((), None)

    def follow(self, scope: Scope) -> None:
        """Take in a sentence."""
        self.setting.follow(scope)
        self.capital = references.capital(scope.tokens.lexicon, scope.mentions) or self.capital
        self.unit = references.unit(scope.mentions) or self.unit
        self.timeline.follow(
            scope.sentence,
            scope.dated,
            scope.event,
            of_the_day=scope.of_the_day,
            takes_up=scope.takes_up,
        )
        self.timeline.head(scope.sentence, scope.unspoken)
        for saying in scope.sayings:
            if saying.sources and not saying.anaphor:
                self.source = saying.sources
                self._standing = (saying.sources if saying.opens else (), scope.sentence)

    def standing_for(self, scope: Scope) -> tuple[str, ...]:
        """The sources that head the paragraph of a sentence: "According to X, …"."""
        sources, said_in = self._standing
        if not sources or said_in is None or said_in.paragraph != scope.sentence.paragraph:
            return ()
        return sources if scope.sentence.start - said_in.end <= 2 else ()

    def slot(self, scope: Scope) -> Slot:
        """Where in the text a figure stands that its sentence gives no time."""
        return self.timeline.slot(
            scope.sentence,
            takes_up=scope.takes_up,
            lasting=scope.lasting,
            background=scope.background,
            reporting=bool(scope.tokens.marks.reporting),
        )

    def resolve(self, saying: Saying) -> tuple[str, ...]:
        """The sources of an attribution; a pronoun or "the group" is the last one named."""
        return self.source if saying.anaphor and self.source else saying.sources
