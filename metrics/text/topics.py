"""The noun of a number that stands without one: told by its label, its list or its section.

"Number of displaced families … 349", "14,107 houses flooded, upwards of 8,500 destroyed", and under
the heading "Damaged houses" the line "Totally: 318".
"""

from metrics.lexicon import Noun, measures
from metrics.text import labels
from metrics.text.bounds import PERCENT
from metrics.text.drafts import Draft
from metrics.text.fit import LABELLED
from metrics.text.scene import Scene
from metrics.text.sentences import BODY, Sentence
from metrics.text.tokens import Tokens

CAPTION = 12  # tokens of a line that ends with a colon
SHORT = 4  # tokens of a heading in capitals that ends with a point


def headed(at: Scene, draft: Draft, topic: Noun | None) -> Draft:
    """The draft with the noun that its label, its list or its section gives it."""
    if draft.phrase.noun is not None or draft.phrase.part:
        return draft
    noun, start = None, draft.phrase.head
    if draft.link.rule in (LABELLED, labels.ANAPHOR):
        start, end = draft.link.cue
        noun = labels.heads(at, start, end)
    if noun is None and draft.phrase.unknown is None and draft.quantity.kind != PERCENT:
        noun = _site(at, draft) or topic if _of_sites(draft) else None
    if noun is None:
        return draft
    return draft._replace(phrase=draft.phrase._replace(noun=noun, head=start))


def topic(sentence: Sentence, tokens: Tokens, before: Noun | None) -> Noun | None:
    """The sites of which the lines under a heading speak, until the next one."""
    capitals = len(tokens) <= SHORT and tokens.text[sentence.start : sentence.end].isupper()
    caption = tokens.words[-1:] == [":"] and len(tokens) <= CAPTION
    if sentence.role == BODY and not (capitals or caption):
        return before
    found = (mark.value for mark in tokens.marks.nouns.values())
    return next((noun for noun in found if noun.is_site), None)


def _of_sites(draft: Draft) -> bool:
    known = measures().get(draft.link.measure)  # "the figure" has no measure of its own
    return known is not None and known.family == "facility"


def _site(at: Scene, draft: Draft) -> Noun | None:
    """What the number before in the sentence counts, where that is a kind of site."""
    before = (phrase.noun for phrase in reversed(at.phrases[: draft.k]))
    noun = next((noun for noun in before if noun), None)
    return noun if noun and noun.is_site and not noun.reason else None
