"""Regular word forms, so that a lexicon lists base forms only.

Irregular forms stand in the lexicon files; what is listed there is never inflected again. A
language without rules here lists every form: its words are taken as they stand.
"""

from collections.abc import Callable
from typing import NamedTuple

VOWELS = frozenset("aeiou")


class VerbForms(NamedTuple):
    """The forms of a verb: base, third person, -ing, past, past participle."""

    base: str
    third: str
    ing: str
    past: str
    participle: str


class Inflection(NamedTuple):
    """The regular forms of one language's nouns and verbs."""

    plural: Callable[[str], str]
    verb: Callable[[str], VerbForms]


def of(language: str) -> Inflection:
    """The rules of a language; where there are none, words stay as they are."""
    return _LANGUAGES.get(language, _AS_LISTED)


def plural(noun: str) -> str:
    """The regular plural of an English noun or noun phrase (its last word)."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + "s"


def verb(base: str) -> VerbForms:
    """The regular forms of an English verb; the first word of a phrase is inflected."""
    head, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    past = _suffix(head, "ed")
    return VerbForms(
        base, plural(head) + tail, _suffix(head, "ing") + tail, past + tail, past + tail
    )


def _suffix(verb: str, ending: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + ending
    if ending == "ed" and verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    if _doubles(verb):
        return verb + verb[-1] + ending
    return verb + ending


def _doubles(verb: str) -> bool:
    """One-syllable consonant-vowel-consonant verbs double their last letter ("trap", "kidnap")."""
    return (
        len(verb) > 2
        and verb[-1] not in VOWELS | set("wxy")
        and verb[-2] in VOWELS
        and verb[-3] not in VOWELS
        and (sum(c in VOWELS for c in verb) == 1 or verb.endswith("nap"))
    )


def _same_noun(noun: str) -> str:
    return noun


def _same_verb(base: str) -> VerbForms:
    return VerbForms(base, base, base, base, base)


_AS_LISTED = Inflection(_same_noun, _same_verb)
_LANGUAGES = {"en": Inflection(plural, verb)}
