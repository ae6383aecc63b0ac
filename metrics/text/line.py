"""The line: a document goes in, its figures come out. Each step is a station of its own."""

from metrics.lexicon import Lexicon, load, measures
from metrics.text import link as links
from metrics.text import nouns, numbers, quantities, rejects
from metrics.text.sentences import split
from metrics.text.tokens import tokenise


def draft(text, title, lexicon):
    """temporary"""
    out = []
    urls = rejects.urls(text)
    for s in split(text, lexicon.abbreviations, title):
        tokens = tokenise(text, s.start, s.end)
        marks = lexicon.mark(tokens.words)
        found = numbers.find(tokens, marks, lexicon)
        keep = [n for n in found if not rejects.reason(tokens, marks, lexicon, n, set(), urls)]
        if not keep:
            continue
        qs = quantities.find(tokens, marks, lexicon, keep)
        ph = [nouns.after(tokens, marks, lexicon, q) for q in qs]
        sc = links.scene(tokens, marks, lexicon, qs, ph)
        for q, p, l in zip(qs, ph, links.link(sc)):
            out.append((s, tokens, q, p, l))
    return out
