"""Where a figure is: the places of its sentence, the whole country, or what stands before it."""

from typing import NamedTuple, Protocol

from metrics.text import reach
from metrics.text.context import Context, Scope
from metrics.text.drafts import Draft
from metrics.text.places import DESTINATION, ORIGIN, Mention
from metrics.text.scene import Scene
from metrics.text.timeline import LASTING

BESIDE = 2  # tokens between what is counted and "across the country"
YEAR = 4  # digits of a year
PEOPLE = ("in_need", "food_insecure", "affected", "population")  # told of a whole country


class Whole(Protocol):
    """What a part takes from its whole."""

    mentions: list[Mention]
    open: bool


class Where(NamedTuple):
    """The places of a figure; ``inherited`` where its own sentence does not name them.

    ``open``: neither its sentence nor its paragraph tells; it is where the text is at.
    """

    mentions: list[Mention]
    inherited: bool
    open: bool = False


def where(at: Scene, draft: Draft, scope: Scope, context: Context, whole: Whole | None) -> Where:
    """Where a figure is; a part is where its whole is, unless a place stands nearer.

    0. The whole country, if that is said of the figure itself.
    1. The nearest place of its sentence; a far one only if the sentence has set its scene there.
    2. Where its whole is.
    3. The whole country, if the sentence speaks of it.
    4. What its paragraph or its heading is about; else where the text is at, once all is read.
    """
    groups = scope.groups
    scope.counted = True
    if _is_told_of_all(at, draft):
        scope.placed.append(scope.country)
        return Where(scope.country, True)
    found = reach.place(at, draft, groups, scope.owned)
    if found is not None and _is_left(draft, groups[found.group]):
        return _own(scope, groups[found.group])
    if found is not None and found.cost <= reach.FAR and reach.stands(groups[found.group]):
        return _own(scope, groups[found.group])
    if whole is None and (framed := reach.scene(draft, groups, scope.owned)):
        return _own(scope, _went_on(scope, framed))
    if whole is not None:
        return Where(whole.mentions, True, whole.open)
    before = context.setting.local(scope.sentence)
    if _is_of_all(at, draft, scope) or (_is_national(scope) and not _is_abroad(before, scope)):
        scope.placed.append(scope.country)
        return Where(scope.country, True)
    if before:
        return Where(before, True)
    return Where(groups[found.group] if found else [], True, open=True)


def _is_told_of_all(at: Scene, draft: Draft) -> bool:
    """ "1,200 schools across the country": said of the figure, wherever the sentence began."""
    end = draft.phrase.end
    return any(i in at.tokens.marks.nationwide for i in range(end, end + BESIDE))


def _is_left(draft: Draft, group: list[Mention]) -> bool:
    """ "families fled Darfur": those who flee are counted where they left."""
    return draft.link.measure == "displaced" and group[0].role == ORIGIN


def _own(scope: Scope, group: list[Mention]) -> Where:
    """A place of the sentence; "the capital" is one that was named before."""
    scope.placed.append(group)
    return Where(group, any(mention.back for mention in group))


def _went_on(scope: Scope, framed: list[Mention]) -> list[Mention]:
    """ "In Ilocos, a raid on Vigan killed six … and hurt 33": the sentence has come to Vigan."""
    last = scope.placed[-1] if scope.placed else framed
    return last if len(last) == 1 and last[0].start > framed[-1].end else framed


def _is_abroad(before: list[Mention], scope: Scope) -> bool:
    """Whether the text has turned to another country, whose ministries now speak."""
    return bool(before) and before[0].countries[:1] not in ((), scope.world.countries[:1])


def _is_of_all(at: Scene, draft: Draft, scope: Scope) -> bool:
    """Whether a sentence counts for a whole country: "nationwide", "since 2017 the war has killed",
    "one in two Haitians is hungry"."""
    if scope.lasting or at.tokens.marks.nationwide:
        return True
    measure, last = draft.link.measure, draft.quantity.last
    if measure in PEOPLE and scope.people:
        return not scope.people.isdisjoint(range(last, max(draft.phrase.end, last) + 1))
    return measure in LASTING and not scope.groups and _is_war(at)


def _is_war(at: Scene) -> bool:
    """ "Since 2017 the conflict has killed 3,000": a war is counted from its year on."""
    tokens, times = at.tokens, at.tokens.lexicon.times
    if times.wars.isdisjoint(tokens.words):
        return False
    behind = (
        tokens.words[i + 1 : i + 3] for i, word in enumerate(tokens.words) if word in times.since
    )
    return any(len(word) == YEAR and word.isdecimal() for words in behind for word in words)


def _is_national(scope: Scope) -> bool:
    """Whether a ministry or a country's own body counts ("Ukraine's air force"): where it names no
    place it speaks of the country."""
    national, main = scope.tokens.lexicon.attribution.national, scope.world.main
    words = scope.tokens.words
    offices = national - scope.tokens.lexicon.attribution.titles
    return any(
        not national.isdisjoint(name.lower().split())
        or any(
            words[i] in offices and scope.tokens.capital(i + 1)
            for i in range(saying.start, saying.end)
            if scope.tokens.capital(i)
        )
        or (main is not None and name.startswith((f"{main}'s", f"{main}’s")))
        for saying in scope.sayings
        for name in saying.sources
    )


def moved(scope: Scope) -> tuple[Mention | None, Mention | None]:
    """Where people came from and where they went, as the sentence says it."""
    found = {mention.role: mention for mention in reversed(scope.mentions)}
    return found.get(ORIGIN), found.get(DESTINATION)
