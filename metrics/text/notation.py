"""Numbers that are signs of the text: names with numbers, references, marks of notes and lists.

Each rule looks a few tokens to either side and gives the reason that a user sees, or None.
"""

from metrics.text.amount import Number
from metrics.text.tokens import Tokens

RANK, NAME, CLOCK = "a rank or a date", "a name with a number", "a time of day"
MARK, REFERENCE = "the mark of a list", "a date, a time or a reference"

JOINTS = frozenset("/:")
DASHES = frozenset("-–—")
NUMBER_SIGNS = frozenset("#№")
CLOSING = frozenset(".,;)]\"”’'")  # before a footnote's number, without a space
NAMED = 3000  # a label stands before a number below it ("Resolution 2254")
NUMBERED = 99  # the highest number that names a site ("Camp 11")
LIST_MARKS = 40  # the highest number that marks a list
NOTE = 3  # digits of a footnote's number
LISTED = 12  # tokens of a list of names with numbers ("Regions 1, 2 and 7")
HOURS = 24


def _rank(tokens: Tokens, number: Number) -> str | None:
    after = tokens.word(number.end)
    glued = number.digits and tokens.glued(number.end)
    return RANK if glued and after in tokens.lexicon.numbers.rank_endings else None


def _named(tokens: Tokens, number: Number) -> str | None:
    """ "Resolution 2254", "#16", "No. 5", "COVID-19", "F-16"."""
    rejects, start = tokens.lexicon.rejects, number.start
    before, first = tokens.word(start - 1), tokens.word(start - 2)
    if before in NUMBER_SIGNS or (before == "." and first in rejects.marks):
        return NAME
    labelled = before in rejects.labels and number.low < NAMED
    if _counts_people(tokens, number):
        return None
    span = start - 1 in tokens.marks.spans and first in tokens.lexicon.numbers.single
    if labelled and not span:  # "a week 12 people …"
        return NAME if number.digits or before not in rejects.unclear_labels else None
    if _numbered(tokens, number):
        return NAME
    if before in DASHES and tokens.glued(start - 1):
        if first in rejects.labels and number.digits:
            return NAME  # "COVID- 19"
        scaled = start > 2 and tokens.digits[start - 3] and tokens.glued(start - 2)  # "5k-20k"
        if tokens.glued(start) and first.isalpha() and not scaled:
            return None if start - 2 in tokens.marks.nouns else NAME
    return _in_list(tokens, number)


def _counts_people(tokens: Tokens, number: Number) -> bool:
    """ "over the past week 52 people", "media report 192 fatalities": no week 52, no report 192."""
    before, noun = number.start - 1, tokens.marks.nouns.get(number.end)
    if noun is None or noun.value.reason:
        return False
    spanned = before in tokens.marks.spans and tokens.word(before - 1).isalpha()
    return spanned or (bool(noun.value.measure) and before >= 0 and not tokens.capital(before))


def _numbered(tokens: Tokens, number: Number) -> bool:
    """ "Roads 3 and 5 were cut", "Camp 11": a site's name, not a count of sites."""
    site, end = tokens.marks.nouns.get(number.start - 1), number.end
    if site is None or not site.value.is_site or number.low > NUMBERED:
        return False
    if not (number.digits and tokens.capital(number.start - 1)):
        return False
    return tokens.word(end).isalpha() and end not in tokens.marks.nouns


def _in_list(tokens: Tokens, number: Number) -> str | None:
    """ "Regions 1, 2 and 7", "Camps 8W, 9 and 10": what follows a label and its first number."""
    rejects, joins = tokens.lexicon.rejects, tokens.lexicon.grammar.conjunctions
    if not number.digits or number.low >= NAMED or counts(tokens, number.end):
        return None
    for i in range(number.start - 1, max(-1, number.start - LISTED), -1):
        word = tokens.words[i]
        if word in rejects.labels:
            return NAME if tokens.digits[i + 1] and i < number.start - 1 else None
        letter = len(word) == 1 and tokens.capitals[i] and tokens.glued(i)
        if not (tokens.digits[i] or word in joins or word == "," or letter):
            return None
    return None


def counts(tokens: Tokens, i: int) -> bool:
    """Whether something stands at token i that the number before it may count."""
    word, marks = tokens.word(i), tokens.marks
    if i in marks.nouns or marks.cues_at(i) or i in marks.percent or i in marks.magnitudes:
        return True
    grammar = tokens.lexicon.grammar
    letter = len(word) == 1 and tokens.capital(i)
    return word.isalpha() and not letter and word not in grammar.phrase_ends | grammar.conjunctions


def _footnote(tokens: Tokens, number: Number) -> str | None:
    """ "schools.26 Over", "access,21 and": the mark of a note, glued to the end of a word."""
    start, end = number.start, number.end
    if not number.digits or end - start > 1 or len(tokens.words[start]) > NOTE:
        return None
    before = tokens.word(start - 1)
    if before not in CLOSING or not (tokens.glued(start) and tokens.glued(start - 1)):
        return None
    if tokens.glued(end) and tokens.word(end).isalpha():
        return None
    if before == "," and counts(tokens, end) and not _opens_clause(tokens, end):
        return None
    return None if tokens.digits[start - 2] else REFERENCE


def _bracketed(tokens: Tokens, number: Number) -> str | None:
    """ "[2]": the mark of a note."""
    note = number.digits and number.end - number.start == 1
    closed = tokens.word(number.start - 1) == "[" and tokens.word(number.end) == "]"
    return REFERENCE if note and closed else None


def _opens_clause(tokens: Tokens, i: int) -> bool:
    grammar = tokens.lexicon.grammar
    return tokens.word(i) in grammar.pronouns | grammar.determiners


def _glued(tokens: Tokens, number: Number) -> str | None:
    """A letter before the digits ("MI8"), a clock time."""
    start, end = number.start, number.end
    if not number.digits:
        return None
    grouped = "," in tokens.words[start]  # "C30,000" is a sum
    if tokens.glued(start) and tokens.word(start - 1).isalpha() and not grouped:
        return NAME
    if end in tokens.marks.clock and number.low <= HOURS:
        return CLOCK
    if tokens.word(end) == ":" and tokens.glued(end) and tokens.word(end + 1).isdecimal():
        return CLOCK
    return None


def _listed(tokens: Tokens, number: Number) -> str | None:
    """The mark of a list: "1.", "2)" or "(3)" at the start of a line, "; 4. Costs" within one."""
    start, end = number.start, number.end
    if not number.digits or end - start > 1:
        return None
    before, after = tokens.word(start - 1), tokens.word(end)
    if start == 0 and "." in tokens.words[0] and tokens.capital(1) and not tokens.glued(1):
        return MARK  # "2.3 Family separation"
    if number.low > LIST_MARKS:
        return None
    if start == 0 or (start == 1 and before == "("):
        return MARK if after in (".", ")") else None
    inner = before == ";" and after == "." and tokens.glued(end)
    return MARK if inner and end + 1 == len(tokens) else None


def _reference(tokens: Tokens, number: Number) -> str | None:
    """ "3/5", "2:1"."""
    start, end = number.start, number.end
    if tokens.word(end) in JOINTS and tokens.glued(end):
        digits = tokens.word(end + 1).isdigit() and tokens.glued(end + 1)
        return REFERENCE if digits else None
    if tokens.word(start - 1) in JOINTS and tokens.glued(start) and tokens.glued(start - 1):
        return REFERENCE if tokens.word(start - 2).isdigit() else None
    return None


RULES = (_rank, _named, _glued, _footnote, _bracketed, _listed, _reference)
