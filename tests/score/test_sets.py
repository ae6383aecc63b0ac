"""Sets that others labelled, on hand-written lines of the same shapes."""

import pytest

from metrics import score


def unread(_):
    raise AssertionError("only quantities are compared")


def values(records, read=unread):
    return {row.measure: (row.labels, round(row.value, 3)) for row in score.rows(records, read)}


def span(text, quote):
    start = text.index(quote)
    return {"quote": quote, "start": start, "end": start + len(quote)}


def spanned(text, *labels):
    """A line labelled with (number, modifier, unit), each a quote or None."""
    quantities = [
        span(text, number)
        | {"modifier": hedge and span(text, hedge), "unit": unit and span(text, unit)}
        for number, hedge, unit in labels
    ]
    return {"text": text, "expect": {"quantities": quantities}}


def test_spans_of_numbers_modifiers_and_units():
    line = spanned(
        "At least 40 girls and 7 boys came.", ("40", "At least", "girls"), ("7", None, "boys")
    )
    assert values([line]) == {
        "number, exact span, F1": (2, 1.0),
        "modifier, exact span, F1": (1, 1.0),
        "unit, overlap, F1": (2, 1.0),
    }


def test_spans_that_differ_are_misses_and_false_finds():
    line = spanned("Around 40 girls came.", ("Around 40", None, "came"))
    assert values([line]) == {
        "number, exact span, F1": (1, 0.0),
        "modifier, exact span, F1": (0, 0.0),
        "unit, overlap, F1": (1, 0.0),
    }


NEWS = "Sales rose about 5% to more than $2 million."
NEWS_LABELS = [
    ([{"value": 5, "change": "~"}, {"value": 2_000_000, "change": ">"}], 1.0, 1.0),
    ([{"value": "5", "bound": "approx"}, {"value": 2e6, "bound": "exact"}], 1.0, 0.5),
    ([{"value": 5, "change": "~"}], 0.667, 0.667),
    ([{"value": "some", "change": "="}], 0.0, 0.0),
]


@pytest.mark.parametrize(("labels", "value", "bound"), NEWS_LABELS)
def test_news_are_compared_by_value_and_bound(labels, value, bound):
    found = values([{"text": NEWS, "expect": {"quantities": labels}}])
    assert [share for _, share in found.values()] == [value, bound]


def test_a_range_in_the_news_has_both_ends():
    line = {"text": "It takes 5 to 7 days.", "expect": {"quantities": [{"value": [5, 7]}]}}
    assert values([line])["value, F1"] == (1, 1.0)
    line["expect"]["quantities"] = [{"value": [5, 8]}]
    assert values([line])["value, F1"] == (1, 0.0)


def numbers(text, *found):
    labels = [span(text, quote) | {"value": value} for quote, value in found]
    return {"text": text, "lang": "en", "expect": {"numbers": labels}}


def test_counts_leave_out_fractions_codes_and_other_languages():
    lines = [
        numbers("We saw two dozen cows.", ("two dozen", 24)),
        numbers("We saw 3 cows and 4 hens.", ("3", 3)),
        numbers("It is version ABC-173.", ("173", 173)),
        numbers("half of it", ("half", 0.5)),
        numbers("nothing"),
        numbers("dos vacas", ("dos", 2)) | {"lang": "es"},
    ]
    assert values(lines) == {"counts, whole text right": (2, 0.5)}


def test_percentages_need_span_and_value():
    lines = [
        {"text": t, "expect": {"percents": [span(t, "20%") | {"value": v}]}}
        for t, v in (("It is 20%.", 20), ("It is 20%!", 30))
    ]
    assert values(lines) == {"percentages, span and value": (2, 0.5)}


def test_the_end_points_of_ranges():
    text = "More than 5 of 20 to 30 came."
    ends = [("More than 5", 5, None), ("20 to 30", 20, 31)]
    labels = [span(text, q) | {"low": low, "high": high} for q, low, high in ends]
    assert values([{"text": text, "expect": {"ranges": labels}}]) == {"end points": (3, 0.667)}


def test_phrases_that_are_one_number_and_vague_ones_that_hold_it():
    lines = [
        {"text": text, "expect": {"value": value}}
        for text, value in [("two dozen", 24), ("a few", 3), ("a few", 9), ("one, two", 2)]
    ]
    assert values(lines) == {"value": (4, 0.5)}


def test_dates_are_read_as_past_ones():
    text = "They came on 3 May and last week."
    labels = [
        span(text, "3 May")
        | {"accept": [{"start": f"{y}-05-03", "end": f"{y}-05-03"} for y in (2019, 2020)]},
        span(text, "last week")
        | {"accept": [{"start": "2020-03-02", "end": "2020-03-09", "end_exclusive": True}]},
        span(text, "They") | {"accept": [{"start": "2020-03-01", "end": None}]},
        span(text, "They") | {"accept": [{"start": "2021-03-01", "end": "2021-03-01"}]},
    ]
    line = {"text": text, "expect": {"reference": "2020-03-10", "dates": labels}}
    assert values([line]) == {
        "past dates, first day": (2, 1.0),
        "past dates, both days": (2, 1.0),
        "of those that reports write, both days": (2, 1.0),
    }


