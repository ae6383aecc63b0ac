"""The line: a document goes in, its figures come out. Each step is a station of its own."""

import re
from metrics.lexicon import Lexicon, languages, load
from metrics.model import Document, Miss, Reading
from metrics.places import Gazetteer
from metrics.places import default as default_gazetteer
from metrics.text import attribution, calendar, drafts, language, places, rejects
from metrics.text.calendar import Anchor
from metrics.text.context import Context, Scope
from metrics.text.figures import Draughtsman
from metrics.text.sentences import Sentence, split
from metrics.text.tokens import tokenise, unglue

RULES = "en-1"


def read(document: Document, *, gazetteer: Gazetteer | None = None) -> Reading:
    """All that a document says: figures, reported zeros, and the numbers left out with reasons."""
    lang = document.lang or language.detect(document.text)
    if lang not in languages():
        return Reading(refused=_refusal(lang))
    lexicon = load(lang)
    text = document.text
    world = places.world(text, document.title, gazetteer or default_gazetteer())
    anchor = Anchor(document.published, _year_of(document))
    addresses = rejects.urls(text)
    context = Context(world, anchor, calendar.of_title(document.title, lexicon, anchor))
    maker = Draughtsman(document, gazetteer or default_gazetteer(), world)
    misses: list[Miss] = []
    for sentence in split(text, lexicon.abbreviations, document.title):
        misses.extend(_sentence(text, sentence, lexicon, anchor, addresses, context, maker))
    figures, zeros = maker.finish()
    return Reading(figures=figures, zeros=zeros, misses=tuple(misses))


def _refusal(lang: str | None) -> str:
    known = ", ".join(languages())
    if lang is None:
        return f"the language cannot be told; there are lexicons for: {known}"
    return f"no lexicon for the language {lang!r}; there are: {known}"


def _sentence(
    text: str,
    sentence: Sentence,
    lexicon: Lexicon,
    anchor: Anchor,
    addresses: list[tuple[int, int]],
    context: Context,
    maker: Draughtsman,
) -> list[Miss]:
    """One sentence: its drafts, and what it passes on to the next."""
    tokens = tokenise(text, sentence.start, sentence.end)
    if not len(tokens):
        return []
    if any(tokens.digits):
        tokens = unglue(tokens, lexicon.vocabulary)
    marks = lexicon.mark(tokens.words)
    whens = calendar.find(tokens, marks, lexicon, anchor)
    sayings = attribution.find(tokens, marks, lexicon)
    speakers = [(s.start, s.end) for s in sayings]
    mentions = places.find(tokens, marks, lexicon, context.world, speakers)
    scope = Scope(
        sentence,
        tokens,
        whens,
        sayings,
        mentions,
        lexicon,
        calendar.lasting(tokens, marks, anchor),
        bool(marks.of("reporting")),
        calendar.event(tokens, marks, lexicon, anchor, whens),
    )
    dates = {i for w in whens for i in range(w.start, w.end)}
    found = drafts.read(tokens, marks, lexicon, dates, addresses)
    maker.add(found, scope, context)
    if marks.of("negations") or any(lexicon.has("negations", w) for w in tokens.words):
        maker.add(drafts.zeros(tokens, marks, lexicon), scope, context, zero=True)
    context.follow(scope)
    return found.misses


_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")


def _year_of(document: Document) -> int | None:
    """The year that a report without a date speaks of: the one in its title or its head."""
    if document.published:
        return document.published.year
    for part in (document.title or "", document.text[:400]):
        found = _YEAR.search(part)
        if found:
            return int(found.group())
    return None
