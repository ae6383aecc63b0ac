"""What a sentence inherits: the places, times and sources of the sentences before."""

from dataclasses import dataclass, field
from typing import NamedTuple

from metrics.lexicon import Lexicon
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

    def groups(self) -> list[list[Mention]]:
        """Its places, those that stand together as one group."""
        return places.groups(self.tokens, self.mentions)


@dataclass
class Context:
    """What the text has named so far; follows the reading from sentence to sentence."""

    world: World
    anchor: Anchor
    focus: list[Mention] = field(default_factory=list)
    heading: list[Mention] = field(default_factory=list)
    time: Period | None = None
    time_age: int = 99
    source: tuple[str, ...] = ()

    def follow(self, scope: Scope) -> None:
        """Take in a sentence."""
        groups = scope.groups()
        if groups:
            best = groups[0]
            for group in groups:
                if all(m.level == 0 for m in best) and not all(m.level == 0 for m in group):
                    best = group
                    break
            self.focus = best
            if scope.sentence.role != BODY:
                self.heading = best
        periods = [w.period for w in scope.whens if w.period]
        if periods and scope.sentence.role != HEADLINE:
            self.time, self.time_age = periods[0], 0
        else:
            self.time_age += 1
        for saying in scope.sayings:
            if saying.sources and not saying.anaphor:
                self.source = saying.sources

    def resolve(self, saying: Saying) -> tuple[str, ...]:
        """The sources of an attribution; a pronoun or "the group" is the last one named."""
        if saying.anaphor and self.source:
            return self.source
        return saying.sources


__all__ = ["Context", "Lexicon", "Scope"]
