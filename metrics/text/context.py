"""What a sentence inherits: the places, times and sources of the sentences before."""

from datetime import date
from functools import cached_property

from metrics.lexicon import measures
from metrics.model import Period
from metrics.text import attribution, calendar, dateline, groups, places, references
from metrics.text.attribution import Saying
from metrics.text.calendar import When
from metrics.text.periods import Anchor, between
from metrics.text.places import Mention
from metrics.text.sentences import BODY, HEADLINE, Sentence
from metrics.text.setting import Setting, Title
from metrics.text.tokens import Tokens
from metrics.text.world import World

RECALL = 6  # sentences for which "the attack" still means the one whose time was told
SHORT = 14  # days of a reporting period that dates every flow of its report
ANAPHOR = 3  # tokens between "the" and "attack"
AID = "aid_reached"  # the measure of those who were helped, which no disaster dates
LASTING = ("killed", "displaced", "injured")  # measures whose totals run over a whole war


class Scope:
    """One sentence with its times, attributions and places."""

    def __init__(
        self,
        sentence: Sentence,
        tokens: Tokens,
        world: World,
        anchor: Anchor,
        *,
        disaster: bool = False,
        capital: Mention | None = None,
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
        self.body = 0 if headed else dateline.length(tokens)
        self.mentions: list[Mention] = places.find(tokens, world, self.speaking, self.body)
        if back := references.find(tokens, capital, self.mentions):
            self.mentions = sorted([*self.mentions, *back])
        # its places, those that stand together as one group
        self.groups: list[list[Mention]] = groups.groups(tokens, self.mentions)
        alone = self.body == len(tokens)  # nothing is told of the place where it stands so
        self.dateline = [] if alone else dateline.places(tokens, world, self.body)
        self.world = world
        self.placed: list[list[Mention]] = []  # the places that its figures took in it
        self.counted = False  # whether it has figures
        self.owned: dict[int, tuple[int, bool]] = {}  # places that figures have to themselves
        self.event = calendar.event(tokens, anchor, self.whens, disaster=disaster)

    @property
    def country(self) -> list[Mention]:
        """The country that the text speaks of most, as a place."""
        main, countries = self.world.main, self.world.countries
        return [Mention(0, 0, main, countries[:1], places.COUNTRY, known=True)] if main else []

    @cached_property
    def people(self) -> set[int]:
        """The tokens that name the people of the country that the text speaks of most."""
        return places.people(self.tokens, self.world)

    @cached_property
    def lasting(self) -> Period | None:
        """The war of which it speaks, from its beginning to the report."""
        return calendar.lasting(self.tokens, self.anchor)

    @cached_property
    def takes_up(self) -> bool:
        """Whether it speaks on of an event named before: "the attack", "separate strikes"."""
        words, times = self.tokens.words, self.tokens.lexicon.times
        return any(
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

    def __init__(self, anchor: Anchor, report: Period | None, title: Title) -> None:
        self.anchor = anchor
        self.title = title
        self.setting = Setting(title)
        self.capital: Mention | None = None
        self.report = report
        self.time: Period | None = None
        self.time_age = RECALL + 1
        self.event: date | None = None
        self.source: tuple[str, ...] = ()
        self._standing: tuple[tuple[str, ...], Sentence | None] = ((), None)

    def follow(self, scope: Scope) -> None:
        """Take in a sentence."""
        self.setting.follow(scope)
        self.capital = references.capital(scope.tokens, scope.mentions) or self.capital
        self._follow_time(scope)
        for saying in scope.sayings:
            if saying.sources and not saying.anaphor:
                self.source = saying.sources
                self._standing = (saying.sources if saying.opens else (), scope.sentence)

    def _follow_time(self, scope: Scope) -> None:
        self.time_age += 1
        self.event = self.event or scope.event
        if not scope.whens or scope.sentence.role == HEADLINE:
            return
        periods = (w.period for w in scope.whens if w.period and w.start not in scope.spoken)
        first = next(periods, None)
        if first:
            self.time, self.time_age = first, 0

    def standing_for(self, scope: Scope) -> tuple[str, ...]:
        """The sources that head the paragraph of a sentence: "According to X, …"."""
        sources, said_in = self._standing
        if not sources or said_in is None or said_in.paragraph != scope.sentence.paragraph:
            return ()
        return sources if scope.sentence.start - said_in.end <= 2 else ()

    def time_for(self, scope: Scope, measure: str, kind: str) -> Period | None:
        """The time that a sentence without any inherits."""
        flow, family = kind == "flow", measures()[measure].family
        if scope.lasting and measure in LASTING:
            return scope.lasting
        if self.report and scope.tokens.marks.reporting:
            return self.report
        harm = (flow and family in ("casualty", "displacement")) or self.title.disaster
        if harm and (since := self.since_event(measure, kind)):
            return since
        if self.time_age <= RECALL and flow and scope.takes_up:
            return self.time
        if self.time_age == 0 and (flow or family == "facility"):
            return self.time
        short = self.report and (self.report.end - self.report.start).days <= SHORT
        return self.report if short and flow else None

    def since_event(self, measure: str, kind: str) -> Period | None:
        """From the day of the disaster or the offensive to the report, for what happened in it."""
        if not self.event or not self.anchor.published or kind != "flow" or measure == AID:
            return None
        return between(self.event, self.anchor.published)

    def resolve(self, saying: Saying) -> tuple[str, ...]:
        """The sources of an attribution; a pronoun or "the group" is the last one named."""
        return self.source if saying.anaphor and self.source else saying.sources
