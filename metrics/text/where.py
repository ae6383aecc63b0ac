"""Where a figure is: the places of its sentence, the whole country, or what stands before it."""

from typing import NamedTuple, Protocol

from metrics.text import near
from metrics.text.context import Context, Scope
from metrics.text.drafts import Draft
from metrics.text.places import COUNTRY, DESTINATION, ORIGIN, Mention
from metrics.text.scene import Scene


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
    """Where a figure is; a part is where its whole is, unless a place stands nearer."""
    groups = scope.groups
    scope.counted = True
    found = near.place(at, draft, groups, scope.owned)
    if found is not None and found.cost <= near.FAR and _stands(groups[found.group]):
        scope.placed.append(groups[found.group])
        return Where(groups[found.group], False)
    if whole is None and (framed := near.frame(draft, groups)):
        scope.placed.append(framed)
        return Where(framed, False)
    if whole is not None:
        return Where(whole.mentions, True, whole.open)
    if scope.lasting or at.tokens.marks.nationwide or _is_national(scope):
        return Where([], True)
    if before := context.setting.local(scope.sentence):
        return Where(before, True)
    return Where(groups[found.group] if found else [], True, open=True)


def _stands(group: list[Mention]) -> bool:
    """Whether names stand as a place; a country that acts does not ("Russia launched …")."""
    return any(mention.locative or mention.level != COUNTRY for mention in group)


def _is_national(scope: Scope) -> bool:
    """Whether a ministry counts: where it names no place it speaks of the country."""
    national = scope.tokens.lexicon.attribution.national
    return any(
        word in national
        for saying in scope.sayings
        for name in saying.sources
        for word in name.lower().split()
    )


def moved(scope: Scope) -> tuple[Mention | None, Mention | None]:
    """Where people came from and where they went, as the sentence says it."""
    found = {mention.role: mention for mention in reversed(scope.mentions)}
    return found.get(ORIGIN), found.get(DESTINATION)
