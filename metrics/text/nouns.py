"""What a number counts: the noun phrase behind it and its head.

"three Krinding IDP camps" counts camps, "10 Indian and Pakistani soldiers" soldiers, "four
militant positions" positions (no figure), "nearly half of them" nothing of its own.
"""

from typing import NamedTuple

from metrics.lexicon import Mark, Noun
from metrics.text.amount import EXACT
from metrics.text.bounds import COUNT, Quantity
from metrics.text.tokens import Tokens

WINDOW = 8  # tokens behind a number in which its noun may stand
NAME = 4  # letters that the name of a people has at least
HYPHENS = frozenset("-–'\"“”‘’")
PEOPLE = Noun("person", "all", None, None, weak=True, number="many")
ACTS = ("either", "subject", "after", "passive")


class Phrase(NamedTuple):
    """The noun phrase of a quantity: tokens start..end, its head if the lexicon knows it.

    ``group`` is told by a word before the head; ``unknown`` is the head noun where it is none of
    ours; ``part`` is true for "of whom", "of them"; ``second`` is the noun joined to the head.
    """

    start: int
    end: int
    noun: Noun | None
    head: int
    group: str | None = None
    unknown: str | None = None
    part: bool = False
    second: Noun | None = None


def after(tokens: Tokens, quantity: Quantity) -> Phrase:
    """The noun phrase that follows a quantity."""
    start = _over_digits(tokens, quantity.last)
    if part := tokens.marks.part.get(start):
        own = _behind_part(tokens, part.end)
        if own is None:
            return Phrase(start, part.end, None, -1, part=True)
        return Phrase(start, own.end, own.value, own.start, part=True)
    first = _over_of(tokens, quantity, start)
    if first is None:
        return Phrase(start, start, None, -1)
    scan = _Scan(tokens, quantity, first)
    scan.walk()
    noun, end = scan.noun, _over_acronym(tokens, scan.end)
    if noun is not None and noun.number == "one" and scan.unknown and quantity.value != 1:
        noun = None
    second = _second(tokens, noun, end)
    unknown = scan.unknown if noun is None else None
    return Phrase(start, end, noun, scan.head, scan.group, unknown, second=second)


def _over_digits(tokens: Tokens, i: int) -> int:
    """Past the digits that repeat a word: "three (3) cases"."""
    if tokens.word(i) == "(" and tokens.word(i + 2) == ")":
        return i + 3 if tokens.digits[i + 1] else i
    return i


def _behind_part(tokens: Tokens, i: int) -> Mark[Noun] | None:
    """ "half of them children": the part names its own group."""
    mark = tokens.marks.nouns.get(i)
    return mark if mark and not mark.value.reason and mark.value.number != "one" else None


def _over_of(tokens: Tokens, quantity: Quantity, i: int) -> int | None:
    """Past the "of" of "dozens of people"; an exact count has none ("49 of unknown gender")."""
    grammar = tokens.lexicon.grammar
    if tokens.word(i) in grammar.determiners and tokens.word(i + 1) in grammar.of:
        i += 1  # "two more of the injured"
    if tokens.word(i) not in grammar.of:
        return i
    i += 1
    free = quantity.kind != COUNT or quantity.form != "exact"
    start = i
    while tokens.word(i) in grammar.determiners or tokens.word(i) in grammar.of:
        i += 1
    return i if free or i > start else None


def _over_acronym(tokens: Tokens, i: int) -> int:
    """ "internally displaced persons (IDPs)": the bracket belongs to the phrase."""
    if tokens.word(i) == "(" and tokens.word(i + 2) == ")":
        word = tokens.raw(i + 1, i + 2)
        if word[:2].isupper() and not tokens.digits[i + 1]:
            return i + 3
    return i


