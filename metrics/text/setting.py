"""Where a text is at: what a sentence that names no place speaks of.

A text has a place of its own (`Setting.event`), told by its title and its lead, and stays there
unless it says otherwise. A heading moves all below it to another place, and a sentence that counts
or places something moves what follows it in its paragraph. In this order:

1. the paragraph: where its last figure was, else the place that it named. A sentence that counts
   one place after the other leaves none but the one that it began with ("In X, …"). A paragraph
   that opens with a label ("HONDURAS: …") stays there;
2. the heading above it, up to the next heading;
3. the event. A report (it has headings, or its title says "update") is about the place of its
   title. News is about the first place that its lead names within that of its title: the title
   says "north-west Nigeria", the lead the village; not where it has counted before it names one.
   Of a disaster that the title sets in a whole country the whole country is told. A lead that
   names no place speaks of its dateline;
4. the country that the text speaks of most.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from metrics.lexicon import Lexicon
from metrics.text import groups, places
from metrics.text.places import COUNTRY, ORIGIN, Mention
from metrics.text.sentences import BODY, HEADING, Sentence
from metrics.text.tokens import Tokens, tokenise
from metrics.text.world import World

FRESH = 4  # sentences for which a place stays in focus; then the text speaks of its event
LEAD = 700  # letters at the head of a text in which it tells where its event is
OPENS = 2  # tokens before the place that opens a heading
CLOSES = frozenset(["", "(", ":", "–", "—", "-", "|", ",", "."])  # behind it
TOWN = 4  # the level of a place that holds no other
NOWHERE = -1  # no paragraph
SECTIONS = 2  # headings that make a report of a text
HEAD = 120  # letters in which a text without a title tells what it is
_WORD = re.compile(r"\w+")

Groups = Sequence[list[Mention]]


class Title(NamedTuple):
    """What the title of a text tells: its places, and whether it announces a disaster or heads a
    report; ``wide``: a disaster that strikes a land, not one spot in it."""

    places: list[Mention]
    disaster: bool
    report: bool
    wide: bool = False


def title(words: str | None, text: str, lexicon: Lexicon, known: World) -> Title:
    """What a title tells; a text without one opens with it."""
    head = set(_WORD.findall((words or text[:HEAD]).lower()))
    disaster = not lexicon.times.disasters.keys().isdisjoint(head)
    report = not lexicon.places.reports.isdisjoint(head)
    wide = not lexicon.places.widespread.isdisjoint(head)
    tokens = tokenise(words or "", 0, len(words or ""), lexicon)
    if not tokens.words:
        return Title([], disaster, report, wide)
    found = groups.groups(tokens, places.find(tokens, known, frozenset()))
    found = [group for group in found if not _acts(tokens, group)]
    told = _headed(found)
    part = bool(told) and tokens.words[told[0].start] in lexicon.places.directions
    return Title(told, disaster, report, (wide and not part) or _all_over(tokens, told))


def _all_over(tokens: Tokens, told: Sequence[Mention]) -> bool:
    """ "Attacks across Mali": the whole of it is struck."""
    return bool(told) and tokens.word(told[0].start - 1) in tokens.lexicon.places.all_over


def _headed(found: Groups) -> list[Mention]:
    """What a title or a headline is about: "Cox's Bazar: Fire in Camp 11", the camp."""
    placed = [group for group in found if any(mention.locative for mention in group)]
    placed.sort(key=_depth, reverse=True)
    return _narrowest([*placed, *found])


def _depth(group: Sequence[Mention]) -> int:
    """How narrow a place is."""
    level = group[0].level
    return level if level is not None else TOWN if group[0].known else TOWN + 1


class Told(Protocol):
    """What a sentence tells of places: ``placed`` are those that its figures took, ``counted``
    says whether it has figures at all."""

    sentence: Sentence
    tokens: Tokens
    dateline: list[Mention]
    placed: list[list[Mention]]
    counted: bool

    @property
    def groups(self) -> list[list[Mention]]:
        """The places that stand together in it."""
        ...


class Setting:
    """Follows the reading from sentence to sentence."""

    def __init__(self, title: Title) -> None:
        self.title = title
        self.heading: list[Mention] = []
        self._headings = 0
        self._begun = False
        self._headline: list[Mention] = []
        self._wide = title.wide
        self._lead = _Lead()
        self._local: list[Mention] = []
        self._local_in = self._labelled_in = NOWHERE
        self._age = 0

    def local(self, sentence: Sentence) -> list[Mention]:
        """What the paragraph of a sentence or the heading above it is about."""
        if sentence.paragraph == self._local_in and self._age <= FRESH:
            return self._local
        return self.heading

    def event(self) -> list[Mention]:
        """What the text as a whole is about; nothing where that is its country."""
        headline, lead = self._headline, self._lead
        if self.title.report or self._headings >= SECTIONS:
            return self.title.places or [m for m in headline if m.level != COUNTRY]
        title = self._about()
        if len(title) > 1 or (self._wide and is_country(title) and not _is_part(title)):
            return title
        if not title and (lead.dateline or lead.wide):
            return [] if self._wide else lead.dateline
        if not title:
            return lead.place
        return lead.place if _within(lead.place, title) else title

    def follow(self, told: Told) -> None:
        """Take in a sentence."""
        sentence, groups = told.sentence, told.groups
        self._age += 1
        self._headings += sentence.role == HEADING
        self._begun = self._begun or sentence.role == BODY
        if not self._begun and not self._headline:
            self._headline = _headed(groups)
            self._wide = self._wide or _all_over(told.tokens, self._headline)
        standing = [group for group in groups if any(m.locative for m in group)]
        standing.sort(key=lambda group: group[0].role is not None)
        if sentence.role == BODY and sentence.start < LEAD:
            area = self._about() if self.title.disaster else []
            here = [group for group in standing if group[0].role != ORIGIN]
            if told.counted and not here and any(m.known for m in self._about()):
                self._lead.told = True
            self._lead.follow(here, told.dateline, area)
        if sentence.role == HEADING and not told.counted:
            self.heading = _narrowest([group for group in groups if _heads(group, told)])
        standing = [group for group in standing if group[0].role != ORIGIN]
        if sentence.role == BODY and groups and _labels(groups[0], told):
            self._local, self._local_in, self._labelled_in = groups[0], *[sentence.paragraph] * 2
        if standing or told.placed:
            self._age = 0
            self._focus(sentence, _narrowest(standing), told.placed)

    def _about(self) -> list[Mention]:
        """The places of its title, else of the headline in it."""
        return self.title.places or self._headline

    def _focus(self, sentence: Sentence, best: list[Mention], placed: Groups) -> None:
        """What the paragraph goes on about: where the last figure was, else what is named. One
        that counts one place after the other goes on about none of them."""
        if sentence.paragraph == self._labelled_in:
            return
        if len({tuple(mention.text for mention in group) for group in placed}) > 1:
            self._local, self._local_in = self._frame(placed, best), sentence.paragraph
        elif placed:
            self._local, self._local_in = placed[-1], sentence.paragraph
        elif not self._stays(sentence, best):
            self._local, self._local_in = best, sentence.paragraph

    @staticmethod
    def _frame(placed: Groups, best: list[Mention]) -> list[Mention]:
        """ "Donetsk oblast: 5 killed: 3 in Pokrovsk", "In Donetsk, two died in Pokrovsk and one in
        Lyman": what the line began with holds on."""
        first = placed[0]  # empty where a figure is of a country that nobody names
        if first and first[0].start == 0:
            return first
        headed = bool(best) and 0 < best[0].start <= OPENS
        return best if headed and best not in placed else []

    def _stays(self, sentence: Sentence, best: Sequence[Mention]) -> bool:
        """Whether a country named in passing leaves a place within it in focus."""
        if not is_country(best) or not self._local or sentence.role != BODY:
            return False
        return self._local[0].countries[:1] == best[0].countries[:1]


