"""Texts made to break a reading are read in a time that grows with their length, no faster.

Steps are counted, not seconds: the lines of Python that a reading runs must not grow faster than
the text does.
"""

import sys
from collections.abc import Callable
from time import process_time

import pytest

from metrics.model import Document
from metrics.text import quantities, read

KB = 1000
SHAPES: dict[str, Callable[[int], str]] = {
    "news": lambda n: "A raid on Homs killed 12 people on Monday, police said. " * (n // 56),
    "one line": lambda n: "the raid killed 12 people and " * (n // 30),
    "digits": lambda n: "7" * n,
    "groups of digits": lambda n: "123 " * (n // 4),
    "commas": lambda n: "," * n,
    "commas and digits": lambda n: "1," * (n // 2),
    "points": lambda n: "." * n,
    "spaces": lambda n: " " * n,
    "lines of spaces": lambda n: (" " * 50 + "\n") * (n // 51),
    "empty lines": lambda n: "\n" * n,
    "lower-case lines": lambda n: "and then some more of it\n" * (n // 25),
    "of of of": lambda n: "of " * (n // 3),
    "the the the": lambda n: "in the " * (n // 7),
    "open brackets": lambda n: "(" * n,
    "nested brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "brackets of numbers": lambda n: "(3 people " * (n // 10),
    "right-to-left marks": lambda n: "\u200f" * n,
    "soft hyphens": lambda n: "a\u00ad" * (n // 2),
    "apostrophes": lambda n: "a'" * (n // 2),
    "hyphens": lambda n: "1-" * (n // 2),
    "numbers": lambda n: "5 " * (n // 2),
    "number words": lambda n: "twenty hundred and " * (n // 19),
    "ranges": lambda n: "between 3 and " * (n // 14),
    "cues": lambda n: "killed " * (n // 7),
    "doubts": lambda n: "may 5 people die " * (n // 17),
    "capitals": lambda n: "Homs Idlib " * (n // 11),
    "dates": lambda n: "since 5 May and " * (n // 16),
    "speakers": lambda n: "the chief of the group said " * (n // 28),
    "headings": lambda n: "Killed: 5\n\n" * (n // 11),
    "references": lambda n: "Five died (OCHA 03/02/2021). " * (n // 29),
    "addresses": lambda n: "a.b." * (n // 4) + "@",
    "one letter": lambda n: "a" * n,
    "no language": lambda n: "\x00\ufffd" * (n // 2),
}


ENDLESS = "7" * 2900  # as many digits as a sentence holds


def lines_run(work: Callable[[], object]) -> int:
    """The lines of the reading's own modules that run."""
    count = 0

    def line(_frame: object, event: str, _arg: object) -> object:
        nonlocal count
        count += event == "line"
        return line

    def call(frame, _event, _arg):
        return line if "/metrics/text/" in frame.f_code.co_filename else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def document(text: str) -> Document:
    return Document(id="long", text=text, lang="en")


@pytest.mark.parametrize("shape", SHAPES)
def test_steps_grow_no_faster_than_the_text(shape):
    make = SHAPES[shape]
    # both are longer than the longest sentence
    short = lines_run(lambda: read(document(make(6 * KB))))
    long = lines_run(lambda: read(document(make(18 * KB))))
    assert long <= 4 * short + 2000, (short, long)


@pytest.mark.parametrize("shape", SHAPES)
def test_hostile_text_is_read_to_its_end(shape):
    text = SHAPES[shape](25 * KB)
    for figure in read(document(text)).figures:
        assert text[figure.start : figure.end] == figure.quote
    quantities(text[: 6 * KB])


def test_a_long_line_loses_no_number():
    text = "; ".join(f"{n} people were killed in ward {n}" for n in range(1001, 1501))
    found = {figure.best for figure in read(document(text)).figures}
    assert len(found) >= 490


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u2028"])
def test_blanks_at_an_end_cost_nothing(blank):
    text = "Five people were killed" + blank * (10 * KB)
    begin = process_time()
    (figure,) = read(Document(id="blank", text=text, title=blank * (10 * KB), lang="en")).figures
    assert figure.best == 5
    assert process_time() - begin < 2  # ten seconds where each blank is tried anew


@pytest.mark.parametrize("words", ["{} 1/2", "{}/4", "{}%", "{}.5", "{} million", "{}-{}", "1/{}"])
def test_a_number_without_an_end_is_no_figure(words):
    text = words.format(ENDLESS, ENDLESS) + " people were killed."
    assert all(figure.best < 10**12 for figure in read(document(text)).figures if figure.best)
    assert all(one.high < 10**18 for one in quantities(text) if one.high)
