"""The README of datasets names every key of a card, and its example is true."""

import re
from pathlib import Path

import pytest

import metrics.sources
from metrics.errors import DataError
from metrics.sources.card import Card, Said, parse
from metrics.sources.fields import Dates, Places
from metrics.sources.tags import tagged

README = (Path(metrics.sources.__file__).parent / "README.md").read_text("utf-8")
NAMED = set(re.findall(r"`([a-z_]+)", README))
MADE = {"name", "version"}  # of a card: the file's, not keys that are written


@pytest.mark.parametrize("noun", [Card, Said, Dates, Places])
def test_every_key_is_told(noun):
    keys = {field.alias or name for name, field in noun.model_fields.items()}
    assert keys - MADE <= NAMED


def test_the_example_gives_what_it_says(claims_of, tmp_path):
    (table,) = re.findall(r"```csv\n(.*?)```", README, re.DOTALL)
    (text,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    file = tmp_path / "losses.csv"
    file.write_text(table, "utf-8")
    read = claims_of(file, [parse(text, "losses.toml")])
    told = re.findall(r"^\| (\d+) \| (\w+) \| (\w+) \| (\d+) \| (SY\d+) \|$", README, re.MULTILINE)
    keys = ("dataset_row", "measure", "population_group", "best", "region")
    found = {
        tuple(f"{c[key]:.0f}" if key == "best" else str(c[key]) for key in keys)
        for c in read.claims
    }
    assert found == set(told)
    assert read.left() == [(4, "Dead", "some", "not a number")]
    assert read.staged.unknown == ()


def test_the_mistake_that_it_shows_is_told_so():
    (text,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    with pytest.raises(DataError) as caught:
        parse(text.replace('best = "Dead"', 'bset = "Dead"'), "losses.toml")
    assert str(caught.value) in " ".join(README.split())


def test_the_tags_that_it_names_are_understood():
    tags = re.findall(r"`(#[a-z0-9+]+)`", README)
    assert len(tags) == 8
    assert [tag for tag in tags if tagged(tag).why] == []


CARD = """
title = "t"
publisher = "p"
licence = "l"
redistribute = "yes"
[recognise]
columns = ["dead"]
[[claims]]
name = "killed"
measure = "killed"
best = "dead"
"""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            'best = "dead"',
            'bset = "dead"',
            "claims 'killed', bset: no such key; did you mean 'best'?",
        ),
        ('= "killed"\nbest', '= "kiled"\nbest', "no measure 'kiled'; did you mean 'killed'?"),
        ('best = "dead"', "", "claims 'killed': no column of a number"),
        ('best = "dead"', 'best = "dead"\ngroup = "childs"', "did you mean 'children'?"),
        ('best = "dead"', 'best = "dead"\nfacility = "healt"', "did you mean 'health'?"),
        ('best = "dead"', 'best = "dead"\nunit = "persons"', "did you mean 'person'?"),
        ('best = "dead"', 'best = "dead"\nbound = "atleast"', "did you mean 'at_least'?"),
        (
            'best = "dead"',
            'best = "dead"\npart_of = { claim = "kild" }',
            "no entry 'kild'; did you",
        ),
        (
            'best = "dead"',
            'best = "dead"\npart_of = { where = { a = "b" } }',
            "needs the card's key",
        ),
        ('best = "dead"', 'best = "dead"\ncause = { colum = "x" }', "cause, colum: no such key"),
        ('title = "t"', "", "own.toml: title: is needed"),
        ('title = "t"', "title = 3", "own.toml: title: Input should be a valid string"),
        ('title = "t"', "tilte = 't'", "tilte: no such key; did you mean 'title'?"),
        ("[recognise]", "[recognize]", "recognize: no such key; did you mean 'recognise'?"),
        ('redistribute = "yes"', 'redistribute = "yess"', "did you mean 'yes'?"),
        ("[[claims]]", "[claims", "own.toml: broken TOML"),
    ],
)
def test_what_is_wrong_in_a_card_is_told_with_file_entry_and_key(right, wrong, told):
    assert right in CARD
    with pytest.raises(DataError) as caught:
        parse(CARD.replace(right, wrong), "own.toml")
    assert str(caught.value).startswith("own.toml: ")
    assert told in str(caught.value)
