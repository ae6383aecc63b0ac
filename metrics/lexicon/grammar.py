"""grammar.toml: the small words and the endings that the rules tell apart.

What each list is for, with an example, stands before it in the TOML file.
"""

from functools import cached_property

from metrics.lexicon.forms import Phrases, Words, table


@table
class Endings:
    """grammar.toml [endings]: how forms of words end that are in no list."""

    ing: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    adverb: tuple[str, ...] = ()
    superlative: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    possessive: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    not_peoples: tuple[str, ...] = ()


@table
class Grammar:
    """grammar.toml: small words that the rules tell apart."""

    auxiliaries: Words
    adverbs: Words
    prepositions: Words
    conjunctions: Words
    relatives: Words
    determiners: Words
    pronouns: Words
    including: Phrases
    part: Phrases
    breaks: Words
    rises: Words
    zeros: Words
    not_zeros: Words
    zero_pronouns: Words
    of: Words
    definite: Words
    articles: Words
    noun_joins: Words
    copulas: Words
    present: Words
    undergoing: Words
    lasting_states: Words
    complements: Words
    hearsay: Words
    compared: Phrases
    tallied: Words
    moves: Words
    dwellers: Words
    having: Words
    recipients: Words
    aid: Words
    homeward: Words
    dwells: Words
    havens: Words
    holds: Words
    signed_up: Words
    within: Words
    negations: Words
    planned: Words
    wholly: Words
    arrives: Words
    pushes: Words
    goals: Words
    object_gap: Words
    predicate_gap: Words
    numbers_of: Words
    totals: Words
    not_objects: Words
    two_units: Words
    list_places: Words
    wholes: Words
    after_another: Words
    comparing: Words
    counts_of: Words
    abbreviations: frozenset[str] = frozenset()
    open_words: frozenset[str] = frozenset()
    endings: Endings = Endings()

    @cached_property
    def phrase_ends(self) -> frozenset[str]:
        """Words that end a noun phrase: prepositions, relatives and what opens a clause."""
        return self.prepositions | self.relatives | self.breaks

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that describe nothing."""
        return self.phrase_ends | self.auxiliaries | self.conjunctions | self.adverbs

    @cached_property
    def light(self) -> frozenset[str]:
        """Words that may stand between a noun and its predicate."""
        return self.auxiliaries | self.adverbs | self.predicate_gap

    @cached_property
    def before_object(self) -> frozenset[str]:
        """Words that may stand between a verb and its object."""
        return self.determiners | self.adverbs | self.object_gap

    @cached_property
    def rising(self) -> frozenset[str]:
        """Words that may stand between a toll and its number."""
        return self.rises | self.adverbs | self.determiners

    @cached_property
    def between_members(self) -> frozenset[str]:
        """Words that may stand between the members of a list."""
        return self.conjunctions | self.determiners

    @cached_property
    def between_joined(self) -> frozenset[str]:
        """Words that may stand between two quantities that are joined."""
        return self.between_members | self.adverbs