class _Scan:
    """A walk over adjectives to the last noun of the phrase; its fields are what it has found."""

    def __init__(self, tokens: Tokens, quantity: Quantity, start: int) -> None:
        self.tokens = tokens
        self.quantity = quantity
        self.start = self.end = self.last = start
        self.stop = min(len(tokens), start + WINDOW)
        self.noun: Noun | None = None
        self.head = -1
        self.group: str | None = None
        self.unknown: str | None = None

    def walk(self) -> None:
        """Go on to the last noun of the phrase."""
        i = self.start
        while i < self.stop:
            following = self._step(i)
            if following is None:
                break
            i = following
        self.last = i
        if self.noun is None and self.unknown:
            self._settle()

    def _step(self, i: int) -> int | None:
        """The next token to look at, or None where the phrase ends."""
        if self.noun is None and (skip := _over_acronym(self.tokens, i)) > i:
            return skip
        mark = self.tokens.marks.nouns.get(i)
        if mark and not self._is_verb(mark):
            return self._take(mark)
        if self.noun is None and (found := self.tokens.marks.adjectives.get(i)):
            self.group = found.value
        if self._stops(i) or self._acts(i):
            return None
        return self._pass(i)

    def _take(self, mark: Mark[Noun]) -> int | None:
        noun = self.noun
        if noun and noun.number != "one" and not noun.reason and mark.value.reason:
            return None
        if noun and noun.number == "many" and mark.value.is_site and not noun.is_site:
            return None  # "2,300 families home"
        self.noun, self.head, self.unknown, self.end = mark.value, mark.start, None, mark.end
        self.stop = max(self.stop, min(len(self.tokens), mark.end + 3))
        return mark.end

    def _pass(self, i: int) -> int | None:
        """A word that is no noun of ours: an adverb, a describing word, or the head itself."""
        word = self.tokens.words[i]
        grammar = self.tokens.lexicon.grammar
        if word in HYPHENS or word in grammar.adverbs or word in grammar.totals:
            return i + 1
        if self.noun is not None and self.noun.number != "one":
            return None
        if word in self.tokens.lexicon.grammar.noun_joins:
            return i + 1
        self.unknown = word
        if self.noun is None and (self._is_people(i) or self._is_agent(word)):
            self.noun, self.head, self.unknown, self.end = PEOPLE, i, None, i + 1
        return i + 1

    def _settle(self) -> None:
        """An unknown head ends the phrase; a participle is none ("191,000 displaced")."""
        endings = self.tokens.lexicon.grammar.endings
        if (self.unknown or "").endswith(endings.ing + endings.past):
            self.unknown, self.end = None, self.start
        else:
            self.end = self.last

    def _is_people(self, i: int) -> bool:
        """A capitalised plural names a people: "seven Indians", "12 Muslims"."""
        tokens, quantity = self.tokens, self.quantity
        word, endings = tokens.words[i], tokens.lexicon.grammar.endings
        return (
            tokens.capitals[i]
            and len(word) >= NAME
            and word.endswith(endings.peoples)
            and (i == quantity.last or not tokens.capitals[quantity.start])
            and not word.endswith(endings.not_peoples)
        )

    def _is_agent(self, word: str) -> bool:
        """A plural that names people by what they do: "four surveyors", "ten rice growers"."""
        endings = self.tokens.lexicon.grammar.endings
        return word.endswith(endings.agents) and word not in self.tokens.lexicon.rejects.not_agents

    def _acts(self, i: int) -> bool:
        """A cue right behind a number or its noun is the verb ("28 died"), unless a noun follows
        it ("30 wounded people")."""
        marks = self.tokens.marks
        if self.tokens.word(i - 1) in HYPHENS and self.tokens.glued(i):
            return False  # "23,000 crisis-affected children"
        for cue in marks.cues_at(i):
            if any(c.role in ACTS for c in cue.value):
                if self.noun is not None and self.noun.number != "one":
                    return True
                ahead = marks.nouns.get(cue.end)
                return ahead is None or ahead.value.number == "one"
        return False

    def _is_verb(self, mark: Mark[Noun]) -> bool:
        """A word that is noun and cue ("killed", "missing") is the verb behind a number or a noun.

        "191,000 need help": so is one of another kind that stands where the noun would.
        """
        value, i, noun = mark.value, mark.start, self.noun
        if i == self.start and value.reason and value.number == "one":
            return any(c.value[0].role == "subject" for c in self.tokens.marks.cues_at(i))
        if noun is not None and noun.reason is None and noun.number != "one":
            doing = value.measure and value.number == "both" and mark.end == i + 1
            return bool(doing) or self.tokens.words[i] in self.tokens.lexicon.grammar.auxiliaries
        return False

    def _stops(self, i: int) -> bool:
        """Whether a token ends the phrase."""
        tokens, word = self.tokens, self.tokens.words[i]
        if tokens.digits[i] or i in tokens.marks.cardinals:
            return True
        if word in HYPHENS:
            return self.noun is not None and not tokens.glued(i)
        if not word[0].isalpha():
            return True
        if word in tokens.lexicon.grammar.noun_joins:
            return self.noun is not None or self.unknown is None
        return self._closes(i, word)

    def _closes(self, i: int, word: str) -> bool:
        """Whether a small word ends the phrase."""
        lexicon = self.tokens.lexicon
        grammar = lexicon.grammar
        if word in lexicon.numbers.single or word in grammar.auxiliaries:
            return True
        if self.noun is None and word in grammar.determiners:
            counted = self.quantity.kind == COUNT and self.quantity.form == EXACT
            return counted and i == self.start and word in grammar.definite  # "80 the day before"
        if word in grammar.phrase_ends or word in lexicon.rejects.stops:
            return True
        if word in grammar.numbers_of:
            return True  # "brings to 274,000 the total number of people displaced"
        spoken = word in grammar.pronouns or i in self.tokens.marks.says
        return spoken and (self.noun is not None or self.unknown is not None)


def _second(tokens: Tokens, noun: Noun | None, i: int) -> Noun | None:
    """The noun joined to the head: "homes and shops", "soldiers and civilians"."""
    if noun is None or tokens.word(i) not in tokens.lexicon.grammar.conjunctions:
        return None
    if tokens.word(i + 1) in tokens.lexicon.numbers.single:
        return None  # "two journalists and an elderly woman"
    for j in (i + 1, i + 2):
        mark = tokens.marks.nouns.get(j)
        if mark and not mark.value.reason and mark.value.unit == noun.unit:
            return mark.value if mark.value.number != "one" else None
        if not tokens.word(j).isalpha() or j in tokens.marks.cardinals or j in tokens.marks.vague:
            break
    return None
