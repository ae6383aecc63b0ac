"""The line: a document goes in, its figures come out. Each step is a station of its own."""

import re
from collections.abc import Iterator

from metrics.lexicon import Lexicon, languages, load
from metrics.model import Document, Miss, Reading
from metrics.places import Gazetteer
from metrics.places import default as default_gazetteer
from metrics.text import cells, drafts, language, references, rejects, tables, titles
from metrics.text.context import Context, Scope
from metrics.text.figures import Draughtsman
from metrics.text.periods import Anchor
from metrics.text.sentences import split
from metrics.text.setting import title
from metrics.text.tokens import tokenise
from metrics.text.world import World, world

RULES = "en-1"
HEAD = 400  # letters in which a report without a date names its year
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")


def read(document: Document, *, gazetteer: Gazetteer | None = None) -> Reading:
    """All that a document says: figures, reported zeros, and the numbers left out with reasons."""
    lang = document.lang or language.detect(document.text)
    if lang not in languages():
        return Reading(refused=_refusal(lang))
    lexicon, known = load(lang), gazetteer or default_gazetteer()
    named = world(document.text, document.title, lexicon, known)
    maker = Draughtsman(document, known, named)
    anchor = Anchor(document.published, _year_of(document))
    head = titles.read(document.title, document.text, lexicon, anchor)
    if head.period:
        anchor = anchor._replace(until=head.period.end)
    spoken_of = title(document.title, document.text, lexicon, named.of_title())
    context = Context(anchor, spoken_of, head)
    context.capital = references.capital(lexicon, spoken_of.places)
    misses = tuple(_sentences(document, lexicon, named, maker, context))
    figures, zeros = maker.finish(context)
    return Reading(figures=figures, zeros=zeros, misses=misses)


def _refusal(lang: str | None) -> str:
    known = ", ".join(languages())
    if lang is None:
        return f"the language cannot be told; there are lexicons for: {known}"
    return f"no lexicon for the language {lang!r}; there are: {known}"


def _sentences(
    document: Document, lexicon: Lexicon, named: World, maker: Draughtsman, context: Context
) -> Iterator[Miss]:
    """Each sentence in turn: its drafts go to the maker, what it passes on to the context."""
    text = document.text
    addresses = rejects.addresses(text)
    found_tables = tables.find(text, lexicon)
    inside = rejects.Spans([t.start for t in found_tables], [t.end for t in found_tables])
    for sentence in split(text, lexicon, document.title):
        if inside.hold(sentence.start):
            continue
        tokens = tokenise(text, sentence.start, sentence.end, lexicon)
        if not tokens.words:
            continue
        kinds = context.timeline.title.kinds
        scope = Scope(sentence, tokens, named, context.anchor, kinds, context.capital, context.unit)
        found = drafts.read(tokens, scope.dates, addresses, scope.speaking)
        nil = drafts.zeros(tokens)
        yield from drafts.besides(maker.add(found, scope, context), nil)
        maker.add_zeros(nil, scope, context)
        context.follow(scope)
    for table in found_tables:
        for cell in table.cells:
            yield from cells.read(cell, text, named, maker, context, lexicon)


def _year_of(document: Document) -> int | None:
    """The year that a report without a date speaks of: the one in its title or its head."""
    if document.published:
        return document.published.year
    found = _YEAR.search(document.title or "") or _YEAR.search(document.text[:HEAD])
    return int(found.group()) if found else None
