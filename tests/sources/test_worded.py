"""Cells that word their number keep their hedge; cells that hold anything else are no number."""

from pathlib import Path

import pytest

import metrics
from metrics import places, sources
from metrics.lexicon import originators
from metrics.sources import Told
from metrics.sources.card import parse
from metrics.sources.worded import worded


def words(cell):
    return metrics.quantities(cell, "en")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("at least 5", ("at_least", 5, 5, None)),
        ("≥5", ("at_least", 5, 5, None)),
        (">10", ("more_than", 10, 10, None)),
        ("10+", ("more_than", 10, 10, None)),
        ("over 1,000", ("more_than", 1000, 1000, None)),
        ("<5", ("less_than", None, 5, 5)),
        ("up to 20", ("at_most", None, 20, 20)),
        ("about 300", ("approx", None, 300, None)),
        ("~300", ("approx", None, 300, None)),
        ("5-7", ("range", 5, None, 7)),
        ("5 or 6", ("range", 5, None, 6)),
        ("dozens", ("vague", 24, None, 99)),
        ("twelve", ("exact", 12, 12, 12)),
        ("2.5k", ("exact", 2500, 2500, 2500)),
        ("3 million", ("exact", 3_000_000, 3_000_000, 3_000_000)),
    ],
)
def test_a_number_in_words_keeps_its_hedge(cell, said):
    (one,) = worded([cell], words)
    assert (one.bound, one.low, one.best, one.high) == said


@pytest.mark.parametrize(
    "cell",
    [
        "3 families",  # counts something of its own
        "3,5",  # three and a half, or 35
        "1.234,5",
        "12 (est.)",
        "100s",
        "5 killed, 3 injured",
        "unknown",
        "see note 3",
        "=1+2",
        "at least 5" + " " * 60,
    ],
)
def test_a_cell_that_holds_anything_else_is_no_number(cell):
    assert worded([cell], words) == []


CARD = """
title = "Tolls"
publisher = "Field office"
licence = "CC0"
redistribute = "yes"
key = ["case"]
add = {add}
recognise = {{ columns = ["case", "best"] }}
period = {{ day = "day" }}
place = {{ is = "SYR" }}

[[claims]]
name = "killed"
measure = "killed"
best = "best"
"""


@pytest.fixture
def ends(tmp_path):
    """Bound, low, best and high of each key of a table."""

    def ends(cells: list[tuple[str, str]], *, add: bool = False):
        path = Path(tmp_path, "t.csv")
        rows = "".join(f'{case},2019-05-03,"{cell}"\n' for case, cell in cells)
        path.write_text(f"case,day,best\n{rows}", encoding="utf-8")
        card = parse(CARD.format(add=str(add).lower()), "tolls.toml")
        ((table, known),) = sources.found(path, (card,), limit=1 << 20, fallback="cp1252")
        with sources_db(tmp_path) as db:
            told = Told("1", originators.default(), words=words)
            sources.stage_in(db, table, known, told, places.default())
            return db.execute(
                "SELECT row_key, bound, low, best, high FROM claim ORDER BY row_key"
            ).fetchall()

    return ends


def sources_db(folder):
    import duckdb

    db = duckdb.connect()
    sources.bounded(db, folder)
    return db


def test_claims_say_what_the_cells_word(ends):
    found = ends(
        [("a", "7"), ("b", "at least 5"), ("c", "up to 20"), ("d", "5-7"), ("e", "about 300")]
    )
    assert found == [
        ("a", "exact", 7, 7, 7),
        ("b", "at_least", 5, 5, None),
        ("c", "at_most", None, None, 20),
        ("d", "range", 5, None, 7),
        ("e", "approx", 270, 300, 330),
    ]


def test_a_sum_is_as_open_as_its_parts(ends):
    found = ends(
        [("a", "7"), ("a", "at least 5"), ("b", "2"), ("b", "up to 4"), ("c", "1"), ("c", "5-7")],
        add=True,
    )
    assert found == [
        ("a", "at_least", 12, 12, None),
        ("b", "at_most", None, None, 6),
        ("c", "range", 6, None, 8),
    ]
