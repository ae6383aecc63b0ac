"""Key figures on lines of their own: a number over its label, or a label over its number.

"23.4 million" and below it "people in need" are one statement, blank lines between them or not.
Which of the two stands first shows in what stands beside the numbers of a run: more of their
labels say what happened on the side where the labels are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from metrics.lexicon import Lexicon
from metrics.text.tokens import tokenise

LONGEST = 90  # letters of a label
LEAST = 2  # numbers alone on their line that make a run of key figures
APART = 4  # lines between two numbers of a run at most

Span = tuple[int, int]
Test = Callable[[str], bool]


def tells(label: str, lexicon: Lexicon) -> bool:
    """Whether a label says what happened, or who or what is counted for it."""
    marks = tokenise(label, 0, len(label), lexicon).marks
    return bool(marks.cues) or any(mark.value.measure for mark in marks.nouns.values())


def pairs(text: str, lines: Sequence[Span], alone: Test, told: Test) -> Mapping[int, int]:
    """For each line that is a number alone in a run of such, the line of its label."""
    out: dict[int, int] = {}
    for run in _runs([i for i, (start, end) in enumerate(lines) if alone(text[start:end])]):
        votes = dict.fromkeys((1, -1), 0)
        for step in votes:
            beside = (_label(text, lines, i + step, alone) for i in run)
            votes[step] = sum(told(label) for label in beside if label)
        step = max(votes, key=lambda step: votes[step])
        if votes[step] >= LEAST:
            out.update({i: i + step for i in run if _label(text, lines, i + step, alone)})
    return out


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Numbers that stand alone, near enough to each other to be one block of key figures."""
    run: list[int] = []
    for i in numbers:
        if run and i - run[-1] > APART:
            if len(run) >= LEAST:
                yield run
            run = []
        run.append(i)
    if len(run) >= LEAST:
        yield run


def _label(text: str, lines: Sequence[Span], i: int, alone: Test) -> str:
    """The words of a line that may be the label of the number beside it; else nothing."""
    if not 0 <= i < len(lines) or lines[i][1] - lines[i][0] > LONGEST:
        return ""
    words = text[slice(*lines[i])].strip()
    return "" if not words or words[-1] in ".!?;" or alone(words) else words
