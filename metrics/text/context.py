"""What a sentence inherits: the places, times and sources of the sentences before."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from metrics.lexicon import Lexicon, measures
from metrics.model import Period
from metrics.text import places
from metrics.text.attribution import Saying
from metrics.text.calendar import Anchor, When
from metrics.text.places import Mention, World
from metrics.text.sentences import BODY, HEADLINE, Sentence
from metrics.text.tokens import Tokens


class Scope(NamedTuple):
    """One sentence with its times, attributions and places."""

    sentence: Sentence
    tokens: Tokens
    whens: list[When]
    sayings: list[Saying]
    mentions: list[Mention]
    lexicon: Lexicon
    lasting: Period | None = None
    reporting: bool = False
    event: date | None = None

    def groups(self) -> list[list[Mention]]:
        """Its places, those that stand together as one group."""
        return places.groups(self.tokens, self.mentions)

    def takes_up(self) -> bool:
        """Whether it speaks on of an event named before: "the attack", "separate strikes"."""
        words, has = self.tokens.words, self.lexicon.has
        return any(
            has("anaphors", words[i])
            and any(w in ("the", "this", "these", "separate") for w in words[max(0, i - 3) : i])
            for i in range(1, len(words))
        )

    def spoken(self) -> set[int]:
        """The tokens of statements and of the words right behind them ("said on Tuesday"), and of
        a dateline."""
        out = set(range(places.dateline(self.tokens)))
        words, has = self.tokens.words, self.lexicon.has
        for saying in self.sayings:
            end = saying.end
            while end < len(words) and has("spoken", words[end]):
                end += 1
            out.update(range(saying.start, end + 1))
        return out


FRESH = 4  # sentences for which a place stays in focus; then the text speaks of its main place


RECALL = 6  # sentences for which "the attack" still means the one whose time was told


@dataclass
class Context:
    """What the text has named so far; follows the reading from sentence to sentence."""

    world: World
    anchor: Anchor
    report: Period | None = None
    focus: list[Mention] = field(default_factory=list)
    heading: list[Mention] = field(default_factory=list)
    main: list[Mention] = field(default_factory=list)
    focus_age: int = 0
    time: Period | None = None
    time_age: int = 99
    event: date | None = None
    paragraph: int = -1
    source: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    standing_in: int = -1
    standing_end: int = -9

    def follow(self, scope: Scope) -> None:
        """Take in a sentence."""
        groups = [g for g in scope.groups() if any(m.locative for m in g)]
        groups.sort(key=lambda g: g[0].role is not None)
        self.focus_age += 1
        if groups:
            self.focus_age = 0
            best = next((g for g in groups if not all(m.level == 0 for m in g)), groups[0])
            if not (
                all(m.level == 0 for m in best)
                and self.focus
                and scope.sentence.role == BODY
                and self.focus[0].countries[:1] == best[0].countries[:1]
            ):
                self.focus = best
            if not self.main or (
                all(m.level == 0 for m in self.main) and scope.sentence.start < 700
            ):
                self.main = best
            if scope.sentence.role != BODY:
                self.heading = best
        spoken = scope.spoken()
        periods = [w.period for w in scope.whens if w.period and w.start not in spoken]
        if periods and scope.sentence.role != HEADLINE:
            self.time, self.time_age = periods[0], 0
        else:
            self.time_age += 1
        self.event = self.event or scope.event
        self.paragraph = scope.sentence.paragraph
        for saying in scope.sayings:
            if saying.sources and not saying.anaphor:
                self.source = saying.sources
                self.standing = saying.sources if saying.opens else ()
                self.standing_in = scope.sentence.paragraph
                self.standing_end = scope.sentence.end

    def standing_for(self, scope: Scope) -> tuple[str, ...]:
        """The sources that head the paragraph of a sentence: "According to X, …"."""
        near = scope.sentence.start - self.standing_end <= 2
        return self.standing if near and self.standing_in == scope.sentence.paragraph else ()

    def focus_for(self, scope: Scope) -> list[Mention]:
        """The places that a sentence without any speaks of."""

        if self.focus_age <= FRESH or not self.main:
            return self.focus
        return self.main

    def time_for(self, scope: Scope, measure: str, kind: str) -> Period | None:
        """The time that a sentence without any inherits."""
        family = measures()[measure]["family"]
        if scope.lasting and measure in ("killed", "displaced", "injured"):
            return scope.lasting
        if scope.reporting and self.report:
            return self.report
        published = self.anchor.published
        if self.event and published and kind == "flow" and family in ("casualty", "displacement"):
            return Period(start=self.event, end=published) if self.event <= published else None
        if self.time_age <= RECALL and kind == "flow" and scope.takes_up():
            return self.time
        if self.time_age == 0 and (kind == "flow" or family == "facility"):
            return self.time
        short = self.report and (self.report.end - self.report.start).days <= 14
        return self.report if short and kind == "flow" else None

    def resolve(self, saying: Saying) -> tuple[str, ...]:
        """The sources of an attribution; a pronoun or "the group" is the last one named."""
        if saying.anaphor and self.source:
            return self.source
        return saying.sources
