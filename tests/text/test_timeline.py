"""When the figures of a text happened: what its sentences, its lead, its title tell."""

from datetime import date

from metrics.model import Figure


def when(figure: Figure) -> str:
    """A figure's time as "first..last", one day alone, or nothing."""
    time = figure.time
    if time is None:
        return ""
    return f"{time.start}" if time.start == time.end else f"{time.start}..{time.end}"


def test_each_figure_has_its_time(case, reading):
    words, expected = case
    title, _, text = words.rpartition(" || ")
    assert [when(figure) for figure in reading(text, title=title or None).figures] == expected


def test_what_the_text_tells_elsewhere_says_so(reading):
    text = (
        "A truck bomb killed 20 people on Tuesday.\n\nA doctor said 14 bodies had been brought in."
    )
    own, story = reading(text).figures
    assert "time from the text before" not in own.rules
    assert "time from the text before" in story.rules


def test_a_running_count_of_a_text_without_a_date_ends_with_its_period(reading):
    text = "Some 900 people have fled since 1 January 2017."
    (dated,) = reading(text, published=None, title="Weekly report, 1-7 May 2017").figures
    assert dated.time is not None
    assert dated.time.end == date(2017, 5, 7)
    (undated,) = reading(text, published=None).figures
    assert undated.time is None
