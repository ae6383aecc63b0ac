"""What holds for every text."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metrics import quantities, read
from metrics.lexicon import measures
from metrics.model import Document

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = [
    "-",
    "-",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
WORDS = [
    "at least",
    "more than",
    "up to",
    "between",
    "and",
    "to",
    "or",
    "50",
    "3,000",
    "2.5 million",
    "half",
    "of them",
    "dozens",
    "of",
    "several",
    "people",
    "civilians",
    "children",
    "houses",
    "a hospital",
    "were",
    "killed",
    "injured",
    "displaced",
    "in",
    "Homs",
    "Idlib province",
    "Syria",
    "on Monday",
    "since March",
    "police",
    "said",
    "according to",
    "the UN",
    ",",
    ".",
    ";",
    "(",
    ")",
    ":",
    "-",
    "including",
    "no",
    "not",
    "may",
    "if",
    "denied",
    "that",
    "percent",
    "%",
    "families",
    "\n",
    "\n\n",
    "• ",
    "death toll",
    "rose to",
    "5 May",
    "2017",
    "3-5",
    "another",
    "one",
    "'s",
    "“",
    "”",
    "the",
    "strikes",
    "fired",
    "rockets",
    "destroyed",
]

TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
DAYS = st.none() | st.dates()


def words(n: int) -> str:
    """An English number in words: 206 is "two hundred and six"."""
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            if not rest:
                return f"{words(head)} {name}"
            joint = " and " if rest < 100 else " "
            return f"{words(head)} {name}{joint}{words(rest)}"
    if n < 20:
        return ONES[n]
    tens, ones = divmod(n, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


def document(text: str, published: date | None = None) -> Document:
    return Document(id="any", text=text, lang="en", published=published)


@given(st.integers(min_value=1, max_value=10_000_000))
@example(10_000_000)
@settings(max_examples=150, deadline=None)
def test_a_number_in_words_is_the_number(n):
    (found,) = quantities(f"There were {words(n)} people.")
    assert (found.quote, found.best) == (words(n), n)


@given(st.integers(min_value=0, max_value=10_000_000))
@settings(max_examples=100, deadline=None)
def test_a_number_in_grouped_digits_is_the_number(n):
    (found,) = quantities(f"There were {n:,} people.")
    assert found.best == n


@given(TEXTS, DAYS)
@example("mid 1 May", date.min)
@example("yesterday 5 people were killed", date.min)
@example("next Friday 5 people were killed overnight", date.max)
@settings(max_examples=150, deadline=None)
def test_what_is_read_is_in_order_and_whole(text, published):
    found = read(document(text, published))
    for figure in (*found.figures, *found.zeros):
        assert text[figure.start : figure.end] == figure.quote
        assert figure.measure in measures()
        assert len(figure.places) == len(figure.regions)
        for stated in (figure, figure.interval):
            known = [v for v in (stated.low, stated.best, stated.high) if v is not None]
            assert known == sorted(known)
            assert all(0 <= value < 1e12 for value in known)
    for miss in found.misses:
        assert text[miss.start : miss.end] == miss.quote
    starts = [figure.start for figure in found.figures]
    assert starts == sorted(starts)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_links_name_other_figures_of_the_text(text):
    figures = read(document(text)).figures
    for n, figure in enumerate(figures):
        for other in (figure.part_of, figure.same_as):
            assert other is None or (0 <= other < len(figures) and other != n)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_is_read_the_same_twice(text):
    assert read(document(text)) == read(document(text))


@given(st.text(max_size=300))
@example("5 \u00ad people")
@settings(max_examples=300, deadline=None)
def test_no_text_is_an_error(text):
    read(Document(id="any", text=text))
    read(document(text))
    quantities(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "5", "(", "’", "\ufeff", "killed", "5 \u00ad", "5 \u00ad killed"]
)
def test_the_smallest_texts(text):
    assert all(text[f.start : f.end] == f.quote for f in read(document(text)).figures)