class _Lead:
    """What the lead names: its first narrow place, and whether a whole country came before it.

    ``dateline`` is that of a lead that names nothing else: there it is "here". ``told``: it has
    counted before it named any place: that was where the title says.
    """

    def __init__(self) -> None:
        self.place: list[Mention] = []
        self.dateline: list[Mention] = []
        self.wide = False
        self.told = False

    def follow(self, standing: Groups, dateline: list[Mention], area: list[Mention]) -> None:
        """Take in a sentence; ``area`` is where a disaster's title sets it."""
        best = _narrowest(standing)
        if self.told and not self.place:
            return
        if self.place or not best:
            self.dateline = self.dateline or ([] if self.place else dateline)
        elif is_country(best) and not _is_told(best, area):
            self.wide = True
        else:
            self.place = best


def _is_told(place: list[Mention], title: list[Mention]) -> bool:
    """Whether a lead repeats the part of a country that the title names: "western Afghanistan"."""
    same = [mention.text for mention in place] == [mention.text for mention in title]
    return same and _is_part(place)


def _is_part(group: list[Mention]) -> bool:
    """Whether a country's name is one of a part of it: "southern Brazil"."""
    return group[0].text[:1].islower()


def _within(place: list[Mention], title: list[Mention]) -> bool:
    """Whether the lead's place may be the very one within that of the title."""
    if not place:
        return False
    inner, outer = place[0], title[0]
    if inner.countries and outer.countries and inner.countries[0] != outer.countries[0]:
        return False
    if outer.level == TOWN:
        return False
    return inner.level is None or outer.level is None or inner.level > outer.level


def _narrowest(found: Groups) -> list[Mention]:
    """The first that is no country, else the first."""
    return next((group for group in found if not is_country(group)), found[0] if found else [])


def _heads(group: Sequence[Mention], told: Told) -> bool:
    """Whether a heading sets its section in a place: it stands as one or opens or ends the line,
    as in "GRENADA (NaDMA)", "Human damage (Ishikawa Prefecture)"."""
    if any(mention.locative for mention in group):
        return True
    return group[0].start <= OPENS and told.tokens.word(group[-1].end) in CLOSES


def _labels(group: Sequence[Mention], told: Told) -> bool:
    """ "HONDURAS: 94 deaths. In shelters: 89,217": a paragraph about the place that heads it."""
    return group[0].start == 0 and told.tokens.word(group[-1].end) == ":"


def _acts(tokens: Tokens, group: Sequence[Mention]) -> bool:
    """ "Moscow rejects reports": who says or denies is not where it happened."""
    end = group[-1].end
    speaks = end in tokens.marks.says or end in tokens.marks.status
    return speaks and not any(mention.locative for mention in group)


def is_country(group: Sequence[Mention]) -> bool:
    """Whether names are those of whole countries, and there are some."""
    return bool(group) and all(mention.level == COUNTRY for mention in group)