def figure(measure, unit, low, best, high):
    return {"measure": measure, "unit": unit, "low": low, "best": best, "high": high}


def test_one_labelled_figure_among_those_found():
    expect = {"value": 50, "measure_accept": ["displaced"], "unit_accept": ["person"]}
    lines = [{"id": i, "text": "x", "expect": expect} for i in "abcd"]
    lines.append({"id": "e", "text": "x", "expect": expect, "check": {"value_in_text": False}})
    found = {
        "a": [figure("displaced", "person", 50, 50, None)],
        "b": [figure("displaced", "household", 50, 50, 50)],
        "c": [figure("killed", "person", None, 50, None)],
        "d": [],
    }
    assert values(lines, lambda record: found[record["id"]]) == {
        "value among the figures": (4, 0.75),
        "with the measure": (4, 0.5),
        "with measure and unit": (4, 0.25),
    }


def test_the_killed_of_one_incident():
    line = {
        "text": "x",
        "expect": {"killed": {"low": 3, "high": 5}},
        "check": {"killed_low_in_text": True, "killed_high_in_text": True},
    }
    found = [figure("killed", "person", 3, 3, None), figure("injured", "person", 5, 5, 5)]
    assert values([line], lambda _: found) == {
        "killed, low number": (1, 1.0),
        "killed, high number": (1, 0.0),
    }


def test_counted_targets():
    derived = {"counted": True, "value_in_text": True}
    targets = [
        {"measures": ["killed"], "accept": [{"low": 3, "best": 3}], "derived": derived},
        {"measures": ["injured"], "accept": [{"best": 3}], "derived": derived},
        {"measures": ["killed"], "accept": [{"best": 9}], "derived": derived | {"counted": False}},
    ]
    found = [figure("killed", "person", 3, 3, 3)]
    lines = [{"text": "x", "expect": {"targets": targets}}]
    assert values(lines, lambda _: found) == {"measure and value, recall": (2, 0.5)}


def test_documents_labelled_like_ours():
    one = figure("killed", "person", 5, 5, 5) | {"bound": "exact", "start": 0, "end": 1}
    lines = [{"text": "5 died", "figures": [one]}]
    assert set(values(lines, lambda _: [one]).values()) == {(1, 1.0)}


@pytest.mark.parametrize("line", [{"text": "x", "expect": {"places": []}}, {"text": "x"}])
def test_lines_of_another_shape_measure_nothing(line):
    assert score.rows([line], unread) == []
    assert score.rows([], unread) == []


def test_other_systems_are_told_with_their_origin_the_best_first():
    found = score.claims("newsquant", "value, F1")
    assert [claim.system for claim in found] == ["CQE", "quantulum3", "GPT-3", "Recognizers-Text"]
    assert found[0].origin == "repository"
    assert score.claims("newsquant", "another measure") == ()


NAMES = {
    "id": "a",
    "lang": "en",
    "text": "Syria: ten died in Idlib. The Ghat Emergency Cell of Libya met.",
    "expect": {
        "toponyms": [
            {"start": 0, "end": 5, "label": "LOC"},
            {"start": 19, "end": 24, "label": "LOC"},
        ]
    },
}
PLACE = {
    "doc": "a",
    "place": "Idlib",
    "country": "SYR",
    "admin1": "SY07",
    "lang": "en",
    "text": "Syria: ten died in Idlib.",
}


def test_names_that_stand_for_places_are_scored_and_offices_left_out():
    found = {row.measure: (row.labels, row.value) for row in score.rows([NAMES], lambda _: ())}
    assert found["names of places, recall"] == (2, 1.0)
    assert found["names of places, precision"] == (3, pytest.approx(2 / 3))  # Libya is not labelled


@pytest.mark.parametrize(("code", "value"), [("SY07", 1.0), ("SY0702", 1.0), ("SY05", 0.0)])
def test_places_are_scored_in_their_document_and_as_figures_have_them(code, value):
    figures = [{"regions": [{"name": "Idlib", "country": "SYR", "pcode": code}]}]
    found = {row.measure: row.value for row in score.rows([PLACE], lambda _: figures)}
    assert found["place in its document, admin1"] == 1.0
    assert found["place of a figure, country"] == 1.0
    assert found["place of a figure, admin1"] == value
    assert found["place of a figure, wrong admin1 (lower is better)"] == 1 - value


DATES = "They left on 4 May and met last week, on Easter and after 2015, or on 5/12."
DATE_LABELS = {
    "4 May": ("2017-05-04", "2017-05-04", False),
    "last week": ("2017-05-01", "2017-05-09", True),  # one day too many
    "Easter": ("2017-04-16", "2017-04-16", False),  # no word of the calendar
    "after 2015": ("2016-01-01", None, True),  # without an end
    "5/12": ("2016-05-12", "2016-05-12", False),  # May or December
}


def test_dates_that_a_report_could_hold():
    dates = [
        span(DATES, quote) | {"accept": [{"start": start, "end": end, "end_exclusive": exclusive}]}
        for quote, (start, end, exclusive) in DATE_LABELS.items()
    ]
    line = {"text": DATES, "expect": {"reference": "2017-05-10", "dates": dates}}
    assert values([line])["of those that reports write, both days"] == (2, 0.5)
