"""The files whose lists are looked up word by word: attribution, times, rejects, places.

What each list is for, with an example, stands before it in the TOML file.
"""

from functools import cached_property

from metrics.lexicon.forms import Phrases, Words, table

FIGHTING = "fighting"  # the kind of event that is no disaster


@table
class Attribution:
    """attribution.toml: who says so."""

    says: Phrases
    says_forms: Phrases
    claims: Words
    tells: Phrases
    according: Phrases
    citing: Phrases
    bodies: Words
    people: Words
    unnamed: Words
    titles: Words
    pronouns: Words
    not_sources: Words
    tallies: Words
    bare: Words
    name_words: Words
    seats: Words
    where: Words
    office_of: Words
    not_before: Words
    be: Words
    before_verb: Words
    both: Words
    by: Words
    named: Words
    splits: Words
    body_joins: Words
    trimmed: Words
    spoken: Words
    labels: Words
    national: Words

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Words for who speaks."""
        return self.people | self.bodies | self.unnamed

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Words that stand in the phrase of who speaks."""
        return self.speakers | self.titles

    @cached_property
    def offices(self) -> frozenset[str]:
        """Words before a person's name."""
        return self.people | self.titles | self.named


@table
class Times:
    """times.toml: calendar words."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    words: dict[str, int]
    last: Words
    this: Words
    next: Words
    whole: Words
    since: Words
    onward: Words
    until: Words
    as_of: Phrases
    ending: Words
    of_week: Words
    between: Words
    ranges: Words
    now: Words
    quarters: dict[str, int]
    pairs: Words
    fillers: Words
    start_verbs: Words
    starts: Phrases
    ends: Phrases
    beginnings: Words
    of_the: Words
    early: Words
    mid: Words
    late: Words
    overnight: Phrases
    night_on: Words
    day_fillers: Words
    span_fillers: Words
    ago: Words
    after: Words
    asides: Words
    old: Words
    wars: Words
    capital_days: Words
    unclear_months: Words
    before_month: Words
    before_year: Words
    long_wars: Words
    perfect: Words
    fights: Words
    tolls: Words
    so_far: Phrases
    sums: Words
    reports: Words
    anaphors: Words
    taken_up: Words
    reporting: Phrases
    superlatives: Words
    strikes: Words
    wrecks: Words
    affects: Words
    onsets: Phrases
    disasters: dict[str, str]
    single_spans: Words

    @cached_property
    def relative(self) -> frozenset[str]:
        """Words that may open a span counted from the report."""
        return self.last | self.this | self.next | self.beginnings | self.quarters.keys()

    @cached_property
    def parts(self) -> frozenset[str]:
        """Parts of a month."""
        return self.early | self.mid | self.late

    @cached_property
    def happenings(self) -> dict[str, str]:
        """Words for what goes on costing, and the kind of each."""
        return dict.fromkeys(self.fights, FIGHTING) | self.disasters

    @cached_property
    def outbreaks(self) -> frozenset[str]:
        """Verbs that carry the day on which a disaster or an offensive began."""
        return self.start_verbs | self.strikes | self.wrecks


@table
class Rejects:
    """rejects.toml: numbers that are no quantity of anything."""

    labels: Words
    unclear_labels: Words
    marks: Words
    currencies: frozenset[str]
    money_before: Words
    not_money: Words
    stops: Words
    percent: Phrases
    clock: Phrases
    years_behind: Words
    no_year_behind: Words
    age_spans: Words
    age_units: Words
    old: Words
    aged: Words
    between_ages: Words
    parents: Words
    funding: Words
    none_of: Words
    sole: Words
    age_of: Words
    age_limits: Words
    ages: frozenset[int]
    one_before: Words
    one_after: Words
    best: Words
    one_compounds: Words
    before_zero: Words
    only_of: Words
    whose_age: Words
    downed: Phrases
    per: Words
    not_per: Words
    denominators: Words
    generations: Words
    indices: frozenset[str]
    too_vague: Words
    not_few: Words
    changes: Phrases
    no_figure: Phrases
    not_agents: Words


@table
class Places:
    """places.toml: the words around the names of places."""

    kinds: Words
    loose_kinds: Words
    bound_kinds: Words
    plural_kinds: Words
    nationwide: Phrases
    storms: Words
    superlatives: Words
    sums: Words
    suburbs: Words
    directions: Words
    passed: Words
    placing: Words
    origin: Words
    destination: Words
    unknown_after: Words
    held: Words
    administered: Words
    of: Words
    definite: Words
    heads: Words
    listed: Words
    nested: Words
    within: Words
    joins: Words
    name_words: Words
    titles_before: Words
    not_places: Words
    reports: Words
    struck: Words
    numbered: Words
    alone: Words
    shared_kinds: Words
    widespread: Words
    corners: Words
    suffers: Words
    upon: Words
    assaults: Words
    landforms: Words
    contrasts: Words
    more: Words
    capital: Words
    capitals: Phrases
    waters: Words
    on_water: Words
    common_names: Words
    offices: Words
    speaking: Words
    beside: Words
    compass: Words
    close: Words
    distances: Words
    residents: Words
    splits: Words
    borders: Words
    units: Words
    throughout: Words
    hails: Words
    diseases: Words
    all_over: Words

    @cached_property
    def around(self) -> frozenset[str]:
        """Words between a name and its preposition."""
        return self.kinds | self.passed

    @cached_property
    def stepped(self) -> frozenset[str]:
        """Those passed over before a name that no gazetteer has."""
        return self.passed - self.held
